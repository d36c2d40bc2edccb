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
      /** The merchant's own number of the order, 1 to 32 characters. */
      out_order_no: string
      /** What the order is completed with. Amounts are integers in fen, times are Beijing time. */
      body: CompleteServiceOrderRequest
    }
  | {
      /** 智慧零售 or 先享后付 */
      product: 'smartretail-orders' | 'payafter-orders'
      /** The merchant's own number of the order, 1 to 32 characters. */
      out_order_no: string
      /** What the order is completed with. Amounts are integers in fen. */
      body: Omit<FinishOrderRequest, 'finish_ticket'> & {
        /** The ticket of the query of this order. Without it `completeOrder` queries the order first and takes its ticket. */
        finish_ticket?: string | undefined
      }
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
  | {
      /** The order is completed with these amounts, by this call or an earlier one. */
      result: 'completed'
      /** Whether the user has paid. */
      paid: boolean
      /** The order as it was after the call. Amounts are integers in fen. */
      order: OrderOf<P>
    }
  | {
      /** Somebody completed the order with other amounts or other items. */
      result: 'completed-differently'
      /** The order as the query found it. Compare its amounts, integers in fen. */
      order: QueriedOrder<P>
    }
  | {
      /** The order is cancelled: the user pays nothing. */
      result: 'canceled'
      /** The order as it was after the call. */
      order: OrderOf<P>
    }
  | {
      /** This call did not complete the order. */
      result: 'refused'
      /** Why; `errorCodes[error.code]?.concerns` says what has to change. */
      error: ApiError
      /** The order as the query found it, which proves the refusal. Without it nothing is known of earlier calls. */
      order?: QueriedOrder<P>
    }
  | {
      /** Nobody knows yet: call again with the same order. */
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
