/** What the types promise. tsc checks this file (npm run typecheck); at run time only what is called is run. */
import createClient, { wrapAsPathBasedClient } from 'openapi-fetch'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  createWechatpayClient,
  errorCodes,
  totalAmount,
  type ApiError,
  type CallResult,
  type CompleteServiceOrderRequest,
  type CompleteServiceOrderResponse,
  type ErrorCode,
  type ErrorCodeEntry,
  type FinishOrderRequest,
  type FinishOrderResponse,
  type Outcome,
  type paths,
  type PostInit,
  type TimeoutError,
  type WechatpayClient,
  type WechatpayError,
} from '../src/index.js'
import { completed, credentials, SERVICE_ORDER, serviceOrderCall, signResponse, SMART_RETAIL } from './helpers.js'

const client = createWechatpayClient(credentials, { fetch: completed })
const params = serviceOrderCall.params
/** Type-checks a call without making it. */
const only = (_: () => unknown): void => undefined

describe('a call', () => {
  it('is typed by its path, and so is its response', async () => {
    const { data, error } = await client.POST(SERVICE_ORDER, serviceOrderCall)
    if (data) {
      expectTypeOf(data.total_amount).toEqualTypeOf<number>()
      expectTypeOf(data.state).toEqualTypeOf<'CREATED' | 'DOING' | 'DONE' | 'REVOKED' | 'EXPIRED'>()
      expectTypeOf(data.order_id).toEqualTypeOf<string | undefined>()
      expectTypeOf(error).toEqualTypeOf<undefined>()
    }
    expect(data?.out_order_no).toBe(params.path.out_order_no)
  })

  it('knows the codes of an error and takes others', () => {
    only(async () => {
      const { error } = await client.POST(SERVICE_ORDER, serviceOrderCall)
      if (error) {
        expectTypeOf<'ORDER_DONE'>().toExtend<typeof error.code>()
        expectTypeOf<'SERVICE_UNAVAILABLE'>().toExtend<typeof error.code>()
        expectTypeOf<'A_NEW_CODE'>().toExtend<typeof error.code>()
        expectTypeOf(error).toEqualTypeOf<ApiError>()
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
    only(() => client.POST('/v3/payscore/serviceorder/{out_order_no}/unknown', serviceOrderCall))
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
    // @ts-expect-error the order number belongs in the path
    only(() => client.POST(SERVICE_ORDER, { params, body: { ...body, out_order_no: 'x' } }))
    // @ts-expect-error a misspelt field of an item
    only(() => client.POST(SERVICE_ORDER, { params, body: { ...body, post_payments: [{ name: 'x', amout: 1 }] } }))
    // @ts-expect-error an option of another package
    only(() => client.POST(SERVICE_ORDER, { params, body, parseAs: 'text' }))
    // @ts-expect-error a header is one value
    only(() => client.POST(SERVICE_ORDER, { params, body, headers: [['a', 'b']] }))
    expect(total_amount).toBe(40000)
  })

  it('needs no field that has a default', () => {
    type Body = CompleteServiceOrderRequest
    expectTypeOf<Body['profit_sharing']>().toEqualTypeOf<boolean | undefined>()
    expectTypeOf<Body['post_payments'][number]['count']>().toEqualTypeOf<number | undefined>()
    expectTypeOf<NonNullable<FinishOrderRequest['fees']>[number]['fee_amount']>().toEqualTypeOf<number | undefined>()
  })

  it('needs what generated code of other languages would leave out: 0 and false', () => {
    type Always = Pick<FinishOrderRequest, 'finish_type' | 'total_amount' | 'finish_ticket' | 'profit_sharing'>
    expectTypeOf<Always>().toEqualTypeOf<{
      finish_type: 1 | 2
      total_amount: number
      finish_ticket: string
      profit_sharing: boolean
    }>()
  })
})

it('a call takes undefined for what it may leave out', () => {
  expectTypeOf<{ goods_tag: undefined }>().toExtend<Pick<CompleteServiceOrderRequest, 'goods_tag'>>()
  only(() => client.POST(SERVICE_ORDER, { ...serviceOrderCall, timeout: undefined, signal: undefined }))
})

it('what a call takes and returns has names', () => {
  expectTypeOf<PostInit<typeof SERVICE_ORDER>['body']>().toEqualTypeOf<CompleteServiceOrderRequest>()
  expectTypeOf<PostInit<typeof SMART_RETAIL>['body']>().toEqualTypeOf<FinishOrderRequest>()
  expectTypeOf(client.POST<typeof SERVICE_ORDER>).returns.toEqualTypeOf<
    Promise<CallResult<CompleteServiceOrderResponse>>
  >()
  expectTypeOf(client.POST<typeof SMART_RETAIL>).returns.toEqualTypeOf<Promise<CallResult<FinishOrderResponse>>>()
})

it('the path style has the types of the client', async () => {
  const byPath = wrapAsPathBasedClient(client)
  const { data } = await byPath[SERVICE_ORDER].POST(serviceOrderCall)
  expectTypeOf(data).toEqualTypeOf<CompleteServiceOrderResponse | undefined>()
  expect(data?.out_order_no).toBe(params.path.out_order_no)
  // @ts-expect-error a misspelt field
  only(() => byPath[SERVICE_ORDER].POST({ params, body: { ...serviceOrderCall.body, good_tags: '' } }))
  // @ts-expect-error no such path
  only(() => byPath['/v3/payscore/no-such-path'])
})

it("the contract's paths type a caller's own openapi-fetch client", () => {
  const own = createClient<paths>({ baseUrl: 'https://api.mch.weixin.qq.com' })
  only(async () => {
    const { data, error } = await own.POST(SERVICE_ORDER, serviceOrderCall)
    expectTypeOf(data).toEqualTypeOf<CompleteServiceOrderResponse | undefined>()
    if (error) expectTypeOf<'ORDER_DONE'>().toExtend<typeof error.code>()
  })
})

it('the client is a WechatpayClient', () => {
  expectTypeOf(client).toEqualTypeOf<WechatpayClient>()
})

it('errors say whether the order may have been completed', () => {
  expectTypeOf<WechatpayError['outcome']>().toEqualTypeOf<Outcome | undefined>()
  expectTypeOf<TimeoutError['outcome']>().toEqualTypeOf<Outcome>()
  expectTypeOf<Outcome>().toEqualTypeOf<'not-sent' | 'unknown'>()
})

it('totalAmount takes the bodies of the contract', () => {
  expectTypeOf(totalAmount).toBeCallableWith(serviceOrderCall.body)
  expectTypeOf<FinishOrderRequest>().toExtend<Parameters<typeof totalAmount>[0]>()
})

it('errorCodes has an entry for each listed code, and none for any other', () => {
  expectTypeOf(errorCodes.ORDER_DONE).toExtend<ErrorCodeEntry>()
  expect(errorCodes.ORDER_DONE.status).toBe(400)
  for (const other of ['NO_SUCH_CODE', 'constructor', '__proto__', 'toString'])
    expect(errorCodes[other as ErrorCode]).toBeUndefined()
})
