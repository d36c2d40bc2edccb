import { isDeepStrictEqual } from 'node:util'
import type { components } from '../../generated/schema.js'
import { totalAmount } from '../amounts.js'
import { ApiError, bodyError } from './api-error.js'
import { beijingTime, isCalendarDay } from '../beijing-time.js'
import type { OrderState, SandboxOrder } from './orders.js'

type Schemas = components['schemas']
type ServiceOrderBody = Schemas['CompleteServiceOrderRequest']
type FinishOrderBody = Schemas['FinishOrderRequest']

/**
 * Completes an order with a body that keeps the contract, and answers what WeChat Pay would.
 *
 * The state is looked at first: what is done or cancelled says so whatever is sent. While WeChat Pay is collecting, the
 * same parameters are answered as before and others refused.
 *
 * @throws ApiError
 */
export function completeOrder(order: SandboxOrder, body: ServiceOrderBody | FinishOrderBody, mchid: string): object {
  const { stage, code } = stageOf(order)
  if (stage === 'closed') throw new ApiError(code, `The order is ${order.state}: ${errorText[code]}`)
  for (const field of ['appid', 'service_id'] as const) {
    if (body[field] !== order[field])
      throw bodyError(`/${field}`, `must be that of the order's creation, ${order[field]}`, body[field])
  }
  if (stage === 'open') {
    // `as`: the contract's validator for the product has run.
    if (order.product === 'serviceorder') completeServiceOrder(order, body as ServiceOrderBody)
    else finishOrder(order, body as FinishOrderBody)
    order.completed_with = body
  } else if (!isDeepStrictEqual(body, order.completed_with)) {
    throw new ApiError(
      'INVALID_REQUEST',
      `The order was completed with another ${differing(order, body).join(', ')}: repeat the first parameters`,
    )
  }
  order.completions++
  return answer(order, mchid)
}

/** The fields in which a repeat differs. */
function differing({ completed_with }: SandboxOrder, body: object): string[] {
  const first = Object(completed_with) as Record<string, unknown>
  const now = body as Record<string, unknown>
  return [...new Set([...Object.keys(first), ...Object.keys(now)])].filter(
    (name) => !isDeepStrictEqual(first[name], now[name]),
  )
}

type Stage = { stage: 'open' | 'collecting'; code?: never } | { stage: 'closed'; code: keyof typeof errorText }

const errorText = {
  ORDER_DONE: 'it is already completed',
  ORDER_CANCELED: 'it is already cancelled',
  INVALID_ORDER_STATE: 'it cannot be completed from this state',
}

function stageOf({ state, state_description }: SandboxOrder): Stage {
  if (state === 'DOING') return { stage: state_description === 'MCH_COMPLETE' ? 'collecting' : 'open' }
  const stages: Record<Exclude<OrderState, 'DOING'>, Stage> = {
    USER_ACCEPTED: { stage: 'open' },
    FINISHED: { stage: 'collecting' },
    DONE: { stage: 'closed', code: 'ORDER_DONE' },
    USER_PAID: { stage: 'closed', code: 'ORDER_DONE' },
    REVOKED: { stage: 'closed', code: 'ORDER_CANCELED' },
    CREATED: { stage: 'closed', code: 'INVALID_ORDER_STATE' },
    EXPIRED: { stage: 'closed', code: 'INVALID_ORDER_STATE' },
  }
  return stages[state]
}

function completeServiceOrder(order: SandboxOrder, body: ServiceOrderBody): void {
  const { time_range = {}, total_amount, post_payments } = body
  checkTotal(
    order,
    total_amount,
    sumOf(body),
    post_payments.map(({ amount }) => amount),
  )
  checkTimes(order, ['/time_range/start_time', time_range.start_time], ['/time_range/end_time', time_range.end_time])
  if (order.time_range && !order.time_range.end_time && !time_range.end_time) {
    throw bodyError('/time_range/end_time', 'is required: the order was created without an end')
  }
  // Nothing to collect: done at once.
  order.state = total_amount === 0 ? 'DONE' : 'DOING'
  order.state_description = total_amount === 0 ? '' : 'MCH_COMPLETE'
}

function finishOrder(order: SandboxOrder, body: FinishOrderBody): void {
  const { finish_type, total_amount, finish_ticket, profit_sharing, fees = [], discounts = [] } = body
  for (const [field, value] of Object.entries({ finish_type, total_amount, finish_ticket, profit_sharing })) {
    if (value === undefined)
      throw bodyError(`/${field}`, 'is missing: the service expects it, though its page does not say so')
  }
  if (order.finish_ticket !== undefined && finish_ticket !== order.finish_ticket) {
    throw bodyError('/finish_ticket', "is not the order's ticket: pass it on as the query or the callback gave it")
  }
  checkNames(
    'fees',
    'fee_name',
    fees.map(({ fee_name }) => fee_name),
  )
  checkNames(
    'discounts',
    'discount_name',
    discounts.map(({ discount_name }) => discount_name),
  )
  checkTotal(
    order,
    total_amount ?? 0,
    sumOf(body),
    fees.map(({ fee_amount }) => fee_amount),
  )
  checkTimes(
    order,
    ['/real_service_start_time', body.real_service_start_time],
    ['/real_service_end_time', body.real_service_end_time],
  )
  if (body.real_service_end_location !== undefined && body.real_service_end_location === order.start_location) {
    throw bodyError('/real_service_end_location', 'must be left out where the service ends where it began')
  }
  order.state = finish_type === 1 ? 'REVOKED' : 'FINISHED'
}

/** The amounts of a body can add up to more than a number holds, though each of them keeps the contract. */
function sumOf(body: ServiceOrderBody | FinishOrderBody): number {
  try {
    return totalAmount(body)
  } catch (error) {
    throw bodyError('/total_amount', `cannot be the sum: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function checkTotal({ risk_fund }: SandboxOrder, total: number, sum: number, charged: (number | undefined)[]): void {
  // Industries that charge no amounts have nothing to add up.
  if (charged.some((amount) => amount !== undefined) && total !== sum) {
    throw bodyError(
      '/total_amount',
      `is ${total}, but what is charged less what is taken off is ${sum} fen (a count never multiplies)`,
      total,
    )
  }
  if (total > risk_fund.amount) {
    throw bodyError('/total_amount', `must be at most ${risk_fund.amount} fen, the order's risk fund`, total)
  }
}

function checkNames(list: string, field: string, names: (string | undefined)[]): void {
  names.forEach((name, index) => {
    const at = `/${list}/${index}/${field}`
    if (name === undefined) throw bodyError(at, 'is missing')
    if (names.indexOf(name) !== index) throw bodyError(at, `must be unique among the ${list}`, name)
  })
}

type Field = [pointer: string, value: string | undefined]

/** Start before end, neither after now, the end not before the expected one, all as precise as at creation. */
function checkTimes(order: SandboxOrder, [startAt, start]: Field, [endAt, end]: Field): void {
  const created = order.time_range ?? {}
  checkTime(startAt, start, created.start_time)
  checkTime(endAt, end, created.end_time ?? created.start_time)
  if (created.end_time && end !== undefined && end < created.end_time) {
    throw bodyError(endAt, `must not be before the end that was expected at creation, ${created.end_time}`, end)
  }
  const from = start ?? created.start_time
  const to = end ?? created.end_time
  if (from === undefined || from === 'OnAccept' || to === undefined) return
  // The one that was sent is the one to mend.
  const [at, value] = end === undefined ? [startAt, start] : [endAt, end]
  if (value === undefined) return
  if (from.length !== to.length) throw bodyError(at, `must be as precise as the other time: ${from} to ${to}`, value)
  // A day is all of it: 20251018 to 20251018 is that day.
  if (from > to || (from === to && to.length > 8))
    throw bodyError(at, `must leave the end after the start: ${from} to ${to}`, value)
}

function checkTime(at: string, time: string | undefined, created: string | undefined): void {
  if (time === undefined || time === 'OnAccept') return
  if (!isCalendarDay(time)) throw bodyError(at, 'is no day of the calendar', time)
  const now = beijingTime(new Date()).slice(0, time.length)
  if (time > now) throw bodyError(at, `must not be after the time of the call, ${now}`, time)
  if (created !== undefined && created !== 'OnAccept' && created.length !== time.length) {
    throw bodyError(at, `must be as precise as at creation, ${created}`, time)
  }
}

function answer(order: SandboxOrder, mchid: string): object {
  const { appid, out_order_no, service_id, order_id, start_location } = order
  if (order.product !== 'serviceorder') {
    return { appid, mchid, out_order_no, service_id, order_id } satisfies Schemas['FinishOrderResponse']
  }
  // `as`: a completed serviceorder holds a serviceorder's body and state.
  const { post_payments, post_discounts, total_amount, time_range, location } = order.completed_with as ServiceOrderBody
  return {
    appid,
    mchid,
    out_order_no,
    service_id,
    service_introduction: order.service_introduction,
    state: order.state as Schemas['CompleteServiceOrderResponse']['state'],
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
  } satisfies Schemas['CompleteServiceOrderResponse']
}
