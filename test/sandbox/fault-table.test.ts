/** The table of faults is the one in docs/sandbox.md, and each fault does to the order what it says. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { faultTable } from '../../src/sandbox/fault-table.js'
import { FaultQueue, faultNames, isExecuted } from '../../src/sandbox/faults.js'

/** The cells of the rows of the table that has `delay` in its first column. */
function rowsOf(readme: string): string[][] {
  const text = readFileSync(new URL(`../../${readme}`, import.meta.url), 'utf8')
  const table = text.split('\n\n').find((block) => /^\| `delay` /m.test(block)) ?? expect.fail('no table of faults')
  const [, , ...rows] = table.split('\n')
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

describe('the table of faults', () => {
  it('stands in docs/sandbox.md as it is', () => {
    const rows = Object.entries(faultTable).map(([name, { response, completes }]) => [
      `\`${name}\``,
      response,
      completes,
    ])
    expect(
      rowsOf('docs/sandbox.md').map(([name, response, completes]) => [name, response, completes?.replaceAll('`', '')]),
    ).toEqual(rows)
  })

  it('has the same names, and says the same of the order, in docs/zh-CN/sandbox.md', () => {
    const words = { yes: '是', no: '否', 'if executed': '取决于 `executed`' }
    const rows = Object.entries(faultTable).map(([name, { completes }]) => [`\`${name}\``, words[completes]])
    expect(rowsOf('docs/zh-CN/sandbox.md').map(([name, , completes]) => [name, completes])).toEqual(rows)
  })
})

describe('a fault', () => {
  it.each(faultNames)('takes the option executed only where it leaves that open: %s', (fault) => {
    const queue = new FaultQueue()
    const { completes } = faultTable[fault]
    const add = (): void => queue.add({ fault, executed: true })
    if (completes === 'if executed') {
      expect(add).not.toThrow()
      expect([isExecuted({ fault }), isExecuted({ fault, executed: true })]).toEqual([false, true])
    } else {
      expect(add).toThrow(`${fault} ${completes === 'yes' ? 'always' : 'never'} completes the order`)
      expect(isExecuted({ fault })).toBe(completes === 'yes')
    }
  })
})
