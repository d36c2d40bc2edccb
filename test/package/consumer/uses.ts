/** All that the package exports, as a consumer writes it. It is compiled, not run. */
import createClient, { wrapAsPathBasedClient, type Middleware } from 'openapi-fetch'
import {
  AbortError,
  beijingTime,
  completeOrder,
  ConnectionError,
  createWechatpayClient,
  downloadCertificates,
  errorCodes,
  fen,
  importCertificate,
  importPrivateKey,
  importPublicKey,
  NotificationError,
  OutcomeUnknownError,
  parseNotification,
  RequestValidationError,
  SignatureVerificationError,
  TimeoutError,
  totalAmount,
  UnexpectedResponseError,
  wechatpayAuth,
  WechatpayError,
  type AnyWechatpayError,
  type ApiError,
  type Attempt,
  type CallHeaders,
  type CallInit,
  type CallOptions,
  type CallRefusal,
  type CallResult,
  type CallSuccess,
  type CompleteServiceOrderRequest,
  type CompleteServiceOrderResponse,
  type Completion,
  type Credentials,
  type DownloadOptions,
  type ErrorCode,
  type ErrorCodeEntry,
  type FinishOrderAmounts,
  type FinishOrderRequest,
  type FinishOrderResponse,
  type MerchantCredentials,
  type Notification,
  type NotificationCredentials,
  type OrderToComplete,
  type Outcome,
  type paths,
  type GetInit,
  type HttpsAgent,
  type PostInit,
  type RetryReason,
  type RequestIssue,
  type ServiceOrderAmounts,
  type WechatpayClient,
  type WechatpayClientOptions,
  type WechatpayErrorCode,
  type WechatpayPathClient,
} from 'wechatpay-payscore'
import type {
  OrderOf,
  Product,
  QueriedOrder,
  NotificationOptions,
  OtherEventType,
  AnyHeaders,
  RawMessage,
  ServiceOrder,
  ServiceOrderState,
  UnlistedValue,
  ServiceOrderStateDescription,
  ServiceOrderPayment,
  ServiceOrderDiscount,
  RiskFund,
  RiskFundName,
  ServiceOrderTimeRange,
  ServiceOrderLocation,
  Collection,
  CollectionState,
  CollectionDetail,
  PaidType,
  PromotionDetail,
  PromotionScope,
  PromotionType,
  PromotionGoodsDetail,
  QueryServiceOrderQuery,
  PostPayment,
  PostDiscount,
  TimeRange,
  Location,
  Device,
  FinishOrder,
  FinishOrderState,
  FinishOrderFee,
  FinishOrderDiscount,
  QuerySmartRetailOrderQuery,
  FinishType,
  Fee,
  Discount,
  QueryPayAfterOrderQuery,
  UserServicePermission,
  UserServiceStatus,
} from 'wechatpay-payscore'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
/** Compiles when the two types are the same. */
export const same = <A, B>(equal: Equal<A, B>): boolean => equal

export async function credentials(pem: Record<'key' | 'publicKey' | 'certificate', string>): Promise<Credentials> {
  return {
    mchid: '1900000109',
    serialNo: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
    privateKey: await importPrivateKey(pem.key),
    platformKeys: {
      PUB_KEY_ID_0114232134912410000000000000: await importPublicKey(pem.publicKey),
      '4444444444444444444444444444444444444444': await importCertificate(pem.certificate),
    },
    clockTolerance: 60,
  }
}

/** An agent of the caller's, which only Node has. */
export const through = (agent: HttpsAgent): WechatpayClientOptions => ({ agent })

const options: WechatpayClientOptions = {
  baseUrl: ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com'],
  timeout: 5000,
  deadline: 20_000,
  maxRetries: 1,
  validate: true,
  fetch: async (request: Request) => fetch(request),
  headers: { 'Accept-Language': 'en' },
  onAttempt: (attempt: Attempt) => {
    const reason: RetryReason | undefined = attempt.reason
    const outcome: Outcome | undefined = attempt.outcome
    return [
      outcome,
      attempt.operation,
      attempt.number,
      attempt.baseUrl,
      attempt.duration,
      attempt.status,
      attempt.code,
      reason,
    ]
  },
}

export async function complete(credentials: Credentials, out_order_no: string): Promise<Outcome | string> {
  const client: WechatpayClient = createWechatpayClient(credentials, options)
  const params = { path: { out_order_no } }
  const who = { appid: 'wxd678efh567hg6787', service_id: '500001' }
  const amounts: ServiceOrderAmounts = { post_payments: [{ amount: fen('3.00') }], post_discounts: [] }
  const fees: FinishOrderAmounts = { fees: [{ fee_amount: 3900 }] }
  try {
    const service = await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
      params,
      body: {
        ...who,
        post_payments: [{ name: '骑行费用', amount: 300 }],
        total_amount: totalAmount(amounts),
        time_range: { end_time: beijingTime(new Date()) },
      },
      signal: new AbortController().signal,
      headers: { 'Accept-Language': 'en', 'X-Trace': undefined },
    })
    if (service.error) {
      same<typeof service.data, undefined>(true)
      if (service.error.code === 'ORDER_DONE') return service.error.code
      const entry: ErrorCodeEntry | undefined = errorCodes[service.error.code]
      return entry?.remedy ?? service.error.message
    }
    same<typeof service.data.total_amount, number>(true)
    same<typeof service.data.order_id, string | undefined>(true)
    same<typeof service.data.state, 'CREATED' | 'DOING' | 'DONE' | 'REVOKED' | 'EXPIRED'>(true)
    same<typeof service.error, undefined>(true)

    const retail = await client.POST('/v3/payscore/smartretail-orders/{out_order_no}/complete', {
      params,
      body: { ...who, ...finish, total_amount: totalAmount(fees) },
    })
    const { data, error, response } = await client.POST('/v3/payscore/payafter-orders/{out_order_no}/complete', {
      params,
      body: { ...who, ...canceled },
    })
    if (data) same<typeof data.order_id, string>(true)
    return retail.data?.order_id ?? error?.detail?.field ?? response.headers.get('Request-ID') ?? ''
  } catch (error) {
    return adviceFor(error)
  }
}

const canceled = {
  finish_type: 1,
  cancel_reason: '用户取消订单',
  total_amount: 0,
  finish_ticket: 'T',
  profit_sharing: false,
} as const
const finish = {
  finish_type: 2,
  fees: [{ fee_name: '商品费用', fee_amount: 3900 }],
  finish_ticket: 'ticket',
  profit_sharing: false,
} satisfies Partial<FinishOrderRequest>

function adviceFor(error: unknown): Outcome | string {
  if (error instanceof RequestValidationError) {
    const issues: readonly RequestIssue[] = error.issues
    return issues.map(({ pointer, message }) => `${pointer} ${message}`).join()
  }
  if (error instanceof SignatureVerificationError) {
    same<
      typeof error.code,
      'ERR_SIGNATURE_MISSING' | 'ERR_SIGNATURE_EXPIRED' | 'ERR_SIGNATURE_UNKNOWN_SERIAL' | 'ERR_SIGNATURE_MISMATCH'
    >(true)
    return error.requestId ?? error.code
  }
  if (error instanceof UnexpectedResponseError) return String(error.response?.status)
  if (error instanceof OutcomeUnknownError) {
    const reported: ApiError = error.error
    return reported.code
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError) return error.outcome
  if (error instanceof AbortError) return String(error.cause)
  if (error instanceof NotificationError) return error.code
  if (error instanceof WechatpayError) {
    const code: WechatpayErrorCode = error.code
    return code
  }
  throw error
}

export const middleware: (credentials: Credentials) => Middleware = wechatpayAuth
export const own = createClient<paths>({ baseUrl: 'https://api.mch.weixin.qq.com' })
export const listed: ErrorCode = 'ORDER_DONE'
export const remedy: string = errorCodes[listed].remedy

const SERVICE_ORDER = '/v3/payscore/serviceorder/{out_order_no}/complete'
const headers: CallHeaders = new Headers({ 'Accept-Language': 'en' })
const limits: CallOptions = { timeout: 5000, deadline: undefined, maxRetries: 0, signal: AbortSignal.timeout(20_000) }
const callInit: CallInit = { ...limits, headers }

/** A wrapper of the caller's, with the names of what goes in and out. */
export async function wrapped(
  client: WechatpayClient,
  out_order_no: string,
  body: CompleteServiceOrderRequest,
): Promise<CompleteServiceOrderResponse | CallRefusal> {
  const init: PostInit<typeof SERVICE_ORDER> = { params: { path: { out_order_no } }, body, ...callInit }
  const byPath: WechatpayPathClient = wrapAsPathBasedClient(client)
  const query = { appid: body.appid, service_id: body.service_id, out_order_no }
  const read: GetInit<'/v3/payscore/serviceorder'> = { params: { query } }
  await client.GET('/v3/payscore/serviceorder', read)
  const result: CallResult<CompleteServiceOrderResponse> = await byPath[SERVICE_ORDER].POST(init)
  if (result.error) return result
  const done: CallSuccess<CompleteServiceOrderResponse> = result
  return done.data
}
/** A switch over every error. */
export function advice(error: AnyWechatpayError): string {
  switch (error.code) {
    case 'ERR_REQUEST_INVALID':
      return error.issues.map(({ pointer }) => pointer).join()
    case 'ERR_OUTCOME_UNKNOWN':
      return error.error.code
    case 'ERR_RESPONSE_UNEXPECTED':
    case 'ERR_SIGNATURE_MISSING':
    case 'ERR_SIGNATURE_EXPIRED':
    case 'ERR_SIGNATURE_UNKNOWN_SERIAL':
    case 'ERR_SIGNATURE_MISMATCH':
      return error.requestId ?? error.outcome ?? error.code
    case 'ERR_CONNECTION':
    case 'ERR_TIMEOUT':
    case 'ERR_ABORTED':
      return error.outcome
    case 'ERR_NOTIFICATION_BODY':
    case 'ERR_NOTIFICATION_DECRYPT':
      return error.message
  }
}
export const orderId = (result: CallSuccess<FinishOrderResponse>): string => result.data.order_id
same<paths[typeof SERVICE_ORDER]['post']['requestBody']['content']['application/json'], CompleteServiceOrderRequest>(
  true,
)

/** A switch over every result: what a job does with an order. */
export async function job(client: WechatpayClient, order: OrderToComplete): Promise<string | number> {
  const completion: Completion = await completeOrder(client, order, limits)
  switch (completion.result) {
    case 'completed':
      return `${completion.order.out_order_no} ${completion.paid}`
    case 'completed-differently':
      return completion.order.total_amount ?? 0
    case 'canceled':
      return completion.order.mchid
    case 'refused':
      return completion.error.code
    case 'unknown':
      return completion.retryAfter ?? completion.cause?.code ?? completion.error?.message ?? 5000
  }
}

/** One product at a time has the order of that product. */
export async function amounts(client: WechatpayClient, out_order_no: string, body: CompleteServiceOrderRequest) {
  const completion = await completeOrder(client, { product: 'serviceorder', out_order_no, body })
  return completion.result === 'completed' ? totalAmount(completion.order) : completion.requestId
}

/** A switch over the events, of whatever the server has. */
export async function notified(
  message: Request | { headers: Record<string, string | string[] | undefined>; body: string | Uint8Array },
  known: NotificationCredentials,
): Promise<string | undefined> {
  const notification: Notification = await parseNotification(message, known, { receivedAt: new Date() })
  switch (notification.event_type) {
    case 'PAYSCORE.USER_PAID':
    case 'PAYSCORE.USER_CONFIRM':
      return notification.resource.out_order_no
    case 'PAYSCORE.USER_OPEN_SERVICE':
    case 'PAYSCORE.USER_CLOSE_SERVICE':
      return notification.resource.openid
    default:
      return String(notification.event_type)
  }
}

export async function downloaded(merchant: MerchantCredentials, given: DownloadOptions): Promise<Credentials> {
  return { ...merchant, platformKeys: await downloadCertificates(merchant, given) }
}

/** The types that need no more than a name. */
export type Named = [
  OrderOf<Product>,
  Product,
  QueriedOrder<Product>,
  NotificationOptions,
  OtherEventType,
  AnyHeaders,
  RawMessage,
  ServiceOrder,
  ServiceOrderState,
  UnlistedValue,
  ServiceOrderStateDescription,
  ServiceOrderPayment,
  ServiceOrderDiscount,
  RiskFund,
  RiskFundName,
  ServiceOrderTimeRange,
  ServiceOrderLocation,
  Collection,
  CollectionState,
  CollectionDetail,
  PaidType,
  PromotionDetail,
  PromotionScope,
  PromotionType,
  PromotionGoodsDetail,
  QueryServiceOrderQuery,
  PostPayment,
  PostDiscount,
  TimeRange,
  Location,
  Device,
  FinishOrder,
  FinishOrderState,
  FinishOrderFee,
  FinishOrderDiscount,
  QuerySmartRetailOrderQuery,
  FinishType,
  Fee,
  Discount,
  QueryPayAfterOrderQuery,
  UserServicePermission,
  UserServiceStatus,
]
