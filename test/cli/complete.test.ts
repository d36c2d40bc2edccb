/** `complete`: checks, a dry run, and what each result looks like. A terminal is in `terminal.test.ts`. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { completions, newOrders } from './orders.js'
import { startMerchant, type Merchant } from './merchant.js'
import { run, start } from './run.js'

let merchant: Merchant
let files: string[]
beforeAll(async () => {
  merchant = await startMerchant({ orders: newOrders(9) })
  files = completions(9).map(({ body }, index) => merchant.file(`body-${index}.json`, JSON.stringify(body)))
})
afterAll(async () => merchant.close())

const file = (index: number): string => files[index] ?? expect.fail()

describe('complete', () => {
  it.each([
    ['serviceorder', 0],
    ['smartretail-orders', 1],
    ['payafter-orders', 2],
  ] as const)('completes an order of %s', async (product, index) => {
    const { status, stdout, stderr } = await run(
      ['complete', product, `ORDER-${index}`, file(index), '--yes'],
      merchant.env,
    )
    expect(status).toBe(0)
    expect(stdout).toContain(
      `${product} ORDER-${index}: completed, 1.0${index} yuan (10${index} fen). WeChat Pay collects`,
    )
    expect(stderr).toContain('This is not WeChat Pay itself: no money moves.')
    expect(merchant.sandbox.orders.get(product, `ORDER-${index}`)?.completed_with).toMatchObject({
      total_amount: 100 + index,
    })
  })

  it('may be run again: the order is completed once', async () => {
    const args = ['complete', 'serviceorder', 'ORDER-3', file(3), '--yes', '--json']
    expect(JSON.parse((await run(args, merchant.env)).stdout)).toMatchObject({
      result: 'completed',
      out_order_no: 'ORDER-3',
    })
    merchant.sandbox.orders.collect('serviceorder', 'ORDER-3')
    const again = await run(args, merchant.env)
    expect(again.status).toBe(0)
    expect(JSON.parse(again.stdout)).toMatchObject({ product: 'serviceorder', result: 'completed', paid: true })
    expect(await run(['complete', 'serviceorder', 'ORDER-3', file(0), '--yes'], merchant.env)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('completed otherwise than asked') as string,
    })
  })

  it('sends nothing in a dry run, and prints the five lines that would be signed', async () => {
    merchant.sandbox.requests.clear()
    // It needs no credentials.
    const { status, stdout, stderr } = await run(['complete', 'serviceorder', 'A|B', file(0), '--dry-run'])
    expect(status).toBe(0)
    const body = JSON.stringify(completions(1)[0]?.body)
    const lines = stdout.split('\n')
    expect(lines.slice(0, 2)).toEqual(['POST', '/v3/payscore/serviceorder/A%7CB/complete'])
    expect(lines[2]).toMatch(/^\d{10}$/)
    expect(lines[3]).toMatch(/^[0-9a-f]{32}$/)
    expect(lines.slice(4)).toEqual([body, ''])
    expect(stderr).toContain('the total is 1.00 yuan (100 fen). Nothing was sent.')
    expect(merchant.sandbox.requests.list()).toEqual([])
  })

  it('asks for --yes without a terminal', async () => {
    const { status, stderr } = await run(['complete', 'serviceorder', 'ORDER-6', file(6)], merchant.env)
    expect(status).toBe(2)
    expect(stderr).toBe('wechatpay-payscore: complete asks before it sends, and there is no terminal: add --yes\n')
    expect(merchant.sandbox.orders.get('serviceorder', 'ORDER-6')?.completions).toBe(0)
  })

  it('refuses a body outside the contract, a file that is not there, and one that is no JSON', async () => {
    const yuan = merchant.file(
      'yuan.json',
      '{"appid":"a","service_id":"1","post_payments":[{"name":"x"}],"total_amount":1.5}',
    )
    expect(await run(['complete', 'serviceorder', 'A', yuan, '--yes'], merchant.env)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('/total_amount') as string,
    })
    expect(await run(['complete', 'serviceorder', 'A', '/no/such/file', '--yes'], merchant.env)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^wechatpay-payscore: The body in "\/no\/such\/file" cannot be read: ENOENT/,
      ) as string,
    })
    const broken = merchant.file('broken.json', '{"a":')
    expect((await run(['complete', 'serviceorder', 'A', broken, '--yes'], merchant.env)).status).toBe(2)
  })

  it('minds a total that is not the sum', async () => {
    const body = { ...completions(1)[0]?.body, total_amount: 90 }
    const other = merchant.file('sum.json', JSON.stringify(body))
    const { status, stderr } = await run(['complete', 'serviceorder', 'A', other, '--dry-run'])
    expect(status).toBe(0)
    expect(stderr).toContain('total_amount is 0.90 yuan (90 fen), but the amounts add up to 1.00 yuan (100 fen)')
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 3 and its result when %s breaks it off', async (signal) => {
    merchant.sandbox.faults.add('stall')
    merchant.sandbox.requests.clear()
    const { child, ended } = start(['complete', 'serviceorder', 'ORDER-6', file(6), '--yes', '--json'], merchant.env)
    await vi.waitUntil(() => merchant.sandbox.requests.list().length === 1, { timeout: 60_000 })
    child.kill(signal)
    const { status, stdout } = await ended
    expect(status).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ product: 'serviceorder', out_order_no: 'ORDER-6', result: 'unknown' },
      cause: { code: 'ERR_ABORTED', outcome: 'unknown' },
    })
  })

  it('ends with 1 for a refusal, with 2 without credentials, with 3 when it does not know', async () => {
    const refused = await run(['complete', 'serviceorder', 'NO-SUCH-ORDER', file(0), '--yes'], merchant.env)
    expect(refused).toMatchObject({ status: 1, stdout: expect.stringContaining('ORDER_NOT_EXIST') as string })
    const without = await run(['complete', 'serviceorder', 'ORDER-6', file(6), '--yes'], { WECHATPAY_MCHID: '1' })
    expect(without).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('The environment lacks WECHATPAY_SERIAL_NO') as string,
    })
    const env = { ...merchant.env, WECHATPAY_BASE_URL: 'http://127.0.0.1:9' }
    const unknown = await run(['complete', 'serviceorder', 'ORDER-6', file(6), '--yes'], env)
    expect(unknown).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('run the same command again') as string,
    })
  })
})
