// Generated from openapi/ by `npm run generate`. Do not edit.
/** What the contract documents about one error code. */
export interface ErrorCodeEntry {
  /** The HTTP status that the code comes with; SERVICE_UNAVAILABLE also comes with 502. */
  readonly status: number
  /** Whether a retry with identical parameters can succeed. */
  readonly retryable: boolean
  /**
   * What has to change: the merchant's `configuration` (keys, permissions), the `request`, the `order` (its state, or its
   * number), or nothing but time at the `service`.
   */
  readonly concerns: 'configuration' | 'request' | 'order' | 'service'
  /** What went wrong. */
  readonly meaning: string
  /** What to do. */
  readonly remedy: string
}

/** The codes that the contract lists. */
export type ErrorCode = 'PARAM_ERROR' | 'INVALID_REQUEST' | 'INVALID_ORDER_STATE' | 'ORDER_CANCELED' | 'ORDER_DONE' | 'SIGN_ERROR' | 'NO_AUTH' | 'ORDER_NOT_EXIST' | 'RESOURCE_NOT_EXISTS' | 'FREQUENCY_LIMITED' | 'RATE_LIMITED' | 'RATELIMIT_EXCEEDED' | 'SYSTEM_ERROR' | 'SERVICE_UNAVAILABLE'

/** What the contract documents about each error code. The set is open: a code that it does not list has no entry. */
export declare const errorCodes: {
  /** 400. A parameter is wrong. Messages that were seen: 最终总金额计算非法 (the total is not the sum of the items), 实际结束时间不能晚于使用完结接口的时间 (the end is after the clock of the service; 8 seconds are enough), 真实结束时间小于预计开始时间 (the end is before the start), 创建订单未填写服务结束时间，则结束时间必填 (the end is missing), 校验完结凭证错误 (another finish_ticket), and 完结订单状态不合法 (the order was completed before). Correct the parameter that `message` and `detail` name, then call again. If the message is about the state of the order, query the order. */
  readonly PARAM_ERROR: ErrorCodeEntry
  /** 400. The request is well-formed but breaks a business rule. Messages that were seen: 当前订单状态不合法 (the order is CREATED or REVOKED, and no parameter is wrong) and 订单重入参数校验失败 (a retry of a completion with other parameters). Query the order: its state may not allow the call. If it was completed before with other parameters, retry with the first ones. */
  readonly INVALID_REQUEST: ErrorCodeEntry
  /** 400. The order is in a state from which it cannot be completed. Query the order and check the flow; only an order that the user has confirmed can be completed. */
  readonly INVALID_ORDER_STATE: ErrorCodeEntry
  /** 400. The order has already been cancelled. Nothing is left to do in this state. */
  readonly ORDER_CANCELED: ErrorCodeEntry
  /** 400. The order has already been completed. Query the order, and compare the amounts that it was completed with. */
  readonly ORDER_DONE: ErrorCodeEntry
  /** 401. The request's signature does not verify, or its timestamp is more than 5 minutes off. Check the private key, the clock, that `serial_no` is that of the merchant's certificate, and that the signed bytes are the sent bytes. `detail.sign_information` has the server's message. */
  readonly SIGN_ERROR: ErrorCodeEntry
  /** 403. The merchant has no permission for this call. A message that was seen: 商户暂无权限使用此服务 (merchant, appid and service id do not belong together, or the service has another confirmation mode than this path). Check on the merchant platform that the product is open and that merchant, appid and service id belong together. */
  readonly NO_AUTH: ErrorCodeEntry
  /** 404. There is no such order. Check `out_order_no`, and that the order was created by this merchant with this product. */
  readonly ORDER_NOT_EXIST: ErrorCodeEntry
  /** 404. What the URL names does not exist. Check the URL and the names in it. */
  readonly RESOURCE_NOT_EXISTS: ErrorCodeEntry
  /** 429. Too many calls. Wait, retry with identical parameters, and stay under the limit. */
  readonly FREQUENCY_LIMITED: ErrorCodeEntry
  /** 429. Too many calls. Wait, retry with identical parameters, and stay under the limit. */
  readonly RATE_LIMITED: ErrorCodeEntry
  /** 429. Too many calls. Wait, retry with identical parameters, and stay under the limit. */
  readonly RATELIMIT_EXCEEDED: ErrorCodeEntry
  /** 500. The service failed. Retry a little later with identical parameters. */
  readonly SYSTEM_ERROR: ErrorCodeEntry
  /** 503. The service is down or overloaded. Retry a little later with identical parameters, on the backup base URL if it persists. */
  readonly SERVICE_UNAVAILABLE: ErrorCodeEntry
  readonly [unlisted: string]: ErrorCodeEntry | undefined
}
