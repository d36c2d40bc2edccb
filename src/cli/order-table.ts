/** An order as a short table. */

import type { FinishOrder, ServiceOrder } from '../../generated/schema.js'
import { money, rows } from './format.js'

type Row = readonly [name: string, value: string | undefined]

/** What the states mean. */
const STATES: Readonly<Record<string, string>> = {
  CREATED: 'created, the user has not confirmed it',
  DOING: 'in use',
  DONE: 'done: completed and paid',
  REVOKED: 'cancelled',
  EXPIRED: 'expired: the user did not confirm it in time',
  USER_ACCEPTED: 'in use: the user has confirmed it',
  FINISHED: 'completed, WeChat Pay collects',
  USER_PAID: 'completed and paid',
}
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  USER_CONFIRM: 'confirmed by the user, can be completed',
  MCH_COMPLETE: 'completed, WeChat Pay collects',
}

/** A PayScore order. */
export function serviceOrderTable(order: ServiceOrder): string {
  const { state, state_description, total_amount, time_range, location, collection, risk_fund } = order
  return rows([
    ['state', stateOf(state, state_description)],
    ['total', total_amount === undefined ? undefined : money(total_amount)],
    ...(order.post_payments ?? []).map(({ name, amount, description }): Row => {
      return ['payment', item(name, amount, description)]
    }),
    ...(order.post_discounts ?? []).map(({ name, amount, description }): Row => {
      return ['discount', item(name, amount, description)]
    }),
    ...collectionRows(collection),
    ['risk fund', risk_fund && item(risk_fund.name, risk_fund.amount, risk_fund.description)],
    ['service', order.service_introduction],
    ['from', [time_range?.start_time, location?.start_location].filter(Boolean).join(', ')],
    ['to', [time_range?.end_time, location?.end_location].filter(Boolean).join(', ')],
    ['order id', order.order_id],
  ])
}

function collectionRows(collection: ServiceOrder['collection']): Row[] {
  if (!collection) return []
  const { state, paid_amount, paying_amount, details } = collection
  const amounts = [
    paid_amount === undefined ? undefined : `paid ${money(paid_amount)}`,
    paying_amount === undefined ? undefined : `to be paid ${money(paying_amount)}`,
  ]
  return [
    ['collection', [state, ...amounts.filter((each) => each !== undefined)].join(', ')],
    ...(details ?? []).map(({ amount, paid_time, transaction_id }): Row => {
      return [
        'debit',
        [amount === undefined ? undefined : money(amount), paid_time, transaction_id].filter(Boolean).join(', '),
      ]
    }),
  ]
}

/** An order of one of the older products. */
export function finishOrderTable(order: FinishOrder): string {
  const { state, total_amount, finish_type } = order
  return rows([
    ['state', stateOf(state, undefined)],
    ['total', total_amount === undefined ? undefined : money(total_amount)],
    [
      'finish type',
      finish_type === undefined
        ? undefined
        : `${finish_type}: ${Number(finish_type) === 1 ? 'not used, cancelled' : 'used'}`,
    ],
    ...(order.fees ?? []).map(({ fee_name, fee_amount, fee_desc }): Row => [
      'fee',
      item(fee_name, fee_amount, fee_desc),
    ]),
    ...(order.discounts ?? []).map(({ discount_name, discount_amount, discount_desc }): Row => {
      return ['discount', item(discount_name, discount_amount, discount_desc)]
    }),
    ['paid', [order.pay_succ_time, order.finish_transaction_id].filter(Boolean).join(', ')],
    ['service', order.service_introduction],
    ['from', order.real_service_start_time ?? order.service_start_time],
    ['to', order.real_service_end_time ?? order.service_end_time],
    ['finish ticket', order.finish_ticket && 'there is one; --json prints it'],
  ])
}

function stateOf(state: string | undefined, description: string | undefined): string {
  const described = description !== undefined && Object.hasOwn(DESCRIPTIONS, description)
  const words = described
    ? DESCRIPTIONS[description]
    : state !== undefined && Object.hasOwn(STATES, state)
      ? STATES[state]
      : 'not a state that the contract lists'
  return `${[state, description].filter(Boolean).join(' ')}: ${words}`
}

function item(name: string | undefined, amount: number | undefined, description: string | undefined): string {
  return [name, amount === undefined ? undefined : money(amount), description].filter(Boolean).join('  ')
}
