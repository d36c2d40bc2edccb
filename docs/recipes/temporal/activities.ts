import { ApplicationFailure, Context } from '@temporalio/activity'
import {
  completeOrder,
  errorCodes,
  RequestValidationError,
  type OrderToComplete,
  type WechatpayClient,
} from 'wechatpay-payscore'

export const createActivities = (client: WechatpayClient) => ({
  async complete(order: OrderToComplete): Promise<string> {
    const { info, cancellationSignal } = Context.current()
    const completion = await completeOrder(client, order, { signal: cancellationSignal }).catch((error: unknown) => {
      throw error instanceof RequestValidationError ? ApplicationFailure.nonRetryable(error.message, 'invalid') : error
    })
    const { result } = completion
    if (result === 'completed' || result === 'canceled') return result
    const code = 'error' in completion ? completion.error?.code : undefined
    const message = code === undefined ? result : `${result}: ${code}`
    // A wrong key or a missing permission is not the order's fault: correct it, and the activity goes on.
    const isFinal = result !== 'unknown' && errorCodes[code ?? '']?.concerns !== 'configuration'
    if (isFinal) throw ApplicationFailure.nonRetryable(message, result)
    // Temporal's retry policy has no jitter.
    const pause = Math.round(1_000 * 2 ** info.attempt * (0.5 + Math.random() / 2))
    const nextRetryDelay = Math.max('retryAfter' in completion ? (completion.retryAfter ?? 0) : 0, pause)
    throw ApplicationFailure.create({ message, type: result, nextRetryDelay })
  },
})
