/**
 * What the prose says of the protocol, written down a second time: whoever changes a number or a code in a sentence changes
 * it in both places. The Chinese has the same numbers and codes as the English, which the lint of the overlay compares.
 */

/** Seconds and minutes that two clocks may differ. */
export const CLOCK = { seconds: 300, minutes: 5 }
const LINE_FEEDS = 'each ended by a line feed, the last one too'
const TAG = 'Its last 16 bytes are the tag.'
const NONCE = 'The nonce of the encryption, 12 bytes.'
const REFUSED = 'The request was refused. A retry with identical parameters cannot succeed.'

const TIMES = [
  'TimeRange',
  'ServiceOrderTimeRange',
  'CollectionDetail.properties.paid_time',
  'FinishOrder.properties.service_start_time',
  'FinishOrderRequest.properties.real_service_start_time',
  'FinishOrderRequest.properties.real_service_end_time',
  'UserServicePermission.properties.openorclose_time',
  'TimeRange.properties.end_time',
  'ServiceOrderTimeRange.properties.end_time',
  'FinishOrder.properties.service_end_time',
  'FinishOrder.properties.real_service_start_time',
  'FinishOrder.properties.real_service_end_time',
  'FinishOrder.properties.pay_succ_time',
]

/** A place in the contract, and what its text says. A `*` in a place stands for anything. */
export type Statement = readonly [place: string, ...says: string[]]

export const STATEMENTS: readonly Statement[] = [
  ['$.info summary', 'The three WeChat Pay (微信支付) endpoints that complete a service order'],
  [
    '$.info description',
    'Amounts are integers in fen (分, 1/100 yuan), up to 2^53 - 1.',
    'WeChat Pay refuses text with characters beyond U+FFFF',
    'WeChat Pay refuses a field that is not listed here.',
    'Retry the call after a 429, a 5xx or a 202',
    'Retry with identical parameters and a new nonce, timestamp and signature.',
    'WeChat Pay refuses the same order number with other parameters.',
    '# 签名与验签 Sign and verify Every request is signed, and every successful response must be verified.',
    `The message has five lines, ${LINE_FEEDS}:`,
    '| 1 | method | `POST` |',
    '| 2 | path, as on the wire |',
    '| 3 | timestamp, seconds |',
    '| 4 | nonce | `A1B2C3D4E5F6G7` |',
    '| 5 | body, its exact bytes |',
    'The message is signed with the private key.',
    `Its message has three lines, ${LINE_FEEDS}: \`Wechatpay-Timestamp\`, \`Wechatpay-Nonce\` and the raw body.`,
    '# 订单状态 States',
    '| CREATED | created, not yet confirmed by the user | not yet |',
    '| DOING, USER_CONFIRM | in service | now |',
    '| DOING, MCH_COMPLETE | completed, WeChat Pay is collecting | retry only |',
    '| DONE | finished and paid | ORDER_DONE |',
    '| REVOKED | cancelled | ORDER_CANCELED |',
    '| EXPIRED | not confirmed in time | too late |',
    'Of an order of the two older products',
    '| CREATED | created, not yet accepted by the user | not yet |',
    '| USER_ACCEPTED | in service | now |',
    '| FINISHED | completed by the merchant | retry only |',
    '| USER_PAID | paid | ORDER_DONE |',
    '| EXPIRED | not accepted in time | too late |',
  ],
  [
    "$.components.securitySchemes['WECHATPAY2-SHA256-RSA2048'] description",
    'a message of five lines, each ended by one line feed (`\\n`, 0x0A), the last one too:',
    'The HTTP method in capitals, `POST`.',
    'The path with its query, exactly as it is sent, with its percent-encoding, without scheme and host.',
    `The timestamp: seconds since 1970-01-01T00:00:00Z, at most ${CLOCK.minutes} minutes off the server's clock.`,
    'new for every request. The SDKs send 32 characters of `[0-9A-Za-z]`.',
    'The exact bytes of the body. An empty body leaves an empty line. A body that ends in `\\n` gets another one.',
    'one header line: `Authorization: WECHATPAY2-SHA256-RSA2048 mchid="…",nonce_str="…",timestamp="…",serial_no="…",signature="…"`',
    "with RSASSA-PKCS1-v1_5 and SHA-256 under the merchant's private key",
    "`serial_no` is the serial number of the merchant's API certificate, never of the platform's, in capitals",
    'A 2xx has the headers `Wechatpay-Timestamp`, `Wechatpay-Nonce`, `Wechatpay-Signature` and `Wechatpay-Serial`.',
    'Treat a 2xx without them as forged.',
    'A 401 is unsigned.',
    `Reject a timestamp that is more than ${CLOCK.minutes} minutes off your clock, in either direction.`,
    'An unknown serial is an error: never try every key.',
    'Build the message `timestamp\\n` + `nonce\\n` + the raw body bytes (after any `Content-Encoding` is decoded) + `\\n`',
    'It begins with `WECHATPAY/SIGNTEST/` and must fail verification',
    'retry it with identical parameters, or query the order.',
  ],
  [
    "$.components.headers['Wechatpay-Timestamp'] description",
    `in seconds since 1970-01-01T00:00:00Z. Reject a response that is more than ${CLOCK.seconds} seconds off your clock.`,
  ],
  ["$.components.headers['Wechatpay-Nonce'] description", 'the second line of the signed message'],
  [
    "$.components.headers['Wechatpay-Signature'] description",
    'over `timestamp\\n` + `nonce\\n` + body + `\\n`.',
    'begins with `WECHATPAY/SIGNTEST/` is wrong on purpose and must fail verification.',
  ],
  [
    "$.components.headers['Request-ID'] description",
    '271317510 (there is no such order)',
    '271316754 (a debit is running: wait 5 to 10 seconds, then query)',
    '271316656 (the total is above the risk amount of the service)',
    '271316598 (a repeat with other parameters)',
    '271316637 (the end is before the start)',
    '271302149 (mchid and appid do not belong together)',
  ],
  [
    '$.components.parameters.NotificationTimestamp description',
    `in seconds since 1970. Refuse one that is more than ${CLOCK.minutes} minutes off.`,
  ],
  [
    '$.components.parameters.NotificationSignature description',
    'to see that it is refused; it begins with `WECHATPAY/SIGNTEST/`',
  ],

  // Notifications and what is encrypted.
  [
    "$.tags[?(@.name=='Notifications')] description",
    'refuse what does not verify.',
    'Respond within 5 seconds with 200 or 204',
    'With a 4xx or 5xx and `{code: FAIL, message}` the notification is not taken.',
    'after 15, 15, 30, 180, 1800, 1800, 1800, 1800 and 3600 seconds.',
  ],
  ["$.webhooks.*.post.responses['204'] description", 'A 200 says the same, and its body is not read.'],
  ['$.webhooks.notifyServiceOrderConfirmed.post description', 'The order is DOING with USER_CONFIRM'],
  ['$.webhooks.notifyServiceOrderPaid.post description', 'The order is DONE'],
  ['$.components.schemas.NotificationFailure.properties.code description', 'FAIL. Only the HTTP status counts'],
  ['$.components.schemas.NotificationResource.properties.ciphertext description', TAG],
  ['$.components.schemas.NotificationResource.properties.nonce description', NONCE],
  ['$.components.schemas.EncryptedCertificate.properties.ciphertext description', TAG],
  ['$.components.schemas.EncryptedCertificate.properties.nonce description', NONCE],
  [
    "$.paths['/v3/certificates'].get description",
    'A new certificate is listed 24 hours before it is used.',
    'at least every 12 hours',
  ],
  ['$.components.schemas.CertificateList description', 'two of them while one replaces the other'],
  ['$.components.schemas.CertificateList.properties.data description', 'will be within 24 hours'],

  // Calls, and what is retried.
  [
    "$.paths['/v3/payscore/serviceorder'].get description",
    '| CREATED | | | is not confirmed by the user yet |',
    '| DOING | USER_CONFIRM | | is in use and can be completed |',
    '| DOING | MCH_COMPLETE | USER_PAYING | is completed, and WeChat Pay is collecting |',
    '| DONE | | USER_PAID | is completed and paid; without `collection` there was nothing to pay |',
    '| REVOKED | | | is cancelled |',
    '| EXPIRED | | | was not confirmed in time |',
  ],
  [
    "$.paths['/v3/payscore/serviceorder/{out_order_no}/complete'].post description",
    'The order must be DOING with USER_CONFIRM. It is DOING with MCH_COMPLETE while WeChat Pay collects. Then it is DONE,',
    'An order that is completed with amount 0 is DONE at once.',
    'Retry the call with identical parameters after a 5xx',
    'A call with other parameters is refused with INVALID_REQUEST. ORDER_DONE after an attempt of unknown outcome means',
  ],
  [
    "$.paths['/v3/payscore/*-orders'].get description",
    'The order can be completed in USER_ACCEPTED. It is completed in FINISHED, while WeChat Pay collects, and in USER_PAID.',
    'A completion with `finish_type` 1 cancels it, which is expected to end in REVOKED;',
  ],
  [
    "$.paths['/v3/payscore/*-orders/{out_order_no}/complete'].post description",
    'Ends an order that the user has accepted (USER_ACCEPTED).',
    'With `finish_type` 2 the service was used, and WeChat Pay collects `total_amount`.',
    'With `finish_type` 1 the service was not used, and the order is cancelled.',
    'Retry the call with identical parameters after a 5xx, or when no response arrives.',
  ],
  [
    "$.paths['/v3/payscore/*-orders/{out_order_no}/complete'].post.responses['200'] description",
    'The order is completed, or cancelled with `finish_type` 1.',
  ],
  ['$.components.responses.BadRequest description', REFUSED],
  ['$.components.responses.BadQuery description', REFUSED],
  [
    '$.components.responses.Unauthorized description',
    "The request's signature was refused. This response is unsigned.",
  ],
  ['$.components.responses.TooManyRequests description', 'Wait, then retry with identical parameters.'],
  ['$.components.responses.InternalServerError description', 'Retry with identical parameters.'],
  [
    '$.components.responses.ServiceUnavailable description',
    'The service is down (502) or overloaded (503).',
    'Retry with identical parameters.',
  ],
  ['$.components.examples.InvalidRequest summary', 'The same order number with other parameters'],
  ['$.components.examples.ServiceOrderZeroAmount description', 'the order is DONE at once'],

  // Times.
  ['$.components.schemas.TimeRange.properties.start_time description', 'in Beijing time, or `OnAccept`'],
  ['$.components.schemas.ServiceOrderTimeRange.properties.start_time description', 'in Beijing time, or `OnAccept`.'],
  ...TIMES.map((field): Statement => [`$.components.schemas.${field} description`, 'in Beijing time.']),
  [
    '$.components.schemas.TimeRange.properties.end_time description',
    'It is after `start_time`, and not after the time of the call.',
  ],
  ['$.components.schemas.FinishOrderRequest.properties.real_service_end_time description', 'It is after the start.'],

  // Amounts and fields.
  ['$.components.schemas.ApiErrorDetail.properties.value description', 'The value that was refused.'],
  ['$.components.schemas.Fee description', 'with at least an amount or a description.'],
  [
    '$.components.schemas.CompleteServiceOrderRequest.properties.total_amount description',
    'in fen: the sum of the amounts of `post_payments` less the sum of the amounts of `post_discounts`.',
    'An omitted amount counts as 0. A total of 0 is allowed',
    "at most the order's `risk_fund.amount`",
  ],
  [
    '$.components.schemas.FinishOrderRequest.properties.total_amount description',
    'in fen: the sum of `fee_amount` less the sum of `discount_amount`; when `finish_type` is 1, it is 0.',
  ],
  [
    '$.components.schemas.PostPayment.properties.amount description',
    'in fen, for all of its `count` together.',
    '`count` never multiplies.',
    '0 when omitted.',
  ],
  [
    '$.components.schemas.Fee.properties.fee_amount description',
    'in fen, for all of its `fee_count` together. 0 when omitted.',
  ],
  ['$.components.schemas.ServiceOrder.properties.total_amount description', '0 while the order is not completed.'],
  ['$.components.schemas.FinishOrderRequest.properties.cancel_reason description', 'Required when `finish_type` is 1.'],
  [
    '$.components.schemas.FinishOrderRequest.properties.real_service_end_location description',
    'never when `finish_type` is 1.',
  ],
  [
    '$.components.schemas.FinishOrder.properties.finish_type description',
    '1 means not used, and cancelled; 2 means used, and to be paid.',
  ],
  ['$.components.schemas.FinishOrder description', 'The queries of the two older products return it.'],
  ['$.components.schemas.SignInformation.properties.url description', "of the message's second line"],
  ['$.components.schemas.SignInformation.properties.method description', "of the message's first line"],
  ['$.components.schemas.SignInformation description', 'only with SIGN_ERROR.'],
  ['$.components.schemas.*.properties.state_description description', 'It explains DOING,'],
  ['$.components.schemas.ServiceOrderStateDescription description', 'It explains DOING.'],
  [
    '$.components.schemas.ServiceOrderState description',
    'After completion it is DOING while WeChat Pay collects, then DONE. With amount 0 it is DONE at once.',
  ],
]
