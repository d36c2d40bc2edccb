import type {
  CompleteServiceOrderRequest,
  FinishOrder,
  FinishOrderRequest,
  ServiceOrder,
} from '../../generated/schema.js'
import type { SandboxOrder } from './types.js'

/** What the query of a PayScore order returns. Before the completion there is no amount. */
export function queriedServiceOrder(order: SandboxOrder, mchid: string): ServiceOrder {
  // `as`: a completed serviceorder holds the body that completed a serviceorder.
  const body = order.completed_with as CompleteServiceOrderRequest | undefined
  const total_amount = body?.total_amount ?? 0
  const start = order.start_location === undefined ? undefined : { start_location: order.start_location }
  return {
    ...identityOf(order, mchid),
    service_introduction: order.service_introduction,
    state: order.state,
    ...(order.state_description && { state_description: order.state_description }),
    total_amount,
    post_payments: body?.post_payments ?? [],
    post_discounts: body?.post_discounts ?? [],
    risk_fund: order.risk_fund,
    time_range: { ...order.time_range, ...body?.time_range },
    location: { ...start, ...body?.location },
    need_collection: total_amount > 0,
    ...(total_amount > 0 && { collection: collectionOf(order, total_amount) }),
    order_id: order.order_id,
  }
}

/** What the query of an order of an older product returns. */
export function queriedFinishOrder(order: SandboxOrder, mchid: string): FinishOrder {
  // `as`: a completed order of an older product holds the body that completed such an order.
  const body = order.completed_with as FinishOrderRequest | undefined
  return {
    ...identityOf(order, mchid),
    state: order.state,
    ...(body?.finish_type !== undefined && { finish_type: body.finish_type }),
    finish_ticket: order.finish_ticket ?? `TICKET-${order.out_order_no}`,
    total_amount: body?.total_amount ?? 0,
    fees: body?.fees ?? [],
    discounts: body?.discounts ?? [],
    risk_amount: order.risk_fund.amount,
    service_introduction: order.service_introduction,
  }
}

function identityOf(
  { appid, out_order_no, service_id }: SandboxOrder,
  mchid: string,
): Pick<ServiceOrder, 'appid' | 'mchid' | 'out_order_no' | 'service_id'> {
  return { appid, mchid, out_order_no, service_id }
}

function collectionOf({ state }: SandboxOrder, total_amount: number): ServiceOrder['collection'] {
  return state === 'DONE'
    ? { state: 'USER_PAID', total_amount, paying_amount: 0, paid_amount: total_amount }
    : { state: 'USER_PAYING', total_amount, paying_amount: total_amount, paid_amount: 0 }
}
