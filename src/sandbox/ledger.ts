import { beijingTime } from '../beijing-time.js'
import { describe } from './assert.js'
import { parseOrder } from './parse-order.js'
import { products } from './products.js'
import type { NewSandboxOrder, Product, SandboxOrder, SandboxOrders } from './types.js'

/** The ledger: the orders as they are. */
export class Ledger implements SandboxOrders {
  readonly #orders = new Map<string, SandboxOrder>()

  get size(): number {
    return this.#orders.size
  }

  add(order: NewSandboxOrder): SandboxOrder {
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

  collect(product: Product, outOrderNo: string): SandboxOrder {
    const order = this.find(product, outOrderNo)
    if (order?.state === 'FINISHED') order.state = 'USER_PAID'
    else if (order?.state_description === 'MCH_COMPLETE') {
      order.state = 'DONE'
      order.state_description = ''
    } else
      throw new Error(
        `The order ${describe(outOrderNo)} of ${describe(product)} is not being collected: it is ${order?.state ?? 'not in the ledger'}`,
      )
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

function key(product: Product, outOrderNo: string): string {
  return `${product}/${outOrderNo}`
}
