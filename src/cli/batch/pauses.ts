/** Which responses make the whole batch wait, and for how long, in milliseconds. Pure, but for the clock. */

import { errorCodes } from '../../../generated/error-codes.js'
import type { Completion } from '../../completion.js'
import type { Attempt } from '../../observe.js'
import { retryAfter } from '../../retry-policy.js'

/** After a rate limit that names no time. */
const USUAL_PAUSE = 1000
/** The longest pause that the client takes before its first retry without being asked; each further one is twice as long. */
const LONGEST_OWN_PAUSE = 300

/** After an attempt that is retried: a rate limit, or a response with Retry-After, which makes the client wait longer than it would. */
export function pauseAfterAttempt({ status, delay, number }: Attempt): number | undefined {
  if (delay === undefined) return undefined
  return status === 429 || delay > LONGEST_OWN_PAUSE * 2 ** (number - 1) ? delay : undefined
}

/** After an order. */
export function pauseAfter(completion: Completion): number | undefined {
  if (completion.result !== 'unknown') return undefined
  const { error, cause, retryAfter: asked } = completion
  if (error && errorCodes[error.code]?.status === 429) return asked ?? USUAL_PAUSE
  // `as`: the errors about a response have one.
  const { response } = Object(cause) as { response?: Response }
  return retryAfter(response?.headers.get('Retry-After') ?? null, Date.now())
}
