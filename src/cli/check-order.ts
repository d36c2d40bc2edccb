import { totalAmount } from '../amounts.js'
import { completionOf, withTicket } from '../completion-calls.js'
import type { OrderToComplete } from '../completion.js'
import { quote, RequestValidationError } from '../errors.js'
import { readRequest } from '../validate.js'
import { money } from './format.js'
import { UsageError } from './exit-status.js'
import { productOf } from './products.js'

/** An order that keeps the contract. */
export interface CheckedOrder {
  readonly order: OrderToComplete
  /** What the user is to pay, in fen. */
  readonly total: number
  /** What is asked for: `finish_type` 1 cancels. */
  readonly asked: 'completed' | 'canceled'
  /** What the service may refuse, and the contract does not. */
  readonly warning: string | undefined
}

/** @throws UsageError, RequestValidationError */
export function checkOrder(value: unknown): CheckedOrder {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError('an order must be an object { product, out_order_no, body }')
  const { product, out_order_no, body, ...others } = value as Record<string, unknown> // `as`: it is an object.
  const [extra] = Object.keys(others)
  if (extra !== undefined)
    throw new UsageError(`${quote(extra)} is no field of an order: there are product, out_order_no, body`)
  const known = productOf(product)
  readRequest(completionOf(known), { path: { out_order_no } }, withTicket(known, body), true)
  // `as`, here and below: the contract's schema has found this product's body.
  const order = { product: known, out_order_no, body } as OrderToComplete
  const { total_amount, finish_type } = body as { total_amount: number; finish_type?: number }
  return {
    order,
    total: total_amount,
    asked: finish_type === 1 ? 'canceled' : 'completed',
    warning: warningOf(order.body, total_amount),
  }
}

/** Some industries send no amounts at all, so that the sum is no rule of the contract. */
function warningOf(body: OrderToComplete['body'], total: number): string | undefined {
  const hasAmounts =
    'post_payments' in body
      ? body.post_payments.some(({ amount }) => amount !== undefined)
      : 'fees' in body && body.fees?.some(({ fee_amount }) => fee_amount !== undefined) === true
  const sum = hasAmounts ? totalAmount(body) : total
  return sum === total
    ? undefined
    : `total_amount is ${money(total)}, but the amounts add up to ${money(sum)}: WeChat Pay may refuse that`
}

/** What is wrong with an order, on one line. */
export function mistakeOf(error: unknown): string {
  if (error instanceof RequestValidationError)
    return error.issues.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join('; ')
  if (error instanceof UsageError) return error.message
  throw error
}
