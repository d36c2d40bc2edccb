/** `batch`: its checks, its results, and when it stops by itself. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, afterEach, describe, expect, it } from 'vitest'
import { fixture, testingKey } from '../helpers.js'
import { completions, jsonLines, newOrders, sumOf, wrongOnes } from './orders.js'
import { startMerchant, type Merchant } from './merchant.js'
import { run } from './run.js'

let merchant: Merchant
let results: string
beforeEach(async () => {
  merchant = await startMerchant({ orders: newOrders(30) })
  results = join(merchant.folder, 'results.jsonl')
})
afterEach(async () => merchant.close())

const lines = (path = results): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const batch = async (orders: string, more: string[] = [], env: Record<string, string> = {}) =>
  run(['batch', orders, '--results', results, ...more], { ...merchant.env, ...env })

describe('a batch', () => {
  it('completes every order once, records each, and sums up in both units', async () => {
    const orders = merchant.file('orders.jsonl', jsonLines(completions(30)))
    const { status, stdout } = await batch(orders)
    expect(status).toBe(0)
    const yuan = `${Math.floor(sumOf(30) / 100)}.${String(sumOf(30) % 100).padStart(2, '0')}`
    expect(stdout).toMatch(new RegExp(`completed +30 +${yuan} yuan \\(${sumOf(30)} fen\\)`))
    expect(wrongOnes(merchant.sandbox, 30)).toEqual([])
    expect(lines().length).toBe(30)
    expect(lines()[0]).toMatchObject({
      product: 'serviceorder',
      out_order_no: 'ORDER-0',
      result: 'completed',
      paid: false,
    })
    expect(statSync(results).mode & 0o077).toBe(0)
  })

  it('sends nothing for orders that have a final result', async () => {
    const orders = merchant.file('orders.jsonl', jsonLines(completions(6)))
    await batch(orders)
    merchant.sandbox.requests.clear()
    const { status, stdout, stderr } = await batch(orders, ['--json'])
    expect(status).toBe(0)
    expect(stderr).toContain('6 of 6 orders have a final result; 0 run now')
    expect(JSON.parse(stdout)).toMatchObject({
      orders: 6,
      left: 0,
      totals: { completed: { orders: 6, fen: sumOf(6) } },
    })
    expect(merchant.sandbox.requests.list()).toEqual([])
  })

  it('checks all lines before the first is sent, and names the lines', async () => {
    const good = jsonLines(completions(2))
    const second = { ...completions(1)[0], body: { ...completions(1)[0]?.body, total_amount: 7 } }
    const bad = [
      good,
      '{"product":"serviceorder"}\n',
      'no JSON\n',
      '[]\n',
      jsonLines([{ ...completions(1)[0], note: 1 }]),
      jsonLines([second]),
      '{"product":"service-order","out_order_no":"A","body":{}}\n',
    ]
    const { status, stderr } = await batch(merchant.file('orders.jsonl', bad.join('')))
    expect(status).toBe(2)
    expect(stderr).toMatch(/line 3: .*\/out_order_no/)
    expect(stderr).toContain('line 4: it is not JSON')
    expect(stderr).toContain('line 5: an order must be an object')
    expect(stderr).toContain('line 6: "note" is no field of an order')
    expect(stderr).toContain('line 7: serviceorder ORDER-0 is in line 1 already, with another body')
    expect(stderr).toContain(
      'line 8: product must be one of serviceorder, smartretail-orders, payafter-orders, but is "service-order": did you mean serviceorder?',
    )
    expect(merchant.sandbox.requests.list()).toEqual([])
  })

  it('runs an order that stands there twice with the same body once', async () => {
    const [order] = completions(1)
    const swapped = {
      body: Object.fromEntries(Object.entries(order?.body ?? {}).reverse()),
      out_order_no: 'ORDER-0',
      product: 'serviceorder',
    }
    const { status, stderr } = await batch(
      merchant.file('orders.jsonl', `\uFEFF${jsonLines([order])}\r\n${jsonLines([swapped])}`),
    )
    expect(status).toBe(0)
    expect(stderr).toContain('line 3: serviceorder ORDER-0 is that of line 1: it runs once')
    expect(merchant.sandbox.orders.get('serviceorder', 'ORDER-0')?.completions).toBe(1)
  })

  it.each([
    ['in UTF-8', Buffer.from('\uFEFF商品,金额\nA,1.00\nB,2.00\n')],
    ['in GBK', Buffer.from([0xc9, 0xcc, 0xc6, 0xb7, 0x2c, 0x31, 0x0a, 0x41, 0x2c, 0x31])],
  ])('says once that a CSV %s is none of its files', async (_, bytes) => {
    const csv = join(merchant.folder, 'orders.csv')
    writeFileSync(csv, bytes)
    const { status, stderr } = await batch(csv)
    expect(status).toBe(2)
    expect(stderr).toMatch(/^wechatpay-payscore: Line 1 of "[^"]*orders\.csv" looks like CSV; nothing was sent\. /)
    expect(stderr).toContain('{ "product": …, "out_order_no": …, "body": { … } }')
    expect(stderr.trimEnd().split('\n').length).toBe(1)
  })

  it('says that a file has no order', async () => {
    const { status, stderr } = await batch(merchant.file('orders.jsonl', '\r\n\n'))
    expect(status).toBe(0)
    expect(stderr).toMatch(/^"[^"]*orders\.jsonl" has no order\n$/)
  })

  it('ends with 1 when some are refused, lists them, and does not run them again', async () => {
    const orders = merchant.file('orders.jsonl', jsonLines([...completions(3), ...completions(2, 'MISSING')]))
    const left = join(merchant.folder, 'left.jsonl')
    const { status, stdout, stderr } = await batch(orders, ['--left', left])
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^2 orders were refused, which is final for "[^"]*results\.jsonl": .* with another --results file\.\n$/,
    )
    expect(stdout).toMatch(/refused +2/)
    expect(stdout).toContain('refused  serviceorder MISSING-0  line 4  ORDER_NOT_EXIST')
    expect(readFileSync(left, 'utf8')).toBe('')
    merchant.sandbox.requests.clear()
    expect((await batch(orders)).status).toBe(1)
    expect(merchant.sandbox.requests.list()).toEqual([])
  })

  it('stops after one order with a wrong private key, and goes on with the right one', async () => {
    const orders = merchant.file('orders.jsonl', jsonLines(completions(30)))
    const key = merchant.file('other_key.pem', testingKey(fixture('platform_key.pem')))
    const left = join(merchant.folder, 'left.jsonl')
    const { status, stderr } = await batch(orders, ['--left', left], { WECHATPAY_PRIVATE_KEY_FILE: key })
    expect(status).toBe(1)
    expect(stderr).toContain('Stopped: SIGN_ERROR')
    // A completion that is refused without a signature is followed by a query.
    expect(merchant.sandbox.requests.list().map(({ method }) => method)).toEqual(['POST', 'GET'])
    expect(readFileSync(left, 'utf8')).toBe(jsonLines(completions(30)))
    expect((await batch(orders)).status).toBe(0)
    expect(wrongOnes(merchant.sandbox, 30)).toEqual([])
  })

  it('stops after NO_AUTH for the first three orders', async () => {
    merchant.sandbox.faults.add({ fault: 'NO_AUTH', times: 100 })
    const orders = merchant.file('orders.jsonl', jsonLines(completions(30)))
    const { status, stderr } = await batch(orders)
    expect(status).toBe(1)
    expect(stderr).toContain('Stopped: NO_AUTH for 3 different orders in a row')
    expect(merchant.sandbox.requests.list().length).toBe(3)
    merchant.sandbox.faults.clear()
    expect((await batch(orders)).status).toBe(0)
  })

  it('stops when no response can be trusted', async () => {
    const key = merchant.file('other_pub.pem', fixture('platform_pub_key.pem'))
    const orders = merchant.file('orders.jsonl', jsonLines(completions(30)))
    const { status, stderr } = await batch(orders, [], { WECHATPAY_PUBLIC_KEY_FILE: key })
    expect(status).toBe(3)
    expect(stderr).toContain('Stopped: the responses to 3 orders in a row cannot be trusted')
    expect((await batch(orders)).status).toBe(0)
    expect(wrongOnes(merchant.sandbox, 30)).toEqual([])
  })

  it('pauses all of it for a Retry-After', async () => {
    const arrivals: number[] = []
    await merchant.close()
    merchant = await startMerchant({
      orders: newOrders(30),
      faults: () => {
        arrivals.push(performance.now())
        return arrivals.length === 10 ? { fault: 'FREQUENCY_LIMITED', retryAfter: 2 } : undefined
      },
    })
    results = join(merchant.folder, 'results.jsonl')
    const { status } = await batch(merchant.file('orders.jsonl', jsonLines(completions(30))), ['--concurrency', '4'])
    expect(status).toBe(0)
    // Three others may be under way, each with a query and a completion.
    const during = arrivals.filter((at) => at > (arrivals[9] ?? 0) && at < (arrivals[9] ?? 0) + 1900)
    expect(during.length).toBeLessThanOrEqual(6)
  })

  it('refuses files that are the same, and a results file that is none', async () => {
    const orders = merchant.file('orders.jsonl', jsonLines(completions(1)))
    expect(await run(['batch', orders, '--results', orders], merchant.env)).toMatchObject({ status: 2 })
    expect(await run(['batch', orders], merchant.env)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('batch needs --results FILE') as string,
    })
    expect((await batch(orders, ['--left', orders])).status).toBe(2)
    // One line without its line feed must not be taken for a torn result.
    const precious = jsonLines(completions(1)).trimEnd()
    writeFileSync(results, precious)
    expect(await batch(orders)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not a results file') as string,
    })
    expect(readFileSync(results, 'utf8')).toBe(precious)
    const gbk = join(merchant.folder, 'gbk.jsonl')
    writeFileSync(gbk, Buffer.from([0x7b, 0xd7, 0xe2, 0xbd, 0xf0, 0x7d, 0x0a]))
    expect(await run(['batch', gbk, '--results', `${results}.2`], merchant.env)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('line 1: it is not UTF-8') as string,
    })
  })

  it('drops a torn last line and says so, and does not send an order with another body', async () => {
    const orders = merchant.file('orders.jsonl', jsonLines(completions(6)))
    await batch(orders)
    const whole = readFileSync(results, 'utf8')
    writeFileSync(results, `${whole}{"product":"serviceorder","out_ord`)
    const again = await batch(orders)
    expect(again).toMatchObject({ status: 0, stderr: expect.stringContaining('was torn, and is dropped') as string })
    expect(readFileSync(results, 'utf8')).toBe(whole)
    const changed = completions(6).map((order, index) =>
      index === 0 ? { ...order, body: { ...order.body, total_amount: 5 } } : order,
    )
    const { status, stderr } = await batch(merchant.file('changed.jsonl', jsonLines(changed)))
    expect(status).toBe(2)
    expect(stderr).toContain('line 1: serviceorder ORDER-0')
  })
})
