/** Tables that list everything do so, in both languages. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../src/index.js'
import { faultNames } from '../../src/sandbox/faults.js'
import { root } from '../typecheck.js'
import { editions } from './pages.js'

describe.each(['en', 'zh-CN'] as const)('%s', (language) => {
  const readPage = (path: string): string =>
    editions.find(([english]) => english.path === path)?.[language === 'en' ? 0 : 1].text ?? expect.fail(path)

  it('errors.md has each error code with its statuses, and each code that is thrown', () => {
    const rows = readPage('docs/errors.md').match(/^\| `[A-Z_]+` .*$/gm) ?? []
    const listed = new Map(
      rows.map((row): [code: string, statuses: number[]] => {
        const [, code = '', statuses = ''] = row.split('|').map((cell) => cell.trim())
        return [code.slice(1, -1), statuses.split(', ').map(Number)]
      }),
    )
    expect([...listed.keys()].sort()).toEqual(Object.keys(errorCodes).sort())
    for (const [code, entry] of Object.entries(errorCodes)) expect(listed.get(code)).toContain(entry?.status)
    const thrown = readFileSync(join(root, 'src/errors.ts'), 'utf8').match(/'ERR_[A-Z_]+'/g) ?? []
    expect(thrown.length).toBeGreaterThan(8)
    for (const code of thrown) expect(readPage('docs/errors.md')).toContain(`\`${code.slice(1, -1)}\``)
  })

  it('sandbox.md has each fault', () => {
    const rows = readPage('docs/sandbox.md').match(/^\| `[a-z0-9-]+`/gm) ?? []
    expect(rows.map((row) => row.slice(3, -1)).sort()).toEqual([...faultNames].sort())
  })

  it('results.md and README.md have each result', () => {
    for (const path of ['docs/results.md', 'README.md']) {
      for (const result of ['completed', 'completed-differently', 'canceled', 'refused', 'unknown']) {
        expect(readPage(path)).toContain(`\`${result}\``)
      }
    }
  })
})
