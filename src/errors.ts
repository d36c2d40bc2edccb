import type { ErrorCode } from '../generated/error-codes.js'
import type { components } from '../generated/schema.js'

/** Whether the order may have been completed: `not-sent` only when nothing can have reached WeChat Pay. */
export type Outcome = 'not-sent' | 'unknown'

/** What `code` of a thrown error can be. */
export type WechatpayErrorCode =
  | 'ERR_REQUEST_INVALID'
  | 'ERR_SIGNATURE_MISSING'
  | 'ERR_SIGNATURE_EXPIRED'
  | 'ERR_SIGNATURE_UNKNOWN_SERIAL'
  | 'ERR_SIGNATURE_MISMATCH'
  | 'ERR_RESPONSE_UNEXPECTED'
  | 'ERR_CONNECTION'
  | 'ERR_TIMEOUT'
  | 'ERR_ABORTED'
  | 'ERR_OUTCOME_UNKNOWN'
  | 'ERR_NOTIFICATION_BODY'
  | 'ERR_NOTIFICATION_DECRYPT'

/** What ended a call, besides the message. */
export interface ErrorDetails {
  /** Undefined for what no call ended in: a notification. */
  outcome?: Outcome | undefined
  cause?: unknown
}

/**
 * What every thrown error of this package has in common. An error that the API itself reports is thrown only when it
 * leaves open whether the call was executed; otherwise it is the value `error` of the call.
 *
 * After `outcome: 'unknown'` call again with identical parameters, or query the order; never treat the call as failed.
 */
export abstract class WechatpayError extends Error {
  /** Which error it is; `switch` on it. */
  abstract readonly code: WechatpayErrorCode
  /** `not-sent`: nothing reached WeChat Pay. `unknown`: the order may have been completed. None for a notification. */
  declare readonly outcome?: Outcome

  constructor(message: string, { outcome, ...options }: ErrorDetails) {
    super(message, options)
    if (outcome !== undefined) this.outcome = outcome
  }
}

/** One rule that a request breaks. */
export interface RequestIssue {
  /** JSON Pointer (RFC 6901) to the field, `/post_payments/0/amount`; `/out_order_no` for the path parameter. */
  readonly pointer: string
  /** Which rule it breaks, the value it has, and the likely mistake. */
  readonly message: string
}

/** How many issues a message lists; `issues` has them all. */
const MAX_LINES = 20

/** The request breaks the contract. Nothing was signed or sent. */
export class RequestValidationError extends WechatpayError {
  static {
    this.prototype.name = 'RequestValidationError'
  }

  readonly code = 'ERR_REQUEST_INVALID'
  declare readonly outcome: Outcome
  /** Every rule that the request breaks. */
  readonly issues: readonly RequestIssue[]

  constructor(issues: readonly RequestIssue[]) {
    const lines = issues
      .slice(0, MAX_LINES)
      .map(({ pointer, message }) => `${pointer.slice(0, 100) || '(request)'} ${message}`)
    if (issues.length > MAX_LINES) lines.push(`and ${issues.length - MAX_LINES} more`)
    super(`The request breaks the contract; nothing was sent:\n  ${lines.join('\n  ')}`, { outcome: 'not-sent' })
    this.issues = issues
  }
}

/** The response that an error is about. */
export interface ResponseErrorDetails extends ErrorDetails {
  response?: Response | undefined
}

abstract class ResponseError extends WechatpayError {
  /**
   * Status and headers of the response, if there was one. It is not enumerable, so that logging an error prints no
   * customer data.
   */
  declare readonly response: Response | undefined
  /** WeChat Pay's `Request-ID`; its support asks for it. */
  readonly requestId: string | undefined

  constructor(message: string, { response, ...details }: ResponseErrorDetails) {
    super(message, details)
    Object.defineProperty(this, 'response', { value: response })
    this.requestId = response && requestIdOf(response.headers)
  }
}

/**
 * The response or the notification cannot be trusted; its body was discarded unread. A request may have been executed:
 * WeChat Pay itself sends wrong signatures now and then, to see that clients refuse them.
 */
export class SignatureVerificationError extends ResponseError {
  static {
    this.prototype.name = 'SignatureVerificationError'
  }

  readonly code: Extract<WechatpayErrorCode, `ERR_SIGNATURE_${string}`>

  constructor(message: string, { code, ...details }: ResponseErrorDetails & Pick<SignatureVerificationError, 'code'>) {
    super(message, details)
    this.code = code
  }
}

/**
 * The response is not the contract's: a gateway's HTML, an empty 5xx, a redirect, a 2xx that does not prove what the
 * call asked for. Also: a middleware came between the call and the service.
 */
export class UnexpectedResponseError extends ResponseError {
  static {
    this.prototype.name = 'UnexpectedResponseError'
  }

  readonly code = 'ERR_RESPONSE_UNEXPECTED'
  declare readonly outcome: Outcome
}

/** An error as the API reports it. */
export interface ApiError {
  /** What went wrong, for a program to act on: one of `errorCodes`, or a code that the contract does not list. */
  readonly code: ErrorCode | (string & {})
  /** What went wrong, for a person to read, in the language of `Accept-Language`; default Chinese. It may quote the request. */
  readonly message: string
  /** Where it went wrong: which parameter, and why. */
  readonly detail?: components['schemas']['ApiError']['detail']
}

/**
 * The API reported an error that leaves open whether the call was executed: a 5xx, a refusal without a signature, or a
 * refusal after an attempt that may have completed the order (ORDER_DONE may be the effect of that attempt). Query the
 * order to see what it was completed with.
 */
export class OutcomeUnknownError extends ResponseError {
  static {
    this.prototype.name = 'OutcomeUnknownError'
  }

  readonly code = 'ERR_OUTCOME_UNKNOWN'
  declare readonly outcome: Outcome
  /** What the API reported. It is not enumerable, because it may quote the request. */
  declare readonly error: ApiError
  declare readonly response: Response

  constructor(message: string, { error, ...details }: ResponseErrorDetails & { error: ApiError; response: Response }) {
    super(message, details)
    Object.defineProperty(this, 'error', { value: error })
  }
}

/** No complete response arrived. `cause` is what the transport threw. */
export class ConnectionError extends WechatpayError {
  static {
    this.prototype.name = 'ConnectionError'
  }

  readonly code = 'ERR_CONNECTION'
  declare readonly outcome: Outcome
}

/** No complete response arrived within `timeout`, or before the call's `deadline`. */
export class TimeoutError extends WechatpayError {
  static {
    this.prototype.name = 'TimeoutError'
  }

  readonly code = 'ERR_TIMEOUT'
  declare readonly outcome: Outcome
}

/** The caller's own `signal` ended the call. `cause` is the signal's reason. */
export class AbortError extends WechatpayError {
  static {
    this.prototype.name = 'AbortError'
  }

  readonly code = 'ERR_ABORTED'
  declare readonly outcome: Outcome
}

/**
 * A notification that `parseNotification` cannot read: its body is not the contract's, or it is signed and cannot be
 * decrypted. Respond with 4xx or 5xx, and WeChat Pay sends it again.
 */
export class NotificationError extends WechatpayError {
  static {
    this.prototype.name = 'NotificationError'
  }

  readonly code: Extract<WechatpayErrorCode, `ERR_NOTIFICATION_${string}`>

  constructor(message: string, { code, ...details }: Pick<NotificationError, 'code'> & { cause?: unknown }) {
    super(message, details)
    this.code = code
  }
}

/** Every error that this package can throw, besides a TypeError; `code` tells which it is. */
export type AnyWechatpayError =
  | RequestValidationError
  | SignatureVerificationError
  | UnexpectedResponseError
  | OutcomeUnknownError
  | ConnectionError
  | TimeoutError
  | AbortError
  | NotificationError

/** WeChat Pay's id of a request; undefined for text that cannot be one. */
export function requestIdOf(headers: Pick<Headers, 'get'>): string | undefined {
  const id = headers.get('Request-ID') ?? ''
  return /^[\w-]{1,128}$/.test(id) ? id : undefined
}

/** An error code for a message or a log. It is a word; whatever else stands in its place may be anything. */
export function codeOf(code: string): string {
  return /^\w{1,64}$/.test(code) ? code : 'UNREADABLE'
}

/** Foreign text for a message: short, on one line, and without control characters. */
export function quote(text: string): string {
  const short = text.length > 64 ? `${text.slice(0, 64)}…` : text
  // JSON escapes those below U+0020 only; a terminal also obeys those from U+007F to U+009F.
  return JSON.stringify(short).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
