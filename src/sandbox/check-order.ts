import {
  completeServiceOrderRequest,
  finishOrderRequest,
  outOrderNo,
  type Validator,
} from '../../generated/validators.js'
import { assertNumber } from '../options.js'
import type { NewSandboxOrder, OrderState, Product, SandboxOrder } from './orders.js'

/** What the body of a completion must keep, by product. */
export const bodyValidators: Readonly<Record<Product, Validator>> = {
  serviceorder: completeServiceOrderRequest,
  'smartretail-orders': finishOrderRequest,
  'payafter-orders': finishOrderRequest,
}

/** What an order can say of itself; over HTTP nothing else is taken. */
export const ORDER_FIELDS: readonly (keyof SandboxOrder)[] = [
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
]

/** @throws TypeError for a field that nobody would read, which is most often a misspelt one */
export function checkKeys(what: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new TypeError(`${what} has ${known.join(', ')}, but not ${unknown}`)
}

/**
 * A copy of an order as the rules can rely on it and an answer can show it; it may come from another language over HTTP.
 *
 * @throws TypeError that names the field
 */
export function checkOrder(order: NewSandboxOrder): NewSandboxOrder {
  if (typeof order !== 'object' || order === null) throw new TypeError('an order must be an object')
  const { product, out_order_no, state, state_description, risk_fund, time_range, completed_with, completions } = order
  checkName('product', product, Object.keys(STATES))
  if (!outOrderNo(out_order_no)) {
    throw new TypeError(
      `out_order_no must be 1 to 32 characters of 0-9 A-Z a-z _ - | *, but is ${String(out_order_no)}`,
    )
  }
  if (state !== undefined) checkName(`state of ${product}`, state, STATES[product])
  if (state_description !== undefined) checkName('state_description', state_description, STATE_DESCRIPTIONS)
  for (const [field, length] of TEXTS) checkText(field, order[field], length)
  if (risk_fund !== undefined) checkRiskFund(risk_fund)
  if (time_range !== undefined) checkTimeRange(time_range)
  if (completed_with !== undefined && !bodyValidators[product](completed_with)) {
    throw new TypeError(`completed_with must be a body that completes an order of ${product}`)
  }
  if (completions !== undefined) assertNumber('completions', completions, 0, Number.MAX_SAFE_INTEGER)
  // What is undefined has its default.
  const given = Object.entries(structuredClone(order)).filter(([, value]) => value !== undefined)
  // `as`: the same fields.
  return Object.fromEntries(given) as unknown as NewSandboxOrder
}

const olderStates = ['CREATED', 'USER_ACCEPTED', 'FINISHED', 'USER_PAID', 'REVOKED', 'EXPIRED'] as const
const STATES: Record<Product, readonly OrderState[]> = {
  serviceorder: ['CREATED', 'DOING', 'DONE', 'REVOKED', 'EXPIRED'],
  'smartretail-orders': olderStates,
  'payafter-orders': olderStates,
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
] as const

function checkRiskFund(fund: SandboxOrder['risk_fund']): void {
  if (typeof fund !== 'object' || fund === null) throw new TypeError('risk_fund must be { name, amount }')
  checkKeys('risk_fund', fund, ['name', 'amount', 'description'])
  checkName('name of risk_fund', fund.name, RISK_FUNDS)
  assertNumber('amount of risk_fund', fund.amount, 0, Number.MAX_SAFE_INTEGER)
  checkText('description of risk_fund', fund.description, 30)
}

function checkTimeRange(range: NonNullable<SandboxOrder['time_range']>): void {
  if (typeof range !== 'object' || range === null) throw new TypeError('time_range must be { start_time, end_time }')
  checkKeys('time_range', range, ['start_time', 'end_time'])
  checkTime('start_time', range.start_time, /^(\d{8}(\d{6})?|OnAccept)$/, 'yyyyMMddHHmmss, yyyyMMdd or OnAccept')
  checkTime('end_time', range.end_time, /^\d{8}(\d{6})?$/, 'yyyyMMddHHmmss or yyyyMMdd')
}

function checkTime(field: string, time: unknown, form: RegExp, forms: string): void {
  if (time !== undefined && !(typeof time === 'string' && form.test(time)))
    throw new TypeError(`${field} of time_range must be ${forms}`)
}

function checkName(field: string, value: unknown, names: readonly string[]): void {
  if (typeof value !== 'string' || !names.includes(value))
    throw new TypeError(`${field} must be one of ${names.join(', ')}, but is ${String(value)}`)
}

function checkText(field: string, value: unknown, length: number): void {
  const form = /^[\0-\uD7FF\uE000-\uFFFF]+$/u
  if (value !== undefined && !(typeof value === 'string' && value.length <= length && form.test(value)))
    throw new TypeError(`${field} must be text of 1 to ${length} characters, without emoji`)
}
