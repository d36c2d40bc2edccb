/** These three calls typed by hand: the types of the client are compared with them. */
interface Item {
  name: string
  amount?: number
  description?: string
  count?: number
}

interface Discount extends Item {
  amount: number
}

interface TimeRange {
  start_time?: string
  start_time_remark?: string
  end_time?: string
  end_time_remark?: string
}

interface ServiceOrder {
  appid: string
  service_id: string
  post_payments: Item[]
  post_discounts?: Discount[]
  total_amount: number
  time_range?: TimeRange
  location?: { end_location?: string }
  profit_sharing?: boolean
  goods_tag?: string
  device?: { start_device_id?: string; end_device_id?: string; materiel_no?: string }
}

interface CompletedServiceOrder {
  appid: string
  mchid: string
  out_order_no: string
  service_id: string
  service_introduction: string
  state: 'CREATED' | 'DOING' | 'DONE' | 'REVOKED' | 'EXPIRED'
  state_description?: string
  total_amount: number
  post_payments?: Item[]
  post_discounts?: Discount[]
  risk_fund: {
    name: 'DEPOSIT' | 'ADVANCE' | 'CASH_DEPOSIT' | 'ESTIMATE_ORDER_COST'
    amount: number
    description?: string
  }
  time_range?: TimeRange
  location?: { start_location?: string; end_location?: string }
  order_id?: string
  need_collection?: boolean
}

interface FinishOrder {
  appid: string
  service_id: string
  finish_type?: 1 | 2
  total_amount?: number
  finish_ticket?: string
  profit_sharing?: boolean
  cancel_reason?: string
  real_service_start_time?: string
  real_service_end_time?: string
  real_service_end_location?: string
  fees?: { fee_name?: string; fee_count?: number; fee_amount?: number; fee_desc?: string }[]
  discounts?: { discount_name?: string; discount_amount?: number; discount_desc?: string }[]
}

interface FinishedOrder {
  appid: string
  mchid: string
  out_order_no: string
  service_id: string
  order_id: string
}

interface ApiError {
  code: string
  message: string
  detail?: { field?: string; value?: unknown; issue?: string; location?: string }
}

type Result<Data> = Promise<{ data: Data; error?: undefined } | { data?: undefined; error: ApiError }>

export declare function completeServiceOrder(outOrderNo: string, body: ServiceOrder): Result<CompletedServiceOrder>
export declare function completeSmartRetailOrder(outOrderNo: string, body: FinishOrder): Result<FinishedOrder>
export declare function completePayAfterOrder(outOrderNo: string, body: FinishOrder): Result<FinishedOrder>
