import { retryableStatuses, nonRetryableCodes } from '../generated/contract.js'
import { apiErrorOf, type ReceivedResponse } from './received-response.js'
import {
  ConnectionError,
  OutcomeUnknownError,
  SignatureVerificationError,
  TimeoutError,
  UnexpectedResponseError,
  requestIdOf,
  WechatpayError,
} from './errors.js'
import type { BaseUrl, BaseUrls } from './options.js'
import { aborted, onAbort } from './signal.js'

/** One attempt of a call that has ended, for logs, metrics and traces. It holds no header, key, ticket or body. */
export interface Attempt {
  /** `completeServiceOrder`, `completeSmartRetailOrder` or `completePayAfterOrder`. */
  readonly operation: string
  /** Counts from 1. */
  readonly number: number
  /** The host that was tried. */
  readonly baseUrl: string
  /** When it began, in milliseconds since 1970. */
  readonly startTime: number
  /** How long it took, signing and verifying included, in milliseconds. */
  readonly duration: number
  /** The HTTP status, if there was an answer. */
  readonly status?: number
  /** The API's error code, or the `code` of the error that this attempt by itself would have been; none after a success. */
  readonly code?: string
  /** WeChat Pay's `Request-ID`, for its support. */
  readonly requestId?: string
  /** Why it is repeated; none when it was the last. */
  readonly reason?: RetryReason
  /** The pause before the repeat in milliseconds. */
  readonly delay?: number
}

/** `status`: 202, 429 or 5xx · `response`: an answer that is not the contract's. */
export type RetryReason = 'connection' | 'timeout' | 'signature' | 'response' | 'status'

export interface RetryOptions {
  readonly operation: string
  readonly hosts: BaseUrls
  readonly timeout: number
  readonly deadline: number | undefined
  readonly maxRetries: number
  readonly onAttempt: ((attempt: Attempt) => unknown) | undefined
  readonly signal: AbortSignal | undefined
}

/** Milliseconds before the first repeat; each further one doubles it. */
const FIRST_DELAY = 200
/** The longest `Retry-After` that is waited for without a deadline, in milliseconds. */
const LONGEST_DELAY = 60_000

/**
 * Runs an attempt again, up to `maxRetries` times, after what a repeat with identical parameters can mend.
 *
 * What it ends in speaks for all attempts: once one of them may have reached the service no error says `not-sent`, and
 * once one of them may have been executed no refusal of a later one is returned as if it were the whole story.
 */
export async function withRetries(
  run: (host: BaseUrl, timeLimit: number) => Promise<ReceivedResponse>,
  { operation, hosts, timeout, deadline = Infinity, maxRetries, onAttempt, signal }: RetryOptions,
): Promise<ReceivedResponse> {
  const end = performance.now() + deadline
  let wasSent = false
  let maybeExecuted = false
  let unreached = 0
  for (let number = 1; ; number++) {
    const host = hosts[unreached % hosts.length] as BaseUrl // `as`: there is at least one
    const startTime = Date.now()
    const start = performance.now()
    let answer: ReceivedResponse | undefined
    let error: WechatpayError | undefined
    try {
      answer = await run(host, Math.min(timeout, end - start))
    } catch (thrown) {
      if (!(thrown instanceof WechatpayError)) throw thrown
      error = thrown
    }

    const now = performance.now()
    const reason = number <= maxRetries ? reasonToRepeat(answer, error) : undefined
    const delay = reason && delayBefore(number, answer, error, end - now)
    if (onAttempt) {
      const facts = {
        operation,
        number,
        baseUrl: host.baseUrl,
        startTime,
        duration: now - start,
        ...factsOf(answer, error),
      }
      notify(onAttempt, delay === undefined || reason === undefined ? facts : { ...facts, reason, delay })
    }

    const before = { wasSent, maybeExecuted }
    wasSent ||= error?.outcome !== 'not-sent'
    maybeExecuted ||= error ? error.outcome === 'unknown' : answer?.status !== 429
    // No connection could be made at all: another host may be reached.
    if (error?.outcome === 'not-sent') unreached++
    if (delay !== undefined) await pause(delay, signal, wasSent)
    // A pause that took longer than it should may have used up the time.
    if (delay !== undefined && performance.now() < end) continue
    if (!error) return settled(answer as ReceivedResponse, before.maybeExecuted) // `as`: there is either an answer or an error
    if (before.wasSent) error.outcome = 'unknown'
    // It may have been made in a timer or a socket's event, which know nothing of the caller.
    Error.captureStackTrace?.(error)
    throw error
  }
}

/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or a date of HTTP's one form; undefined when it is neither.
 *
 * @param now milliseconds since 1970
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^[0-9]{1,9}$/.test(header)) return Number(header) * 1000
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(header)) return undefined
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

function reasonToRepeat(
  answer: ReceivedResponse | undefined,
  error: WechatpayError | undefined,
): RetryReason | undefined {
  if (answer) return isRetryable(answer) ? 'status' : undefined
  if (error instanceof ConnectionError) return 'connection'
  if (error instanceof TimeoutError) return 'timeout'
  if (error instanceof SignatureVerificationError) return 'signature'
  if (!(error instanceof UnexpectedResponseError)) return undefined
  const { status, ok } = error.response
  // A 2xx that is no result, or another order's, comes from something in between that mixed up or cut answers.
  return ok || retryableStatuses.includes(status) ? 'response' : undefined
}

/** By status and by code: a 4xx is never repeated, nor is a code of which the contract says that it is in vain. */
function isRetryable(answer: ReceivedResponse): boolean {
  return retryableStatuses.includes(answer.status) && !nonRetryableCodes.includes(apiErrorOf(answer)?.code ?? '')
}

/** The pause before a repeat; undefined when there is no time for it. */
function delayBefore(
  number: number,
  answer: ReceivedResponse | undefined,
  error: WechatpayError | undefined,
  left: number,
): number | undefined {
  const backOff = FIRST_DELAY * 2 ** (number - 1) * (0.5 + Math.random())
  const { headers } = answer ?? (error instanceof UnexpectedResponseError ? error.response : { headers: undefined })
  const asked = retryAfter(headers?.get('Retry-After') ?? null, Date.now()) ?? 0
  const delay = Math.max(backOff, asked)
  return delay < left && (asked <= LONGEST_DELAY || left < Infinity) ? delay : undefined
}

/**
 * A refusal with 4xx says what the last attempt met. After an earlier one that may have been executed it may be that one's
 * own effect: the order is done, its ticket is used up.
 */
function settled(answer: ReceivedResponse, maybeExecuted: boolean): ReceivedResponse {
  const error = maybeExecuted && answer.status < 500 ? apiErrorOf(answer) : undefined
  if (error) throw new OutcomeUnknownError(error, answer.toResponse())
  return answer
}

function factsOf(
  answer: ReceivedResponse | undefined,
  error: WechatpayError | undefined,
): Pick<Attempt, 'status' | 'code' | 'requestId'> {
  const { status, headers } = answer ?? (error && 'response' in error ? (error.response as Response) : {})
  const code = error?.code ?? (answer && apiErrorOf(answer)?.code)
  const requestId = headers && requestIdOf(headers)
  return {
    ...(status !== undefined && { status }),
    // A code is a word; whatever else stands there may be anything.
    ...(code !== undefined && { code: /^\w{1,64}$/.test(code) ? code : 'UNREADABLE' }),
    ...(requestId && { requestId }),
  }
}

/** An observer can neither fail nor delay a call. */
function notify(onAttempt: (attempt: Attempt) => unknown, attempt: Attempt): void {
  try {
    Promise.resolve(onAttempt(attempt)).catch(() => {})
  } catch {
    // Nor is there anybody to tell: the call's own result is what matters.
  }
}

async function pause(milliseconds: number, signal: AbortSignal | undefined, wasSent: boolean): Promise<void> {
  if (signal?.aborted) throw aborted(signal, wasSent)
  let forget: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, milliseconds)
      if (signal) forget = onAbort(signal, () => reject(aborted(signal, wasSent)))
    })
  } finally {
    clearTimeout(timer)
    forget?.()
  }
}
