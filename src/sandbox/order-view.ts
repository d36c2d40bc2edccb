import type {
  CompleteServiceOrderRequest,
  FinishOrder,
  FinishOrderRequest,
  ServiceOrder,
} from '../../generated/schema.js'
import type { Tickets } from './tickets.js'
import type { OrderState, SandboxOrder } from './types.js'

/** A PayScore order as the query and the notifications show it. Before the completion there is no amount. */
export function serviceOrderView(order: SandboxOrder, mchid: string): ServiceOrder {
  // `as`: a completed serviceorder holds the body that completes a serviceorder.
  const body = order.completed_with as CompleteServiceOrderRequest | undefined
  const { start_location, state_description } = order
  const total_amount = body?.total_amount ?? 0
  return {
    ...identityOf(order, mchid),
    service_introduction: order.service_introduction,
    state: order.state,
    ...(state_description && { state_description }),
    total_amount,
    post_payments: body?.post_payments ?? [],
    post_discounts: body?.post_discounts ?? [],
    risk_fund: order.risk_fund,
    time_range: { ...order.time_range, ...body?.time_range },
    location: { ...(start_location !== undefined && { start_location }), ...body?.location },
    order_id: order.order_id,
    need_collection: total_amount > 0,
    ...(total_amount > 0 && { collection: collectionOf(order, total_amount) }),
  }
}

/** An order of an older product as its query shows it. Until the user has confirmed it, there is no ticket. */
export function finishOrderView(order: SandboxOrder, mchid: string, tickets: Tickets): FinishOrder {
  // `as`: a completed order of an older product holds the body that completes one.
  const body = order.completed_with as FinishOrderRequest | undefined
  const { time_range = {}, start_location, paid_time, transaction_id } = order
  return {
    ...identityOf(order, mchid),
    state: order.state,
    ...(body && { finish_type: body.finish_type }),
    ...(!UNCONFIRMED.includes(order.state) && { finish_ticket: tickets.create(order) }),
    total_amount: body?.total_amount ?? 0,
    fees: body?.fees ?? [],
    discounts: body?.discounts ?? [],
    risk_amount: order.risk_fund.amount,
    service_introduction: order.service_introduction,
    ...defined({
      service_start_time: time_range.start_time,
      service_end_time: time_range.end_time,
      service_start_location: start_location,
      real_service_start_time: body?.real_service_start_time,
      real_service_end_time: body?.real_service_end_time,
      real_service_end_location: body?.real_service_end_location,
      pay_succ_time: paid_time,
      finish_transaction_id: transaction_id,
    }),
  }
}

/** The states of an order that its user has not confirmed. */
const UNCONFIRMED: readonly OrderState[] = ['CREATED', 'EXPIRED']

type Identity = Pick<ServiceOrder, 'appid' | 'mchid' | 'out_order_no' | 'service_id'>

function identityOf({ appid, out_order_no, service_id }: SandboxOrder, mchid: string): Identity {
  return { appid, mchid, out_order_no, service_id }
}

/** USER_PAYING from the completion on, USER_PAID after `collect`. */
function collectionOf(
  { state, paid_time, transaction_id }: SandboxOrder,
  total_amount: number,
): ServiceOrder['collection'] {
  if (state !== 'DONE') {
    return { state: 'USER_PAYING', total_amount, paying_amount: total_amount, paid_amount: 0, details: [] }
  }
  const detail = { seq: 1, amount: total_amount, paid_type: 'NEWTON', ...defined({ paid_time, transaction_id }) }
  return { state: 'USER_PAID', total_amount, paying_amount: 0, paid_amount: total_amount, details: [detail] }
}

/** The fields that have a value: over JSON the others would not exist. */
function defined(fields: Record<string, string | undefined>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
