import { parseOrder } from './parse-order.js'
import type { NewSandboxOrder } from './types.js'

/**
 * The orders of a file: a JSON array of what `orders.add` takes,
 * `[{ "product": "serviceorder", "out_order_no": "MY-ORDER" }]`.
 *
 * @throws TypeError that says which order is wrong, counted from 1
 */
export function parseOrdersFile(text: string): NewSandboxOrder[] {
  const orders = parseJson(text)
  if (!Array.isArray(orders))
    throw new TypeError('the orders must be a JSON array, [{ "product": "serviceorder", "out_order_no": "MY-ORDER" }]')
  return orders.map((order: unknown, index) => {
    try {
      // `as`: parseOrder checks it.
      return parseOrder(order as NewSandboxOrder)
    } catch (error) {
      throw new TypeError(
        `order ${index + 1} of ${orders.length}: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new TypeError(`the orders must be JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
