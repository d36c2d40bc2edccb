/** Orders for batches: in the sandbox, and as the lines of a file. */
import type { CompleteServiceOrderRequest, FinishOrderRequest, OrderToComplete } from 'wechatpay-payscore'
import type { NewSandboxOrder, Sandbox } from 'wechatpay-payscore/sandbox'
import { APPID, SERVICE_ID } from './merchant.js'

const PRODUCTS = ['serviceorder', 'smartretail-orders', 'payafter-orders'] as const

/** Orders that can be completed, of each product in turn. */
export function newOrders(count: number, prefix = 'ORDER'): NewSandboxOrder[] {
  return Array.from({ length: count }, (_, index) => {
    const product = PRODUCTS[index % 3] ?? 'serviceorder'
    const out_order_no = `${prefix}-${index}`
    return { product, out_order_no, ...(product !== 'serviceorder' && { finish_ticket: `TICKET-${index}` }) }
  })
}

/** The amount of the order with an index, in fen. */
export const amountOf = (index: number): number => 100 + index

/** What completes the orders of `newOrders`; without a ticket, which is read from the order. */
export function completions(count: number, prefix = 'ORDER'): OrderToComplete[] {
  const ids = { appid: APPID, service_id: SERVICE_ID }
  return newOrders(count, prefix).map(({ product, out_order_no }, index): OrderToComplete => {
    const amount = amountOf(index)
    if (product === 'serviceorder') {
      const body: CompleteServiceOrderRequest = {
        ...ids,
        post_payments: [{ name: '租金', amount }],
        total_amount: amount,
      }
      return { product, out_order_no, body }
    }
    const fees = [{ fee_name: '租金', fee_amount: amount }]
    const body: Omit<FinishOrderRequest, 'finish_ticket'> = {
      ...{ ...ids, finish_type: 2, fees, total_amount: amount, profit_sharing: false },
    }
    return { product, out_order_no, body }
  })
}

export function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('')
}

/** The sum of the amounts of the first orders, in fen. */
export function sumOf(count: number): number {
  return Array.from({ length: count }, (_, index) => amountOf(index)).reduce((sum, amount) => sum + amount, 0)
}

/** The orders whose ledger does not have exactly the amount that was asked. */
export function wrongOnes({ orders }: Sandbox, count: number, prefix = 'ORDER'): string[] {
  return completions(count, prefix).flatMap(({ product, out_order_no }, index) => {
    const total = orders.get(product, out_order_no)?.completed_with?.total_amount
    return total === amountOf(index) ? [] : [`${product} ${out_order_no}: ${total}`]
  })
}
