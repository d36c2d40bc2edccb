import type { components } from '../../generated/schema.js'
import { beijingTime } from '../beijing-time.js'
import { checkOrder } from './check-order.js'

type Schemas = components['schemas']

/** A product as it is named in the path. */
export type Product = 'serviceorder' | 'smartretail-orders' | 'payafter-orders'

/** `CREATED`, `DOING`, `DONE`, `REVOKED`, `EXPIRED` for serviceorder; the others for the two older products. */
export type OrderState = Schemas['CompleteServiceOrderResponse']['state'] | 'USER_ACCEPTED' | 'FINISHED' | 'USER_PAID'

/** An order of the ledger. */
export interface SandboxOrder {
  product: Product
  out_order_no: string
  appid: string
  service_id: string
  /** WeChat Pay's own number of the order. */
  order_id: string
  state: OrderState
  /** serviceorder: USER_CONFIRM while it can be completed, MCH_COMPLETE while WeChat Pay collects. */
  state_description?: 'USER_CONFIRM' | 'MCH_COMPLETE' | ''
  service_introduction: string
  /** What was put at risk at creation, in fen; the total may not exceed it. */
  risk_fund: Schemas['CompleteServiceOrderResponse']['risk_fund']
  /** The times given at creation. With one of them the sandbox checks the times of the completion against them. */
  time_range?: { start_time?: string; end_time?: string }
  /** Where the service began; an older product refuses the same place as its end. */
  start_location?: string
  /** The older products: what `finish_ticket` must be. Without it the sandbox accepts any. */
  finish_ticket?: string
  /** The body that the order was completed with. */
  completed_with?: Schemas['CompleteServiceOrderRequest'] | Schemas['FinishOrderRequest']
  /** How many calls completed the order, the identical repeats included. */
  completions: number
}

/** What `orders.add` takes: everything but the product and the number has a default. */
export type NewSandboxOrder = Pick<SandboxOrder, 'product' | 'out_order_no'> & Partial<SandboxOrder>

/** The orders of a sandbox. What it hands out are copies. */
export interface SandboxOrders {
  /** Adds an order, by default one that can be completed; one with the same number is replaced. */
  add(order: NewSandboxOrder): SandboxOrder
  get(product: Product, outOrderNo: string): SandboxOrder | undefined
  list(): SandboxOrder[]
  /** WeChat Pay has collected: a completed order becomes DONE or USER_PAID. */
  collect(product: Product, outOrderNo: string): SandboxOrder
  /** Forgets every order. */
  clear(): void
}

/** The ledger: the orders as they are. */
export class Ledger implements SandboxOrders {
  readonly #orders = new Map<string, SandboxOrder>()

  add(order: NewSandboxOrder): SandboxOrder {
    const given = checkOrder(order)
    const service = given.product === 'serviceorder'
    const added: SandboxOrder = {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      order_id: `1000000000${beijingTime(new Date()).slice(0, 8)}${String(this.#orders.size).padStart(13, '0')}`,
      state: service ? 'DOING' : 'USER_ACCEPTED',
      service_introduction: '沙箱服务',
      risk_fund: { name: 'ESTIMATE_ORDER_COST', amount: 100_000_00 },
      completions: 0,
      ...given,
    }
    if (service && added.state === 'DOING') added.state_description ??= 'USER_CONFIRM'
    this.#orders.set(key(added.product, added.out_order_no), added)
    return structuredClone(added)
  }

  get(product: Product, outOrderNo: string): SandboxOrder | undefined {
    return structuredClone(this.find(product, outOrderNo))
  }

  list(): SandboxOrder[] {
    return structuredClone([...this.#orders.values()])
  }

  collect(product: Product, outOrderNo: string): SandboxOrder {
    const order = this.find(product, outOrderNo)
    if (order?.state === 'FINISHED') order.state = 'USER_PAID'
    else if (order?.state_description === 'MCH_COMPLETE') {
      order.state = 'DONE'
      order.state_description = ''
    } else
      throw new Error(`${product} ${outOrderNo} is not being collected: it is ${order?.state ?? 'not in the ledger'}`)
    return structuredClone(order)
  }

  clear(): void {
    this.#orders.clear()
  }

  /** The order itself, for the rules to change. */
  find(product: Product, outOrderNo: string): SandboxOrder | undefined {
    return this.#orders.get(key(product, outOrderNo))
  }
}

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

function key(product: Product, outOrderNo: string): string {
  return `${product}/${outOrderNo}`
}
