import { ConnectionError, TimeoutError, WechatpayError, type Outcome } from './errors.js'
import { aborted } from './retry.js'
import type { Progress } from './runtime.js'
import { onAbort } from './signal.js'

/** Runs one exchange under the caller's signal and a time limit; what it throws becomes one of the documented errors. */
export function exchange<T>(
  callerSignal: AbortSignal | undefined,
  timeLimit: number,
  run: (progress: Progress) => Promise<T>,
): Promise<T> {
  // Raced, so that a `fetch` that does not heed its signal cannot hold the call.
  return new Promise<T>((resolve, reject) => {
    if (callerSignal?.aborted) return reject(aborted(callerSignal, false))
    const progress: Progress = { wasSent: false, stop: () => {} }
    const outcome = (): Outcome => (progress.wasSent ? 'unknown' : 'not-sent')
    const settle = (): void => {
      clearTimeout(timer)
      forget?.()
    }
    const end = (error: WechatpayError): void => {
      settle()
      reject(error)
      progress.stop()
    }
    const timer = setTimeout(() => {
      end(new TimeoutError(`No complete answer within ${Math.round(timeLimit)} ms`, outcome()))
    }, timeLimit)
    const forget = callerSignal && onAbort(callerSignal, () => end(aborted(callerSignal, progress.wasSent)))
    run(progress).then(
      (value) => {
        settle()
        resolve(value)
      },
      (cause: unknown) => {
        // Not stopped, it is over by itself: Node's `fetch` may end the process when it is aborted after it failed.
        settle()
        const isKnown = cause instanceof WechatpayError
        reject(isKnown ? cause : new ConnectionError(`No complete answer: ${reason(cause)}`, outcome(), { cause }))
      },
    )
  })
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'fetch failed'
  const code = codeOf(error.cause) ?? codeOf(error)
  const cause = error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
  return code === undefined || cause.includes(code) ? cause : `${code} ${cause}`
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
