/** What the types of completions and notifications promise. tsc checks this file; at run time nothing is called. */
import { expect, expectTypeOf, it } from 'vitest'
import {
  completeOrder,
  parseNotification,
  type ApiError,
  type Completion,
  type CompleteServiceOrderResponse,
  type FinishOrder,
  type FinishOrderResponse,
  type Notification,
  type OrderToComplete,
  type ServiceOrder,
  type UserServicePermission,
  type WechatpayClient,
  type WechatpayError,
} from '../../src/index.js'

/** Type-checks a call without making it. */
const only = (_: () => unknown): void => expect(_).toBeTypeOf('function')
const client = {} as WechatpayClient
const out_order_no = '1234323JKHDFE1243252'
const ids = { appid: 'a', service_id: 's' }
const body = { ...ids, post_payments: [{ name: '租金', amount: 1 }], total_amount: 1 }
const older = { ...ids, finish_type: 2 as const, total_amount: 1, profit_sharing: false }
const never = (value: never): never => value

it('a switch over the results of a completion is exhaustive', () => {
  const read = (completion: Completion) => {
    expectTypeOf(completion.requestId).toEqualTypeOf<string | undefined>()
    switch (completion.result) {
      case 'completed':
        expectTypeOf(completion.paid).toEqualTypeOf<boolean>()
        return completion.order.out_order_no
      case 'completed-differently':
        expectTypeOf(completion.order).toEqualTypeOf<ServiceOrder | FinishOrder>()
        return completion.order.total_amount
      case 'canceled':
        return completion.order.mchid
      case 'refused':
        expectTypeOf(completion.error).toEqualTypeOf<ApiError>()
        return completion.order?.state
      case 'unknown':
        expectTypeOf(completion.cause).toEqualTypeOf<WechatpayError | undefined>()
        expectTypeOf(completion.retryAfter).toEqualTypeOf<number | undefined>()
        return completion.error?.code
      default:
        return never(completion)
    }
  }
  expect(read).toBeTypeOf('function')
})

it('a completion has the order of its product', () => {
  only(async () => {
    const service = await completeOrder(client, { product: 'serviceorder', out_order_no, body })
    if (service.result === 'completed')
      expectTypeOf(service.order).toEqualTypeOf<CompleteServiceOrderResponse | ServiceOrder>()
    const retail = await completeOrder(client, { product: 'smartretail-orders', out_order_no, body: older })
    if (retail.result === 'canceled') expectTypeOf(retail.order).toEqualTypeOf<FinishOrderResponse | FinishOrder>()
    const job = {} as OrderToComplete
    expectTypeOf(await completeOrder(client, job)).toEqualTypeOf<Completion>()
  })
})

it('an order of an older product needs no ticket, and may have one', () => {
  only(() => completeOrder(client, { product: 'payafter-orders', out_order_no, body: older }))
  only(() =>
    completeOrder(client, { product: 'payafter-orders', out_order_no, body: { ...older, finish_ticket: 'T' } }),
  )
  only(() =>
    completeOrder(client, { product: 'payafter-orders', out_order_no, body: { ...older, finish_ticket: undefined } }),
  )
})

it('what is no order does not compile', () => {
  // @ts-expect-error no such product
  only(() => completeOrder(client, { product: 'orders', out_order_no, body }))
  // @ts-expect-error the body of another product
  only(() => completeOrder(client, { product: 'serviceorder', out_order_no, body: older }))
  // @ts-expect-error the number is required
  only(() => completeOrder(client, { product: 'serviceorder', body }))
  // @ts-expect-error a misspelt field
  only(() => completeOrder(client, { product: 'serviceorder', out_order_no, body: { ...body, goodstag: 'x' } }))
  only(() => {
    // @ts-expect-error a misspelt field of an item
    const misspelt: OrderToComplete['body'] = { ...body, post_payments: [{ name: 'x', amout: 1 }] }
    return misspelt
  })
  // @ts-expect-error an option of the client
  only(() => completeOrder(client, { product: 'serviceorder', out_order_no, body }, { validate: false }))
})

it('a notification is narrowed by its event', () => {
  const read = (notification: Notification) => {
    switch (notification.event_type) {
      case 'PAYSCORE.USER_PAID':
      case 'PAYSCORE.USER_CONFIRM':
        expectTypeOf(notification.resource).toEqualTypeOf<ServiceOrder>()
        return notification.resource.total_amount
      case 'PAYSCORE.USER_OPEN_SERVICE':
      case 'PAYSCORE.USER_CLOSE_SERVICE':
        expectTypeOf(notification.resource).toEqualTypeOf<UserServicePermission>()
        return notification.resource.openid
      case 'REFUND.SUCCESS':
        expectTypeOf(notification.resource).toEqualTypeOf<unknown>()
        return notification.id
      default:
        return String(notification.event_type)
    }
  }
  expect(read).toBeTypeOf('function')
})

it('a message may be what a web server, Node or a queue has', () => {
  const known = { platformKeys: {}, apiV3Key: '' }
  only(() => parseNotification(new Request('https://a.example'), known))
  only(() => parseNotification({ headers: new Headers(), body: new Uint8Array() }, known))
  only(() => parseNotification({ headers: {} as NodeJS.Dict<string | string[]>, body: Buffer.from('') }, known))
  only(() => parseNotification({ headers: new Map<string, string>(), body: '' }, known, { receivedAt: new Date() }))
  // @ts-expect-error a parsed body
  only(() => parseNotification({ headers: {}, body: { id: '1' } }, known))
  // @ts-expect-error no APIv3 key
  only(() => parseNotification({ headers: {}, body: '' }, { platformKeys: {} }))
})
