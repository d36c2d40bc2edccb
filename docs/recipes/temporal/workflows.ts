import { proxyActivities } from '@temporalio/workflow'
import type { OrderToComplete } from 'wechatpay-payscore'
import type { createActivities } from './activities.js'

const { complete } = proxyActivities<ReturnType<typeof createActivities>>({
  startToCloseTimeout: '30s', // more than the client's deadline
  retry: { maximumAttempts: 12 },
})

export async function completeOrderWorkflow(order: OrderToComplete): Promise<string> {
  return complete(order)
}
