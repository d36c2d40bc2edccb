import { isProduct, PRODUCTS, type Product } from '../completion.js'
import { wordOrType } from '../type-name.js'
import { UsageError } from './exit-status.js'
import { nearest } from './nearest.js'

/** @throws UsageError that names the products, and the nearest one */
export function productOf(word: unknown): Product {
  if (isProduct(word)) return word
  const near = typeof word === 'string' ? nearest(word, PRODUCTS) : undefined
  throw new UsageError(
    `product must be one of ${PRODUCTS.join(', ')}, but is ${wordOrType(word)}${near === undefined ? '' : `: did you mean ${near}?`}`,
  )
}
