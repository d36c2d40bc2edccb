import type { OrderState, Product } from './types.js'

/** What differs between the products. */
interface ProductFacts {
  /** The operation that completes an order. */
  readonly completedBy: string
  /** The states of an order. The first one is that of an order that can be completed. */
  readonly states: readonly [OrderState, ...OrderState[]]
}

const olderStates = ['USER_ACCEPTED', 'CREATED', 'FINISHED', 'USER_PAID', 'REVOKED', 'EXPIRED'] as const

export const products: Readonly<Record<Product, ProductFacts>> = {
  serviceorder: { completedBy: 'completeServiceOrder', states: ['DOING', 'CREATED', 'DONE', 'REVOKED', 'EXPIRED'] },
  'smartretail-orders': { completedBy: 'completeSmartRetailOrder', states: olderStates },
  'payafter-orders': { completedBy: 'completePayAfterOrder', states: olderStates },
}
