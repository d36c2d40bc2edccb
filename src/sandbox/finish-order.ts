import type { FinishOrderRequest, FinishOrderResponse } from '../../generated/schema.js'
import { assertNames, assertTotal } from './assert-amounts.js'
import { assertTimes } from './assert-times.js'
import { bodyError } from './service-error.js'
import type { Tickets } from './tickets.js'
import type { SandboxOrder } from './types.js'

/**
 * Checks the body of a completion against an order of an older product and changes the order's state.
 *
 * @throws ServiceError
 */
export function finishOrder(order: SandboxOrder, body: FinishOrderRequest, tickets: Tickets): void {
  const { finish_type, total_amount, finish_ticket, fees = [], discounts = [] } = body
  if (!tickets.isValid(order, finish_ticket)) {
    throw bodyError('/finish_ticket', "is not the order's ticket: pass it on as the query or the callback gave it")
  }
  const feeNames = fees.map(({ fee_name }) => fee_name)
  assertNames('fees', 'fee_name', feeNames)
  const discountNames = discounts.map(({ discount_name }) => discount_name)
  assertNames('discounts', 'discount_name', discountNames)
  const charged = fees.map(({ fee_amount }) => fee_amount)
  assertTotal(order, body, total_amount, charged)
  assertTimes(
    order,
    ['/real_service_start_time', body.real_service_start_time],
    ['/real_service_end_time', body.real_service_end_time],
  )
  if (body.real_service_end_location !== undefined && body.real_service_end_location === order.start_location) {
    throw bodyError('/real_service_end_location', 'must be left out where the service ends where it began')
  }
  order.state = finish_type === 1 ? 'REVOKED' : 'FINISHED'
}

/** The response about an order that is completed. */
export function finishedOrder(order: SandboxOrder, mchid: string): FinishOrderResponse {
  const { appid, out_order_no, service_id, order_id } = order
  return { appid, mchid, out_order_no, service_id, order_id }
}
