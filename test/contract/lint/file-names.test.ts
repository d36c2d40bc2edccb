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
import { afterAll, expect, it } from 'vitest'
import { lintWithRedocly, root } from './lint.js'

const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Move {
  readonly move: typeof renameSync
  readonly from: string
  readonly to: string
  /** Changes the references to the file. */
  readonly change: (text: string) => string
  readonly rule: string
}

const PATH = 'paths/v3_payscore_serviceorder_{out_order_no}_complete.yaml'
const RESPONSE = 'components/schemas/FinishOrderResponse.yaml'
const reference = (file: string): string => `${file}\n          examples:\n            PayAfter`

const moves: Record<string, Move> = {
  'of a path': {
    move: renameSync,
    from: PATH,
    to: 'paths/complete.yaml',
    change: (text) => text.replaceAll(PATH, 'paths/complete.yaml'),
    rule: 'payscore/file-name',
  },
  'of a component': {
    move: renameSync,
    from: RESPONSE,
    to: 'components/schemas/finish-order.yaml',
    change: (text) => text.replaceAll('FinishOrderResponse.yaml', 'finish-order.yaml'),
    rule: 'payscore/file-name',
  },
  'of two components with one name': {
    move: copyFileSync,
    from: RESPONSE,
    to: 'components/schemas/more/FinishOrderResponse.yaml',
    change: (text) =>
      text.replace(reference('schemas/FinishOrderResponse.yaml'), reference('schemas/more/FinishOrderResponse.yaml')),
    rule: 'component-name-unique',
  },
}

/** The entry of a copy of the split contract in which a file was moved. */
function copyWith({ move, from, to, change }: Move, name: string): string {
  const copy = join(folder, name)
  cpSync(join(root, 'openapi'), copy, { recursive: true })
  mkdirSync(dirname(join(copy, to)), { recursive: true })
  move(join(copy, from), join(copy, to))
  for (const file of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.yaml')) continue
    writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')))
  }
  return join(copy, 'openapi.yaml')
}

it('the linter reports a wrong file name', () => {
  const entries = Object.values(moves).map((move, index) => copyWith(move, String(index)))
  // The linter takes seconds to start, so one run reads all copies.
  const reported = lintWithRedocly(entries)
  const rules = Object.keys(moves).map((what, index) => [what, [...(reported.get(entries[index] ?? '') ?? [])]])
  expect(rules).toEqual(Object.entries(moves).map(([what, { rule }]) => [what, [rule]]))
})
