/** Every few minutes: completes what is open. Two runs at once do no harm, and neither does a run that dies. */
import type { Pool } from 'pg'
import type { WechatpayClient } from 'wechatpay-payscore'
import { completeAndSave, openOrders } from './orders.js'

/** @returns how many orders each result has; after `misconfigured`, which a person has to look at, the run has ended */
export async function completeOpenOrders(db: Pool, client: WechatpayClient, parallel = 8) {
  const results: Record<string, number> = {}
  const orders = (await openOrders(db, 1_000)).values()
  const worker = async () => {
    for (const order of orders) {
      if (results.misconfigured) return
      const result = await completeAndSave(db, client, order, 30_000)
      results[result] = (results[result] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  return results
}
