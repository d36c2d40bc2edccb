/** What a developer is told who makes a common mistake in a request. Nothing of it is sent. */
import { beijingTime, createWechatpayClient, RequestValidationError } from 'wechatpay-payscore'
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
  ['no body', SERVICE_ORDER, { params }, '', 'The body is missing: it stands beside params'],
  ['no order number', SERVICE_ORDER, { params: {}, body }, '/out_order_no', 'is required, but missing'],
  [
    'an order number with a space',
    SERVICE_ORDER,
    { params: { path: { out_order_no: 'a b' } }, body },
    '/out_order_no',
    'must match ^[0-9A-Za-z_\\-|*]+$, but is "a b"',
  ],
  [
    'the number written into the path',
    SERVICE_ORDER.replace('{out_order_no}', '123'),
    { body },
    '',
    `must be '${SERVICE_ORDER}', with the value in params.path`,
  ],
  [
    'out_trade_no',
    SERVICE_ORDER,
    { params, body: { ...body, out_trade_no: '1' } },
    '/out_trade_no',
    'is out_order_no here',
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
    "fen('19.90') makes them of yuan",
  ],
  [
    'text as a number',
    SERVICE_ORDER,
    { params, body: { ...body, total_amount: '40000' } },
    '/total_amount',
    'send a number',
  ],
  [
    'text as the number of an enum',
    SMART_RETAIL,
    { params, body: { ...finish, finish_type: '2' } },
    '/finish_type',
    'send a number',
  ],
  [
    'an ISO time',
    SERVICE_ORDER,
    { params, body: { ...body, time_range: { end_time: '2025-10-18T12:00:00Z' } } },
    '/time_range/end_time',
    'beijingTime(date) writes it',
  ],
  [
    'an amount of yuan as text',
    SERVICE_ORDER,
    { params, body: { ...body, total_amount: '2.50' } },
    '/total_amount',
    "amounts are whole fen, and fen('2.50') makes them of yuan",
  ],
  [
    'a body that is JSON text already',
    SERVICE_ORDER,
    { params, body: JSON.stringify(body) },
    '',
    'pass the object, not its JSON',
  ],
  [
    'an order number in params itself',
    SERVICE_ORDER,
    { params: { out_order_no: '1' }, body },
    '/out_order_no',
    'belongs in params.path',
  ],
  [
    'an order number in the body',
    SERVICE_ORDER,
    { params, body: { ...body, out_order_no: '1' } },
    '/out_order_no',
    'belongs in params.path',
  ],
  ['params of null', SERVICE_ORDER, { params: null, body }, '/out_order_no', 'is required, but missing'],
  [
    'an order number in the query',
    SERVICE_ORDER,
    { params: { ...params, query: { out_order_no: '1' } }, body },
    '/out_order_no',
    'belongs in params.path or the body',
  ],
  [
    'a path with a colon',
    SERVICE_ORDER.replace('{out_order_no}', ':out_order_no'),
    { params, body },
    '',
    `must be '${SERVICE_ORDER}', with the value in params.path`,
  ],
  [
    'a path with a query',
    `${SERVICE_ORDER}?appid=wx`,
    { params, body },
    '',
    `?appid=wx" must be '${SERVICE_ORDER}', with the value in params.query`,
  ],
])('%s gets a sentence of its own', async (_, path, init, pointer, message) => {
  const error = await rejection(client.POST(path as typeof SERVICE_ORDER, init as never))
  expect(error).toBeInstanceOf(RequestValidationError)
  const { issues } = error as RequestValidationError
  const found = issues.filter((issue) => issue.pointer === pointer).map((issue) => issue.message)
  expect(found.join('\n')).toContain(message)
})

it.each<[string, unknown, string]>([
  ['a Date', new Date(0), 'but is a Date: beijingTime(date) writes it'],
  ['Date.now()', 1760760000000, 'but is 1760760000000: beijingTime(date) writes it'],
  ['an ISO time', '2025-10-18T12:00:00Z', 'but is "2025-10-18T12:00:00Z": beijingTime(date) writes it'],
])('%s as a time is one issue that names beijingTime', async (_, end_time, message) => {
  const call = client.POST(SERVICE_ORDER, { params, body: { ...body, time_range: { end_time } } as never })
  const { issues } = (await rejection(call)) as RequestValidationError
  expect(issues).toHaveLength(1)
  expect(issues[0]).toMatchObject({ pointer: '/time_range/end_time' })
  expect(issues[0]?.message.endsWith(message), issues[0]?.message).toBe(true)
})

it.each<[unknown, string]>([
  [1760760000000, 'is given a number: write new Date() round it'],
  ['2025-10-18', 'is given a string: write new Date() round it'],
  [new Date(NaN), 'is given an invalid one'],
  [null, 'is given null'],
])('beijingTime() says that it was given %o', (given, message) => {
  expect(() => beijingTime(given as Date)).toThrow(TypeError)
  expect(() => beijingTime(given as Date)).toThrow(message)
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

it.each<[string, object, string, string]>([
  ['the order number in its path', { path: { out_order_no: '1' } }, '/out_order_no', 'belongs in params.query'],
  ['the order number beside its query', { out_order_no: '1' }, '/out_order_no', 'belongs in params.query'],
  ['outOrderNo', { query: { outOrderNo: '1' } }, '/outOrderNo', 'API fields are snake_case, out_order_no'],
  ['out_trade_no', { query: { out_trade_no: '1' } }, '/out_trade_no', 'is out_order_no here'],
])('a query with %s is sent to no other place than the right one', async (_, params, pointer, message) => {
  const error = await rejection(client.GET('/v3/payscore/serviceorder', { params } as never))
  const { issues } = error as RequestValidationError
  const found = issues.filter((issue) => issue.pointer === pointer).map((issue) => issue.message)
  expect(found).toEqual([expect.stringMatching(new RegExp(`${message}$`))])
})
