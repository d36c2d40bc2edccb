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
  const defaultJobOptions = { attempts: 12, backoff: { type: 'custom' } } // `pause` of the worker
  return new Queue<OrderToComplete>(name, { connection, defaultJobOptions })
}

/** Fails a run, and says after how many milliseconds the next one may begin. */
class RunAgain extends Error {
  constructor(
    message: string,
    readonly retryAfter = 0,
  ) {
    super(message)
  }
}

/** Milliseconds until the next run: one to two seconds, then twice as long each time, and never less than `retryAfter`. */
function pause(runs: number, _type?: string, error?: Error): number {
  const backoff = Math.round(2_000 * 2 ** (runs - 1) * (0.5 + Math.random() / 2))
  return Math.max(backoff, error instanceof RunAgain ? error.retryAfter : 0)
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
      if (isFinal) throw new UnrecoverableError(message)
      throw new RunAgain(message, result === 'unknown' ? completion.retryAfter : 0)
    },
    {
      connection,
      concurrency: 10,
      lockDuration: 30_000,
      maxStalledCount: 10,
      limiter: { max: 50, duration: 1_000 },
      settings: { backoffStrategy: pause },
    },
  )
  worker.on('error', console.error)
  /** For process.once('SIGTERM', stop). */
  async function stop() {
    setTimeout(() => worker.cancelAllJobs('shutdown'), 10_000).unref()
    await worker.close() // takes no new job, and waits for the jobs that it has
  }
  return { worker, stop }
}
