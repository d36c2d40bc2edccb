import { Queue, UnrecoverableError, Worker, type ConnectionOptions } from 'bullmq'
import {
  completeOrder,
  errorCodes,
  RequestValidationError,
  type OrderToComplete,
  type WechatpayClient,
} from 'wechatpay-payscore'

const name = 'complete-order'

export function createQueue(connection: ConnectionOptions) {
  const backoff = { type: 'exponential', delay: 2_000, jitter: 0.5 }
  return new Queue<OrderToComplete>(name, { connection, defaultJobOptions: { attempts: 12, backoff } })
}

/** Queues an order once: nothing is added while a job with its id exists, in whatever state. */
export async function enqueue(queue: Queue<OrderToComplete>, order: OrderToComplete) {
  await queue.add('complete', order, { jobId: `${order.product}/${order.out_order_no}` })
}

/** @param client with a `deadline` below `lockDuration`, createWechatpayClient(credentials, { deadline: 20_000 }) */
export function startWorker(client: WechatpayClient, connection: ConnectionOptions) {
  const worker = new Worker<OrderToComplete>(
    name,
    async (job, _token, signal) => {
      const completion = await completeOrder(client, job.data, { signal }).catch((error: unknown) => {
        throw error instanceof RequestValidationError ? new UnrecoverableError(error.message) : error
      })
      const { result } = completion
      if (result === 'completed' || result === 'canceled') return result
      const code = 'error' in completion ? completion.error?.code : undefined
      const message = code === undefined ? result : `${result}: ${code}`
      // A wrong key or a missing permission is not the order's fault: correct it, and the job goes on.
      const isFinal = result !== 'unknown' && errorCodes[code ?? '']?.concerns !== 'configuration'
      throw isFinal ? new UnrecoverableError(message) : new Error(message)
    },
    { connection, concurrency: 10, lockDuration: 30_000, maxStalledCount: 10, limiter: { max: 50, duration: 1_000 } },
  )
  worker.on('error', console.error)
  /** For process.once('SIGTERM', stop). */
  async function stop() {
    setTimeout(() => worker.cancelAllJobs('shutdown'), 10_000).unref()
    await worker.close() // takes no new job, and waits for the jobs that it has
  }
  return { worker, stop }
}
