// Generated from openapi/ by `npm run generate`. Do not edit.
import { completeServiceOrderPath, completeServiceOrderRequest, completeServiceOrderResponse, completeSmartRetailOrderResponse, finishOrderRequest } from './validators.js'
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
    echoes: ["appid","mchid","service_id","out_order_no"],
    codes: codes,
  },
}
