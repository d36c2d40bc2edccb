/** The documented facts of what the queries return, by component; see schemas.ts. */
import { expect } from 'vitest'

const amount = { type: 'integer', minimum: 0 }
const string = { type: 'string' }
const text = (maxLength: number): object => ({ type: 'string', minLength: 1, maxLength })
/** In a query any text may be empty: a cancelled order was seen like that. */
const anyText = (maxLength: number): object => ({ type: 'string', minLength: 0, maxLength })
const time = { ...anyText(14), pattern: expect.stringContaining('[0-9]{8}') as string }
const object = { type: 'object', additionalProperties: true }
const list = { type: 'array', minItems: 0 }
/** The documented values and any other. */
const open = (name: string): object => ({
  anyOf: [{ $ref: `#/components/schemas/${name}` }, { $ref: '#/components/schemas/UnlistedValue' }],
})
/** The facts of a part, below the place where it stands. */
const below = (pointer: string, facts: Record<string, object>): Record<string, object> =>
  Object.fromEntries(Object.entries(facts).map(([at, each]) => [`${pointer}${at}`, each]))
export const ORDER_NUMBER = { ...text(32), pattern: '^[0-9A-Za-z_\\-|*]+$' }
const ids = {
  '/appid': text(32),
  '/mchid': string,
  '/out_order_no': ORDER_NUMBER,
  '/service_id': text(32),
}

const promotionDetail = {
  '': object,
  '/coupon_id': string,
  '/name': string,
  '/scope': open('PromotionScope'),
  '/type': open('PromotionType'),
  '/amount': amount,
  '/stock_id': string,
  '/wechatpay_contribute': amount,
  '/merchant_contribute': amount,
  '/other_contribute': amount,
  '/currency': string,
  '/goods_detail': list,
  '/goods_detail/*': object,
  '/goods_detail/*/goods_id': string,
  '/goods_detail/*/quantity': { type: 'integer' },
  '/goods_detail/*/unit_price': amount,
  '/goods_detail/*/discount_amount': amount,
  '/goods_detail/*/goods_remark': string,
}

const collection = {
  '': { ...object, required: ['state'] },
  '/state': open('CollectionState'),
  '/total_amount': amount,
  '/paying_amount': amount,
  '/paid_amount': amount,
  '/details': list,
  '/details/*': object,
  '/details/*/seq': { type: 'integer' },
  '/details/*/amount': amount,
  '/details/*/paid_type': open('PaidType'),
  '/details/*/paid_time': time,
  '/details/*/transaction_id': anyText(32),
  '/details/*/promotion_detail': list,
  ...below('/details/*/promotion_detail/*', promotionDetail),
  '/bank_type': string,
}

const serviceOrder = {
  '': { ...object, required: ['appid', 'mchid', 'out_order_no', 'service_id', 'state'] },
  ...ids,
  '/service_introduction': anyText(20),
  '/state': open('ServiceOrderState'),
  '/state_description': open('ServiceOrderStateDescription'),
  '/total_amount': amount,
  '/post_payments': list,
  '/post_payments/*': { ...object, required: ['name'] },
  '/post_payments/*/name': anyText(20),
  '/post_payments/*/amount': amount,
  '/post_payments/*/description': anyText(30),
  '/post_payments/*/count': { type: 'integer' },
  '/post_discounts': list,
  '/post_discounts/*': { ...object, required: ['name'] },
  '/post_discounts/*/name': anyText(20),
  '/post_discounts/*/amount': amount,
  '/post_discounts/*/description': anyText(30),
  '/post_discounts/*/count': { type: 'integer' },
  '/risk_fund': { ...object, required: ['name', 'amount'] },
  '/risk_fund/name': string,
  '/risk_fund/amount': amount,
  '/risk_fund/description': anyText(30),
  '/time_range': object,
  '/time_range/start_time': time,
  '/time_range/start_time_remark': anyText(20),
  '/time_range/end_time': time,
  '/time_range/end_time_remark': anyText(20),
  '/location': object,
  '/location/start_location': anyText(50),
  '/location/end_location': anyText(50),
  '/need_collection': { type: 'boolean' },
  ...below('/collection', collection),
  '/order_id': anyText(64),
  '/attach': anyText(256),
  '/notify_url': anyText(255),
  '/openid': anyText(128),
}

const finishOrder = {
  '': { ...object, required: ['appid', 'mchid', 'out_order_no', 'service_id', 'state'] },
  ...ids,
  '/state': open('FinishOrderState'),
  '/finish_type': { type: 'integer' },
  '/finish_ticket': anyText(512),
  '/total_amount': amount,
  '/fees': list,
  '/fees/*': object,
  '/fees/*/fee_name': anyText(20),
  '/fees/*/fee_count': { type: 'integer' },
  '/fees/*/fee_amount': amount,
  '/fees/*/fee_desc': anyText(30),
  '/discounts': list,
  '/discounts/*': object,
  '/discounts/*/discount_name': anyText(20),
  '/discounts/*/discount_amount': amount,
  '/discounts/*/discount_desc': anyText(30),
  '/risk_amount': amount,
  '/service_introduction': anyText(20),
  '/service_start_time': time,
  '/service_end_time': time,
  '/real_service_start_time': time,
  '/real_service_end_time': time,
  '/pay_succ_time': time,
  '/service_start_location': anyText(50),
  '/service_end_location': anyText(50),
  '/real_service_start_location': anyText(50),
  '/real_service_end_location': anyText(50),
  '/attach': anyText(256),
  '/finish_transaction_id': anyText(32),
  '/pay_type': string,
}

export const queryFacts = { ServiceOrder: serviceOrder, FinishOrder: finishOrder }
