import type { CompleteServiceOrderRequest, CompleteServiceOrderResponse } from '../../generated/schema.js'
import { assertTotal } from './assert-amounts.js'
import { assertTimes } from './assert-times.js'
import { bodyError } from './service-error.js'
import type { SandboxOrder } from './types.js'

/**
 * Checks the body of a completion against a PayScore order and changes the order's state.
 *
 * @throws ServiceError
 */
export function completeServiceOrder(order: SandboxOrder, body: CompleteServiceOrderRequest): void {
  const { time_range = {}, total_amount, post_payments } = body
  assertTotal(
    order,
    body,
    total_amount,
    post_payments.map(({ amount }) => amount),
  )
  assertTimes(order, ['/time_range/start_time', time_range.start_time], ['/time_range/end_time', time_range.end_time])
  if (order.time_range && !order.time_range.end_time && !time_range.end_time) {
    throw bodyError('/time_range/end_time', 'is required: the order was created without an end')
  }
  // There is nothing to collect, so the order is done at once.
  order.state = total_amount === 0 ? 'DONE' : 'DOING'
  order.state_description = total_amount === 0 ? '' : 'MCH_COMPLETE'
}

/** The response about an order that is completed. */
export function completedServiceOrder(order: SandboxOrder, mchid: string): CompleteServiceOrderResponse {
  const { appid, out_order_no, service_id, order_id, start_location } = order
  // `as`: a completed serviceorder holds a serviceorder's body and state.
  const { post_payments, post_discounts, total_amount, time_range, location } =
    order.completed_with as CompleteServiceOrderRequest
  return {
    appid,
    mchid,
    out_order_no,
    service_id,
    service_introduction: order.service_introduction,
    state: order.state as CompleteServiceOrderResponse['state'],
    state_description: order.state_description ?? '',
    post_payments,
    ...(post_discounts && { post_discounts }),
    risk_fund: order.risk_fund,
    total_amount,
    ...((order.time_range || time_range) && { time_range: { ...order.time_range, ...time_range } }),
    ...((start_location !== undefined || location) && {
      location: { ...(start_location !== undefined && { start_location }), ...location },
    }),
    order_id,
    need_collection: total_amount > 0,
  }
}
