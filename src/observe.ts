import type { Operation } from '../generated/operations.js'
import type { AttemptEnd } from './attempt.js'
import { codeOf, requestIdOf, type Outcome } from './errors.js'
import type { Effect } from './outcome.js'
import type { RetryReason } from './retry-policy.js'

/** One attempt of a call that has ended, for logs, metrics and traces. It holds no header, key, ticket or body. */
export interface Attempt {
  /** The contract's operationId, for example `completeServiceOrder`. */
  readonly operation: string
  /** The HTTP method, `POST` or `GET`. */
  readonly method: string
  /** Which attempt of the call it is, from 1. */
  readonly number: number
  /** The base URL that was tried. */
  readonly baseUrl: string
  /** When it began, in milliseconds since 1970. */
  readonly startTime: number
  /** How long it took, in milliseconds, signing and verifying included. */
  readonly duration: number
  /** What this attempt by itself leaves open: `not-sent`, or `unknown` when the order may be completed; none otherwise. */
  readonly outcome?: Outcome
  /** The HTTP status, if there was a response. */
  readonly status?: number
  /** The API's error code, or the `code` of the error that this attempt by itself would have been; none after a success. */
  readonly code?: string
  /** WeChat Pay's `Request-ID`; its support asks for it. */
  readonly requestId?: string
  /** Why it is retried, unless the signal ends the call during the pause; none when it was the last one. */
  readonly reason?: RetryReason
  /** The pause before the retry in milliseconds. */
  readonly delay?: number
}

/** When and where an attempt ran, and the retry that follows it. */
export type AttemptPlace = Pick<Attempt, 'number' | 'baseUrl' | 'startTime' | 'duration' | 'reason' | 'delay'>

export function attemptReport(place: AttemptPlace, operation: Operation, end: AttemptEnd, effect: Effect): Attempt {
  const { response, error } = end
  const from = response ?? (error && 'response' in error ? (error.response as Response | undefined) : undefined)
  const requestId = from && requestIdOf(from.headers)
  const code = error?.code ?? response?.apiError()?.code
  const outcome = error?.outcome === 'not-sent' ? 'not-sent' : effect === 'unknown' ? 'unknown' : undefined
  return {
    operation: operation.id,
    method: operation.method,
    ...place,
    ...(outcome && { outcome }),
    ...(from && { status: from.status }),
    ...(code !== undefined && { code: codeOf(code) }),
    ...(requestId !== undefined && { requestId }),
  }
}

/** An observer can neither fail nor delay a call. */
export function notify(onAttempt: (attempt: Attempt) => unknown, attempt: Attempt): void {
  try {
    Promise.resolve(onAttempt(attempt)).catch(() => {})
  } catch {
    // What the observer throws is no result of the call.
  }
}
