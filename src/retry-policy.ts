/** When an attempt is retried, why, and after how long. Pure. */

import { retryableStatuses } from '../generated/contract.js'
import type { AttemptEnd } from './attempt.js'
import { ConnectionError, SignatureVerificationError, TimeoutError, UnexpectedResponseError } from './errors.js'

/** `status`: the API reported 429 or 5xx · `response`: a response that is not the contract's, or no result. */
export type RetryReason = 'connection' | 'timeout' | 'signature' | 'response' | 'status'

/** Milliseconds before the first retry, on average; each further one waits twice as long. */
const FIRST_BACK_OFF = 200
/** The longest pause that we choose ourselves, in milliseconds. */
const LONGEST_BACK_OFF = 10_000
/** The longest `Retry-After` that we wait for without a deadline, in milliseconds. */
const LONGEST_RETRY_AFTER = 60_000

/** The longest that `setTimeout` waits, in milliseconds, about 25 days; it takes more for 1. */
export const LONGEST_TIMER = 2 ** 31 - 1

/** Why a retry with identical parameters can succeed; undefined when it cannot. */
export function retryReason({ response, error, isFinal }: AttemptEnd): RetryReason | undefined {
  if (isFinal) return undefined
  if (response) return retryableStatuses.includes(response.status) ? 'status' : undefined
  if (error instanceof ConnectionError) return 'connection'
  if (error instanceof TimeoutError) return 'timeout'
  if (error instanceof SignatureVerificationError) return 'signature'
  if (!(error instanceof UnexpectedResponseError) || !error.response) return undefined
  const { status, ok } = error.response
  // A 2xx that is no result comes from something in between that mixed up responses, or cut one.
  return ok || retryableStatuses.includes(status) ? 'response' : undefined
}

/**
 * The pause before a retry in milliseconds; undefined when there is no time for it.
 *
 * @param number which retry it is, from 1
 * @param timeLeft milliseconds until the deadline, or Infinity
 * @param random from 0 to 1
 * @param now milliseconds since 1970
 */
export function retryDelay(
  number: number,
  { response, error }: AttemptEnd,
  timeLeft: number,
  random: number,
  now: number,
): number | undefined {
  const backOff = Math.min(FIRST_BACK_OFF * 2 ** (number - 1) * (0.5 + random), LONGEST_BACK_OFF)
  const headers = response?.headers ?? (error instanceof UnexpectedResponseError ? error.response?.headers : undefined)
  const asked = retryAfter(headers?.get('Retry-After'), now) ?? 0
  const delay = Math.max(backOff, asked)
  return delay < timeLeft && (asked <= LONGEST_RETRY_AFTER || timeLeft < Infinity) ? delay : undefined
}

/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or a date to come in HTTP's one form; undefined otherwise.
 *
 * @param now milliseconds since 1970
 */
export function retryAfter(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined
  if (/^[0-9]+$/.test(header)) return Number(header) * 1000
  const date = new Date(header)
  // JavaScript reads dates of many forms.
  const wait = date.getTime() - now
  return wait > 0 && date.toUTCString() === header ? wait : undefined
}
