/** The orders, and how the caller calls for each: a pure function of seed and number. */
import type { components } from '../../../generated/schema.js'
import type { NewSandboxOrder, Product } from '../../../src/sandbox/index.js'
import { drawsOf, pick, type Draw } from './draw.js'
import { faultOf, isSlow } from './mix.js'

/** How many retries the client may make. */
export const MAX_RETRIES = 2

type Schemas = components['schemas']
export type Body = Schemas['CompleteServiceOrderRequest'] | Schemas['FinishOrderRequest']

export interface PlannedCall {
  readonly product: Product
  readonly out_order_no: string
  readonly body: Body
  /** The order in the ledger, if there is one. */
  readonly order: NewSandboxOrder | undefined
  /** Whether the service completes it; otherwise it refuses. */
  readonly completable: boolean
  readonly baseUrls: 'one' | 'first-refuses' | 'all-refuse'
  /** Milliseconds for one attempt. */
  readonly timeout: number
  /** Milliseconds until the caller aborts; 0 for before the call. */
  readonly abortAfter: number | undefined
  /** Milliseconds for the whole call. */
  readonly deadline: number | undefined
  /** Whether a time limit or the caller may end an attempt that is under way. */
  readonly isHurried: boolean
  /** Whether it has a signal that never fires and that other calls have too. */
  readonly sharesSignal: boolean
}

/** Milliseconds that no healthy exchange takes, however busy the machine is. */
const PATIENCE = 60_000

/**
 * @param rate of the faults
 * @param timeout milliseconds for one attempt of a call that meets a fault which only a time limit ends. Whether such an
 *   attempt ends in time may depend on the machine. All other calls have time enough on any machine.
 */
export function planCall(seed: number, index: number, rate: number, timeout: number): PlannedCall {
  const draw = drawsOf(seed, 'order', index)
  const product = pick(draw, ['serviceorder', 'smartretail-orders', 'payafter-orders'] as const)
  const out_order_no = `F${index}`
  const body = product === 'serviceorder' ? serviceBody(draw) : finishBody(draw, out_order_no)
  const ticket = product === 'serviceorder' ? {} : { finish_ticket: ticketOf(out_order_no) }
  const refusal = draw() < 0.1 ? pick(draw, REFUSALS) : undefined
  const baseUrls = pick(draw, BASE_URLS)
  const abortAfter = draw() < 0.08 ? Math.max(0, Math.floor((draw() * 1.6 - 0.1) * timeout)) : undefined
  const deadline = draw() < 0.1 ? Math.ceil(timeout * pick(draw, [0.5, 1.5, 3])) : undefined
  const isSlow = meetsSlowFault(seed, out_order_no, rate, timeout)
  return {
    product,
    out_order_no,
    body,
    order: refusal === 'missing' ? undefined : { product, out_order_no, ...ticket, ...refusal?.(product) },
    completable: refusal === undefined,
    baseUrls,
    timeout: isSlow ? timeout : PATIENCE,
    abortAfter,
    deadline,
    isHurried: isSlow || abortAfter !== undefined || deadline !== undefined,
    sharesSignal: draw() < 0.25,
  }
}

function meetsSlowFault(seed: number, order: string, rate: number, timeout: number): boolean {
  const attempts = Array.from({ length: MAX_RETRIES + 1 }, (_, index) => index + 1)
  const faults = attempts.map((attempt) => faultOf(seed, order, attempt, rate, timeout))
  return faults.some((fault) => fault !== undefined && isSlow(fault))
}

// One call in five tries a base URL first that refuses connections, one in twenty has no other.
const BASE_URLS = [
  ...Array<'one'>(15).fill('one'),
  ...Array<'first-refuses'>(4).fill('first-refuses'),
  'all-refuse',
] as const

/** What the ledger has instead of an order that can be completed, so that the service refuses it. */
const REFUSALS: readonly ('missing' | ((product: Product) => Partial<NewSandboxOrder>))[] = [
  'missing',
  () => ({ state: 'CREATED' }),
  () => ({ state: 'REVOKED' }),
  (product) => ({ state: product === 'serviceorder' ? 'DONE' : 'USER_PAID' }),
  () => ({ service_id: '500002' }),
  (product) => (product === 'serviceorder' ? { appid: 'wx0000000000000000' } : { finish_ticket: ticketOf('OTHER') }),
]

function ticketOf(out_order_no: string): string {
  return `TICKET-${out_order_no}`
}

/** One in three is free of charge: it is done at once, and a second call meets ORDER_DONE. */
function serviceBody(draw: Draw): Schemas['CompleteServiceOrderRequest'] {
  const amount = draw() < 1 / 3 ? 0 : 100 + Math.floor(draw() * 9900)
  return {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    post_payments: [{ name: '骑行费用', amount, description: '骑行30分钟' }],
    ...(amount > 0 && { post_discounts: [{ name: '会员折扣', amount: 50 }] }),
    total_amount: amount && amount - 50,
  }
}

/** One in three cancels: it is revoked at once, and a second call meets ORDER_CANCELED. */
function finishBody(draw: Draw, out_order_no: string): Schemas['FinishOrderRequest'] {
  const common = {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    finish_ticket: ticketOf(out_order_no),
    profit_sharing: false,
  }
  if (draw() < 1 / 3) return { ...common, finish_type: 1, cancel_reason: '用户取消订单', total_amount: 0 }
  const amount = Math.floor(draw() * 10_000)
  return { ...common, finish_type: 2, fees: [{ fee_name: '商品费用', fee_amount: amount }], total_amount: amount }
}
