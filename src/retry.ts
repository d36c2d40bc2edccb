import {
  AbortError,
  ConnectionError,
  SignatureVerificationError,
  TimeoutError,
  UnexpectedResponseError,
  WechatpayError,
} from './errors.js'

/** Milliseconds before the first repeat; each further one doubles it. */
const FIRST_DELAY = 200

/**
 * Runs an attempt again, up to `maxRetries` times, after what a repeat with identical parameters can mend: no answer, an
 * answer that cannot be trusted, 202, 429 and 5xx.
 *
 * The `outcome` of what is thrown speaks for all attempts: once one of them may have reached the service it is `unknown`.
 */
export async function withRetries(
  attempt: () => Promise<Response>,
  maxRetries: number,
  signal: AbortSignal,
): Promise<Response> {
  let maybeExecuted = false
  for (let retries = 0; ; retries++) {
    try {
      const response = await attempt()
      if (retries >= maxRetries || !isRetryableStatus(response.status)) return response
      maybeExecuted = true
    } catch (error) {
      if (!(error instanceof WechatpayError)) throw error
      maybeExecuted ||= error.outcome === 'unknown'
      if (maybeExecuted) error.outcome = 'unknown'
      if (retries >= maxRetries || !isRetryable(error)) throw error
    }
    await pause(FIRST_DELAY * 2 ** retries * (0.5 + Math.random()), signal, maybeExecuted)
  }
}

function isRetryable(error: WechatpayError): boolean {
  if (error instanceof UnexpectedResponseError) return isRetryableStatus(error.response.status)
  return (
    error instanceof ConnectionError || error instanceof TimeoutError || error instanceof SignatureVerificationError
  )
}

function isRetryableStatus(status: number): boolean {
  return [202, 429, 500, 502, 503, 504].includes(status)
}

async function pause(milliseconds: number, signal: AbortSignal, maybeExecuted: boolean): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer)
      reject(aborted(signal, maybeExecuted))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
  })
}

/** The caller's own signal ended the call. */
export function aborted(signal: AbortSignal, maybeExecuted: boolean): AbortError {
  const outcome = maybeExecuted ? 'unknown' : 'not-sent'
  return new AbortError('The call was ended by its own signal', outcome, { cause: signal.reason })
}
