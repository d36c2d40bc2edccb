/** What both entries export alike. */
export type {
  CallHeaders,
  CallInit,
  CallOptions,
  CallRefusal,
  CallResult,
  CallSuccess,
  GetInit,
  PostInit,
  WechatpayClient,
  WechatpayPathClient,
} from './calls.js'
export type { DownloadOptions } from './certificates.js'
export type { Credentials, MerchantCredentials, NotificationCredentials } from './credentials.js'
export { completeOrder } from './complete-order.js'
export type { Completion, OrderOf, OrderToComplete, Product, QueriedOrder } from './completion.js'
export { parseNotification, type NotificationOptions } from './notification.js'
export type { Notification, OtherEventType } from './notification-events.js'
export type { AnyHeaders, RawMessage } from './raw-message.js'
export type { WechatpayClientOptions } from './options.js'
export type { Attempt } from './observe.js'
export type { HttpsAgent } from './platform/types.js'
export type { RetryReason } from './retry-policy.js'
export { beijingTime } from './beijing-time.js'
export { fen, totalAmount, type FinishOrderAmounts, type ServiceOrderAmounts } from './amounts.js'
export {
  AbortError,
  ConnectionError,
  NotificationError,
  OutcomeUnknownError,
  RequestValidationError,
  SignatureVerificationError,
  TimeoutError,
  UnexpectedResponseError,
  WechatpayError,
  type AnyWechatpayError,
  type ApiError,
  type Outcome,
  type RequestIssue,
  type WechatpayErrorCode,
} from './errors.js'
export { errorCodes, type ErrorCode, type ErrorCodeEntry } from '../generated/error-codes.js'
export type * from '../generated/named-types.js'
