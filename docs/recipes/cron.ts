/** Every few minutes: completes what is open. Two runs at once do no harm, and neither does a run that dies. */
import type { Pool } from 'pg'
import { completeOrder, errorCodes, type OrderToComplete, type WechatpayClient } from 'wechatpay-payscore'
import { openOrders, saveResult } from './orders.js'

/** @returns how many orders each result has */
export async function completeOpenOrders(db: Pool, client: WechatpayClient, parallel = 8) {
  const results: Record<string, number> = {}
  const orders = (await openOrders(db, 1_000)).values()
  let stop = false
  const worker = async () => {
    for (const order of orders) {
      if (stop) return
      const result = await completeOne(order)
      results[result] = (results[result] ?? 0) + 1
    }
  }
  async function completeOne(order: OrderToComplete) {
    const completion = await completeOrder(client, order, { deadline: 30_000 })
    // A wrong key refuses every order: store nothing, and let a person look.
    if (completion.result === 'refused' && errorCodes[completion.error.code]?.concerns === 'configuration') {
      stop = true
      return 'misconfigured'
    }
    await saveResult(db, order, completion)
    return completion.result
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  return results
}
