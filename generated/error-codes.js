// Generated from openapi/ by `npm run generate`. Do not edit.
export const errorCodes = Object.freeze({
  __proto__: null,
  PARAM_ERROR: Object.freeze({"status":400,"retryable":false,"concerns":"request","meaning":"A parameter is wrong.","remedy":"Correct the parameter that `message` and `detail` name, then call again."}),
  INVALID_REQUEST: Object.freeze({"status":400,"retryable":false,"concerns":"request","meaning":"The request is well-formed but breaks a business rule.","remedy":"Check whether the same order number was used before with other parameters; if so, retry with the first ones."}),
  INVALID_ORDER_STATE: Object.freeze({"status":400,"retryable":false,"concerns":"order","meaning":"The order is in a state from which it cannot be completed.","remedy":"Query the order and check the flow; only an order that the user has confirmed can be completed."}),
  ORDER_CANCELED: Object.freeze({"status":400,"retryable":false,"concerns":"order","meaning":"The order has already been cancelled.","remedy":"Nothing is left to do in this state."}),
  ORDER_DONE: Object.freeze({"status":400,"retryable":false,"concerns":"order","meaning":"The order has already been completed.","remedy":"Nothing is left to do; after an attempt of unknown outcome, query the order to confirm what it was completed with."}),
  SIGN_ERROR: Object.freeze({"status":401,"retryable":false,"concerns":"configuration","meaning":"The request's signature does not verify, or its timestamp is more than 5 minutes off.","remedy":"Check the private key, the clock, that `serial_no` is that of the merchant's certificate, and that the signed bytes are the sent bytes. `detail.sign_information` has the server's message."}),
  NO_AUTH: Object.freeze({"status":403,"retryable":false,"concerns":"configuration","meaning":"The merchant has no permission for this call.","remedy":"Check on the merchant platform that the product is open and that merchant, appid and service id belong together."}),
  ORDER_NOT_EXIST: Object.freeze({"status":404,"retryable":false,"concerns":"order","meaning":"There is no such order.","remedy":"Check `out_order_no`, and that the order was created by this merchant with this product."}),
  RESOURCE_NOT_EXISTS: Object.freeze({"status":404,"retryable":false,"concerns":"order","meaning":"What the URL names does not exist.","remedy":"Check the URL and the names in it."}),
  FREQUENCY_LIMITED: Object.freeze({"status":429,"retryable":true,"concerns":"service","meaning":"Too many calls.","remedy":"Wait, retry with identical parameters, and stay under the limit."}),
  RATE_LIMITED: Object.freeze({"status":429,"retryable":true,"concerns":"service","meaning":"Too many calls.","remedy":"Wait, retry with identical parameters, and stay under the limit."}),
  RATELIMIT_EXCEEDED: Object.freeze({"status":429,"retryable":true,"concerns":"service","meaning":"Too many calls.","remedy":"Wait, retry with identical parameters, and stay under the limit."}),
  SYSTEM_ERROR: Object.freeze({"status":500,"retryable":true,"concerns":"service","meaning":"The service failed.","remedy":"Retry a little later with identical parameters."}),
  SERVICE_UNAVAILABLE: Object.freeze({"status":503,"retryable":true,"concerns":"service","meaning":"The service is down or overloaded.","remedy":"Retry a little later with identical parameters, on the backup base URL if it persists."}),
})
