/** `--rate` and pauses: when requests begin. The clock of these tests moves only when somebody waits for it. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Pace } from '../../src/cli/batch/pace.js'
import { startMerchant } from './merchant.js'
import { completions, jsonLines, newOrders } from './orders.js'
import { run } from './run.js'

function paceWith(rate: number): { pace: Pace; clock: { time: number } } {
  const clock = { time: 0 }
  const sleep = async (milliseconds: number): Promise<void> => {
    clock.time += milliseconds
    return Promise.resolve()
  }
  return { pace: new Pace(rate, { now: () => clock.time, sleep }), clock }
}

/** When each of some requests begins, in milliseconds. */
async function begins({ pace, clock }: ReturnType<typeof paceWith>, count: number): Promise<number[]> {
  const times = []
  for (let index = 0; index < count; index++) {
    await pace.turn(new AbortController().signal)
    times.push(clock.time)
  }
  return times
}

describe('requests begin', () => {
  it('so many times a second at most, evenly', async () => {
    expect(await begins(paceWith(4), 5)).toEqual([0, 250, 500, 750, 1000])
  })

  it('at once without a rate', async () => {
    expect(await begins(paceWith(0), 3)).toEqual([0, 0, 0])
  })

  it('at the same rate after a time without any, not all at once', async () => {
    const paced = paceWith(10)
    await begins(paced, 1)
    paced.clock.time = 5000
    expect(await begins(paced, 3)).toEqual([5000, 5100, 5200])
  })

  it('later by each retry, which counts like a request', async () => {
    const paced = paceWith(10)
    await begins(paced, 1)
    paced.pace.count()
    paced.pace.count()
    expect(await begins(paced, 1)).toEqual([300])
  })

  it('after the longest pause that was asked for, of an hour at most', async () => {
    const paced = paceWith(10)
    paced.pace.pause(7000)
    paced.pace.pause(2000)
    expect(await begins(paced, 2)).toEqual([7000, 7100])
    paced.pace.pause(1e12)
    expect(await begins(paced, 1)).toEqual([3_607_100])
  })

  it('no more when a signal has ended the waiting', async () => {
    const abort = new AbortController()
    const { pace, clock } = paceWith(1)
    abort.abort()
    pace.pause(5000)
    await pace.turn(abort.signal)
    expect(clock.time).toBe(0)
  })
})

describe('--rate', () => {
  it('sets how many requests of a batch begin in a second, the retries included', async () => {
    let last = 0
    const merchant = await startMerchant({
      orders: newOrders(3),
      faults: ({ attempt, product }) => {
        last = performance.now()
        return attempt === 1 && product === 'serviceorder' ? 'SYSTEM_ERROR' : undefined
      },
    })
    const orders = merchant.file('orders.jsonl', jsonLines(completions(3)))
    const startedAt = performance.now()
    const { status } = await run(
      ['batch', orders, '--results', join(merchant.folder, 'results.jsonl'), '--rate', '5'],
      merchant.env,
    )
    expect(status).toBe(0)
    // An order of the older products takes a query and a completion. A slow machine takes longer, never less.
    const requests = 2 + 2 + 2
    expect(merchant.sandbox.requests.list().length).toBe(requests)
    expect(last - startedAt).toBeGreaterThanOrEqual((requests - 1) * 200)
    await merchant.close()
  })

  it.each(['0', '-1', '1.5', 'x', '100001'])('refuses %s', async (rate) => {
    const { status, stderr } = await run(['batch', 'orders.jsonl', '--results', 'results.jsonl', `--rate=${rate}`])
    expect(status).toBe(2)
    expect(stderr).toContain(`--rate must be a whole number from 1 to 100000, but is "${rate}"`)
  })
})
