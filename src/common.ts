/** What the entries have in common. */
export type { WechatpayClient, WechatpayClientOptions } from './client.js'
export type {
  CallHeaders,
  CallInit,
  CallOptions,
  CallRefusal,
  CallResult,
  CallSuccess,
  PostInit,
  WechatpayPathClient,
} from './calls.js'
export type { Credentials } from './credentials.js'
export type { Attempt, RetryReason } from './retry.js'
export { totalAmount, type FinishOrderAmounts, type ServiceOrderAmounts } from './amounts.js'
export {
  AbortError,
  ConnectionError,
  OutcomeUnknownError,
  RequestValidationError,
  SignatureVerificationError,
  TimeoutError,
  UnexpectedResponseError,
  WechatpayError,
  type ApiError,
  type Outcome,
  type RequestIssue,
  type WechatpayErrorCode,
} from './errors.js'
export { errorCodes, type ErrorCode, type ErrorCodeEntry } from '../generated/error-codes.js'
export type {
  CompleteServiceOrderRequest,
  CompleteServiceOrderResponse,
  components,
  FinishOrderRequest,
  FinishOrderResponse,
  operations,
  paths,
} from '../generated/schema.js'
