import type { Product } from '../completion.js'
import { operations, type Operation } from '../../generated/operations.js'
import { quote } from '../errors.js'
import { isNear } from '../unknown-field.js'
import { UsageError } from './exit-status.js'

/** The products, by the name that their paths have. */
export const PRODUCTS = ['serviceorder', 'smartretail-orders', 'payafter-orders'] as const satisfies readonly Product[]

export function isProduct(word: unknown): word is Product {
  return (PRODUCTS as readonly unknown[]).includes(word)
}

/** @throws UsageError that names the nearest product */
export function productOf(word: string): Product {
  if (isProduct(word)) return word
  const near = PRODUCTS.find((each) => isNear(word, each) || (word.length > 2 && each.startsWith(word)))
  const advice = near === undefined ? `there are ${PRODUCTS.join(', ')}` : `did you mean ${near}?`
  throw new UsageError(`${quote(word)} is no product: ${advice}`)
}

/** The operation that completes an order of a product. */
export function completionOf(product: Product): Operation {
  const path = `/v3/payscore/${product}/{out_order_no}/complete`
  // `as`: the contract completes each product.
  return Object.values(operations).find((each) => each.path === path) as Operation
}
