import { fileURLToPath } from 'node:url'
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client'
import { Worker, type NativeConnection } from '@temporalio/worker'
import type { OrderToComplete, WechatpayClient } from 'wechatpay-payscore'
import { createActivities } from './activities.js'
import { completeOrderWorkflow } from './workflows.js'

const taskQueue = 'complete-order'

/** Starts an order's workflow once: if it was started before, this does nothing, also after it has ended. */
export async function start(temporal: Client, order: OrderToComplete) {
  const options = {
    taskQueue,
    workflowId: `${order.product}/${order.out_order_no}`,
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    args: [order],
  } as const
  await temporal.workflow.start(completeOrderWorkflow, options).catch((error: unknown) => {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  })
}

export async function runWorker(client: WechatpayClient, connection: NativeConnection) {
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('workflows.js', import.meta.url)),
    activities: createActivities(client),
    maxTaskQueueActivitiesPerSecond: 50, // of all workers together
    shutdownGraceTime: '10s', // from SIGTERM to the signal
  })
  await worker.run()
}
