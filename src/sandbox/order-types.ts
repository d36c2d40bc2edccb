/** The orders of a sandbox. */
import type {
  CompleteServiceOrderRequest,
  CompleteServiceOrderResponse,
  FinishOrderRequest,
} from '../../generated/schema.js'

/** A product, as the paths of its operations name it. */
export type Product = 'serviceorder' | 'smartretail-orders' | 'payafter-orders'

/** `CREATED`, `DOING`, `DONE`, `REVOKED`, `EXPIRED` for serviceorder; the others for the two older products. */
export type OrderState = CompleteServiceOrderResponse['state'] | 'USER_ACCEPTED' | 'FINISHED' | 'USER_PAID'

/** An order of the ledger. */
export interface SandboxOrder {
  /** The product of the order, as its path names it. */
  product: Product
  /** The merchant's own number of the order. */
  out_order_no: string
  /** The appid that the order was created with; a request must have the same. */
  appid: string
  /** The service that the order was created for; a request must have the same. */
  service_id: string
  /** WeChat Pay's own number of the order. */
  order_id: string
  /** What has become of the order. */
  state: OrderState
  /** Only with state DOING: USER_CONFIRM while it can be completed, MCH_COMPLETE while WeChat Pay collects. */
  state_description?: 'USER_CONFIRM' | 'MCH_COMPLETE' | ''
  /** What the user sees that the order is for. */
  service_introduction: string
  /** What was put at risk at creation, in fen; the total may not exceed it. */
  risk_fund: CompleteServiceOrderResponse['risk_fund']
  /** The times given at creation. With one of them the sandbox checks the times of the completion against them. */
  time_range?: {
    /** When the service begins, `yyyyMMddHHmmss` or `yyyyMMdd` in Beijing time. */
    start_time?: string
    /** When it ends, in the same form, in Beijing time. */
    end_time?: string
  }
  /** Where the service began; an older product refuses the same place as its end. */
  start_location?: string
  /** The older products: what `finish_ticket` must be. Without it the sandbox accepts any. */
  finish_ticket?: string
  /** The body that the order was completed with. */
  completed_with?: CompleteServiceOrderRequest | FinishOrderRequest
  /** How many calls completed the order, identical retries included. */
  completions: number
  /** When the user paid, `yyyyMMddHHmmss` in Beijing time; `collect` sets it. */
  paid_time?: string
  /** WeChat Pay's number of the payment, which a refund names; `collect` sets it. */
  transaction_id?: string
}

/** What `orders.add` takes: everything but the product and the number has a default. */
export type NewSandboxOrder = Pick<SandboxOrder, 'product' | 'out_order_no'> & Partial<SandboxOrder>
