import { isValid } from '../validator.js'
import { assertKeys, assertOneOf, assertText, assertWholeNumber, describe } from './assert.js'
import { products } from './products.js'
import { operationOf } from './routing.js'
import type { NewSandboxOrder, SandboxOrder } from './types.js'

/** The fields of an order; the sandbox takes no others. */
const ORDER_FIELDS: readonly (keyof SandboxOrder)[] = [
  'product',
  'out_order_no',
  'appid',
  'service_id',
  'order_id',
  'state',
  'state_description',
  'service_introduction',
  'risk_fund',
  'time_range',
  'start_location',
  'finish_ticket',
  'completed_with',
  'completions',
  'paid_time',
  'transaction_id',
]

/**
 * A copy of an order on which the rules can rely and which a response can show; it may come from another language over
 * HTTP.
 *
 * @throws TypeError that names the field
 */
export function parseOrder(order: NewSandboxOrder): NewSandboxOrder {
  if (typeof order !== 'object' || order === null) throw new TypeError('an order must be an object')
  assertKeys('an order', order, ORDER_FIELDS)
  const { product, out_order_no, risk_fund, time_range, completed_with, completions, paid_time } = order
  assertOneOf('product', product, Object.keys(products))
  const completion = operationOf(products[product].completedBy)
  if (!isValid(completion.pathParameters ?? {}, { out_order_no })) {
    throw new TypeError(
      `out_order_no must be 1 to 32 characters of 0-9 A-Z a-z _ - | *, but is ${describe(out_order_no)}`,
    )
  }
  assertState(order)
  for (const [field, length] of TEXTS) assertText(field, order[field], length)
  if (risk_fund !== undefined) assertRiskFund(risk_fund)
  if (time_range !== undefined) assertTimeRange(time_range)
  if (completed_with !== undefined && !isValid(completion.body ?? {}, completed_with)) {
    throw new TypeError(`completed_with must be a body that completes an order of ${product}`)
  }
  if (paid_time !== undefined) assertTime('paid_time', paid_time, /^\d{8}(\d{6})?$/, 'yyyyMMddHHmmss or yyyyMMdd')
  if (completions !== undefined) assertWholeNumber('completions', completions, 0, Number.MAX_SAFE_INTEGER)
  // What is undefined has its default.
  const given = Object.entries(structuredClone(order)).filter(([, value]) => value !== undefined)
  // `as`: the same fields.
  return Object.fromEntries(given) as unknown as NewSandboxOrder
}

const STATE_DESCRIPTIONS = ['USER_CONFIRM', 'MCH_COMPLETE', '']
const RISK_FUNDS = ['DEPOSIT', 'ADVANCE', 'CASH_DEPOSIT', 'ESTIMATE_ORDER_COST']

/** The fields that are text, with the contract's limits. */
const TEXTS = [
  ['appid', 32],
  ['service_id', 32],
  ['order_id', 64],
  ['service_introduction', 20],
  ['start_location', 50],
  ['finish_ticket', 512],
  ['transaction_id', 32],
] as const

function assertState({ product, state, state_description }: NewSandboxOrder): void {
  const { states } = products[product]
  if (state !== undefined) assertOneOf(`state of ${product}`, state, states)
  if (state_description === undefined) return
  assertOneOf('state_description', state_description, STATE_DESCRIPTIONS)
  const actual = state ?? states[0]
  if (state_description !== '' && actual !== 'DOING')
    throw new TypeError(`state_description ${state_description} is for the state DOING, but the state is ${actual}`)
}

function assertRiskFund(fund: SandboxOrder['risk_fund']): void {
  if (typeof fund !== 'object' || fund === null) throw new TypeError('risk_fund must be { name, amount }')
  assertKeys('risk_fund', fund, ['name', 'amount', 'description'])
  assertOneOf('name of risk_fund', fund.name, RISK_FUNDS)
  assertWholeNumber('amount of risk_fund', fund.amount, 0, Number.MAX_SAFE_INTEGER)
  assertText('description of risk_fund', fund.description, 30)
}

function assertTimeRange(range: NonNullable<SandboxOrder['time_range']>): void {
  if (typeof range !== 'object' || range === null) throw new TypeError('time_range must be { start_time, end_time }')
  assertKeys('time_range', range, ['start_time', 'end_time'])
  assertTime(
    'start_time of time_range',
    range.start_time,
    /^(\d{8}(\d{6})?|OnAccept)$/,
    'yyyyMMddHHmmss, yyyyMMdd or OnAccept',
  )
  assertTime('end_time of time_range', range.end_time, /^\d{8}(\d{6})?$/, 'yyyyMMddHHmmss or yyyyMMdd')
}

function assertTime(field: string, time: unknown, form: RegExp, forms: string): void {
  if (time !== undefined && !(typeof time === 'string' && form.test(time)))
    throw new TypeError(`${field} must be ${forms}`)
}
