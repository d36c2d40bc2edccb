/** A signed request and the contract: headers, path and body, and what the sandbox keeps of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { addOrder, service } from './orders.js'
import { raw } from './raw.js'
import { exchange, signedRequest } from './wire.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())

describe('a request', () => {
  it.each([
    ['Accept', { Accept: 'text/html' }],
    ['Content-Type', { 'Content-Type': 'text/plain' }],
    ['Content-Type', { 'Content-Type': 'application/jsonfoo' }],
    ['User-Agent', { 'User-Agent': '' }],
  ])('is refused without the right %s', async (field, headers) => {
    const { path } = addOrder(sandbox)
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
    ['POST', '/v3/payscore/serviceorder/T1/unknown'],
    ['POST', '/'],
  ])('gets 404 for %s %s', async (method, path) => {
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
    const { path } = addOrder(sandbox)
    const { status, json } = await raw(sandbox, { path, body })
    expect([status, json.code, json.detail?.field, json.detail?.location]).toEqual([400, 'PARAM_ERROR', field, 'body'])
  })

  it('is refused with one byte that is no UTF-8, although the rest keeps the contract', async () => {
    const { path, completions } = addOrder(sandbox)
    const [before = '', after = ''] = JSON.stringify(service).split('酒店房费')
    // A decoder that forgives would read U+FFFD, which the contract allows in a name.
    const body = Buffer.concat([Buffer.from(before), Buffer.of(0xff), Buffer.from(after)])
    expect(await exchange(sandbox, signedRequest(sandbox, path, body))).toMatch(
      /^HTTP\/1\.1 400 [^]*"code":"PARAM_ERROR","message":"The body must be JSON in UTF-8"/,
    )
    expect(completions()).toBe(0)
  })

  it('is quoted within the limits of the contract', async () => {
    const { path } = addOrder(sandbox)
    const items = { mchid: 'y'.repeat(2000) }
    const { json: refused } = await raw(sandbox, { path, body: service, items })
    expect(refused.code).toBe('SIGN_ERROR')
    expect([refused.message?.length, String(refused.detail?.value).length]).toEqual([1024, 1024])
  })

  it('is kept with the verdict on it', async () => {
    sandbox.requests.clear()
    const { path } = addOrder(sandbox)
    await raw(sandbox, { path, body: service })
    await raw(sandbox, { path, body: { ...service, total_amount: 1 } })
    expect(sandbox.requests.list()).toMatchObject([
      { method: 'POST', url: path, body: JSON.stringify(service), status: 200, verdict: 'ok' },
      { status: 400, verdict: { code: 'INVALID_REQUEST' } },
    ])
  })
})
