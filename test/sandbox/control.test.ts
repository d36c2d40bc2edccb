/** `/_sandbox`: the sandbox's own endpoints, for programs in any language. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { addOrder, service } from './orders.js'
import { raw, send } from './raw.js'

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
      apiV3Key: sandbox.apiV3Key,
      ...sandbox.pem,
      // Both of the platform's keys are the merchant's.
      platformSerials: [sandbox.pem.platformPublicKeyId, sandbox.pem.platformSerial],
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
  })

  it('says what is wrong', async () => {
    expect(await control('POST', 'faults', 'x')).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('fault must be one of') as string },
    })
    expect(await control('GET', '__proto__')).toMatchObject({ status: 404 })
    const unknown = await control('GET', 'x'.repeat(10_000))
    expect(unknown.status).toBe(404)
    expect(JSON.stringify(unknown.json).length).toBeLessThan(1000)
    expect(await post('faults', '{')).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('the body must be JSON') as string },
    })
    expect(await control('POST', 'faults', { fault: 'delay', retryafter: 2 })).toMatchObject({ status: 400 })
    const misspelt = await control('POST', 'orders', { product: 'serviceorder', out_order_no: 'N', stat: 'DONE' })
    expect(misspelt).toMatchObject({
      status: 400,
      json: {
        message: expect.stringMatching(/^an order has product, .* but not "stat": did you mean state\?$/) as string,
      },
    })
  })
})

describe('a request to /_sandbox', () => {
  const hostOf = async (name: string): Promise<number> =>
    (await send(`${sandbox.url}/_sandbox/orders`, { headers: { Host: name } })).status

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('is accepted under the host name %s', async (name) => {
    expect(await hostOf(`${name}:${new URL(sandbox.url).port}`)).toBe(200)
  })

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '127.0.0.2', '192.0.2.1', ''])(
    'is refused under the host name %j, as a page would send it that resolved its name to this machine',
    async (name) => {
      expect(await hostOf(`${name}:${new URL(sandbox.url).port}`)).toBe(403)
    },
  )

  it.each(['', ':1', ':80', ':0', 'x'])('is refused with the port %j', async (port) => {
    expect(await hostOf(`127.0.0.1${port}`)).toBe(403)
  })

  it('is accepted under the name that the sandbox was started with', async () => {
    // Another way to write 127.0.0.1, which the sandbox's URL does not have.
    const named = await startSandbox({ host: '127.1', orders: [] })
    const { port } = new URL(named.url)
    const headers = { Host: `127.1:${port}` }
    expect((await send(`${named.url}/_sandbox/orders`, { headers })).status).toBe(200)
    await named.close()
  })

  it.runIf(process.platform === 'linux')(
    'is accepted under the address that it came to, also where the sandbox listens on all (needs Linux: 127.0.0.2)',
    async () => {
      const everywhere = await startSandbox({ host: '0.0.0.0', orders: [] })
      const { port } = new URL(everywhere.url)
      const statuses = ['0.0.0.0', '127.0.0.2', '127.0.0.1', '127.0.0.3', 'evil.example'].map(
        async (name) =>
          (await send(`http://127.0.0.2:${port}/_sandbox/orders`, { headers: { Host: `${name}:${port}` } })).status,
      )
      expect(await Promise.all(statuses)).toEqual([200, 200, 200, 403, 403])
      await everywhere.close()
    },
  )

  // What a form or a script of a foreign page can send without asking first.
  it.each([
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain; application/json',
  ])('is refused with a body of the type %s', async (type) => {
    const body = JSON.stringify({ product: 'serviceorder', out_order_no: 'CROSS-SITE' })
    const headers = type === undefined ? {} : { 'Content-Type': type }
    const { status, json } = await send(`${sandbox.url}/_sandbox/orders`, { method: 'POST', headers, body })
    expect(status).toBe(415)
    expect(json.message).toContain("curl -H 'Content-Type: application/json'")
    expect(sandbox.orders.get('serviceorder', 'CROSS-SITE')).toBeUndefined()
  })

  it('of a browser that asks whether a page may send it gets no permission', async () => {
    const headers = {
      Origin: 'http://evil.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    }
    const response = await send(`${sandbox.url}/_sandbox/orders`, { method: 'OPTIONS', headers })
    expect(response.status).toBe(404)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
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

  it.each([
    'null',
    '1',
    '[[]]',
    '{}',
    '["delay",1]',
    '{"fault":{"toString":1}}',
    '{"fault":"delay","executed":true}',
    '"__proto__"',
  ])('a fault that is none: %s', async (text) => {
    expect((await post('faults', text)).status).toBe(400)
    expect(sandbox.faults.list()).toEqual([])
  })

  it('to collect what is not there', async () => {
    for (const text of ['null', '{}', '']) expect((await post('orders/collect', text)).status).toBe(404)
    expect((await post('orders/collect', '{"product":{"toString":1},"out_order_no":{}}')).status).toBe(400)
    expect((await post('orders', Uint8Array.of(0xff))).status).toBe(400)
  })
})
