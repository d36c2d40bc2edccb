import { completeOrder, type CallOptions, type Completion, type OrderToComplete } from 'wechatpay-payscore'
import { client, completedBody, serviceOrderCall, vector } from '../helpers.js'
import { apiError, signed, type Respond } from '../responses.js'

export const out_order_no = '1234323JKHDFE1243252'
export const order = { product: 'serviceorder', out_order_no, body: serviceOrderCall.body } as const
export const finishBody = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  finish_type: 2 as const,
  total_amount: 3800,
  profit_sharing: false,
  fees: [{ fee_name: '租金', fee_amount: 4000 }],
  discounts: [{ discount_name: '满减', discount_amount: 200 }],
}
export const finish = {
  product: 'payafter-orders',
  out_order_no,
  body: { ...finishBody, finish_ticket: 'T1' },
} as const
export const withoutTicket = { ...finish, body: finishBody } as const
export const cancel = {
  ...finish,
  body: {
    ...{ appid: 'wxd678efh567hg6787', service_id: '500001', finish_type: 1 as const, total_amount: 0 },
    ...{ profit_sharing: false, cancel_reason: '用户取消', finish_ticket: 'T1' },
  },
} as const

const ids = { appid: 'wxd678efh567hg6787', mchid: '1234567890', out_order_no, service_id: '500001' }

/** The order of `order` as a query has it. */
export function service(state: string, state_description?: string, changed: object = {}): Record<string, unknown> {
  return {
    ...ids,
    service_introduction: '某某酒店',
    state,
    ...(state_description !== undefined && { state_description }),
    total_amount: 40000,
    post_payments: [{ name: '就餐费用', amount: 40000 }],
    risk_fund: { name: 'DEPOSIT', amount: 50000 },
    ...changed,
  }
}

/** The order of `finish` as a query has it. */
export function finished(state: string, changed: object = {}): Record<string, unknown> {
  const { total_amount, fees, discounts } = finishBody
  return { ...ids, state, finish_ticket: 'T9', total_amount, fees, discounts, ...changed }
}

/** A signed 200 of a query. */
export function found(value: object): Respond {
  return signed(200, JSON.stringify(value))
}

export const refused = (status: number, code: string, headers = {}): Respond => signed(status, apiError(code), headers)
export const done: Respond = signed(200, completedBody)
export const finishedData: Respond = signed(200, vector('finished_payafter').body)

export interface Sent {
  method: string
  url: URL
  body: Record<string, unknown>
}

/** A service that responds to completions and to queries with one response after the other. */
export function scripted(
  posts: Respond[],
  gets: Respond[],
): { fetch(request: Request): Promise<Response>; sent: Sent[] } {
  const sent: Sent[] = []
  const left = { POST: [...posts], GET: [...gets] }
  return {
    sent,
    async fetch(request) {
      const { method, url } = request
      const text = await request.text()
      sent.push({ method, url: new URL(url), body: (text ? JSON.parse(text) : {}) as Record<string, unknown> })
      const respond = left[method as 'GET' | 'POST'].shift()
      if (!respond) throw new Error(`no ${method} was expected`)
      return respond()
    },
  }
}

/** What becomes of an order, and the methods that were sent. */
export async function settled(
  what: OrderToComplete,
  posts: Respond[],
  gets: Respond[],
  options: CallOptions = {},
): Promise<{ completion: Completion; sent: Sent[]; methods: string }> {
  const { fetch, sent } = scripted(posts, gets)
  const completion = await completeOrder(client({ fetch }), what, options)
  return { completion, sent, methods: sent.map(({ method }) => method).join() }
}
