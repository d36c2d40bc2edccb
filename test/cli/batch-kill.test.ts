/** `batch` under faults, killed anywhere and started again: every order is settled with its amount. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FaultName } from 'wechatpay-payscore/sandbox'
import { runs } from '../properties/runs.js'
import { completions, jsonLines, newOrders, wrongOnes } from './orders.js'
import { startMerchant } from './merchant.js'
import { run, start } from './run.js'

const COUNT = 200
const FAULTS: readonly FaultName[] = [
  'SYSTEM_ERROR',
  'drop-after',
  'drop-before',
  'wrong-signature',
  'html-502',
  'old-timestamp',
]

/** A plan that fails three of ten requests, the same for the same seed. */
function faulty(seed: number) {
  let state = seed
  const draw = (below: number): number => (state = (state * 48271) % 2147483647) % below
  return () => (draw(10) < 3 ? FAULTS[draw(FAULTS.length)] : undefined)
}

describe('a batch that is killed and started again', () => {
  it('settles every order with exactly its amount, wherever it was killed', async () => {
    const plan = fc.record({
      seed: fc.integer({ min: 1, max: 2147483646 }),
      // After so many requests, in each of three starts.
      kills: fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 3, maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(plan, async ({ seed, kills }) => {
        const fails = faulty(seed)
        let [requests, killAt, kill] = [0, Infinity, (): void => {}]
        const merchant = await startMerchant({
          orders: newOrders(COUNT),
          faults: () => {
            if (++requests >= killAt) kill()
            return fails()
          },
        })
        try {
          const orders = merchant.file('orders.jsonl', jsonLines(completions(COUNT)))
          const results = join(merchant.folder, 'results.jsonl')
          const args = ['batch', orders, '--results', results]
          for (const after of kills) {
            const { child, ended } = start(args, merchant.env)
            killAt = requests + after
            kill = () => void child.kill('SIGKILL')
            await ended
          }
          killAt = Infinity
          const { status, stdout } = await run([...args, '--json'], merchant.env)
          expect([status, JSON.parse(stdout)]).toMatchObject([0, { left: 0, totals: { completed: { orders: COUNT } } }])
          expect(wrongOnes(merchant.sandbox, COUNT)).toEqual([])
          const lines = readFileSync(results, 'utf8').split('\n')
          expect(lines.pop()).toBe('')
          const completed = lines
            .map((line) => JSON.parse(line) as Record<string, string>)
            .filter(({ result }) => result === 'completed')
          // Each order has one final result, and no lock is left behind.
          expect(new Set(completed.map(({ out_order_no }) => out_order_no)).size).toBe(completed.length)
          expect(readdirSync(merchant.folder).filter((name) => name.includes('lock'))).toEqual([])
        } finally {
          await merchant.close()
        }
      }),
      runs(1),
    )
  })

  it('finishes what is under way on SIGTERM, and ends with status 3', async () => {
    let [requests, stop] = [0, (): void => {}]
    const merchant = await startMerchant({
      orders: newOrders(30),
      faults: () => {
        if (++requests === 12) stop()
        return undefined
      },
    })
    const orders = merchant.file('orders.jsonl', jsonLines(completions(30)))
    const results = join(merchant.folder, 'results.jsonl')
    const left = join(merchant.folder, 'left.jsonl')
    const { child, ended } = start(['batch', orders, '--results', results, '--left', left], merchant.env)
    stop = () => void child.kill('SIGTERM')
    const { status, stderr } = await ended
    expect(status).toBe(3)
    expect(stderr).toContain('Finishing what is under way')
    const done = readFileSync(results, 'utf8').trimEnd().split('\n')
    const open = readFileSync(left, 'utf8').trimEnd().split('\n')
    expect(done.length + open.length).toBe(30)
    // What the ledger has is what the results have: nothing under way was cut off.
    expect(wrongOnes(merchant.sandbox, 30).length).toBe(open.length)
    const again = await run(['batch', left, '--results', results], merchant.env)
    expect(again.status).toBe(0)
    expect(wrongOnes(merchant.sandbox, 30)).toEqual([])
    await merchant.close()
  })

  it('records what a second signal breaks off as unknown, and ends with status 3', async () => {
    const underWay = new Set<string>()
    let stop = (): void => {}
    const merchant = await startMerchant({
      orders: newOrders(30),
      faults: ({ out_order_no }) => {
        if (out_order_no === 'ORDER-0') return undefined
        if (underWay.add(out_order_no).size === 8) stop()
        return 'stall'
      },
    })
    // Of this product the first request completes.
    const orders = merchant.file(
      'orders.jsonl',
      jsonLines(completions(30).filter(({ product }) => product === 'serviceorder')),
    )
    const results = join(merchant.folder, 'results.jsonl')
    const running = start(['batch', orders, '--results', results, '--json'], merchant.env)
    stop = () => void running.child.kill('SIGINT')
    await running.prints(/Finishing what is under way/)
    running.child.kill('SIGINT')
    const { status, stdout } = await running.ended
    expect(status).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { completed: { orders: 1 }, unknown: { orders: 8 }, 'not run': { orders: 1 } },
    })
    const lines = readFileSync(results, 'utf8').trimEnd().split('\n')
    const unknown = lines
      .map((line) => JSON.parse(line) as Record<string, string>)
      .filter(({ result }) => result === 'unknown')
    expect(new Set(unknown.map(({ out_order_no }) => out_order_no))).toEqual(underWay)
    expect(unknown[0]).toMatchObject({ cause: { code: 'ERR_ABORTED', outcome: 'unknown' } })
    await merchant.close()
  })

  it('has its results file to itself, and leaves no lock behind when it is killed', async () => {
    let [requests, arrived] = [0, (): void => {}]
    const first = new Promise<void>((resolve) => (arrived = resolve))
    const merchant = await startMerchant({
      orders: newOrders(3),
      faults: () => {
        arrived()
        return ++requests === 1 ? 'stall' : undefined
      },
    })
    const orders = merchant.file('orders.jsonl', jsonLines(completions(3)))
    const args = ['batch', orders, '--results', join(merchant.folder, 'results.jsonl')]
    const running = start(args, merchant.env)
    await first
    const second = await run(args, merchant.env)
    expect(second.status).toBe(2)
    expect(second.stderr).toContain(`Another batch, process ${running.child.pid}, is writing to`)
    running.child.kill('SIGKILL')
    await running.ended
    expect((await run(args, merchant.env)).status).toBe(0)
    expect(readdirSync(merchant.folder).filter((name) => name.includes('lock'))).toEqual([])
    await merchant.close()
  })

  it('starts once when it is started twice at the same time', async () => {
    const merchant = await startMerchant({ orders: newOrders(30) })
    const orders = merchant.file('orders.jsonl', jsonLines(completions(30)))
    const args = ['batch', orders, '--results', join(merchant.folder, 'results.jsonl')]
    const both = await Promise.all([run(args, merchant.env), run(args, merchant.env)])
    // The one that gave way may also have waited for the other one's end.
    expect(both.map(({ status }) => status)).toContain(0)
    expect(wrongOnes(merchant.sandbox, 30)).toEqual([])
    expect(merchant.sandbox.orders.list().map(({ completions: count }) => count)).toEqual(Array(30).fill(1))
    await merchant.close()
  })
})
