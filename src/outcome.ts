/** What the attempts of a call prove about its outcome. Pure; the rules are those of the README's section on outcomes. */

import type { Operation } from '../generated/operations.js'
import type { AttemptEnd } from './attempt.js'

/**
 * What an attempt can have done:
 *
 * - `done`: the service did what the call asked for
 * - `nothing`: it was not sent, or the service refused it under its signature
 * - `nothing-unsigned`: it was refused before any execution, without a signature
 * - `unknown`: the call may have been executed
 */
export type Effect = 'done' | 'nothing' | 'nothing-unsigned' | 'unknown'

export function effectOf({ response, isSigned, error }: AttemptEnd, { changes, codes }: Operation): Effect {
  if (!changes) return 'nothing'
  if (response?.isSuccess) return 'done'
  if (error) return error.outcome === 'not-sent' ? 'nothing' : 'unknown'
  if (response.status >= 500) return 'unknown'
  if (isSigned) return 'nothing'
  const code = response.apiError()?.code ?? ''
  const precedes = response.status === 401 || PRECEDING.has(code) || codes[429]?.includes(code)
  return precedes ? 'nothing-unsigned' : 'unknown'
}

/**
 * Whether the last attempt's refusal is certain to be about the call: nothing of it was executed.
 *
 * @param others the effects of the call's other attempts
 * @param sendsOnce whether every attempt went out at most once
 */
export function isCertain(code: string, effect: Effect, others: readonly Effect[], sendsOnce: boolean): boolean {
  // These two may be the effect of the call itself, so that every attempt has to be ruled out by the service's own word.
  if (TERMINAL.has(code)) return sendsOnce && effect === 'nothing' && others.every((each) => each === 'nothing')
  return effect !== 'unknown' && !others.some(isOpen)
}

function isOpen(effect: Effect): boolean {
  return effect === 'unknown' || effect === 'done'
}

/** They say that the order has reached its end, whoever brought it there. */
const TERMINAL: ReadonlySet<string> = new Set(['ORDER_DONE', 'ORDER_CANCELED'])

/** Beside the rate limits, these refusals come before any execution. */
const PRECEDING: ReadonlySet<string> = new Set(['PARAM_ERROR', 'NO_AUTH', 'ORDER_NOT_EXIST'])
