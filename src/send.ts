import type { Operation } from '../generated/operations.js'
import { attempt, type AttemptEnd } from './attempt.js'
import {
  codeOf,
  ConnectionError,
  OutcomeUnknownError,
  TimeoutError,
  type Outcome,
  type WechatpayError,
} from './errors.js'
import { attemptReport, notify, type Attempt } from './observe.js'
import type { BaseUrl, BaseUrls } from './base-url.js'
import { effectOf, isCertain, type Effect } from './outcome.js'
import type { Transport } from './platform/types.js'
import type { ReceivedResponse } from './received-response.js'
import { restated } from './restated.js'
import { retryDelay, retryReason } from './retry-policy.js'
import type { Sign, Unsigned } from './sign.js'
import { abortError, onAbort } from './signal.js'
import { assertDeclared, assertProven, type SentParts, type Verify } from './verify.js'

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
  /** Its attempts so far, the first one first. */
  readonly attempts: AttemptRecord[]
}

/** What is known of an attempt; while it is under way it may do anything. */
export interface AttemptRecord {
  readonly effect: Effect
  /** Whether it may have reached the service. */
  readonly wasSent: boolean
}

const UNDER_WAY: AttemptRecord = { effect: 'unknown', wasSent: true }

/**
 * Runs the attempts of a call: the same bytes each time, until one ends in a result, in what no retry can fix, or the
 * retries or the time are used up. What it ends in speaks for all attempts of the call.
 *
 * @param sent what the call sends, part by part: a result has to name the same order, merchant and amount
 * @returns a proven result, or a refusal that is certain
 * @throws WechatpayError
 */
export async function send(sender: Sender, call: Call, request: Unsigned, sent: SentParts): Promise<ReceivedResponse> {
  const { operation, baseUrls, deadlineAt, maxRetries, attempts } = call
  let unreachable = 0
  for (let retry = 1; ; retry++) {
    const baseUrl = baseUrls[unreachable % baseUrls.length] as BaseUrl // `as`: there is at least one.
    const startTime = Date.now()
    const start = performance.now()
    const number = attempts.push(UNDER_WAY)
    const end = await runAttempt(sender, call, request, baseUrl, sent)
    const now = performance.now()

    const effect = effectOf(end, operation)
    const wasSent = end.error?.outcome !== 'not-sent'
    attempts[number - 1] = { effect, wasSent }
    // Another base URL may be reached. Over a `fetch` nobody knows whether this one was.
    const mayBeUnreachable = !call.transport.sendsOnce && end.error instanceof ConnectionError
    if (!wasSent || mayBeUnreachable) unreachable++

    const reason = retry <= maxRetries ? retryReason(end) : undefined
    const delay = reason && retryDelay(retry, end, deadlineAt - now, Math.random(), Date.now())
    if (sender.onAttempt) {
      const place = { number, baseUrl: baseUrl.href, startTime, duration: now - start }
      const next = reason === undefined || delay === undefined ? {} : { reason, delay }
      notify(sender.onAttempt, attemptReport({ ...place, ...next }, operation, end, effect))
    }
    if (delay === undefined) return settle(end, number, call)
    // It may take longer than it should. The retry has been announced, so that it is an attempt even then, which the
    // deadline ends before anything is sent.
    await pause(delay, call)
  }
}

/** Whether a byte of the call may have reached the service. */
export function outcomeOf({ attempts }: Call): Outcome {
  return attempts.some(({ wasSent }) => wasSent) ? 'unknown' : 'not-sent'
}

async function runAttempt(
  sender: Sender,
  call: Call,
  request: Unsigned,
  baseUrl: BaseUrl,
  sent: SentParts,
): Promise<AttemptEnd> {
  const { operation, transport, signal, timeout, deadlineAt } = call
  const timeLeft = deadlineAt - performance.now()
  if (timeLeft <= 0) return { error: new TimeoutError('The deadline passed before the request was sent', NOT_SENT) }
  const verify = async (received: ReceivedResponse): Promise<boolean> => {
    const isSigned = await sender.verify(received)
    if (received.isSuccess) assertProven(received, operation, sent)
    else assertDeclared(received, operation)
    return isSigned
  }
  const { sign } = sender
  const isDeadline = timeLeft < timeout
  const timeLimit = isDeadline ? timeLeft : timeout
  const mayBlock = sender.underWay === 0
  sender.underWay++
  try {
    return await attempt({ request, baseUrl, transport, sign, verify, mayBlock, signal, timeLimit, isDeadline })
  } finally {
    sender.underWay--
  }
}

const NOT_SENT = { outcome: 'not-sent' } as const

/** @throws WechatpayError unless the response settles the call */
function settle(end: AttemptEnd, number: number, call: Call): ReceivedResponse {
  const { response, error } = end
  if (error) throw endOfCall(error, number, call)
  const refusal = response.apiError()
  if (!refusal) return response
  const others = call.attempts.filter((_, index) => index !== number - 1).map(({ effect }) => effect)
  const { operation, transport } = call
  if (!operation.changes || isCertain(refusal.code, effectOf(end, operation), others, transport.sendsOnce))
    return response
  // The service asks for a retry after a 5xx and a rate limit; only the order itself tells more after the others.
  const remedy = retryReason(end) ? 'call again with identical parameters' : 'query the order'
  const message = `The API reported ${codeOf(refusal.code)} (${response.status}), which leaves open whether the call was executed: ${remedy}`
  const details = { error: refusal, outcome: 'unknown', response: response.toResponse() } as const
  throw endOfCall(new OutcomeUnknownError(message, details), number, call)
}

/** The error of the last attempt; after several it says which one it was, and which others may have arrived. */
function endOfCall(error: WechatpayError, number: number, call: Call): WechatpayError {
  const { attempts, maxRetries } = call
  // It is made anew in any case: a timer or an event of a socket, where it was made, know nothing of the caller.
  if (attempts.length === 1) return restated(error, error.message, error.outcome)
  const arrived = attempts.flatMap(({ wasSent }, index) => (wasSent && index !== number - 1 ? [index + 1] : []))
  const others =
    arrived.length === 0
      ? 'no other one was sent'
      : `${arrived.length === 1 ? 'attempt' : 'attempts'} ${arrived.join(' and ')} may have arrived`
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
      const abort = (): void =>
        signal && reject(endOfCall(abortError(signal, outcomeOf(call)), call.attempts.length, call))
      if (signal?.aborted) return abort()
      timer = setTimeout(resolve, milliseconds)
      forget = signal && onAbort(signal, abort)
    })
  } finally {
    clearTimeout(timer)
    forget?.()
  }
}
