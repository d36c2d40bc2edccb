import { beijingTime } from '../beijing-time.js'
import type { NewSandboxOrder, Product } from './types.js'

/** One order in each state that a newcomer wants to try. */
export function readyMadeOrders(): NewSandboxOrder[] {
  const hoursAgo = (hours: number): string => beijingTime(new Date(Date.now() - hours * 3_600_000))
  const older = (product: Product, name: string): NewSandboxOrder[] => [
    ...[1, 2].map((n) => ({ product, out_order_no: `${name}-${n}`, finish_ticket: `TICKET-${name}-${n}` })),
    { product, out_order_no: `${name}-CREATED`, state: 'CREATED' },
    { product, out_order_no: `${name}-PAID`, state: 'USER_PAID' },
    { product, out_order_no: `${name}-REVOKED`, state: 'REVOKED' },
  ]
  return [
    ...[1, 2, 3].map((n): NewSandboxOrder => ({ product: 'serviceorder', out_order_no: `SERVICE-ORDER-${n}` })),
    {
      product: 'serviceorder',
      out_order_no: 'SERVICE-ORDER-DEPOSIT',
      risk_fund: { name: 'DEPOSIT', amount: 9900, description: '充电宝押金' },
      time_range: { start_time: hoursAgo(3) },
    },
    { product: 'serviceorder', out_order_no: 'SERVICE-ORDER-CREATED', state: 'CREATED' },
    { product: 'serviceorder', out_order_no: 'SERVICE-ORDER-DONE', state: 'DONE' },
    { product: 'serviceorder', out_order_no: 'SERVICE-ORDER-REVOKED', state: 'REVOKED' },
    { product: 'serviceorder', out_order_no: 'SERVICE-ORDER-EXPIRED', state: 'EXPIRED' },
    ...older('smartretail-orders', 'SMART-RETAIL'),
    ...older('payafter-orders', 'PAY-AFTER'),
  ]
}
