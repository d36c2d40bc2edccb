/** `batch` with orders that NO_AUTH refuses: they do not keep the others from running at every start. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { OrderToComplete } from 'wechatpay-payscore'
import { passesOf } from '../../src/cli/batch/plan.js'
import type { Entry } from '../../src/cli/batch/orders-file.js'
import type { LastResult } from '../../src/cli/batch/results-file.js'
import { startMerchant } from './merchant.js'
import { completions, jsonLines, newOrders } from './orders.js'
import { run } from './run.js'

interface Summary {
  left: number
  stopped?: string
  totals: { completed: { orders: number } }
}

/** Two starts of a batch of which some orders are refused. @returns the summary of each */
async function twoStarts(isRefused: (index: number) => boolean, orders: OrderToComplete[]): Promise<Summary[]> {
  const merchant = await startMerchant({
    orders: newOrders(orders.length),
    faults: ({ out_order_no }) => (isRefused(Number(out_order_no.split('-')[1])) ? 'NO_AUTH' : undefined),
  })
  const args = ['batch', merchant.file('orders.jsonl', jsonLines(orders)), '--json']
  const ends = []
  for (let time = 0; time < 2; time++)
    ends.push(await run([...args, '--results', join(merchant.folder, 'results.jsonl')], merchant.env))
  await merchant.close()
  expect(ends.map(({ status }) => status)).toEqual([1, 1])
  return ends.map(({ stdout }) => JSON.parse(stdout) as Summary)
}

describe('a batch that NO_AUTH stopped', () => {
  it('runs all other orders of the same service at the next start', async () => {
    const [first, second] = await twoStarts((index) => index < 3, completions(30))
    expect(first).toMatchObject({ left: 30, stopped: expect.stringContaining('NO_AUTH for 3') as string })
    expect(second).toMatchObject({ left: 3, totals: { completed: { orders: 27 } } })
    expect(second).not.toHaveProperty('stopped')
  })

  it('runs all orders of other services at the next start, before those of the refused one', async () => {
    const orders = completions(60).map((order, index) => {
      // `as`: the product stays that of the body.
      return index < 45 ? ({ ...order, body: { ...order.body, service_id: '500002' } } as OrderToComplete) : order
    })
    const [first, second] = await twoStarts((index) => index < 45, orders)
    expect(first).toMatchObject({ left: 60, stopped: expect.stringContaining('NO_AUTH for 3') as string })
    expect(second).toMatchObject({ left: 45, totals: { completed: { orders: 15 } } })
    expect(second?.stopped).toContain('NO_AUTH for 10')
  })
})

describe('the order of a start', () => {
  it('is that of the file, with the refused orders last, and those of their services before them', () => {
    const refused: LastResult = { result: 'refused', paid: false, code: 'NO_AUTH', sha256: undefined }
    // `as`: the function looks at the service only.
    const entries = new Map(['X', 'Y', 'Z', 'X', 'Y'].map((service, index) => [`${index}`, { service } as Entry]))
    const last = new Map<string, LastResult>([
      ['0', refused],
      ['1', { ...refused, result: 'unknown' }],
    ])
    const passes = passesOf(new Set(entries.keys()), entries, last)
    expect(passes.map((pass) => [...pass])).toEqual([['1', '2', '4'], ['3'], ['0']])
  })
})
