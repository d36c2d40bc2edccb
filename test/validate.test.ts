/** A body that breaks the contract is refused before anything is signed or sent. */
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { RequestValidationError } from 'wechatpay-payscore'
import {
  client,
  complete,
  isSigned,
  observed,
  PAY_AFTER,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  SMART_RETAIL,
} from './helpers.js'
import { signed } from './responses.js'

const bodies: [string, unknown, string, RegExp][] = [
  ['no content', undefined, '', /The body is missing/],
  ['an array', [], '', /must be an object, but is an array of 0/],
  ['a missing field', { ...serviceOrderCall.body, appid: undefined }, '/appid', /is required, but missing/],
  [
    'an inherited field',
    Object.assign(Object.create({ appid: 'x' }) as object, { ...serviceOrderCall.body, appid: undefined }),
    '/appid',
    /is required/,
  ],
  ['NaN', { ...serviceOrderCall.body, total_amount: NaN }, '/total_amount', /must be an integer, but is NaN/],
  [
    'a fraction',
    { ...serviceOrderCall.body, total_amount: 1.5 },
    '/total_amount',
    /but is 1\.5: amounts are whole fen/,
  ],
  [
    'a numeric string',
    { ...serviceOrderCall.body, total_amount: '100' },
    '/total_amount',
    /but is text of 3 characters: send a number/,
  ],
  ['a BigInt', { ...serviceOrderCall.body, total_amount: 100n }, '/total_amount', /is a bigint: send a number/],
  [
    'a negative amount',
    { ...serviceOrderCall.body, total_amount: -1 },
    '/total_amount',
    /must be at least 0, but is -1/,
  ],
  [
    'an amount beyond safe integers',
    { ...serviceOrderCall.body, total_amount: 2 ** 53 },
    '/total_amount',
    /must be at most 9007199254740991/,
  ],
  [
    'out_order_no in the body',
    { ...serviceOrderCall.body, out_order_no: 'X' },
    '/out_order_no',
    /belongs in params\.path/,
  ],
  [
    'a camelCase field',
    { ...serviceOrderCall.body, goodsTag: 'x' },
    '/goodsTag',
    /is not a field of the contract: API fields are snake_case, goods_tag/,
  ],
  ['an unknown field', { ...serviceOrderCall.body, notify_url: 'x' }, '/notify_url', /is not a field of the contract$/],
  ['no items', { ...serviceOrderCall.body, post_payments: [] }, '/post_payments', /must have at least 1 item/],
  [
    '101 items',
    { ...serviceOrderCall.body, post_payments: Array.from({ length: 101 }, () => ({ name: 'x' })) },
    '/post_payments',
    /at most 100 items, but is an array of 101/,
  ],
  [
    'a long name',
    { ...serviceOrderCall.body, post_payments: [{ name: '一'.repeat(21) }] },
    '/post_payments/0/name',
    /at most 20 characters/,
  ],
  [
    'an emoji',
    { ...serviceOrderCall.body, post_payments: [{ name: 'tea 🍵' }] },
    '/post_payments/0/name',
    /must not have emoji/,
  ],
  [
    'a wrong time',
    { ...serviceOrderCall.body, time_range: { end_time: '2025-10-18' } },
    '/time_range/end_time',
    /must be yyyyMMddHHmmss or yyyyMMdd/,
  ],
  [
    'a remark without its time',
    { ...serviceOrderCall.body, time_range: { end_time_remark: 'x' } },
    '/time_range/end_time',
    /required beside end_time_remark/,
  ],
]
it.each(bodies)('refuses a body with %s before anything is signed or sent', async (_, body, pointer, message) => {
  const { fetch, sent } = observed()
  // `as`: a caller without types, on purpose.
  const error = await rejection(client({ fetch }).POST(SERVICE_ORDER, { ...serviceOrderCall, body } as never))
  expect(error).toBeInstanceOf(RequestValidationError)
  expect(error).toMatchObject({ code: 'ERR_REQUEST_INVALID', outcome: 'not-sent' })
  const { issues } = error as RequestValidationError
  expect(issues.find((issue) => issue.pointer === pointer)?.message).toMatch(message)
  expect(sent).toEqual([])
})

it('names every issue at once, in the error and in its message', async () => {
  const error = await rejection(
    client().POST(SERVICE_ORDER, { ...serviceOrderCall, body: { appid: '', x: 1 } } as never),
  )
  const { issues, message } = error as RequestValidationError
  expect(issues.map(({ pointer }) => pointer).sort()).toEqual([
    '/appid',
    '/post_payments',
    '/service_id',
    '/total_amount',
    '/x',
  ])
  for (const { pointer } of issues) expect(message).toContain(pointer)
})

const finish = {
  appid: 'a',
  service_id: 's',
  finish_type: 2,
  total_amount: 0,
  finish_ticket: 't',
  profit_sharing: false,
}
it.each<[string, object, string, RegExp]>([
  [
    'a cancellation without a reason',
    { ...finish, finish_type: 1 },
    '/cancel_reason',
    /required when finish_type is 1/,
  ],
  [
    'a cancellation that costs',
    { ...finish, finish_type: 1, cancel_reason: 'x', total_amount: 5 },
    '/total_amount',
    /must be 0 when finish_type is 1, but is 5/,
  ],
  [
    'a cancellation with an end',
    { ...finish, finish_type: 1, cancel_reason: 'x', real_service_end_location: 'x' },
    '/real_service_end_location',
    /must not be sent when finish_type is 1/,
  ],
  ['an unknown finish_type', { ...finish, finish_type: 0 }, '/finish_type', /must be one of 1, 2, but is 0/],
  [
    'a fee without amount and description',
    { ...finish, fees: [{ fee_name: 'x' }] },
    '/fees/0/fee_desc',
    /is required without fee_amount, but missing/,
  ],
  ['six discounts', { ...finish, discounts: Array.from({ length: 6 }, () => ({})) }, '/discounts', /at most 5 items/],
  [
    'a ticket that is a number, which is not quoted',
    { ...finish, finish_ticket: 13800138000 },
    '/finish_ticket',
    /^(?!.*138).* a number/,
  ],
  [
    'a ticket that is too long, which is not quoted',
    { ...finish, finish_ticket: '7'.repeat(513) },
    '/finish_ticket',
    /^must have at most 512 characters, but is text of 513 characters$/,
  ],
])('refuses a body of the older products with %s', async (_, body, pointer, message) => {
  for (const path of [SMART_RETAIL, PAY_AFTER] as const) {
    const error = await rejection(client().POST(path, { ...serviceOrderCall, body } as never))
    expect((error as RequestValidationError).issues).toEqual([
      { pointer, message: expect.stringMatching(message) as string },
    ])
  }
})

it('refuses a body that toJSON turns into an invalid one', async () => {
  const { fetch, sent } = observed()
  const body = Object.defineProperty({ ...serviceOrderCall.body }, 'toJSON', {
    value: () => ({ ...serviceOrderCall.body, total_amount: -5 }),
  })
  const error = await rejection(complete({ fetch }, { body }))
  expect((error as RequestValidationError).issues[0]?.pointer).toBe('/total_amount')
  expect(sent).toEqual([])
})

it('refuses a body that cannot be JSON, with validate false too', async () => {
  const circular: Record<string, unknown> = {}
  circular.self = circular
  for (const [body, validate] of [
    [circular, false],
    [{ total_amount: 1n }, false],
    [{ ...serviceOrderCall.body, x: circular }, true],
  ] as const) {
    const error = await rejection(client({ validate }).POST(SERVICE_ORDER, { ...serviceOrderCall, body } as never))
    expect(error).toMatchObject({ code: 'ERR_REQUEST_INVALID', outcome: 'not-sent' })
  }
})

it('takes a field that is undefined, which is not sent', async () => {
  const { fetch, sent } = observed()
  const body = { ...serviceOrderCall.body, out_order_no: undefined, goods_tag: undefined }
  // `as`: without exactOptionalPropertyTypes this compiles.
  await client({ fetch }).POST(SERVICE_ORDER, { ...serviceOrderCall, body } as typeof serviceOrderCall)
  expect(sent[0]?.body).toBe(JSON.stringify(serviceOrderCall.body))
})

it('many issues make no long message', async () => {
  const post_payments = Array.from({ length: 1000 }, () => ({ ['x'.repeat(10_000)]: 1 }))
  const error = await rejection(
    client().POST(SERVICE_ORDER, { ...serviceOrderCall, body: { ...serviceOrderCall.body, post_payments } } as never),
  )
  const { issues, message } = error as RequestValidationError
  // Checking stops at a hundred: one about the number of items, the others about items.
  expect(issues.length).toBe(100)
  expect(message.length).toBeLessThan(10_000)
  expect(message).toContain('and 80 more')
})
it('quotes no free text of the body, which may be a customer’s', async () => {
  const body = {
    ...serviceOrderCall.body,
    appid: { name: '张三' },
    service_introduction: '张三丰的生日宴会在武当山举行',
    post_payments: [{ name: '张三 13800138000 北京市朝阳区某某路', description: 7 }],
    location: { end_location: '张三家😀' },
    goods_tag: '138001380001380013800013800138000',
    total_amount: '一百元',
  }
  const error = await rejection(client().POST(SERVICE_ORDER, { ...serviceOrderCall, body } as never))
  expect(inspect(error)).toContain('/location/end_location must not have emoji')
  expect(inspect(error)).toContain('text of 3 characters: send a number')
  expect(inspect(error)).not.toMatch(/张三|1380013|一百/)
})

it('sends any body with validate: false', async () => {
  const { fetch, sent } = observed()
  await client({ fetch, validate: false }).POST(SERVICE_ORDER, { ...serviceOrderCall, body: { any: 1 } } as never)
  expect(sent[0]?.body).toBe('{"any":1}')
  expect(isSigned(sent[0] ?? expect.fail())).toBe(true)
})
