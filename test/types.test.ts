/** What the types promise. tsc checks this file (npm run typecheck); at run time only what is called is run. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  createWechatpayClient,
  errorCodes,
  totalAmount,
  type components,
  type ErrorCode,
  type ErrorCodeEntry,
  type Outcome,
  type WechatpayClient,
  type WechatpayError,
} from '../src/index.js'
import { credentials, SERVICE_ORDER, serviceOrderCall, signResponse, SMART_RETAIL } from './helpers.js'

const client = createWechatpayClient(credentials, {
  fetch: async () => new Response('{}', { headers: signResponse('{}') }),
})
const params = serviceOrderCall.params
/** Type-checks a call without making it. */
const only = (_: () => unknown): void => undefined

describe('a call', () => {
  it('is typed by its path, the answer too', async () => {
    const { data, error } = await client.POST(SERVICE_ORDER, serviceOrderCall)
    if (data) {
      expectTypeOf(data.total_amount).toEqualTypeOf<number>()
      expectTypeOf(data.state).toEqualTypeOf<'CREATED' | 'DOING' | 'DONE' | 'REVOKED' | 'EXPIRED'>()
      expectTypeOf(data.order_id).toEqualTypeOf<string | undefined>()
      expectTypeOf(error).toEqualTypeOf<undefined>()
    }
    expect(data).toEqual({})
  })

  it('knows the codes of an error and takes others', () => {
    only(async () => {
      const { error } = await client.POST(SERVICE_ORDER, serviceOrderCall)
      if (error) {
        expectTypeOf<'ORDER_DONE'>().toExtend<typeof error.code>()
        expectTypeOf<'SERVICE_UNAVAILABLE'>().toExtend<typeof error.code>()
        // A literal of the union narrows; plain `string` would have swallowed it.
        if (error.code === 'SIGN_ERROR') expectTypeOf(error.code).toEqualTypeOf<'SIGN_ERROR'>()
        // Not every code is listed, and the types say so.
        expectTypeOf(errorCodes[error.code]).toEqualTypeOf<ErrorCodeEntry | undefined>()
        expectTypeOf(error.message).toEqualTypeOf<string>()
        expectTypeOf(error.detail?.field).toEqualTypeOf<string | undefined>()
      }
    })
  })

  it('does not compile with a wrong path, method, number, body or field', () => {
    const { body } = serviceOrderCall
    const { total_amount, ...withoutTotal } = body
    const oldBody = { appid: 'a', service_id: 's' }
    // @ts-expect-error no such path
    only(() => client.POST('/v3/payscore/serviceorder/{out_order_no}/cancel', serviceOrderCall))
    // @ts-expect-error no such method
    only(() => client.GET(SERVICE_ORDER, serviceOrderCall))
    // @ts-expect-error the order number is required
    only(() => client.POST(SERVICE_ORDER, { body }))
    // @ts-expect-error the order number is text
    only(() => client.POST(SERVICE_ORDER, { params: { path: { out_order_no: 1 } }, body }))
    // @ts-expect-error the body is required
    only(() => client.POST(SERVICE_ORDER, { params }))
    // @ts-expect-error total_amount is required
    only(() => client.POST(SERVICE_ORDER, { params, body: withoutTotal }))
    // @ts-expect-error an amount is a number
    only(() => client.POST(SERVICE_ORDER, { params, body: { ...body, total_amount: '1' } }))
    // @ts-expect-error finish_type is 1 or 2
    only(() => client.POST(SMART_RETAIL, { params, body: { ...oldBody, finish_type: 0 } }))
    // A further field is no error here: openapi-fetch's types do not look for it. The client does, before it signs.
    only(() => client.POST(SERVICE_ORDER, { params, body: { ...body, out_order_no: 'x' } }))
    expect(total_amount).toBe(40000)
  })

  it('needs no field that has a default', () => {
    type Body = components['schemas']['CompleteServiceOrderRequest']
    expectTypeOf<Body['profit_sharing']>().toEqualTypeOf<boolean | undefined>()
    expectTypeOf<Body['post_payments'][number]['count']>().toEqualTypeOf<number | undefined>()
    type Finish = components['schemas']['FinishOrderRequest']
    expectTypeOf<NonNullable<Finish['fees']>[number]['fee_amount']>().toEqualTypeOf<number | undefined>()
    expectTypeOf<Finish['finish_type']>().toEqualTypeOf<1 | 2 | undefined>()
  })
})

it('the client is a WechatpayClient', () => {
  expectTypeOf(client).toEqualTypeOf<WechatpayClient>()
})

it('errors say whether the order may have been completed', () => {
  expectTypeOf<WechatpayError['outcome']>().toEqualTypeOf<Outcome>()
  expectTypeOf<Outcome>().toEqualTypeOf<'not-sent' | 'unknown'>()
})

it('totalAmount takes the bodies of the contract', () => {
  expectTypeOf(totalAmount).toBeCallableWith(serviceOrderCall.body)
  expectTypeOf<components['schemas']['FinishOrderRequest']>().toExtend<Parameters<typeof totalAmount>[0]>()
})

it('errorCodes has an entry for each listed code, and none for any other', () => {
  expectTypeOf(errorCodes.ORDER_DONE).toExtend<ErrorCodeEntry>()
  expect(errorCodes.ORDER_DONE.status).toBe(400)
  for (const other of ['NO_SUCH_CODE', 'constructor', '__proto__', 'toString'])
    expect(errorCodes[other as ErrorCode]).toBeUndefined()
})
