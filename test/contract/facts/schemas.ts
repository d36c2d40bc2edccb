/**
 * The documented facts of each field, written down a second time: whoever changes a limit changes it in both places. The
 * schema of a request body or of a 200 that is added to the contract needs a row in `schemaFacts`.
 */
import { ORDER_NUMBER, queryFacts } from './queries.js'

const AMOUNT = { type: 'integer' }
const COUNT = { type: 'integer', minimum: 1, maximum: 100 }
const STRING = { type: 'string' }
const text = (maxLength: number): object => ({ type: 'string', minLength: 1, maxLength })
/** The parts of a response that a query returns too may be empty. */
const anyText = (maxLength: number): object => ({ type: 'string', minLength: 0, maxLength })
const list = (minItems: number, maxItems: number): object => ({ type: 'array', minItems, maxItems })

const completeServiceOrderRequest = {
  '': { required: ['appid', 'service_id', 'post_payments', 'total_amount'] },
  '/appid': text(32),
  '/service_id': text(32),
  '/post_payments': list(1, 100),
  '/post_payments/*': { required: ['name'] },
  '/post_payments/*/name': text(20),
  '/post_payments/*/amount': AMOUNT,
  '/post_payments/*/description': text(30),
  '/post_payments/*/count': { ...COUNT, default: 1 },
  '/post_discounts': list(0, 30),
  '/post_discounts/*': { required: ['name', 'amount'] },
  '/post_discounts/*/name': text(20),
  '/post_discounts/*/description': text(30),
  '/post_discounts/*/amount': AMOUNT,
  '/post_discounts/*/count': { ...COUNT, default: 1 },
  '/total_amount': AMOUNT,
  '/time_range': { dependentRequired: { start_time_remark: ['start_time'], end_time_remark: ['end_time'] } },
  '/time_range/start_time': STRING,
  '/time_range/start_time_remark': text(20),
  '/time_range/end_time': STRING,
  '/time_range/end_time_remark': text(20),
  '/location': { type: 'object' },
  '/location/end_location': text(50),
  '/profit_sharing': { type: 'boolean', default: false },
  '/goods_tag': text(32),
  '/device': { type: 'object' },
  '/device/start_device_id': STRING,
  '/device/end_device_id': STRING,
  '/device/materiel_no': STRING,
}

const finishOrderRequest = {
  '': {
    required: ['appid', 'service_id', 'finish_type', 'total_amount', 'finish_ticket', 'profit_sharing'],
    if: { properties: { finish_type: { not: { const: 1 } } } },
    else: {
      required: ['cancel_reason'],
      properties: { total_amount: { const: 0 }, real_service_end_location: { not: {} } },
    },
  },
  '/appid': text(32),
  '/service_id': text(32),
  '/finish_type': { type: 'integer', enum: [1, 2] },
  '/cancel_reason': text(30),
  '/real_service_start_time': STRING,
  '/real_service_end_time': STRING,
  '/real_service_end_location': text(20),
  '/fees': list(0, 100),
  '/fees/*': { if: { required: ['fee_amount'] }, else: { required: ['fee_desc'] } },
  '/fees/*/fee_name': text(20),
  '/fees/*/fee_count': { ...COUNT, default: 1 },
  '/fees/*/fee_amount': AMOUNT,
  '/fees/*/fee_desc': text(30),
  '/discounts': list(0, 5),
  '/discounts/*': { type: 'object' },
  '/discounts/*/discount_name': text(20),
  '/discounts/*/discount_amount': AMOUNT,
  '/discounts/*/discount_desc': text(30),
  '/total_amount': AMOUNT,
  '/finish_ticket': text(512),
  '/profit_sharing': { type: 'boolean' },
}

const completeServiceOrderResponse = {
  '': {
    required: [
      'appid',
      'mchid',
      'out_order_no',
      'service_id',
      'service_introduction',
      'state',
      'total_amount',
      'risk_fund',
    ],
  },
  '/appid': text(32),
  '/mchid': STRING,
  '/out_order_no': ORDER_NUMBER,
  '/service_id': text(32),
  '/service_introduction': text(20),
  '/state': { type: 'string', enum: ['CREATED', 'DOING', 'DONE', 'REVOKED', 'EXPIRED'] },
  '/state_description': { type: 'string', enum: ['USER_CONFIRM', 'MCH_COMPLETE', ''] },
  '/total_amount': AMOUNT,
  '/post_payments': { type: 'array' },
  '/post_payments/*': { type: 'object' },
  '/post_payments/*/name': anyText(20),
  '/post_payments/*/amount': AMOUNT,
  '/post_payments/*/description': anyText(30),
  '/post_payments/*/count': { type: 'integer' },
  '/post_discounts': { type: 'array' },
  '/post_discounts/*': { type: 'object' },
  '/post_discounts/*/name': anyText(20),
  '/post_discounts/*/description': anyText(30),
  '/post_discounts/*/amount': AMOUNT,
  '/post_discounts/*/count': { type: 'integer' },
  '/risk_fund': { required: ['name', 'amount'] },
  '/risk_fund/name': { enum: ['DEPOSIT', 'ADVANCE', 'CASH_DEPOSIT', 'ESTIMATE_ORDER_COST'] },
  '/risk_fund/amount': AMOUNT,
  '/risk_fund/description': STRING,
  '/time_range': { type: 'object' },
  '/time_range/start_time': STRING,
  '/time_range/start_time_remark': anyText(20),
  '/time_range/end_time': STRING,
  '/time_range/end_time_remark': anyText(20),
  '/location': { type: 'object' },
  '/location/start_location': anyText(50),
  '/location/end_location': anyText(50),
  '/order_id': text(64),
  '/need_collection': { type: 'boolean' },
}

const finishOrderResponse = {
  '': { required: ['appid', 'mchid', 'out_order_no', 'service_id', 'order_id'] },
  '/appid': text(32),
  '/mchid': STRING,
  '/out_order_no': ORDER_NUMBER,
  '/service_id': text(32),
  '/order_id': STRING,
}

const certificateList = {
  '': { required: ['data'] },
  '/data': { type: 'array' },
  '/data/*': { required: ['serial_no', 'effective_time', 'expire_time', 'encrypt_certificate'] },
  '/data/*/serial_no': { type: 'string', maxLength: 40, pattern: '^[0-9A-Za-z]+$' },
  '/data/*/effective_time': STRING,
  '/data/*/expire_time': STRING,
  '/data/*/encrypt_certificate': { type: 'object' },
  '/data/*/encrypt_certificate/algorithm': STRING,
  '/data/*/encrypt_certificate/nonce': STRING,
  '/data/*/encrypt_certificate/associated_data': STRING,
  '/data/*/encrypt_certificate/ciphertext': STRING,
}

/** By component: the facts of each field, by its place in the schema. */
export const schemaFacts: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  CompleteServiceOrderRequest: completeServiceOrderRequest,
  CompletedServiceOrder: completeServiceOrderResponse,
  FinishOrderRequest: finishOrderRequest,
  FinishOrderResponse: finishOrderResponse,
  CertificateList: certificateList,
  ...queryFacts,
}
