import { ConnectionError, TimeoutError, WechatpayError, type Outcome } from './errors.js'
import { aborted } from './retry.js'

/** Runs one exchange under the caller's signal and a time limit; what it throws becomes one of the documented errors. */
export async function exchange<T>(
  callerSignal: AbortSignal | undefined,
  timeLimit: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (callerSignal?.aborted) throw aborted(callerSignal, false)
  const controller = new AbortController()
  const { signal } = controller
  const abort = (): void => controller.abort(callerSignal?.reason)
  const timer = setTimeout(() => controller.abort(), timeLimit)
  callerSignal?.addEventListener('abort', abort, { once: true })
  try {
    // Raced, so that a `fetch` that does not heed its signal cannot hold the call.
    const ended = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
    return await Promise.race([run(signal), ended])
  } catch (cause) {
    if (cause instanceof WechatpayError) throw cause
    if (callerSignal?.aborted) throw aborted(callerSignal, true)
    if (signal.aborted) throw new TimeoutError(`No complete answer within ${Math.round(timeLimit)} ms`, 'unknown')
    const outcome = outcomeOf(cause)
    throw new ConnectionError(`No complete answer: ${reason(cause)}`, outcome, { cause })
  } finally {
    clearTimeout(timer)
    callerSignal?.removeEventListener('abort', abort)
  }
}

/** `not-sent` only for failures that come before the first byte of a request: no address, no connection, no TLS. */
function outcomeOf(error: unknown): Outcome {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  // Several addresses were tried, each with its own failure.
  const failures: unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  return failures.length > 0 && failures.every(isBeforeSending) ? 'not-sent' : 'unknown'
}

function isBeforeSending(failure: unknown): boolean {
  const { code, syscall } = Object(failure) as { code?: unknown; syscall?: unknown }
  if (typeof code !== 'string') return false
  // The same codes can come later, from a connection that was made.
  return NEVER_CONNECTED.test(code) || (/^E[A-Z]+$/.test(code) && (syscall === 'connect' || syscall === 'getaddrinfo'))
}

const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_WRONG_VERSION_NUMBER|CERT_[A-Z_]+|ERR_TLS_CERT_[A-Z_]+|UNABLE_TO_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'fetch failed'
  const code = codeOf(error.cause) ?? codeOf(error)
  const cause = error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
  return code === undefined || cause.includes(code) ? cause : `${code} ${cause}`
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
