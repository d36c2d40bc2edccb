/** `batch` whose results file is used by others, or goes away while it runs: it stops, and never with status 0. */
import {
  appendFileSync,
  linkSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startMerchant, type Merchant } from './merchant.js'
import { completions, jsonLines, newOrders, wrongOnes } from './orders.js'
import { run, start, type Ended } from './run.js'

const COUNT = 30
let merchant: Merchant
afterEach(async () => merchant.close())

const path = (name: string): string => join(merchant.folder, name)
const args = (results = 'results.jsonl'): string[] => ['batch', path('orders.jsonl'), '--results', path(results)]

/** A merchant with an orders file. `meddle` sees the number of each request. */
async function prepare(meddle: (requests: number) => 'stall' | undefined = () => undefined): Promise<void> {
  let requests = 0
  merchant = await startMerchant({ orders: newOrders(COUNT), faults: () => meddle(++requests) })
  merchant.file('orders.jsonl', jsonLines(completions(COUNT)))
}

const numbersIn = (name: string): Set<string> =>
  new Set(
    readFileSync(path(name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { out_order_no: string }).out_order_no),
  )
const completed = (): number => merchant.sandbox.orders.list().filter(({ completions: count }) => count > 0).length
const FOREIGN = '{"product":"serviceorder","out_order_no":"FOREIGN","result":"completed"}\n'

describe('a batch stops with status 3, and goes on at the next start, when its results file', () => {
  it.each<[string, () => void, string]>([
    ['is removed', () => rmSync(path('results.jsonl')), 'was removed'],
    ['is moved away', () => renameSync(path('results.jsonl'), path('moved.jsonl')), 'was removed'],
    ['is emptied', () => writeFileSync(path('results.jsonl'), ''), 'was replaced, or another program writes to it'],
    [
      'is replaced by a copy',
      () => {
        writeFileSync(path('copy'), readFileSync(path('results.jsonl')))
        renameSync(path('copy'), path('results.jsonl'))
      },
      'was replaced, or another program writes to it',
    ],
    [
      'gets a line of another program',
      () => appendFileSync(path('results.jsonl'), FOREIGN),
      'was replaced, or another',
    ],
  ])('%s', async (_, meddle, message) => {
    await prepare((requests) => {
      if (requests === 10) meddle()
      return undefined
    })
    const { status, stderr } = await run(args(), merchant.env)
    expect(status).toBe(3)
    expect(stderr).toMatch(/^wechatpay-payscore: The results file "[^"]*results.jsonl" /m)
    expect(stderr).toContain(message)
    expect(completed()).toBeLessThan(COUNT)
    const again = await run(args(), merchant.env)
    expect(again.status).toBe(0)
    expect(wrongOnes(merchant.sandbox, COUNT)).toEqual([])
  })
})

describe('two batches on one results file', () => {
  it("end with the first one's stop when its lock was removed: it finds the results of the second one", async () => {
    let second: Promise<Ended> | undefined
    await prepare((requests) => {
      if (requests === 10) {
        for (const name of readdirSync(merchant.folder)) if (name.includes('.lock-')) rmSync(path(name))
        second = run(args(), merchant.env)
      }
      // All that the first one has under way.
      return requests >= 10 && requests < 10 + 8 ? 'stall' : undefined
    })
    const first = start(args(), merchant.env)
    await vi.waitUntil(() => second, { timeout: 60_000 })
    expect(await second).toMatchObject({ status: 0 })
    first.child.kill('SIGINT')
    await first.prints(/Finishing what is under way/)
    first.child.kill('SIGINT')
    const { status, stderr } = await first.ended
    expect(status).toBe(3)
    expect(stderr).toContain('was replaced, or another program writes to it')
    expect(numbersIn('results.jsonl').size).toBe(COUNT)
    expect(wrongOnes(merchant.sandbox, COUNT)).toEqual([])
  })

  it('are refused under two names: a hard link at the start, a symbolic link by the lock', async () => {
    await prepare((requests) => (requests >= 2 ? 'stall' : undefined))
    writeFileSync(path('results.jsonl'), '')
    linkSync(path('results.jsonl'), path('hard.jsonl'))
    for (const name of ['results.jsonl', 'hard.jsonl'])
      expect(await run(args(name), merchant.env)).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/--results ".*" has 2 names \(hard links\)/) as string,
      })
    rmSync(path('hard.jsonl'))
    symlinkSync(path('results.jsonl'), path('soft.jsonl'))
    const first = start(args(), merchant.env)
    await vi.waitUntil(() => completed() > 0, { timeout: 60_000 })
    expect(await run(args('soft.jsonl'), merchant.env)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`Another batch, process ${first.child.pid}, is writing to`) as string,
    })
    first.child.kill('SIGKILL')
    await first.ended
  })
})
