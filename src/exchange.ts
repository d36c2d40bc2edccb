import { ConnectionError, TimeoutError, WechatpayError, type Outcome } from './errors.js'
import { aborted } from './retry.js'
import type { Progress } from './runtime.js'
import { onAbort } from './signal.js'

/** Runs one exchange under the caller's signal and a time limit; what it throws becomes one of the documented errors. */
export async function exchange<T>(
  callerSignal: AbortSignal | undefined,
  timeLimit: number,
  run: (progress: Progress) => Promise<T>,
): Promise<T> {
  if (callerSignal?.aborted) throw aborted(callerSignal, false)
  const progress: Progress = { wasSent: false, stop: () => {} }
  const outcome = (): Outcome => (progress.wasSent ? 'unknown' : 'not-sent')
  let forget: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    // Raced, so that a `fetch` that does not heed its signal cannot hold the call.
    return await new Promise<T>((resolve, reject) => {
      if (callerSignal) forget = onAbort(callerSignal, () => reject(aborted(callerSignal, progress.wasSent)))
      timer = setTimeout(() => {
        reject(new TimeoutError(`No complete answer within ${Math.round(timeLimit)} ms`, outcome()))
      }, timeLimit)
      run(progress).then(resolve, (error: unknown) => {
        // Over by itself: Node's `fetch` may end the process when it is aborted after it failed.
        progress.stop = () => {}
        reject(error as Error)
      })
    })
  } catch (cause) {
    progress.stop()
    if (cause instanceof WechatpayError) throw cause
    throw new ConnectionError(`No complete answer: ${reason(cause)}`, outcome(), { cause })
  } finally {
    clearTimeout(timer)
    forget?.()
  }
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
