import { examplesOf } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** The total of an example is the sum of what is charged, less the sum of the discounts. A count never multiplies. */
export function exampleAddsUp() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      for (const { name, value, at } of examplesOf(operation, location, resolve)) {
        const charged = [...amounts(value.post_payments, 'amount'), ...amounts(value.fees, 'fee_amount')]
        const discounts = [...amounts(value.post_discounts, 'amount'), ...amounts(value.discounts, 'discount_amount')]
        // An industry may describe its prices in words only.
        if (value.total_amount === undefined || charged.length === 0) continue
        const total = value.finish_type === 1 ? 0 : sum(charged) - sum(discounts)
        if (value.total_amount !== total) {
          report({
            message: `The example ${name} has total_amount ${value.total_amount}: make it ${total}, the sum of the charges less the discounts (a count never multiplies), or correct its items.`,
            location: at,
          })
        }
      }
    },
  }
}

/** @param {Node[] | undefined} items @param {string} field @returns {number[]} */
function amounts(items, field) {
  return (items ?? []).map((item) => item[field]).filter((amount) => amount !== undefined)
}

/** @param {number[]} amounts */
function sum(amounts) {
  return amounts.reduce((total, amount) => total + amount, 0)
}
