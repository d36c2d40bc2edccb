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
  ['POST', '/v3/payscore/serviceorder/../x/complete'],
  ['POST', '__proto__'],
  ['GET', SERVICE_ORDER],
  ['DELETE', SERVICE_ORDER],
] as const)('refuses %s %s, which is not in the contract', async (method, path) => {
  const { fetch, sent } = observed()
  // `as`: a caller without types, on purpose.
  const untyped = client({ fetch }) as unknown as Record<string, (path: string, init: object) => Promise<unknown>>
  const error = await rejection(untyped[method]?.(path, serviceOrderCall) ?? expect.fail())
  expect(error).toMatchObject({ code: 'ERR_REQUEST_INVALID' })
  expect((error as Error).message).toContain('is not in the contract')
  expect(sent).toEqual([])
})
