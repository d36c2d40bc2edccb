/** What may stand in the URL. */
import { expect, it } from 'vitest'
import { RequestValidationError } from 'wechatpay-payscore'
import { client, complete, observed, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'

it.each([
  undefined,
  null,
  '',
  '.',
  '..',
  '../cancel',
  'a/b',
  'a?b',
  'a#b',
  'a%2Fb',
  'a b',
  '订单',
  'a\n',
  'x'.repeat(33),
  123,
  ['a'],
  {},
])('refuses the order number %j, with validate false too', async (out_order_no) => {
  const { fetch, sent } = observed()
  for (const validate of [true, false]) {
    const init = { ...serviceOrderCall, params: { path: { out_order_no } } }
    const error = await rejection(client({ fetch, validate }).POST(SERVICE_ORDER, init as never))
    expect(error).toMatchObject({ code: 'ERR_REQUEST_INVALID', outcome: 'not-sent' })
    // Whatever is wrong with it, the message says where.
    expect((error as RequestValidationError).issues[0]?.pointer).toBe('/out_order_no')
  }
  expect(sent).toEqual([])
})

it('reads an order number once, so that it cannot change after it was checked', async () => {
  const { fetch, sent } = observed()
  let reads = 0
  const path = {
    get out_order_no() {
      return reads++ === 0 ? 'GOOD' : '..'
    },
  }
  await complete({ fetch }, { params: { path } })
  expect(new URL(sent[0]?.request.url ?? '').pathname).toBe('/v3/payscore/serviceorder/GOOD/complete')
})

it.each([
  '/v3/payscore/serviceorder/../x/complete',
  '/v3/payscore/serviceorder/1234323JKHDFE1243252/complete',
  '/v3/payscore/serviceorder/{out_order_no}/unknown',
  '__proto__',
  '',
])('refuses the path %s, which the contract does not have', async (path) => {
  const { fetch, sent } = observed()
  // `as`: a caller without types, on purpose.
  const error = await rejection(client({ fetch }).POST(path as typeof SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_REQUEST_INVALID', outcome: 'not-sent' })
  expect((error as Error).message).toContain(SERVICE_ORDER)
  expect(sent).toEqual([])
})

it.each([undefined, null, 1, Symbol('x')])('a path that is no text is a TypeError: %o', async (path) => {
  // `as`: a caller without types, on purpose.
  const error = await rejection(client().POST(path as unknown as typeof SERVICE_ORDER, serviceOrderCall))
  expect(error).toBeInstanceOf(TypeError)
  expect((error as Error).message).toMatch(/^The path of a call must be text/)
})

it.each(['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'request'])(
  'the client has no %s, because the contract has none',
  (method) => {
    expect(client()).not.toHaveProperty(method)
  },
)

it('a field of the path or of the query that the contract does not have is refused', async () => {
  const { fetch, sent } = observed()
  const { path } = serviceOrderCall.params
  for (const params of [{ path: { ...path, other: 'x' } }, { path, query: { a: '../x' } }]) {
    expect(await rejection(complete({ fetch }, { params }))).toMatchObject({ code: 'ERR_REQUEST_INVALID' })
  }
  expect(sent).toEqual([])
})
