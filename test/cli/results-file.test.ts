/** The results file after a crash: cut at each byte, it gives every whole result and no other. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readResults } from '../../src/cli/batch/results-file.js'
import { ResultsWriter } from '../../src/cli/batch/results-writer.js'

const folder = mkdtempSync(join(tmpdir(), 'results-'))
afterAll(() => rmSync(folder, { recursive: true }))

const record = (out_order_no: string, result: string) => ({ product: 'serviceorder', out_order_no, result })
const FIRST = `${JSON.stringify(record('A', 'unknown'))}\n`
const SECOND = `${JSON.stringify(record('B', 'completed'))}\n`
const path = join(folder, 'results.jsonl')

describe('a results file', () => {
  it('that is cut at any byte has its whole lines, and goes on after them', async () => {
    const bytes = Buffer.from(FIRST + SECOND)
    for (let length = 0; length <= bytes.length; length++) {
      writeFileSync(path, bytes.subarray(0, length))
      const found = await readResults(path)
      // A line that lacks its line feed only is whole.
      const whole = [FIRST, FIRST + SECOND].filter((text) => length >= text.length - 1)
      expect([...found.last.keys()], `${length} bytes`).toEqual(
        ['serviceorder A', 'serviceorder B'].slice(0, whole.length),
      )
      const writer = await ResultsWriter.open(path, found)
      await Promise.all([writer.append(record('C', 'completed')), writer.append(record('D', 'refused'))])
      await writer.append(record('E', 'completed'))
      await writer.close()
      const added = ['C', 'D', 'E'].map(
        (number) => `${JSON.stringify(record(number, number === 'D' ? 'refused' : 'completed'))}\n`,
      )
      expect(readFileSync(path, 'utf8'), `${length} bytes`).toBe((whole.at(-1) ?? '') + added.join(''))
    }
  })

  it('may end in the zeros that a loss of power leaves', async () => {
    writeFileSync(path, `${FIRST}\0\0\0\0`)
    expect(await readResults(path)).toMatchObject({ torn: 4, length: FIRST.length })
  })

  it('has the last result of an order that ran more than once', async () => {
    writeFileSync(path, FIRST + JSON.stringify(record('A', 'canceled')))
    expect((await readResults(path)).last.get('serviceorder A')).toMatchObject({ result: 'canceled' })
  })

  it.each([
    ['another file', 'hello\n'],
    ['a word without a line feed', 'hello'],
    ['an order without a line feed', '{"product":"serviceorder","out_order_no":"A","body":{}}'],
    ['a torn line in the middle', `{"product":"serv\n${FIRST}`],
    ['a result that does not exist', `${JSON.stringify(record('A', 'done'))}\n`],
  ])('is not %s', async (_, text) => {
    writeFileSync(path, text)
    await expect(readResults(path)).rejects.toThrow(/is not a results file: line 1 is no result of an order/)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})
