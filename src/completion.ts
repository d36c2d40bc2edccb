import type {
  CompleteServiceOrderRequest,
  CompleteServiceOrderResponse,
  FinishOrder,
  FinishOrderRequest,
  FinishOrderResponse,
  ServiceOrder,
} from '../generated/schema.js'
import type { ApiError, WechatpayError } from './errors.js'

/** The products, as their paths name them. */
export const PRODUCTS = ['serviceorder', 'smartretail-orders', 'payafter-orders'] as const

/** The product of an order, as its path names it. */
export type Product = (typeof PRODUCTS)[number]

export function isProduct(word: unknown): word is Product {
  return (PRODUCTS as readonly unknown[]).includes(word)
}

/** An order, and what to complete it with. It is plain JSON, which a job queue can store. */
export type OrderToComplete =
  | {
      /** 支付分 */
      product: 'serviceorder'
      out_order_no: string
      body: CompleteServiceOrderRequest
    }
  | {
      /** 智慧零售 or 先享后付 */
      product: 'smartretail-orders' | 'payafter-orders'
      out_order_no: string
      /** Without a `finish_ticket` it is read from the query first. */
      body: Omit<FinishOrderRequest, 'finish_ticket'> & { finish_ticket?: string | undefined }
    }

/** An order of a product as WeChat Pay responded: to the completion, or to a query. */
export type OrderOf<P extends Product> = P extends 'serviceorder'
  ? CompleteServiceOrderResponse | ServiceOrder
  : FinishOrderResponse | FinishOrder

/** An order of a product as the query has it. */
export type QueriedOrder<P extends Product> = P extends 'serviceorder' ? ServiceOrder : FinishOrder

/**
 * What became of an order:
 *
 * - `completed`: with these amounts, by this call or an earlier one. `paid` says whether the user has paid
 * - `completed-differently`: somebody completed it with other amounts or other items
 * - `canceled`: somebody cancelled it, or this call did, with `finish_type` 1
 * - `refused`: this call did not complete it. With `order` that is proven by the order itself; without it (SIGN_ERROR,
 *   NO_AUTH, ORDER_NOT_EXIST) nothing is known of earlier calls. Requests of those may still arrive: wait some minutes before
 *   you treat it as final. The same call can succeed later, once the user has confirmed the order (INVALID_ORDER_STATE)
 * - `unknown`: call again with the same order, after `retryAfter` milliseconds where it is given
 */
export type Completion<P extends Product = Product> = {
  /** WeChat Pay's `Request-ID` of the completion, or else of the query; its support asks for it. */
  requestId?: string
} & (
  | { result: 'completed'; paid: boolean; order: OrderOf<P> }
  | { result: 'completed-differently'; order: QueriedOrder<P> }
  | { result: 'canceled'; order: OrderOf<P> }
  | { result: 'refused'; error: ApiError; order?: QueriedOrder<P> }
  | {
      result: 'unknown'
      /** What the API reported. */
      error?: ApiError
      /** What the completion ended in, or else the query. */
      cause?: WechatpayError
      /** The order as it was after the call, where a query could read it. */
      order?: QueriedOrder<P>
      /** Milliseconds. After a 429 or a 5xx: what its `Retry-After` asks for, or 5000. */
      retryAfter?: number
    }
)
