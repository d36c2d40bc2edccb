import type { WechatpayClient } from '../calls.js'
import { completeOrder } from '../complete-order.js'
import type { Completion, OrderToComplete } from '../completion.js'
import { AbortError } from '../errors.js'

/**
 * `completeOrder` that a signal may break off. What was sent by then may be completed: its result is unknown.
 *
 * @throws AbortError when nothing was sent
 */
export async function completeUntil(
  signal: AbortSignal,
  client: Pick<WechatpayClient, 'POST' | 'GET'>,
  order: OrderToComplete,
): Promise<Completion> {
  try {
    return await completeOrder(client, order, { signal })
  } catch (error) {
    if (error instanceof AbortError && error.outcome === 'unknown') return { result: 'unknown', cause: error }
    throw error
  }
}
