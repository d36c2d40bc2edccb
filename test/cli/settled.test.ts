/** `batch`: a refusal soon after an attempt of unknown effect does not settle an order. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Completion } from 'wechatpay-payscore'
import { settled } from '../../src/cli/batch/settled.js'
import { startMerchant } from './merchant.js'
import { completions, jsonLines, newOrders } from './orders.js'
import { run, start } from './run.js'

const refused: Completion = { result: 'refused', error: { code: 'INVALID_REQUEST', message: '' } }
const held = { ...refused, result: 'unknown' }

describe('a refusal', () => {
  it('leaves an order unknown for ten minutes after an attempt of unknown effect, and is final then', () => {
    expect(settled(refused, 1000, 600_999)).toEqual({ completion: held, unknownSince: 1000 })
    expect(settled(refused, 1000, 601_000)).toEqual({ completion: refused, unknownSince: undefined })
    // The clock was set back.
    expect(settled(refused, 1000, 0)).toEqual({ completion: held, unknownSince: 1000 })
  })

  it('is final at once where there was no such attempt, and so is every other result', () => {
    expect(settled(refused, undefined, 5)).toEqual({ completion: refused, unknownSince: undefined })
    const order = { state: 'REVOKED' }
    // `as`: the function does not look at the order.
    const canceled = { result: 'canceled', order } as unknown as Completion
    expect(settled(canceled, 4, 5)).toEqual({ completion: canceled, unknownSince: undefined })
  })

  it('in a batch is recorded as unknown with its error, and as refused eleven minutes later', async () => {
    let results = ''
    const merchant = await startMerchant({
      orders: newOrders(1),
      faults: ({ operation }) => {
        const isFirst = readFileSync(results, 'utf8') === ''
        return isFirst ? 'SYSTEM_ERROR' : operation === 'completeServiceOrder' ? 'INVALID_REQUEST' : undefined
      },
    })
    results = join(merchant.folder, 'results.jsonl')
    const args = ['batch', merchant.file('orders.jsonl', jsonLines(completions(1))), '--results', results]
    const lines = (): Record<string, string>[] =>
      readFileSync(results, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, string>)
    expect((await run(args, merchant.env)).status).toBe(3)
    const [first = {}, second = {}, third = {}, ...more] = lines()
    expect(more).toEqual([])
    expect(first).toMatchObject({ result: 'unknown', error: { code: 'SYSTEM_ERROR' } })
    for (const each of [second, third])
      expect(each).toMatchObject({ result: 'unknown', error: { code: 'INVALID_REQUEST' }, unknown_since: first.at })

    const earlier = new Date(Date.parse(first.at ?? '') - 660_000).toISOString()
    writeFileSync(results, readFileSync(results, 'utf8').replaceAll(first.at ?? '', earlier))
    expect((await run(args, merchant.env)).status).toBe(1)
    expect(lines()[3]).toMatchObject({ result: 'refused', error: { code: 'INVALID_REQUEST' } })
    expect(lines()[3]).not.toHaveProperty('unknown_since')
    await merchant.close()
  })

  it('of an order that a killed batch may have had under way is recorded as unknown, and of the next one as refused', async () => {
    const numbers: string[] = []
    let kill = (): void => {}
    const merchant = await startMerchant({
      orders: newOrders(4),
      faults: ({ operation, out_order_no }) => {
        if (operation !== 'completeServiceOrder') return undefined
        numbers.push(out_order_no)
        kill()
        return numbers.length === 1 ? 'stall' : 'INVALID_REQUEST'
      },
    })
    const service = completions(4).filter(({ product }) => product === 'serviceorder')
    const results = join(merchant.folder, 'results.jsonl')
    const orders = merchant.file('orders.jsonl', jsonLines(service))
    const args = ['batch', orders, '--results', results, '--concurrency', '1']
    const first = start(args, merchant.env)
    kill = () => void first.child.kill('SIGKILL')
    await first.ended
    kill = () => {}
    const { status, stderr } = await run(args, merchant.env)
    expect(status).toBe(3)
    expect(stderr).toContain('An earlier start was killed: it may have sent up to 1 order without a result')
    const found = readFileSync(results, 'utf8').trimEnd().split('\n')
    const last = new Map(
      found.map((line) => JSON.parse(line) as Record<string, string>).map((each) => [each.out_order_no, each]),
    )
    expect(last.get('ORDER-0')).toMatchObject({ result: 'unknown', error: { code: 'INVALID_REQUEST' } })
    expect(last.get('ORDER-3')).toMatchObject({ result: 'refused', error: { code: 'INVALID_REQUEST' } })
    await merchant.close()
  })
})
