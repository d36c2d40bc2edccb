import type { OrderState, Product } from './types.js'

/** In what the products differ. */
interface ProductFacts {
  /** The operation that completes an order. */
  readonly completedBy: string
  /** What an order can be in; the first one is that of an order that can be completed. */
  readonly states: readonly [OrderState, ...OrderState[]]
}

const olderStates = ['USER_ACCEPTED', 'CREATED', 'FINISHED', 'USER_PAID', 'REVOKED', 'EXPIRED'] as const

export const products: Readonly<Record<Product, ProductFacts>> = {
  serviceorder: { completedBy: 'completeServiceOrder', states: ['DOING', 'CREATED', 'DONE', 'REVOKED', 'EXPIRED'] },
  'smartretail-orders': { completedBy: 'completeSmartRetailOrder', states: olderStates },
  'payafter-orders': { completedBy: 'completePayAfterOrder', states: olderStates },
}
