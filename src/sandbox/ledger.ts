import { randomInt } from 'node:crypto'
import { beijingTime } from '../beijing-time.js'
import { describe } from './assert.js'
import { assertNotificationFault } from './notification-table.js'
import { parseOrder } from './parse-order.js'
import { products } from './products.js'
import { Tickets } from './tickets.js'
import type {
  EventOptions,
  NewSandboxOrder,
  NotificationRequest,
  Product,
  SandboxOrder,
  SandboxOrders,
} from './types.js'

/** There is no such order. */
export class MissingOrder extends Error {}

/** The ledger: the orders as they are. */
export class Ledger implements SandboxOrders {
  readonly tickets = new Tickets()
  readonly #orders = new Map<string, SandboxOrder>()
  /** Is called when an event of an order is to be notified. */
  onEvent: (event: NotificationRequest) => void = () => {}

  get size(): number {
    return this.#orders.size
  }

  add(order: NewSandboxOrder): SandboxOrder {
    const { product, out_order_no } = parseOrder(order)
    if (this.find(product, out_order_no) !== undefined)
      throw new Error(
        `There already is an order ${describe(out_order_no)} of ${product}: orders.replace (over HTTP, PUT instead of POST) puts another one in its place`,
      )
    return this.replace(order)
  }

  replace(order: NewSandboxOrder): SandboxOrder {
    const given = parseOrder(order)
    const added: SandboxOrder = {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      order_id: `1000000000${beijingTime(new Date()).slice(0, 8)}${String(this.#orders.size).padStart(13, '0')}`,
      state: products[given.product].states[0],
      service_introduction: '沙箱服务',
      risk_fund: { name: 'ESTIMATE_ORDER_COST', amount: 100_000_00 },
      completions: 0,
      ...given,
    }
    if (added.state === 'DOING') added.state_description ??= 'USER_CONFIRM'
    this.#orders.set(key(added.product, added.out_order_no), added)
    return structuredClone(added)
  }

  get(product: Product, outOrderNo: string): SandboxOrder | undefined {
    return structuredClone(this.find(product, outOrderNo))
  }

  list(): SandboxOrder[] {
    return structuredClone([...this.#orders.values()])
  }

  confirm(product: Product, outOrderNo: string, { fault }: EventOptions = {}): SandboxOrder {
    assertNotificationFault(fault)
    const order = this.need(product, outOrderNo)
    if (order.state !== 'CREATED')
      throw new Error(`The order ${describe(outOrderNo)} of ${product} is ${order.state}, not CREATED`)
    if (product === 'serviceorder') Object.assign(order, { state: 'DOING', state_description: 'USER_CONFIRM' })
    else order.state = 'USER_ACCEPTED'
    const event_type = product === 'serviceorder' ? 'PAYSCORE.USER_CONFIRM' : 'PAYSCORE.USER_ACCEPTED'
    this.onEvent({ event_type, product, out_order_no: outOrderNo, ...(fault && { fault }) })
    return structuredClone(order)
  }

  collect(product: Product, outOrderNo: string, { fault }: EventOptions = {}): SandboxOrder {
    assertNotificationFault(fault)
    const order = this.need(product, outOrderNo)
    if (order.state === 'FINISHED') order.state = 'USER_PAID'
    else if (order.state_description === 'MCH_COMPLETE') Object.assign(order, { state: 'DONE', state_description: '' })
    else throw new Error(`The order ${describe(outOrderNo)} of ${product} is not being collected: it is ${order.state}`)
    order.paid_time = beijingTime(new Date())
    order.transaction_id = `4200${order.paid_time}${randomInt(10 ** 9, 10 ** 10)}`
    // How the older products say "paid" is not known.
    if (product === 'serviceorder')
      this.onEvent({ event_type: 'PAYSCORE.USER_PAID', product, out_order_no: outOrderNo, ...(fault && { fault }) })
    return structuredClone(order)
  }

  clear(): void {
    this.#orders.clear()
  }

  /** The order itself, for the rules to change. */
  find(product: Product, outOrderNo: string): SandboxOrder | undefined {
    return this.#orders.get(key(product, outOrderNo))
  }

  /** @throws MissingOrder that says where an order with this number is, if there is one */
  need(product: Product, outOrderNo: string): SandboxOrder {
    const order = this.find(product, outOrderNo)
    if (order === undefined) throw new MissingOrder(this.absence(product, outOrderNo))
    return order
  }

  /** The words for an order that is not there. */
  absence(product: Product, outOrderNo: string): string {
    const others = Object.keys(products).filter((name) => this.#orders.has(`${name}/${outOrderNo}`))
    const where = others.length > 0 ? `; there is one of ${others.join(' and of ')}` : ''
    return `There is no order ${describe(outOrderNo)} of ${describe(product)}${where}`
  }

  /** What the orders have in a field, each value once. */
  valuesOf(field: 'appid' | 'service_id'): Set<string> {
    return new Set([...this.#orders.values()].map((order) => order[field]))
  }

  /** The order itself, by the number that the sandbox has given it. */
  findByQueryId(product: Product, queryId: string | undefined): SandboxOrder | undefined {
    return [...this.#orders.values()].find((order) => order.product === product && order.order_id === queryId)
  }
}

function key(product: Product, outOrderNo: string): string {
  return `${product}/${outOrderNo}`
}
