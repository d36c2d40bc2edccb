/** `batch` while its orders file changes: what was sent has a result, and is summed up. */
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { FaultName, FaultPlan } from 'wechatpay-payscore/sandbox'
import { startMerchant, type Merchant } from './merchant.js'
import { completions, jsonLines, newOrders, wrongOnes } from './orders.js'
import { run, type Ended } from './run.js'

const COUNT = 30
let merchant: Merchant
afterEach(async () => merchant.close())

/** Runs a batch of lines that are too long to be read at once. `meddle` sees each request. */
async function batchWhile(
  meddle: (orders: string, request: Parameters<FaultPlan>[0]) => FaultName | undefined,
): Promise<Ended> {
  let orders = ''
  merchant = await startMerchant({ orders: newOrders(COUNT), faults: (request) => meddle(orders, request) })
  const lines = completions(COUNT).map((order) => `${JSON.stringify(order)}${' '.repeat(16_000)}\n`)
  orders = merchant.file('orders.jsonl', lines.join(''))
  return run(
    ['batch', orders, '--results', path('results.jsonl'), '--left', path('left.jsonl'), '--json'],
    merchant.env,
  )
}

const path = (name: string): string => join(merchant.folder, name)
const results = (): string[] => readFileSync(path('results.jsonl'), 'utf8').trimEnd().split('\n')
const HALF = jsonLines(completions(1)).slice(0, 60)

describe('a batch whose orders file changes', () => {
  it('writes the results of what is under way when half a line was appended, stops, and ends with 1', async () => {
    const { status, stdout, stderr } = await batchWhile((orders, { out_order_no, attempt }) => {
      if (out_order_no === 'ORDER-3' && attempt === 1) appendFileSync(orders, HALF)
      return undefined
    })
    expect(status).toBe(1)
    expect(stderr).toContain(`Stopped: line ${COUNT + 1} of the orders has changed since it was checked`)
    expect(JSON.parse(stdout)).toMatchObject({ orders: COUNT, left: 0, totals: { completed: { orders: COUNT } } })
    expect(results().length).toBe(COUNT)
    expect(wrongOnes(merchant.sandbox, COUNT)).toEqual([])
    expect(stderr).toContain('is not written: the orders have changed since they were checked')
    expect(existsSync(path('left.jsonl'))).toBe(false)
  })

  it('ends with 3 and its summary when the file is gone before an unknown order runs again', async () => {
    const { status, stdout, stderr } = await batchWhile((orders, { out_order_no }) => {
      // It is the last order, so that all lines have been read.
      if (out_order_no === `ORDER-${COUNT - 1}`) rmSync(orders, { force: true })
      return out_order_no === 'ORDER-9' ? 'SYSTEM_ERROR' : undefined
    })
    expect(status).toBe(3)
    expect(stderr).toContain('Stopped: the file of the orders cannot be read any more: ENOENT')
    expect(stderr).toContain('is not written: ENOENT')
    expect(JSON.parse(stdout)).toMatchObject({ left: 1, totals: { completed: { orders: 29 }, unknown: { orders: 1 } } })
  })
})
