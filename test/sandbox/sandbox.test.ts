import { createPublicKey, X509Certificate } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createWechatpayClient, errorCodes, type components, type ErrorCode } from '../../src/index.js'
import {
  startSandbox,
  type Fault,
  type FaultName,
  type NewSandboxOrder,
  type Sandbox,
} from '../../src/sandbox/index.js'
import { operations, resolve } from '../contract/contract.js'
import { PAY_AFTER, rejection, SERVICE_ORDER, SMART_RETAIL } from '../helpers.js'
import { raw, verified } from './raw.js'
import { open, signedRequest } from './wire.js'

type Schemas = components['schemas']

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())
afterEach(() => {
  sandbox.faults.clear()
  vi.useRealTimers()
})

const service: Schemas['CompleteServiceOrderRequest'] = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  post_payments: [{ name: '酒店房费', amount: 38800 }],
  post_discounts: [{ name: '会员折扣', amount: 800 }],
  total_amount: 38000,
}
const finish: Schemas['FinishOrderRequest'] = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  finish_type: 2,
  fees: [{ fee_name: '商品费用', fee_amount: 3900 }],
  total_amount: 3900,
  finish_ticket: 'TICKET',
  profit_sharing: false,
}
const cancel: Schemas['FinishOrderRequest'] = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  finish_type: 1,
  cancel_reason: '用户取消订单',
  total_amount: 0,
  finish_ticket: 'TICKET',
  profit_sharing: false,
}

let number = 0
/** A fresh order that can be completed. */
function order(more: Partial<NewSandboxOrder> = {}): {
  path: string
  product: NewSandboxOrder['product']
  out_order_no: string
} {
  const { product, out_order_no } = sandbox.orders.add({
    product: 'serviceorder',
    out_order_no: `T${++number}`,
    ...more,
  })
  return { product, out_order_no, path: `/v3/payscore/${product}/${out_order_no}/complete` }
}
const client = (maxRetries = 0) => createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, maxRetries })

describe('a sandbox', () => {
  it('listens on 127.0.0.1 and a free port by default', () => {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  it('offers keys and certificates that belong together, the two platform keys being different ones', () => {
    const { pem, mchid } = sandbox
    const merchant = new X509Certificate(pem.merchantCertificate)
    const platform = new X509Certificate(pem.platformCertificate)
    expect(merchant.serialNumber).toBe(pem.merchantSerial)
    expect(platform.serialNumber).toBe(pem.platformSerial)
    expect(merchant.subject).toContain(mchid)
    const spki = (key: string | X509Certificate['publicKey']): string =>
      createPublicKey(key as string)
        .export({ type: 'spki', format: 'pem' })
        .toString()
    expect(spki(pem.merchantPrivateKey)).toBe(merchant.publicKey.export({ type: 'spki', format: 'pem' }))
    expect(spki(pem.platformPublicKey)).not.toBe(platform.publicKey.export({ type: 'spki', format: 'pem' }))
    expect(pem.platformPublicKeyId).toMatch(/^PUB_KEY_ID_\d{28}$/)
    expect(pem.merchantPrivateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/)
    expect(createPublicKey(pem.platformPublicKey).asymmetricKeyDetails?.modulusLength).toBe(2048)
  })

  it('says clearly that a port is taken', async () => {
    const port = Number(new URL(sandbox.url).port)
    await expect(startSandbox({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken: choose another one`)
  })

  it.each([-1, 65536, 1.5, NaN])('refuses the port %s', async (port) => {
    await expect(startSandbox({ port })).rejects.toThrow(/^port must be a whole number from 0 to 65535/)
  })

  it('can be closed twice', async () => {
    const twice = await startSandbox({ orders: [] })
    await Promise.all([twice.close(), twice.close()])
    await twice.close()
  })

  it('frees its port when it is closed', async () => {
    const first = await startSandbox()
    const port = Number(new URL(first.url).port)
    await first.close()
    const second = await startSandbox({ port, orders: [] })
    expect(second.orders.list()).toEqual([])
    await second.close()
  })
})

describe('what arrives', () => {
  it('is answered under the certificate by default, under the key that is asked for otherwise', async () => {
    const { path } = order()
    expect(verified(await raw(sandbox, { path, body: service }), sandbox)).toBe('certificate')
    const ask = (serial: string) => raw(sandbox, { path, body: service, headers: { 'Wechatpay-Serial': serial } })
    expect(verified(await ask(sandbox.pem.platformSerial), sandbox)).toBe('certificate')
    expect(verified(await ask(sandbox.pem.platformPublicKeyId), sandbox)).toBe('public key')
    const { status, json } = await ask('PUB_KEY_ID_1')
    expect([status, json.code, json.detail?.field]).toEqual([400, 'PARAM_ERROR', 'Wechatpay-Serial'])
  })

  it('carries a Request-ID, and a signed error verifies too', async () => {
    const answer = await raw(sandbox, { path: '/v3/payscore/serviceorder/NONE/complete', body: service })
    expect([answer.status, answer.json.code]).toEqual([404, 'ORDER_NOT_EXIST'])
    expect(answer.headers.get('Request-ID')).toMatch(/^[0-9A-F]{32}$/)
    expect(verified(answer, sandbox)).toBe('certificate')
  })

  it.each<[string, Parameters<typeof raw>[1], string]>([
    ['no Authorization', { headers: { Authorization: undefined } }, 'Authorization'],
    ['another scheme', { authorization: 'Bearer x' }, 'Authorization'],
    ['an empty scheme', { authorization: 'WECHATPAY2-SHA256-RSA2048' }, 'Authorization'],
    ['an item without quotes', { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid=1' }, 'Authorization'],
    ['a space after a comma', { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid="1", nonce_str="2"' }, 'Authorization'],
    ['an item twice', { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid="1",mchid="1"' }, 'Authorization'],
    ['no mchid', { items: { mchid: undefined } }, 'mchid'],
    ['another mchid', { items: { mchid: '1900000001' } }, 'mchid'],
    ['another serial', { items: { serial_no: '00' } }, 'serial_no'],
    ['no nonce', { items: { nonce_str: '' } }, 'nonce_str'],
    ['a nonce that was not signed', { items: { nonce_str: 'x' } }, 'signature'],
    ['a timestamp that is no number', { items: { timestamp: '1e9' } }, 'timestamp'],
    ['a timestamp of 301 seconds ago', { timestamp: Math.floor(Date.now() / 1000) - 301 }, 'timestamp'],
    ['a timestamp in 310 seconds', { timestamp: Math.floor(Date.now() / 1000) + 310 }, 'timestamp'],
    ['a signature of another body', { signedBody: '{}' }, 'signature'],
    ['a signature that is no base64', { items: { signature: '!' } }, 'signature'],
  ])('is refused unsigned with 401 when it has %s', async (_, options, field) => {
    const { path, product, out_order_no } = order()
    const answer = await raw(sandbox, { path, body: service, ...options })
    expect([answer.status, answer.json.code, answer.json.detail?.field]).toEqual([401, 'SIGN_ERROR', field])
    expect(answer.headers.get('Wechatpay-Signature')).toBeNull()
    expect(sandbox.orders.get(product, out_order_no)?.completions).toBe(0)
  })

  it('is accepted with a clock that is 290 seconds off', async () => {
    const { path } = order()
    expect((await raw(sandbox, { path, body: service, timestamp: Math.floor(Date.now() / 1000) - 290 })).status).toBe(
      200,
    )
  })

  it.each<[string, (s: Sandbox) => Parameters<typeof raw>[1], RegExp]>([
    [
      "the platform's serial",
      ({ pem }) => ({ items: { serial_no: pem.platformSerial } }),
      /serial_no is the platform's: it must be the merchant certificate's/,
    ],
    [
      'a serial in small letters',
      ({ pem }) => ({ items: { serial_no: pem.merchantSerial.toLowerCase() } }),
      /only the case differs/,
    ],
    ['milliseconds', () => ({ items: { timestamp: String(Date.now()) } }), /this looks like milliseconds/],
    ['another key', () => ({ signedBody: 'x' }), /another key, or other bytes were signed/],
  ])('is told the likely mistake: %s', async (_, options, message) => {
    const { path } = order()
    expect((await raw(sandbox, { path, body: service, ...options(sandbox) })).json.message).toMatch(message)
  })

  it('is told which field differs in a repeat', async () => {
    const { path } = order()
    await raw(sandbox, { path, body: service })
    const { json } = await raw(sandbox, { path, body: { ...service, goods_tag: 'x' } })
    expect(json.message).toContain('another goods_tag: repeat the first parameters')
  })

  it('is shown what the server verified when the signature does not fit', async () => {
    const { path } = order()
    const { json } = await raw(sandbox, { path, body: service, signedBody: 'x' })
    expect(json.detail).toMatchObject({
      issue: 'sign not match',
      location: 'authorization',
      sign_information: { method: 'POST', url: path },
    })
    const { truncated_sign_message } = json.detail?.sign_information as Record<string, string>
    expect(truncated_sign_message).toMatch(new RegExp(`^POST\\n${path}\\n\\d+\\n[0-9a-f]{32}\\n\\{"appid"`))
  })

  it.each([
    ['Accept', { Accept: 'text/html' }],
    ['Content-Type', { 'Content-Type': 'text/plain' }],
    ['Content-Type', { 'Content-Type': 'application/jsonfoo' }],
    ['User-Agent', { 'User-Agent': '' }],
  ])('is refused without the right %s', async (field, headers) => {
    const { path } = order()
    const { status, json } = await raw(sandbox, { path, body: service, headers })
    expect([status, json.code, json.detail?.field, json.detail?.location]).toEqual([
      400,
      'PARAM_ERROR',
      field,
      'header',
    ])
  })

  it.each([
    ['GET', '/v3/payscore/serviceorder/T1/complete'],
    ['POST', '/v3/payscore/serviceorder/T1/cancel'],
    ['POST', '/'],
  ])('is answered 404 for %s %s', async (method, path) => {
    const { status, json } = await raw(sandbox, { method, path, ...(method === 'GET' && { signedBody: '' }) })
    expect([status, json.code]).toEqual([404, 'RESOURCE_NOT_EXISTS'])
  })

  it.each(['%ZZ', '%FF', 'a%2Fb', '%E8%AE%A2', 'x'.repeat(33), 'a.b'])(
    'is refused with the order number %s',
    async (name) => {
      const { status, json } = await raw(sandbox, { path: `/v3/payscore/serviceorder/${name}/complete`, body: service })
      expect([status, json.code, json.detail?.field, json.detail?.location]).toEqual([
        400,
        'PARAM_ERROR',
        'out_order_no',
        'url',
      ])
    },
  )

  it('finds an order by its percent-encoded number', async () => {
    sandbox.orders.add({ product: 'serviceorder', out_order_no: 'a|b*c' })
    expect((await raw(sandbox, { path: '/v3/payscore/serviceorder/a%7Cb%2Ac/complete', body: service })).status).toBe(
      200,
    )
  })

  it.each<[string, unknown, string | undefined]>([
    ['that is no JSON', '{', undefined],
    ['that is empty', '', undefined],
    ['that is an array', [], undefined],
    ['without total_amount', { ...service, total_amount: undefined }, '/total_amount'],
    ['with out_order_no', { ...service, out_order_no: 'T1' }, '/out_order_no'],
    ['with a numeric string', { ...service, total_amount: '38000' }, '/total_amount'],
  ])('is refused with a body %s', async (_, body, field) => {
    const { path } = order()
    const { status, json } = await raw(sandbox, { path, body })
    expect([status, json.code, json.detail?.field, json.detail?.location]).toEqual([400, 'PARAM_ERROR', field, 'body'])
  })

  it('is quoted within the limits of the contract', async () => {
    const { path } = order()
    const { json } = await raw(sandbox, { path, body: { ...service, [`😀${'x'.repeat(2000)}`]: 1 } })
    expect(json.detail?.field).toBe(`/\uFFFD${'x'.repeat(253)}…`)
    const items = { mchid: 'y'.repeat(2000) }
    const { json: refused } = await raw(sandbox, { path, body: service, items })
    expect(refused.code).toBe('SIGN_ERROR')
    expect([refused.message?.length, String(refused.detail?.value).length]).toEqual([1024, 1024])
  })

  it('of more than 1 MiB is refused, and the sandbox lives on', async () => {
    const { hostname, port } = new URL(sandbox.url)
    const status = await new Promise<number | string | undefined>((done) => {
      const request = httpRequest({ hostname, port, method: 'POST', path: '/' }, (response) =>
        done(response.statusCode),
      )
      request.on('error', (error: NodeJS.ErrnoException) => done(error.code))
      request.end(Buffer.alloc(2 * 1024 * 1024))
    })
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status)
    expect((await raw(sandbox, { path: order().path, body: service })).status).toBe(200)
  })

  it('is kept with the verdict on it', async () => {
    sandbox.requests.clear()
    const { path } = order()
    await raw(sandbox, { path, body: service })
    await raw(sandbox, { path, body: { ...service, total_amount: 1 } })
    expect(sandbox.requests.list()).toMatchObject([
      { method: 'POST', url: path, body: JSON.stringify(service), status: 200, verdict: 'ok' },
      { status: 400, verdict: { code: 'INVALID_REQUEST' } },
    ])
  })
})

describe('the rules of serviceorder', () => {
  it('collect after completion, then are done', async () => {
    const { path, product, out_order_no } = order()
    const { json } = await raw(sandbox, { path, body: service })
    expect(json).toMatchObject({
      out_order_no,
      mchid: sandbox.mchid,
      state: 'DOING',
      state_description: 'MCH_COMPLETE',
      total_amount: 38000,
      need_collection: true,
    })
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ completed_with: service, completions: 1 })
    expect(sandbox.orders.collect(product, out_order_no).state).toBe('DONE')
    expect((await raw(sandbox, { path, body: service })).json.code).toBe('ORDER_DONE')
  })

  it('answer the same parameters the same, in whatever order they stand, and refuse others', async () => {
    const { path, product, out_order_no } = order()
    const first = await raw(sandbox, { path, body: service })
    const again = await raw(sandbox, { path, body: Object.fromEntries(Object.entries(service).reverse()) })
    expect([again.status, again.text]).toEqual([200, first.text])
    const other = await raw(sandbox, { path, body: { ...service, goods_tag: 'x' } })
    expect([other.status, other.json.code]).toEqual([400, 'INVALID_REQUEST'])
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ completed_with: service, completions: 2 })
  })

  it('are done at once with nothing to pay', async () => {
    const { path } = order()
    const body = { ...service, post_discounts: [{ name: 'x', amount: 38800 }], total_amount: 0 }
    expect((await raw(sandbox, { path, body })).json).toMatchObject({ state: 'DONE', need_collection: false })
    expect((await raw(sandbox, { path, body })).json.code).toBe('ORDER_DONE')
  })

  it.each<[NewSandboxOrder['state'], number, string]>([
    ['CREATED', 400, 'INVALID_ORDER_STATE'],
    ['EXPIRED', 400, 'INVALID_ORDER_STATE'],
    ['DONE', 400, 'ORDER_DONE'],
    ['REVOKED', 400, 'ORDER_CANCELED'],
  ])('refuse an order that is %s, whatever is sent', async (state, status, code) => {
    const { path } = order({ state: state ?? 'DOING' })
    expect((await raw(sandbox, { path, body: { ...service, appid: 'other' } })).json.code).toBe(code)
    const answer = await raw(sandbox, { path, body: service })
    expect([answer.status, answer.json.code]).toEqual([status, code])
  })

  const past = '20251018203000'
  it.each<[string, object, Partial<NewSandboxOrder>, string]>([
    ['another appid', { appid: 'wx1' }, {}, '/appid'],
    ['another service_id', { service_id: '500002' }, {}, '/service_id'],
    ['a total that is not the sum', { total_amount: 38800 }, {}, '/total_amount'],
    ['a total over the risk fund', {}, { risk_fund: { name: 'DEPOSIT', amount: 37999 } }, '/total_amount'],
    ['no end, where creation had none', {}, { time_range: { start_time: past } }, '/time_range/end_time'],
    ['an end in the future', { time_range: { end_time: '20991231' } }, {}, '/time_range/end_time'],
    [
      'an end before the start',
      { time_range: { start_time: past, end_time: '20251018202959' } },
      {},
      '/time_range/end_time',
    ],
    ['an end that is the start', { time_range: { start_time: past, end_time: past } }, {}, '/time_range/end_time'],
    [
      'an end before the start of creation',
      { time_range: { end_time: '20251018202959' } },
      { time_range: { start_time: past } },
      '/time_range/end_time',
    ],
    [
      'an end before the expected one',
      { time_range: { end_time: past } },
      { time_range: { end_time: '20251018203001' } },
      '/time_range/end_time',
    ],
    [
      'a day where the start is a second',
      { time_range: { start_time: past, end_time: '20251019' } },
      {},
      '/time_range/end_time',
    ],
    [
      'a day where creation had a second',
      { time_range: { end_time: '20251019' } },
      { time_range: { start_time: past } },
      '/time_range/end_time',
    ],
    [
      'a start after the end of creation',
      { time_range: { start_time: past } },
      { time_range: { end_time: '20200102000000' } },
      '/time_range/start_time',
    ],
    ['a start in the future', { time_range: { start_time: '20991018203000' } }, {}, '/time_range/start_time'],
    ['a day that does not exist', { time_range: { end_time: '20250231' } }, {}, '/time_range/end_time'],
    [
      'amounts that add up to more than can be counted',
      { post_payments: [1, Number.MAX_SAFE_INTEGER].map((amount) => ({ name: 'x', amount })) },
      {},
      '/total_amount',
    ],
  ])('refuse %s', async (_, change, of, field) => {
    const { path, product, out_order_no } = order(of)
    const { status, json } = await raw(sandbox, { path, body: { ...service, ...change } })
    expect([status, json.code, json.detail?.field]).toEqual([400, 'PARAM_ERROR', field])
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ state: 'DOING', completions: 0 })
  })

  it.each<[string, object, Partial<NewSandboxOrder>]>([
    [
      'any total where no item has an amount',
      { post_payments: [{ name: '收费标准' }], post_discounts: [], total_amount: 600 },
      {},
    ],
    ['any total where only a discount has an amount', { post_payments: [{ name: '收费标准' }], total_amount: 600 }, {}],
    ['a service within one day', { time_range: { start_time: '20251018', end_time: '20251018' } }, {}],
    ['an end alone', { time_range: { end_time: past } }, { time_range: { start_time: 'OnAccept' } }],
    ['a total that is the whole risk fund', {}, { risk_fund: { name: 'DEPOSIT', amount: 38000 } }],
  ])('accept %s', async (_, change, of) => {
    expect((await raw(sandbox, { path: order(of).path, body: { ...service, ...change } })).status).toBe(200)
  })
})

describe.each(['smartretail-orders', 'payafter-orders'] as const)('the rules of %s', (product) => {
  const older = (more: Partial<NewSandboxOrder> = {}) => order({ product, finish_ticket: 'TICKET', ...more })

  it('finish a used order, answer its repeat the same and refuse other parameters', async () => {
    const { path, out_order_no } = older()
    const { status, text, json } = await raw(sandbox, { path, body: finish })
    expect(status).toBe(200)
    expect(Object.keys(json).sort()).toEqual(['appid', 'mchid', 'order_id', 'out_order_no', 'service_id'])
    expect(sandbox.orders.get(product, out_order_no)?.state).toBe('FINISHED')
    expect((await raw(sandbox, { path, body: finish })).text).toBe(text)
    expect((await raw(sandbox, { path, body: { ...finish, profit_sharing: true } })).json.code).toBe('INVALID_REQUEST')
    expect(sandbox.orders.collect(product, out_order_no).state).toBe('USER_PAID')
    expect((await raw(sandbox, { path, body: finish })).json.code).toBe('ORDER_DONE')
  })

  it('cancel an unused order', async () => {
    const { path, out_order_no } = older()
    expect((await raw(sandbox, { path, body: cancel })).status).toBe(200)
    expect(sandbox.orders.get(product, out_order_no)?.state).toBe('REVOKED')
    expect((await raw(sandbox, { path, body: finish })).json.code).toBe('ORDER_CANCELED')
  })

  it.each<[NewSandboxOrder['state'], string]>([
    ['CREATED', 'INVALID_ORDER_STATE'],
    ['EXPIRED', 'INVALID_ORDER_STATE'],
    ['USER_PAID', 'ORDER_DONE'],
    ['REVOKED', 'ORDER_CANCELED'],
  ])('refuse an order that is %s', async (state, code) => {
    const answer = await raw(sandbox, { path: older({ state: state ?? 'USER_ACCEPTED' }).path, body: finish })
    expect(answer.json.code).toBe(code)
  })

  it.each<[string, object, string]>([
    ['no finish_type', { finish_type: undefined }, '/finish_type'],
    ['no total_amount', { total_amount: undefined }, '/total_amount'],
    ['no finish_ticket', { finish_ticket: undefined }, '/finish_ticket'],
    ['no profit_sharing', { profit_sharing: undefined }, '/profit_sharing'],
    ['another ticket', { finish_ticket: 'OTHER' }, '/finish_ticket'],
    ['a wrong total', { total_amount: 3901 }, '/total_amount'],
    ['a fee without a name', { fees: [{ fee_amount: 3900 }] }, '/fees/0/fee_name'],
    [
      'a fee twice',
      {
        fees: [
          { fee_name: 'a', fee_amount: 3900 },
          { fee_name: 'a', fee_desc: 'x' },
        ],
      },
      '/fees/1/fee_name',
    ],
    [
      'a discount twice',
      {
        discounts: [
          { discount_name: 'a', discount_amount: 0 },
          { discount_name: 'a', discount_amount: 0 },
        ],
      },
      '/discounts/1/discount_name',
    ],
    [
      'an end before the start',
      { real_service_start_time: '20251018', real_service_end_time: '20251017' },
      '/real_service_end_time',
    ],
    ['an end where it began', { real_service_end_location: '北门' }, '/real_service_end_location'],
    ['a cancellation without reason', { ...cancel, cancel_reason: undefined, fees: undefined }, '/cancel_reason'],
    ['a cancellation that costs', { ...cancel, total_amount: 1, fees: undefined }, '/total_amount'],
  ])('refuse %s', async (_, change, field) => {
    const { path, out_order_no } = older({ start_location: '北门' })
    const { status, json } = await raw(sandbox, { path, body: { ...finish, ...change } })
    expect([status, json.code, json.detail?.field]).toEqual([400, 'PARAM_ERROR', field])
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ state: 'USER_ACCEPTED', completions: 0 })
  })

  it('accept any ticket for an order that was added without one', async () => {
    const { path } = order({ product })
    expect((await raw(sandbox, { path, body: { ...finish, finish_ticket: 'ANY' } })).status).toBe(200)
  })
})

describe('each request example of the contract', () => {
  const examples = operations.flatMap(({ path, operationId, requestBody }) =>
    Object.entries(requestBody.content['application/json'].examples).map(([name, example]) => ({
      title: `${operationId} ${name}`,
      path,
      value: (resolve(example) as unknown as { value: object }).value,
    })),
  )
  it.each(examples)('$title completes an order', async ({ path, value }) => {
    const product = path.split('/')[3] as NewSandboxOrder['product']
    const { path: target } = order({ product, finish_ticket: 'SDF8J2DFH8DHE42KL9DF2JKDU8F' })
    const answer = await raw(sandbox, { path: target, body: value })
    expect(answer.text).not.toContain('PARAM_ERROR')
    expect(answer.status).toBe(200)
  })
})

describe('the ledger', () => {
  it('has ready-made orders of each product in useful states', async () => {
    const fresh = await startSandbox()
    const states = fresh.orders.list().map(({ product, state }) => `${product} ${state}`)
    for (const wanted of [
      'serviceorder DOING',
      'serviceorder DONE',
      'serviceorder REVOKED',
      'smartretail-orders USER_ACCEPTED',
      'payafter-orders USER_ACCEPTED',
    ])
      expect(states).toContain(wanted)
    await fresh.close()
  })

  it('hands out copies', () => {
    const { out_order_no } = order()
    const copy = sandbox.orders.get('serviceorder', out_order_no)
    if (copy) copy.state = 'DONE'
    expect(sandbox.orders.get('serviceorder', out_order_no)?.state).toBe('DOING')
  })

  it('refuses an order that its rules could not work with', () => {
    const add = (order: object) => () => sandbox.orders.add({ product: 'serviceorder', out_order_no: 'ODD', ...order })
    expect(add({ state: 'BOGUS' })).toThrow(/state of serviceorder must be one of CREATED, DOING/)
    expect(add({ state: 'toString' })).toThrow(/state of serviceorder/)
    expect(add({ state: 'USER_ACCEPTED' })).toThrow(/state of serviceorder/)
    expect(add({ risk_fund: null })).toThrow(/risk_fund must be/)
    expect(add({ appid: 1 })).toThrow(/appid must be text/)
    expect(add({ risk_fund: { name: 'DEPOSIT', amount: 1, descrption: 'x' } })).toThrow(
      /risk_fund has .* not descrption/,
    )
    expect(add({ risk_fund: { name: 'FUND', amount: 1 } })).toThrow(/name of risk_fund must be one of DEPOSIT/)
    expect(add({ service_introduction: 'x'.repeat(21) })).toThrow(/service_introduction must be text of 1 to 20/)
    expect(add({ start_location: '😀' })).toThrow(/start_location must be text .* without emoji/)
    expect(add({ state_description: 'DONE' })).toThrow(/state_description must be one of/)
    expect(add({ time_range: { end_time: 'tomorrow' } })).toThrow(/end_time of time_range must be yyyyMMddHHmmss/)
    expect(add({ time_range: { start_time: 20251018 } })).toThrow(/start_time of time_range/)
    expect(add({ completed_with: {} })).toThrow(/completed_with must be a body that completes an order/)
    expect(add({ completions: -1 })).toThrow(/completions must be a whole number/)
    expect(add({ appid: undefined, state: undefined })()).toMatchObject({ appid: 'wxd678efh567hg6787', state: 'DOING' })
  })

  it('refuses an order that could never be reached', () => {
    expect(() => sandbox.orders.add({ product: 'serviceorder', out_order_no: '../x' })).toThrow(/out_order_no/)
    // @ts-expect-error no such product
    expect(() => sandbox.orders.add({ product: 'bikes', out_order_no: 'x' })).toThrow(/product must be one of/)
    // @ts-expect-error a list is not its only entry
    expect(() => sandbox.orders.add({ product: ['serviceorder'], out_order_no: 'x' })).toThrow(/product must be one of/)
  })
})

describe('faults', () => {
  it.each(Object.keys(errorCodes) as ErrorCode[])(
    '%s is answered with its status and completes nothing',
    async (code) => {
      const { status } = errorCodes[code]
      const { path, product, out_order_no } = order()
      sandbox.faults.add({ fault: code, retryAfter: 7 })
      const answer = await raw(sandbox, { path, body: service })
      expect([answer.status, answer.json.code]).toEqual([status, code])
      expect(answer.headers.get('Retry-After')).toBe('7')
      expect(verified(answer, sandbox)).toBe(status === 401 ? false : 'certificate')
      expect(sandbox.orders.get(product, out_order_no)?.completions).toBe(0)
      expect((await raw(sandbox, { path, body: service })).status).toBe(200)
    },
  )

  it('SYSTEM_ERROR can come after the order was completed', async () => {
    const { path, product, out_order_no } = order()
    sandbox.faults.add({ fault: 'SYSTEM_ERROR', executed: true })
    expect((await raw(sandbox, { path, body: service })).status).toBe(500)
    expect(sandbox.orders.get(product, out_order_no)?.completions).toBe(1)
  })

  it.each<[FaultName, object, number]>([
    ['drop-before', { code: 'ERR_CONNECTION', outcome: 'unknown' }, 0],
    ['drop-after', { code: 'ERR_CONNECTION', outcome: 'unknown' }, 1],
    ['reset', { code: 'ERR_CONNECTION', outcome: 'unknown' }, 0],
    ['truncate', { code: 'ERR_CONNECTION', outcome: 'unknown' }, 1],
    ['wrong-signature', { code: 'ERR_SIGNATURE_MISMATCH', outcome: 'unknown' }, 1],
    ['probing-signature', { code: 'ERR_SIGNATURE_MISMATCH', outcome: 'unknown' }, 1],
    ['missing-signature', { code: 'ERR_SIGNATURE_MISSING', outcome: 'unknown' }, 1],
    ['unknown-serial', { code: 'ERR_SIGNATURE_UNKNOWN_SERIAL', outcome: 'unknown' }, 1],
    ['old-timestamp', { code: 'ERR_SIGNATURE_EXPIRED', outcome: 'unknown' }, 1],
    ['future-timestamp', { code: 'ERR_SIGNATURE_EXPIRED', outcome: 'unknown' }, 1],
    ['html-502', { code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' }, 0],
    ['empty-500', { code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' }, 0],
    ['accepted-202', { code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' }, 0],
  ])('%s makes the client throw %o with %i completions', async (fault, error, completions) => {
    const { out_order_no } = order()
    const call = (retries: number) =>
      client(retries).POST(SERVICE_ORDER, { params: { path: { out_order_no } }, body: service })
    sandbox.faults.add(fault)
    expect(await rejection(call(0))).toMatchObject(error)
    expect(sandbox.orders.get('serviceorder', out_order_no)?.completions).toBe(completions)
    // And a client that repeats gets over it.
    sandbox.faults.add(fault)
    expect((await call(1)).data?.out_order_no).toBe(out_order_no)
  })

  it('delay answers late', async () => {
    const { out_order_no } = order()
    sandbox.faults.add({ fault: 'delay', milliseconds: 5000 })
    const impatient = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, maxRetries: 0, timeout: 50 })
    const error = await rejection(impatient.POST(SERVICE_ORDER, { params: { path: { out_order_no } }, body: service }))
    expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
    expect(sandbox.orders.get('serviceorder', out_order_no)?.completions).toBe(1)
  })

  it.each<[Fault, number]>([
    [{ fault: 'stall' }, 0],
    [{ fault: 'stall', executed: true }, 1],
    [{ fault: 'drip', milliseconds: 5000 }, 1],
  ])('%j lets the client run into its timeout with %i completions', async (fault, completions) => {
    const { out_order_no } = order()
    sandbox.faults.add(fault)
    const impatient = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, maxRetries: 0, timeout: 50 })
    const error = await rejection(impatient.POST(SERVICE_ORDER, { params: { path: { out_order_no } }, body: service }))
    expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
    expect(sandbox.orders.get('serviceorder', out_order_no)?.completions).toBe(completions)
  })

  it('drip comes through to a client that has the time, byte by byte', async () => {
    const { path } = order()
    sandbox.faults.add({ fault: 'drip', milliseconds: 0 })
    const { socket, closed } = await open(sandbox)
    let pieces = 0
    socket.on('data', () => pieces++)
    socket.write(signedRequest(sandbox, path, JSON.stringify(service)))
    expect(await closed).toMatch(/"need_collection":true}$/)
    expect(pieces).toBeGreaterThan(50)
  })

  it.each<[FaultName, string | undefined]>([
    ['drop-before', undefined],
    ['reset', 'ECONNRESET'],
  ])('%s ends the connection with %s', async (fault, code) => {
    sandbox.faults.add(fault)
    const { socket, closed } = await open(sandbox)
    socket.write(signedRequest(sandbox, order().path, JSON.stringify(service)))
    expect(await closed).toBe('')
    expect((socket.errored as NodeJS.ErrnoException | null)?.code).toBe(code)
  })

  it('drop-next answers, and cuts the connection when the next request comes', async () => {
    const [first, second] = [order(), order()]
    sandbox.requests.clear()
    sandbox.faults.add('drop-next')
    const { socket, closed } = await open(sandbox)
    const keep = { Connection: 'keep-alive' }
    socket.write(signedRequest(sandbox, first.path, JSON.stringify(service), keep))
    await new Promise((resolve) => socket.once('data', resolve))
    expect(socket.readyState).toBe('open')
    socket.write(signedRequest(sandbox, second.path, JSON.stringify(service), keep))
    expect(await closed).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"need_collection":true}$/)
    expect(sandbox.orders.get('serviceorder', first.out_order_no)?.completions).toBe(1)
    expect(sandbox.orders.get('serviceorder', second.out_order_no)?.completions).toBe(0)
    expect(sandbox.requests.list()).toMatchObject([
      { url: first.path, status: 200, verdict: 'ok', fault: 'drop-next' },
      { url: second.path, status: undefined, verdict: 'not checked', fault: 'drop-next' },
    ])
  })

  it('can be planned by a function, which is asked about every request of the three endpoints', async () => {
    const asked: unknown[] = []
    const planned = await startSandbox({
      faults: (request) => {
        asked.push(request)
        return request.attempt === 1 ? { fault: 'SYSTEM_ERROR', executed: true } : undefined
      },
    })
    const path = '/v3/payscore/serviceorder/SERVICE-ORDER-1/complete'
    const statuses = async (): Promise<number[]> => [
      (await raw(planned, { path, body: service })).status,
      (await raw(planned, { path, body: service })).status,
    ]
    expect(await statuses()).toEqual([500, 200])
    expect((await raw(planned, { path: '/favicon.ico' })).status).toBe(404)
    const about = { product: 'serviceorder', out_order_no: 'SERVICE-ORDER-1', body: JSON.stringify(service) }
    expect(asked).toEqual([
      { ...about, attempt: 1 },
      { ...about, attempt: 2 },
    ])
    // What is queued comes first, and the count begins anew when all is cleared.
    planned.faults.add('NO_AUTH')
    expect((await raw(planned, { path, body: service })).status).toBe(403)
    planned.faults.clear()
    expect(await statuses()).toEqual([500, 200])
    await planned.close()
  })

  it('cuts the connection when its plan makes no sense, and says why', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    // @ts-expect-error no such fault
    const planned = await startSandbox({ faults: () => 'no-such-fault' })
    await expect(raw(planned, { path: order().path, body: service })).rejects.toThrow()
    expect(log.mock.calls).toEqual([
      [expect.objectContaining({ message: expect.stringMatching(/^fault must be one of/) as string })],
    ])
    log.mockRestore()
    await planned.close()
    // @ts-expect-error no function
    await expect(startSandbox({ faults: ['drop-after'] })).rejects.toThrow('faults must be a function')
  })

  it('wait for a request of one of the three endpoints, and say that they did not look at it', async () => {
    sandbox.requests.clear()
    sandbox.faults.add('SYSTEM_ERROR')
    await raw(sandbox, { path: '/favicon.ico' })
    expect((await raw(sandbox, { path: order().path, body: 'garbage' })).status).toBe(500)
    expect(sandbox.requests.list().map(({ verdict, fault }) => [verdict, fault])).toEqual([
      [expect.objectContaining({ code: 'RESOURCE_NOT_EXISTS' }), undefined],
      ['not checked', 'SYSTEM_ERROR'],
    ])
  })

  it('come in order, as often as they say', async () => {
    const { path } = order()
    sandbox.faults.add({ fault: 'NO_AUTH', times: 2 }, 'html-502')
    expect(sandbox.faults.list()).toEqual([{ fault: 'NO_AUTH', times: 2 }, { fault: 'html-502' }])
    const statuses = []
    for (let i = 0; i < 4; i++) statuses.push((await raw(sandbox, { path, body: service })).status)
    expect(statuses).toEqual([403, 403, 502, 200])
  })

  it('refuse what they do not know', () => {
    // @ts-expect-error no such fault
    expect(() => sandbox.faults.add('no-such-fault')).toThrow(/fault must be one of delay, /)
    for (const milliseconds of [-1, 2 ** 31, NaN]) {
      expect(() => sandbox.faults.add({ fault: 'delay', milliseconds })).toThrow(/milliseconds must be/)
    }
    for (const fault of ['delay', 'drop-before', 'drop-after', 'drip'] as const) {
      expect(() => sandbox.faults.add({ fault, executed: true })).toThrow(`${fault} itself says whether`)
    }
    expect(sandbox.faults.list()).toEqual([])
  })
})

describe('the typed client', () => {
  it('completes an order of each product with verified answers', async () => {
    const { out_order_no: first } = order()
    const { data } = await client().POST(SERVICE_ORDER, { params: { path: { out_order_no: first } }, body: service })
    expect(data?.state_description).toBe('MCH_COMPLETE')
    for (const [path, product] of [
      [SMART_RETAIL, 'smartretail-orders'],
      [PAY_AFTER, 'payafter-orders'],
    ] as const) {
      const { out_order_no } = order({ product, finish_ticket: 'TICKET' })
      const { data, response } = await client().POST(path, { params: { path: { out_order_no } }, body: finish })
      expect(data?.out_order_no).toBe(out_order_no)
      expect(response.headers.get('Wechatpay-Serial')).toBe(sandbox.pem.platformPublicKeyId)
    }
  })
})

describe('/_sandbox, for other languages', () => {
  const control = async (method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, json: await response.json() }
  }

  it('hands out credentials', async () => {
    expect((await control('GET', 'credentials')).json).toEqual({
      url: sandbox.url,
      mchid: sandbox.mchid,
      ...sandbox.pem,
    })
  })

  it('adds orders and faults, and shows requests', async () => {
    expect((await control('POST', 'orders', { product: 'serviceorder', out_order_no: 'REMOTE' })).json).toMatchObject({
      state: 'DOING',
    })
    expect((await control('GET', 'orders')).json).toContainEqual(expect.objectContaining({ out_order_no: 'REMOTE' }))
    await raw(sandbox, { path: '/v3/payscore/serviceorder/REMOTE/complete', body: service })
    const remote = { product: 'serviceorder', out_order_no: 'REMOTE' }
    expect((await control('POST', 'orders/collect', remote)).json).toMatchObject({ state: 'DONE' })
    expect(await control('POST', 'orders/collect', remote)).toMatchObject({ status: 400 })
    expect((await control('POST', 'faults', 'SYSTEM_ERROR')).json).toEqual([{ fault: 'SYSTEM_ERROR' }])
    expect((await control('DELETE', 'faults')).json).toEqual([])
    const all = sandbox.orders.list()
    expect((await control('DELETE', 'orders')).json).toEqual([])
    expect(sandbox.orders.list()).toEqual([])
    for (const each of all) sandbox.orders.add(each)
    expect((await control('DELETE', 'requests')).json).toEqual([])
  })

  it('lists its orders after one that was too much for it', async () => {
    const deep = '['.repeat(5000) + ']'.repeat(5000)
    const body = `{"product":"serviceorder","out_order_no":"DEEP","completed_with":${deep}}`
    expect((await fetch(`${sandbox.url}/_sandbox/orders`, { method: 'POST', body })).status).toBe(400)
    expect((await control('GET', 'orders')).status).toBe(200)
    const big = order({ ...({ more: 1n } as object) })
    expect(await control('GET', 'orders')).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('BigInt') as string },
    })
    sandbox.orders.add({ product: big.product, out_order_no: big.out_order_no })
  })

  it('says what is wrong', async () => {
    expect(await control('POST', 'faults', 'x')).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('fault must be one of') as string },
    })
    expect(await control('GET', '__proto__')).toMatchObject({ status: 404 })
    const broken = await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: '{' })
    expect(broken.status).toBe(400)
    expect(await broken.json()).toMatchObject({ message: expect.stringContaining('the body must be JSON') as string })
    expect(await control('POST', 'faults', { fault: 'delay', retryafter: 2 })).toMatchObject({ status: 400 })
    const misspelt = await control('POST', 'orders', { product: 'serviceorder', out_order_no: 'N', stat: 'DONE' })
    expect(misspelt).toMatchObject({
      status: 400,
      json: { message: expect.stringMatching(/^an order has product, .* but not stat$/) as string },
    })
  })
})
