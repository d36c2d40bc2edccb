import type { ErrorDetails, Outcome, OutcomeUnknownError, WechatpayError } from './errors.js'

/** The error of an attempt, told as the end of a call of several: the same class and facts, another message and outcome. */
export function restated(error: WechatpayError, message: string, outcome: Outcome | undefined): WechatpayError {
  const { code, cause, response, error: reported } = error as WechatpayError & Partial<OutcomeUnknownError>
  const details = { code, outcome, response, error: reported, ...(cause !== undefined && { cause }) }
  // `as`: every class of which an attempt's error can be takes a message and details.
  const Class = error.constructor as new (message: string, details: ErrorDetails) => WechatpayError
  return new Class(message, details)
}
