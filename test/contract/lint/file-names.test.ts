/** The rules that need the split files: in a bundle no component has a file. */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lintWithRedocly, root } from './lint.js'

const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
afterAll(() => rmSync(folder, { recursive: true }))
let copies = 0

/** The rules that report the split contract after a file was moved or copied and the references to it were changed. */
function reportsAfter(move: typeof renameSync, from: string, to: string, change: (text: string) => string): string[] {
  const copy = join(folder, String(copies++))
  cpSync(join(root, 'openapi'), copy, { recursive: true })
  mkdirSync(dirname(join(copy, to)), { recursive: true })
  move(join(copy, from), join(copy, to))
  for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue
    writeFileSync(join(copy, name), change(readFileSync(join(copy, name), 'utf8')))
  }
  const entry = join(copy, 'openapi.yaml')
  return [...(lintWithRedocly([entry]).get(entry) ?? [])]
}

describe('the linter reports a wrong file name', () => {
  it('of a path', () => {
    const [from, to] = ['paths/v3_payscore_serviceorder_{out_order_no}_complete.yaml', 'paths/complete.yaml']
    expect(reportsAfter(renameSync, from, to, (text) => text.replaceAll(from, to))).toEqual(['payscore/file-name'])
  })

  it('of a component', () => {
    const [from, to] = ['components/schemas/FinishOrderResponse.yaml', 'components/schemas/finish-order.yaml']
    const change = (text: string): string => text.replaceAll('FinishOrderResponse.yaml', 'finish-order.yaml')
    expect(reportsAfter(renameSync, from, to, change)).toEqual(['payscore/file-name'])
  })

  it('of two components with one name', () => {
    const [from, to] = [
      'components/schemas/FinishOrderResponse.yaml',
      'components/schemas/more/FinishOrderResponse.yaml',
    ]
    const reference = (file: string): string => `${file}\n          examples:\n            PayAfter`
    const change = (text: string): string =>
      text.replace(reference('schemas/FinishOrderResponse.yaml'), reference('schemas/more/FinishOrderResponse.yaml'))
    expect(reportsAfter(copyFileSync, from, to, change)).toEqual(['component-name-unique'])
  })
})
