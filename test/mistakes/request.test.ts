/** What a developer is told who makes a common mistake in a request. Nothing of it is sent. */
import { createWechatpayClient, RequestValidationError } from 'wechatpay-payscore'
import { expect, it } from 'vitest'
import { credentials, rejection, SERVICE_ORDER, serviceOrderCall, SMART_RETAIL } from '../helpers.js'

const client = createWechatpayClient(credentials, { fetch: () => Promise.reject(new Error('must not be sent')) })
const { params, body } = serviceOrderCall
const finish = {
  appid: 'wx',
  service_id: '500001',
  finish_type: 2,
  total_amount: 0,
  finish_ticket: 'T',
  profit_sharing: false,
}

it.each<[string, string, object, string, string]>([
  ['no body', SERVICE_ORDER, { params }, '', 'The body is missing: pass it as `body` beside `params`'],
  ['no order number', SERVICE_ORDER, { params: {}, body }, '/out_order_no', 'is required, but missing'],
  [
    'an order number with a space',
    SERVICE_ORDER,
    { params: { path: { out_order_no: 'a b' } }, body },
    '/out_order_no',
    'must consist of the characters 0-9 A-Z a-z _ - | *, but is "a b"',
  ],
  [
    'the number written into the path',
    SERVICE_ORDER.replace('{out_order_no}', '123'),
    { body },
    '',
    `write '${SERVICE_ORDER}', and the number in params.path`,
  ],
  [
    'out_trade_no',
    SERVICE_ORDER,
    { params, body: { ...body, out_trade_no: '1' } },
    '/out_trade_no',
    'the number of this order is out_order_no',
  ],
  [
    'a misspelt field of an item',
    SERVICE_ORDER,
    { params, body: { ...body, post_payments: [{ name: 'x', amout: 1 }] } },
    '/post_payments/0/amout',
    'did you mean amount?',
  ],
  [
    'a field in camel case',
    SERVICE_ORDER,
    { params, body: { ...body, profitSharing: true } },
    '/profitSharing',
    'API fields are snake_case, profit_sharing',
  ],
  [
    'a body of another product',
    SMART_RETAIL,
    { params, body: { ...finish, post_payments: [] } },
    '/post_payments',
    `is a field of ${SERVICE_ORDER}: is this an order of another product?`,
  ],
  [
    'a rounding error',
    SERVICE_ORDER,
    { params, body: { ...body, total_amount: 19.9 * 100 } },
    '/total_amount',
    "fen('19.90') makes them of yuan without a rounding error",
  ],
  [
    'text as a number',
    SERVICE_ORDER,
    { params, body: { ...body, total_amount: '40000' } },
    '/total_amount',
    'send a number, not text',
  ],
  [
    'text as the number of an enum',
    SMART_RETAIL,
    { params, body: { ...finish, finish_type: '2' } },
    '/finish_type',
    'send a number, not text',
  ],
  [
    'an ISO time',
    SERVICE_ORDER,
    { params, body: { ...body, time_range: { end_time: '2025-10-18T12:00:00Z' } } },
    '/time_range/end_time',
    'beijingTime(date) writes it',
  ],
])('%s gets a sentence of its own', async (_, path, init, pointer, message) => {
  const error = await rejection(client.POST(path as typeof SERVICE_ORDER, init as never))
  expect(error).toBeInstanceOf(RequestValidationError)
  const { issues } = error as RequestValidationError
  const found = issues.filter((issue) => issue.pointer === pointer).map((issue) => issue.message)
  expect(found.join('\n')).toContain(message)
})

it('a telephone number and a name in the wrong place are not quoted', async () => {
  const wrong = { ...body, total_amount: '13800138000', 张三: 1, post_payments: [{ name: 7, description: ['李四'] }] }
  const error = await rejection(client.POST(SERVICE_ORDER, { params, body: wrong as never }))
  expect((error as Error).message).not.toMatch(/13800138000|张三|李四/)
})

it('a hundred thousand wrong items are reported as the first hundred issues', async () => {
  const post_payments = Array.from({ length: 100_000 }, () => ({ nome: 1 }))
  const error = await rejection(client.POST(SERVICE_ORDER, { params, body: { ...body, post_payments } as never }))
  expect((error as RequestValidationError).issues.length).toBeLessThanOrEqual(101)
})
