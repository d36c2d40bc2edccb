// Generated from openapi/ by `npm run generate`. Do not edit.
import { completeServiceOrderPath, completeServiceOrderRequest, completeServiceOrderResponse, completeSmartRetailOrderResponse, finishOrderRequest } from './schemas.js'
const codes = {"400":["PARAM_ERROR","INVALID_REQUEST","INVALID_ORDER_STATE","ORDER_CANCELED","ORDER_DONE"],"401":["SIGN_ERROR"],"403":["NO_AUTH"],"404":["ORDER_NOT_EXIST","RESOURCE_NOT_EXISTS"],"429":["FREQUENCY_LIMITED","RATE_LIMITED","RATELIMIT_EXCEEDED"],"500":["SYSTEM_ERROR"],"502":["SERVICE_UNAVAILABLE"],"503":["SERVICE_UNAVAILABLE"]}
export const operations = {
  __proto__: null,
  'POST /v3/payscore/serviceorder/{out_order_no}/complete': {
    id: 'completeServiceOrder',
    method: 'POST',
    path: '/v3/payscore/serviceorder/{out_order_no}/complete',
    changes: true,
    pathParameters: completeServiceOrderPath,
    body: completeServiceOrderRequest,
    response: completeServiceOrderResponse,
    fields: ["appid","service_id","post_payments","post_discounts","total_amount","time_range","location","profit_sharing","goods_tag","device","name","amount","description","count","start_time","start_time_remark","end_time","end_time_remark","end_location","start_device_id","end_device_id","materiel_no"],
    echoes: ["appid","mchid","service_id","out_order_no","total_amount"],
    codes: codes,
  },
  'POST /v3/payscore/smartretail-orders/{out_order_no}/complete': {
    id: 'completeSmartRetailOrder',
    method: 'POST',
    path: '/v3/payscore/smartretail-orders/{out_order_no}/complete',
    changes: true,
    pathParameters: completeServiceOrderPath,
    body: finishOrderRequest,
    response: completeSmartRetailOrderResponse,
    fields: ["appid","service_id","finish_type","cancel_reason","real_service_start_time","real_service_end_time","real_service_end_location","fees","discounts","total_amount","finish_ticket","profit_sharing","fee_name","fee_count","fee_amount","fee_desc","discount_name","discount_amount","discount_desc"],
    echoes: ["appid","mchid","service_id","out_order_no"],
    codes: codes,
  },
  'POST /v3/payscore/payafter-orders/{out_order_no}/complete': {
    id: 'completePayAfterOrder',
    method: 'POST',
    path: '/v3/payscore/payafter-orders/{out_order_no}/complete',
    changes: true,
    pathParameters: completeServiceOrderPath,
    body: finishOrderRequest,
    response: completeSmartRetailOrderResponse,
    fields: ["appid","service_id","finish_type","cancel_reason","real_service_start_time","real_service_end_time","real_service_end_location","fees","discounts","total_amount","finish_ticket","profit_sharing","fee_name","fee_count","fee_amount","fee_desc","discount_name","discount_amount","discount_desc"],
    echoes: ["appid","mchid","service_id","out_order_no"],
    codes: codes,
  },
}
