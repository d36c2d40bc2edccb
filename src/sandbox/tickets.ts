import { createHmac, randomBytes } from 'node:crypto'
import type { SandboxOrder } from './types.js'

/**
 * The finish tickets of the older products. Each reading of an order gives a new one, and all earlier ones stay valid, so a
 * ticket proves itself: none has to be kept.
 */
export class Tickets {
  readonly #secret = randomBytes(32)

  /** A new ticket of an order. */
  create(order: SandboxOrder): string {
    return this.#ticket(order, randomBytes(8).toString('hex').toUpperCase())
  }

  /** Whether a ticket is one of the order's. For an order that was added without a ticket, any is. */
  isValid(order: SandboxOrder, ticket: string): boolean {
    if (order.finish_ticket === undefined || ticket === order.finish_ticket) return true
    return ticket === this.#ticket(order, ticket.slice(0, 16))
  }

  #ticket({ product, out_order_no, order_id }: SandboxOrder, random: string): string {
    const text = `${random}/${product}/${out_order_no}/${order_id}`
    return random + createHmac('sha256', this.#secret).update(text).digest('hex').slice(0, 32).toUpperCase()
  }
}
