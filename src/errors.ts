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

/**
 * What every thrown error of this package has in common. An error that the API itself answers is not thrown: it is the
 * value `error` of the call.
 *
 * After `outcome: 'unknown'` repeat the call with identical parameters, or query the order; never treat it as failed.
 */
export abstract class WechatpayError extends Error {
  abstract readonly code: WechatpayErrorCode
  outcome: Outcome

  constructor(message: string, outcome: Outcome, options?: ErrorOptions) {
    super(message, options)
    this.outcome = outcome
  }
}

/** An error as the API reports it. */
export interface ApiError {
  /** What went wrong, for a program to act on: one of `errorCodes`, or a code that the contract does not list. */
  readonly code: ErrorCode | (string & {})
  /** What went wrong, for a person to read, in the language of `Accept-Language`; default Chinese. It may quote the request. */
  readonly message: string
  /** Where it went wrong: which parameter, and why. */
  readonly detail?: components['schemas']['Error']['detail']
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
  readonly issues: readonly RequestIssue[]

  constructor(issues: readonly RequestIssue[]) {
    const lines = issues
      .slice(0, MAX_LINES)
      .map(({ pointer, message }) => `${pointer.slice(0, 100) || '(request)'} ${message}`)
    if (issues.length > MAX_LINES) lines.push(`and ${issues.length - MAX_LINES} more`)
    super(`The request breaks the contract; nothing was sent:\n  ${lines.join('\n  ')}`, 'not-sent')
    this.issues = issues
  }
}

/** An error about a response; `response` holds its status and headers and is not enumerable, so that no log prints it. */
abstract class ResponseError extends WechatpayError {
  declare readonly response: Response
  /** WeChat Pay's `Request-ID`, for its support. */
  readonly requestId: string | undefined

  constructor(message: string, response: Response) {
    super(message, 'unknown')
    Object.defineProperty(this, 'response', { value: response })
    this.requestId = requestIdOf(response.headers)
  }
}

/**
 * The response cannot be trusted; its body was thrown away unread. The request may have been executed: WeChat Pay itself
 * sends wrong signatures now and then to see that clients refuse them.
 */
export class SignatureVerificationError extends ResponseError {
  static {
    this.prototype.name = 'SignatureVerificationError'
  }

  constructor(
    readonly code: Extract<WechatpayErrorCode, `ERR_SIGNATURE_${string}`>,
    message: string,
    response: Response,
  ) {
    super(message, response)
  }
}

/** The response is not the contract's: a gateway's HTML, an empty 5xx, a redirect, a 2xx that is no JSON object. */
export class UnexpectedResponseError extends ResponseError {
  static {
    this.prototype.name = 'UnexpectedResponseError'
  }

  readonly code = 'ERR_RESPONSE_UNEXPECTED'
}

/**
 * The API refused the last attempt of a call (`error`), but an earlier one may have been executed: ORDER_DONE may be its
 * doing. Query the order, to confirm what it was completed with.
 */
export class OutcomeUnknownError extends ResponseError {
  static {
    this.prototype.name = 'OutcomeUnknownError'
  }

  readonly code = 'ERR_OUTCOME_UNKNOWN'
  /** What the API answered; not enumerable, because it may quote the request. */
  declare readonly error: ApiError

  constructor(error: ApiError, response: Response) {
    const code = error.code.slice(0, 64)
    super(
      `An earlier attempt may have completed the order, the last one was answered ${code}: query the order`,
      response,
    )
    Object.defineProperty(this, 'error', { value: error })
  }
}

/** No complete response arrived. `cause` is what `fetch` threw. */
export class ConnectionError extends WechatpayError {
  static {
    this.prototype.name = 'ConnectionError'
  }

  readonly code = 'ERR_CONNECTION'
}

/** No complete response arrived within `timeout`, or before the call's `deadline`. */
export class TimeoutError extends WechatpayError {
  static {
    this.prototype.name = 'TimeoutError'
  }

  readonly code = 'ERR_TIMEOUT'
}

/** The caller's own `signal` ended the call. `cause` is the signal's reason. */
export class AbortError extends WechatpayError {
  static {
    this.prototype.name = 'AbortError'
  }

  readonly code = 'ERR_ABORTED'
}

/** WeChat Pay's id of a request; none for what cannot be one, whatever stands there. */
export function requestIdOf(headers: Pick<Headers, 'get'>): string | undefined {
  const id = headers.get('Request-ID') ?? ''
  return /^[\w-]{1,128}$/.test(id) ? id : undefined
}
