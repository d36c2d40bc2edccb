import type { Product } from '../completion.js'
import { operations, type Operation } from '../../generated/operations.js'
import { quote } from '../errors.js'
import { typeName } from '../type-name.js'
import { UsageError } from './exit-status.js'
import { nearest } from './nearest.js'

/** The products, by the name that their paths have. */
export const PRODUCTS = ['serviceorder', 'smartretail-orders', 'payafter-orders'] as const satisfies readonly Product[]

export function isProduct(word: unknown): word is Product {
  return (PRODUCTS as readonly unknown[]).includes(word)
}

/** @throws UsageError that names the products, and the nearest one */
export function productOf(word: unknown): Product {
  if (isProduct(word)) return word
  const near = typeof word === 'string' ? nearest(word, PRODUCTS) : undefined
  const found = typeof word === 'string' ? quote(word) : word === undefined ? 'missing' : typeName(word)
  throw new UsageError(
    `product must be one of ${PRODUCTS.join(', ')}, but is ${found}${near === undefined ? '' : `: did you mean ${near}?`}`,
  )
}

/** The operation that completes an order of a product. */
export function completionOf(product: Product): Operation {
  const path = `/v3/payscore/${product}/{out_order_no}/complete`
  // `as`: the contract completes each product.
  return Object.values(operations).find((each) => each.path === path) as Operation
}
