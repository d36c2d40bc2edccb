import type { CompleteServiceOrderRequest, FinishOrderRequest } from '../../generated/schema.js'
import { beijingTime } from '../beijing-time.js'
import type { NewSandboxOrder, Product } from './types.js'

/** One order in each state that a newcomer wants to try. */
export function readyMadeOrders(): NewSandboxOrder[] {
  const hoursAgo = (hours: number): string => beijingTime(new Date(Date.now() - hours * 3_600_000))
  const older = (product: Product, name: string): NewSandboxOrder[] => [
    ...[1, 2].map((n) => ({ product, out_order_no: `${name}-${n}`, finish_ticket: `TICKET-${name}-${n}` })),
    { product, out_order_no: `${name}-CREATED`, state: 'CREATED' },
    { product, out_order_no: `${name}-PAID`, state: 'USER_PAID', completed_with: finished, ...paid(hoursAgo(1)) },
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
    {
      product: 'serviceorder',
      out_order_no: 'SERVICE-ORDER-DONE',
      state: 'DONE',
      completed_with: completed,
      ...paid(hoursAgo(1)),
    },
    { product: 'serviceorder', out_order_no: 'SERVICE-ORDER-REVOKED', state: 'REVOKED' },
    { product: 'serviceorder', out_order_no: 'SERVICE-ORDER-EXPIRED', state: 'EXPIRED' },
    ...older('smartretail-orders', 'SMART-RETAIL'),
    ...older('payafter-orders', 'PAY-AFTER'),
  ]
}

const service = { appid: 'wxd678efh567hg6787', service_id: '500001' }

const completed: CompleteServiceOrderRequest = {
  ...service,
  post_payments: [{ name: '酒店房费', amount: 38800 }],
  total_amount: 38800,
}

const finished: FinishOrderRequest = {
  ...service,
  finish_type: 2,
  fees: [{ fee_name: '商品费用', fee_amount: 3900 }],
  total_amount: 3900,
  finish_ticket: 'TICKET-OF-A-PAID-ORDER',
  profit_sharing: false,
}

function paid(paid_time: string): { completions: number; paid_time: string; transaction_id: string } {
  return { completions: 1, paid_time, transaction_id: `4200${paid_time}0000000001` }
}
