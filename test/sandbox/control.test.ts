/** `/_sandbox`: the sandbox's own endpoints, for programs in any language. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { addOrder, service } from './orders.js'
import { raw, send } from './raw.js'
import { until } from './wire.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())

const post = async (path: string, text: string | Uint8Array): Promise<{ status: number; json: unknown }> =>
  send(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: text,
  })
const control = async (method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> =>
  body === undefined ? send(`${sandbox.url}/_sandbox/${path}`, { method }) : post(path, JSON.stringify(body))

describe('/_sandbox', () => {
  it('hands out credentials', async () => {
    expect((await control('GET', 'credentials')).json).toEqual({
      url: sandbox.url,
      mchid: sandbox.mchid,
      ...sandbox.pem,
    })
  })

  it('adds orders and faults, and lists requests', async () => {
    expect((await control('POST', 'orders', { product: 'serviceorder', out_order_no: 'REMOTE' })).json).toMatchObject({
      state: 'DOING',
    })
    expect((await control('GET', 'orders')).json).toContainEqual(expect.objectContaining({ out_order_no: 'REMOTE' }))
    await raw(sandbox, { path: '/v3/payscore/serviceorder/REMOTE/complete', body: service })
    expect((await control('GET', 'requests')).json).toMatchObject([{ status: 200, verdict: 'ok' }])
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
    expect((await post('orders', body)).status).toBe(400)
    expect((await control('GET', 'orders')).status).toBe(200)
    const big = addOrder(sandbox, { ...({ more: 1n } as object) })
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
    expect(await post('faults', '{')).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('the body must be JSON') as string },
    })
    expect(await control('POST', 'faults', { fault: 'delay', retryafter: 2 })).toMatchObject({ status: 400 })
    const misspelt = await control('POST', 'orders', { product: 'serviceorder', out_order_no: 'N', stat: 'DONE' })
    expect(misspelt).toMatchObject({
      status: 400,
      json: { message: expect.stringMatching(/^an order has product, .* but not "stat"$/) as string },
    })
  })

  it('keeps no more than 16 MiB of what arrived', async () => {
    const text = 'a'.repeat(1024 * 1024)
    for (let i = 0; i < 20; i++) await send(`${sandbox.url}/x${i}`, { method: 'POST', body: text })
    await until(() => sandbox.requests.list().at(-1)?.url === '/x19')
    const kept = sandbox.requests.list().map(({ url }) => url)
    expect(kept).toEqual(Array.from({ length: 16 }, (_, i) => `/x${i + 4}`))
    sandbox.requests.clear()
  })
})

describe('/_sandbox refuses', () => {
  it.each(
    [
      'null',
      '1',
      '"x"',
      '[]',
      '{}',
      '{"product":"__proto__","out_order_no":"X"}',
      '{"product":["serviceorder"],"out_order_no":"X"}',
      '{"product":"serviceorder","out_order_no":{"toString":1}}',
      '{"product":"serviceorder","out_order_no":"X","state":{"toString":1}}',
      '{"product":"serviceorder","out_order_no":"X","state_description":1}',
      '{"product":"serviceorder","out_order_no":"X","time_range":null}',
      '{"product":"serviceorder","out_order_no":"X","time_range":"now"}',
      '{"product":"serviceorder","out_order_no":"X","time_range":{"start_time":{"toString":1}}}',
      '{"product":"serviceorder","out_order_no":"X","risk_fund":{"amount":"1"}}',
      '{"product":"serviceorder","out_order_no":"X","completions":"x"}',
      '{"product":"serviceorder","out_order_no":"X","completed_with":null}',
      `{"product":"serviceorder","out_order_no":"X","risk_fund":{"name":"DEPOSIT","amount":1,"description":${'['.repeat(9000)}${']'.repeat(9000)}}}`,
      `{"product":"serviceorder","out_order_no":"X","completed_with":${'['.repeat(300_000)}${']'.repeat(300_000)}}`,
      '['.repeat(1_000_000),
    ].map((text) => [text.slice(0, 90), text]),
  )('an order that is none: %s', async (_, text = '') => {
    const before = sandbox.orders.list()
    expect((await post('orders', text)).status).toBe(400)
    expect(sandbox.orders.list()).toEqual(before)
  })

  it.each(['null', '1', '[]', '{}', '{"fault":{"toString":1}}', '{"fault":"delay","executed":true}', '"__proto__"'])(
    'a fault that is none: %s',
    async (text) => {
      expect((await post('faults', text)).status).toBe(400)
      expect(sandbox.faults.list()).toEqual([])
    },
  )

  it('to collect what is not there', async () => {
    for (const text of ['null', '{}', '{"product":{"toString":1},"out_order_no":{}}', '']) {
      expect((await post('orders/collect', text)).status).toBe(400)
    }
    expect((await post('orders', Uint8Array.of(0xff))).status).toBe(400)
  })
})
