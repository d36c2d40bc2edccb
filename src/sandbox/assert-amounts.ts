import { totalAmount, type FinishOrderAmounts, type ServiceOrderAmounts } from '../amounts.js'
import { bodyError } from './service-error.js'
import type { SandboxOrder } from './types.js'

/**
 * The total must be the documented sum, and at most the order's risk fund.
 *
 * @param charged the amounts of what is charged. Some industries send none: then there is nothing to add up
 * @throws ServiceError
 */
export function assertTotal(
  { risk_fund }: SandboxOrder,
  body: ServiceOrderAmounts | FinishOrderAmounts,
  total: number,
  charged: readonly (number | undefined)[],
): void {
  const sum = sumOf(body)
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

/** @throws ServiceError for an item of a list that has no name, or the name of an earlier one */
export function assertNames(list: string, field: string, names: readonly (string | undefined)[]): void {
  names.forEach((name, index) => {
    const at = `/${list}/${index}/${field}`
    if (name === undefined) throw bodyError(at, 'is missing')
    if (names.indexOf(name) !== index) throw bodyError(at, `must be unique among the ${list}`, name)
  })
}

/** Each amount keeps the contract, but together they can be more than a number holds. */
function sumOf(body: ServiceOrderAmounts | FinishOrderAmounts): number {
  try {
    return totalAmount(body)
  } catch (error) {
    throw bodyError('/total_amount', `cannot be the sum: ${error instanceof Error ? error.message : String(error)}`)
  }
}
