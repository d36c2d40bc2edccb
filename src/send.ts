import type { Operation } from '../generated/operations.js'
import { attempt, type AttemptEnd } from './attempt.js'
import {
  ConnectionError,
  OutcomeUnknownError,
  restated,
  TimeoutError,
  type Outcome,
  type WechatpayError,
} from './errors.js'
import { attemptReport, notify, type Attempt } from './observe.js'
import type { BaseUrl, BaseUrls } from './base-url.js'
import { effectOf, isCertain, type Effect } from './outcome.js'
import type { Transport } from './platform/types.js'
import type { ReceivedResponse } from './received-response.js'
import { retryDelay, retryReason } from './retry-policy.js'
import type { Sign, Unsigned } from './sign.js'
import { abortError, onAbort } from './signal.js'
import { assertDeclared, assertProven, type Verify } from './verify.js'

/** What all calls of a client share. */
export interface Sender {
  readonly sign: Sign
  readonly verify: Verify
  readonly onAttempt: ((attempt: Attempt) => unknown) | undefined
  /** How many attempts are under way. */
  underWay: number
}

/** One call, and what is known of its attempts. A middleware may send it more than once. */
export interface Call {
  readonly operation: Operation
  readonly baseUrls: BaseUrls
  readonly transport: Transport
  readonly signal: AbortSignal | undefined
  /** Milliseconds for one attempt. */
  readonly timeout: number
  /** When the whole call has to end, by `performance.now()`; Infinity without a deadline. */
  readonly deadlineAt: number
  readonly maxRetries: number
  /** What each attempt so far can have done, first attempt first. */
  readonly effects: Effect[]
  /** The numbers of the attempts that may have reached the service, from 1. */
  readonly arrived: number[]
}

/**
 * Runs the attempts of a call: the same bytes each time, until one ends in a result, in what no retry can fix, or the
 * retries or the time are used up. What it ends in speaks for all attempts of the call.
 *
 * @param fields the fields that the call sends, by name: a result has to name them
 * @returns a proven result, or a refusal that is certain
 * @throws WechatpayError
 */
export async function send(
  sender: Sender,
  call: Call,
  request: Unsigned,
  fields: Readonly<Record<string, unknown>>,
): Promise<ReceivedResponse> {
  const { operation, baseUrls, deadlineAt, maxRetries } = call
  let unreachable = 0
  for (let retry = 1; ; retry++) {
    const baseUrl = baseUrls[unreachable % baseUrls.length] as BaseUrl // `as`: there is at least one.
    const startTime = Date.now()
    const start = performance.now()
    const end = await runAttempt(sender, call, request, baseUrl, fields)
    const now = performance.now()

    const effect = effectOf(end, operation)
    const number = call.effects.push(effect)
    const wasSent = end.error?.outcome !== 'not-sent'
    if (wasSent) call.arrived.push(number)
    // Another base URL may be reached. Over a `fetch` nobody knows whether this one was.
    if (!wasSent || end.error instanceof ConnectionError) unreachable++

    const reason = retry <= maxRetries ? retryReason(end) : undefined
    const delay = reason && retryDelay(retry, end, deadlineAt - now, Math.random(), Date.now())
    if (sender.onAttempt) {
      const place = { number, baseUrl: baseUrl.href, startTime, duration: now - start }
      const next = reason === undefined || delay === undefined ? {} : { reason, delay }
      notify(sender.onAttempt, attemptReport({ ...place, ...next }, operation, end, effect))
    }
    if (delay !== undefined) await pause(delay, call)
    // A pause may take longer than it should, and use up the time.
    if (delay === undefined || performance.now() >= deadlineAt) return settle(end, effect, call)
  }
}

/** Whether a byte of the call may have reached the service. */
export function outcomeOf({ arrived }: Pick<Call, 'arrived'>): Outcome {
  return arrived.length > 0 ? 'unknown' : 'not-sent'
}

async function runAttempt(
  sender: Sender,
  call: Call,
  request: Unsigned,
  baseUrl: BaseUrl,
  fields: Readonly<Record<string, unknown>>,
): Promise<AttemptEnd> {
  const { operation, transport, signal, timeout, deadlineAt } = call
  const timeLeft = deadlineAt - performance.now()
  if (timeLeft <= 0) return { error: new TimeoutError('The deadline passed before the request was sent', NOT_SENT) }
  const verify = async (received: ReceivedResponse): Promise<boolean> => {
    const isSigned = await sender.verify(received)
    if (received.isSuccess) assertProven(received, operation, fields)
    else assertDeclared(received, operation)
    return isSigned
  }
  sender.underWay++
  const { sign, underWay } = sender
  const timeLimit = Math.min(timeout, timeLeft)
  const end = await attempt({ request, baseUrl, transport, sign, verify, mayBlock: underWay === 1, signal, timeLimit })
  sender.underWay--
  return end
}

const NOT_SENT = { outcome: 'not-sent' } as const

/** @throws WechatpayError unless the response settles the call */
function settle({ response, error }: AttemptEnd, effect: Effect, call: Call): ReceivedResponse {
  if (error) throw endOfCall(error, call)
  const refusal = response.apiError()
  if (!refusal || isCertain(refusal.code, effect, call.effects.slice(0, -1), call.transport.sendsOnce)) return response
  const code = /^\w{1,64}$/.test(refusal.code) ? refusal.code : 'a code that is no word'
  const message = `The API reported ${code} (${response.status}), which leaves open whether the order is completed: query it`
  const details = { error: refusal, outcome: 'unknown', response: response.toResponse() } as const
  throw endOfCall(new OutcomeUnknownError(message, details), call)
}

/** The error of the last attempt; after several it says which one it was, and which of them may have arrived. */
function endOfCall(error: WechatpayError, call: Call): WechatpayError {
  const { effects, arrived, maxRetries } = call
  const number = effects.length
  // It may have been made in a timer or an event of a socket, which know nothing of the caller.
  Error.captureStackTrace?.(error)
  if (number === 1) return error
  const before = arrived.filter((each) => each < number)
  const others =
    before.length === 0
      ? 'no earlier one was sent'
      : `${before.length === 1 ? 'attempt' : 'attempts'} ${before.join(', ')} may have arrived`
  const where = `attempt ${number} of ${Math.max(number, maxRetries + 1)}; ${others}`
  return restated(error, `${error.message} (${where})`, outcomeOf(call))
}

/** Waits before a retry. @throws AbortError */
async function pause(milliseconds: number, call: Call): Promise<void> {
  const { signal } = call
  let forget: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => signal && reject(abortError(signal, outcomeOf(call)))
      if (signal?.aborted) return abort()
      timer = setTimeout(resolve, milliseconds)
      forget = signal && onAbort(signal, abort)
    })
  } finally {
    clearTimeout(timer)
    forget?.()
  }
}
