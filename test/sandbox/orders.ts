/** Orders that can be completed, and bodies that complete them. */
import type { CompleteServiceOrderRequest, FinishOrderRequest } from '../../generated/schema.js'
import type { NewSandboxOrder, Product, Sandbox, SandboxOrder } from '../../src/sandbox/index.js'

export const service: CompleteServiceOrderRequest = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  post_payments: [{ name: '酒店房费', amount: 38800 }],
  post_discounts: [{ name: '会员折扣', amount: 800 }],
  total_amount: 38000,
}

/** Costs nothing, so that the order is done at once. */
export const free = { ...service, post_discounts: [{ name: '会员折扣', amount: 38800 }], total_amount: 0 }

export const finish: FinishOrderRequest = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  finish_type: 2,
  fees: [{ fee_name: '商品费用', fee_amount: 3900 }],
  total_amount: 3900,
  finish_ticket: 'TICKET',
  profit_sharing: false,
}

export const cancel: FinishOrderRequest = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  finish_type: 1,
  cancel_reason: '用户取消订单',
  total_amount: 0,
  finish_ticket: 'TICKET',
  profit_sharing: false,
}

let number = 0

export interface AddedOrder {
  product: Product
  out_order_no: string
  /** Of the request that completes it. */
  path: string
  /** The order as it is. */
  now: () => SandboxOrder | undefined
  /** How often it was completed until now. */
  completions: () => number | undefined
}

/** Adds a fresh order, by default one that can be completed. */
export function addOrder(sandbox: Sandbox, more: Partial<NewSandboxOrder> = {}): AddedOrder {
  const { product, out_order_no } = sandbox.orders.add({
    product: 'serviceorder',
    out_order_no: `T${++number}`,
    ...more,
  })
  return {
    product,
    out_order_no,
    path: `/v3/payscore/${product}/${out_order_no}/complete`,
    now: () => sandbox.orders.get(product, out_order_no),
    completions: () => sandbox.orders.get(product, out_order_no)?.completions,
  }
}
