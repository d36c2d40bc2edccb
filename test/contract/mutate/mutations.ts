/** Mistakes that a person can make in the contract, each with its name. */
import { example, operation, renameKey, schema, type Contract, type Mutation } from '../lint/edits.js'

const request = (c: Contract): Contract => schema(c, 'CompleteServiceOrderRequest').properties
const finish = (c: Contract): Contract => schema(c, 'FinishOrderRequest').properties
const response = (c: Contract): Contract => schema(c, 'CompletedServiceOrder').properties

export const mutations: readonly (readonly [name: string, mutate: Mutation])[] = [
  // Limits dropped, widened, tightened.
  ['drop maxLength of appid', (c) => delete request(c).appid.maxLength],
  ['drop minLength of service_id', (c) => delete request(c).service_id.minLength],
  ['drop pattern of a name', (c) => delete schema(c, 'PostPayment').properties.name.pattern],
  ['drop maxItems of post_payments', (c) => delete request(c).post_payments.maxItems],
  ['drop minItems of post_payments', (c) => delete request(c).post_payments.minItems],
  ['drop minimum of total_amount', (c) => delete request(c).total_amount.minimum],
  ['drop maximum of count', (c) => delete schema(c, 'PostPayment').properties.count.maximum],
  ['widen description from 30 to 300', (c) => (schema(c, 'PostPayment').properties.description.maxLength = 300)],
  ['tighten description from 30 to 20', (c) => (schema(c, 'PostPayment').properties.description.maxLength = 20)],
  ['tighten a name from 20 to 10', (c) => (schema(c, 'Fee').properties.fee_name.maxLength = 10)],
  ['allow 0 post_payments', (c) => (request(c).post_payments.minItems = 0)],
  ['allow 200 post_payments', (c) => (request(c).post_payments.maxItems = 200)],
  ['allow 30 discounts of the older products', (c) => (finish(c).discounts.maxItems = 30)],
  ['allow a count of 0', (c) => (schema(c, 'PostPayment').properties.count.minimum = 0)],
  ['allow a count of 1000', (c) => (schema(c, 'Fee').properties.fee_count.maximum = 1000)],
  ['forbid a total of 0', (c) => (request(c).total_amount.minimum = 1)],
  ['allow a negative total', (c) => (finish(c).total_amount.minimum = -1)],
  ['shorten finish_ticket to 64', (c) => (finish(c).finish_ticket.maxLength = 64)],
  ['lengthen cancel_reason to 50', (c) => (finish(c).cancel_reason.maxLength = 50)],
  ['lengthen real_service_end_location to 50', (c) => (finish(c).real_service_end_location.maxLength = 50)],
  ['lengthen out_order_no to 64', (c) => (c.components.parameters.OutOrderNo.schema.maxLength = 64)],
  ['allow a dot in out_order_no', (c) => (c.components.parameters.OutOrderNo.schema.pattern = '^[0-9A-Za-z_\\-|*.]+$')],
  [
    'allow a slash in out_order_no',
    (c) => (c.components.parameters.OutOrderNo.schema.pattern = '^[0-9A-Za-z_\\-|*/]+$'),
  ],
  [
    'unanchor the pattern of out_order_no',
    (c) => (c.components.parameters.OutOrderNo.schema.pattern = '[0-9A-Za-z_\\-|*]+'),
  ],

  ['allow an emoji in a name', (c) => (schema(c, 'PostPayment').properties.name.pattern = '^.*$')],
  ['allow only ASCII in a description', (c) => (schema(c, 'Fee').properties.fee_desc.pattern = '^[ -~]*$')],
  ['allow month 13', (c) => (finish(c).real_service_end_time.pattern = '^[0-9]{8}([0-9]{6})?$')],
  ['allow OnAccept as an end', (c) => (schema(c, 'TimeRange').properties.end_time.pattern = timeOf(c))],
  ['forbid OnAccept as a start', (c) => (schema(c, 'TimeRange').properties.start_time.pattern = '^[0-9]{14}$')],
  ['lower the maximum of an amount', (c) => (request(c).total_amount.maximum = 100_000_000)],
  ['require two characters of an appid', (c) => (request(c).appid.minLength = 2)],

  // Types and formats.
  ['make total_amount a number', (c) => (request(c).total_amount.type = 'number')],
  ['make total_amount a string', (c) => (request(c).total_amount.type = 'string')],
  ['make an amount int32', (c) => (schema(c, 'PostDiscount').properties.amount.format = 'int32')],
  ['drop the format of fee_amount', (c) => delete schema(c, 'Fee').properties.fee_amount.format],
  ['make profit_sharing a string', (c) => (request(c).profit_sharing.type = 'string')],
  ['make location a string', (c) => (schema(c, 'Location').type = 'string')],
  ['make need_collection an integer', (c) => (response(c).need_collection.type = 'integer')],
  ['make risk_fund.amount nullable', (c) => (schema(c, 'RiskFund').properties.amount.type = ['integer', 'null'])],
  ['make finish_type a string', (c) => (schema(c, 'FinishType').type = 'string')],
  ['write nullable: true', (c) => (request(c).goods_tag.nullable = true)],
  ['misspell a keyword', (c) => (request(c).goods_tag.maxlength = 32)],

  // Required, closed, open.
  ['require goods_tag', (c) => schema(c, 'CompleteServiceOrderRequest').required.push('goods_tag')],
  ['no longer require total_amount', (c) => schema(c, 'CompleteServiceOrderRequest').required.pop()],
  ['no longer require finish_type', (c) => drop(schema(c, 'FinishOrderRequest').required, 'finish_type')],
  ['no longer require finish_ticket', (c) => drop(schema(c, 'FinishOrderRequest').required, 'finish_ticket')],
  [
    'require the reason of a cancellation always',
    (c) => schema(c, 'FinishOrderRequest').required.push('cancel_reason'),
  ],
  ['no longer require the amount of a discount', (c) => (schema(c, 'PostDiscount').required = ['name'])],
  ['require the amount of a payment', (c) => schema(c, 'PostPayment').required.push('amount')],
  ['require order_id of serviceorder', (c) => schema(c, 'CompletedServiceOrder').required.push('order_id')],
  ['no longer require order_id of the older products', (c) => schema(c, 'FinishOrderResponse').required.pop()],
  ['require a field that is not there', (c) => schema(c, 'FinishOrderRequest').required.push('finish_tickets')],
  ['open a request', (c) => delete schema(c, 'CompleteServiceOrderRequest').additionalProperties],
  ['open an object inside a request', (c) => (schema(c, 'Device').additionalProperties = true)],
  ['open the items of fees', (c) => delete schema(c, 'Fee').additionalProperties],
  ['close a response', (c) => (schema(c, 'FinishOrderResponse').additionalProperties = false)],
  ['close the error', (c) => (schema(c, 'ApiError').additionalProperties = false)],
  ['put out_order_no into the body', (c) => (request(c).out_order_no = { ...response(c).out_order_no })],
  [
    'put out_order_no into an object of the body',
    (c) => (schema(c, 'Device').properties.out_order_no = { ...response(c).out_order_no }),
  ],

  // Conditions.
  [
    'drop the condition of finish_type 1',
    (c) => (delete schema(c, 'FinishOrderRequest').if, delete schema(c, 'FinishOrderRequest').else),
  ],
  ['let a cancellation cost', (c) => delete schema(c, 'FinishOrderRequest').else.properties.total_amount],
  [
    'make the condition that of finish_type 2',
    (c) => (schema(c, 'FinishOrderRequest').if.properties.finish_type.not.const = 2),
  ],
  [
    'let a cancellation have an end',
    (c) => delete schema(c, 'FinishOrderRequest').else.properties.real_service_end_location,
  ],
  ['drop that a fee needs an amount or a description', (c) => delete schema(c, 'Fee').else],
  ['drop that a remark needs its time', (c) => delete schema(c, 'TimeRange').dependentRequired],

  // Fields.
  ['rename a field', (c) => renameKey(request(c), 'goods_tag', 'goodsTag')],
  ['rename materiel_no to material_no', (c) => renameKey(schema(c, 'Device').properties, 'materiel_no', 'material_no')],
  ['remove a field', (c) => delete request(c).device],
  ['remove a field of a response', (c) => delete response(c).need_collection],
  ['add an undocumented field', (c) => (request(c).attach = { ...request(c).goods_tag })],
  [
    'add start_location to the request',
    (c) => (schema(c, 'Location').properties.start_location = { ...schema(c, 'Location').properties.end_location }),
  ],
  ['drop a title', (c) => delete finish(c).fees.title],
  ['translate a title', (c) => (finish(c).fees.title = 'Fees')],
  ['drop a description', (c) => delete schema(c, 'ServiceOrderState').description],
  ['drop an example', (c) => delete request(c).total_amount.example],
  ['give an example that breaks its limit', (c) => (schema(c, 'PostPayment').properties.count.example = 101)],
  ['change the default of count', (c) => (schema(c, 'PostPayment').properties.count.default = 2)],
  ['make profit_sharing true by default', (c) => (request(c).profit_sharing.default = true)],

  // Enums and codes.
  ['misspell a state', (c) => (schema(c, 'ServiceOrderState').enum[4] = 'EXPIERD')],
  ['drop a state', (c) => schema(c, 'ServiceOrderState').enum.pop()],
  ['add a state', (c) => schema(c, 'ServiceOrderState').enum.push('PAID')],
  ['add finish_type 0', (c) => schema(c, 'FinishType').enum.unshift(0)],
  ['drop a kind of risk fund', (c) => schema(c, 'RiskFundName').enum.pop()],
  ['misspell an error code', (c) => (schema(c, 'NotFoundCode').enum[0] = 'ORDER_NOT_EXISTS')],
  ['drop an error code', (c) => schema(c, 'BadRequestCode').enum.pop()],
  ['add an error code', (c) => schema(c, 'ForbiddenCode').enum.push('FORBIDDEN')],
  ['put a code under two statuses', (c) => addCode(c, 'NotFoundCode', 'NO_AUTH')],
  [
    'move a code to another status',
    (c) => (addCode(c, 'ForbiddenCode', 'SIGN_ERROR'), dropCode(c, 'UnauthorizedCode', 'SIGN_ERROR')),
  ],
  ['drop the remedy of a code', (c) => delete schema(c, 'OrderStateCode')['x-remedies'].ORDER_DONE],
  [
    'say that a mistake of configuration concerns the order',
    (c) => (schema(c, 'ForbiddenCode')['x-concerns'].NO_AUTH = 'order'),
  ],
  ['forget what a code concerns', (c) => delete schema(c, 'NotFoundCode')['x-concerns']],
  ['call a refusal retryable', (c) => (schema(c, 'BadRequestCode')['x-retryable'] = true)],
  ['call a 5xx final', (c) => (schema(c, 'InternalServerErrorCode')['x-retryable'] = false)],
  ['close the set of codes', (c) => schema(c, 'NotFoundError').allOf[1].properties.code.anyOf.pop()],

  ['swap the meanings of two codes', (c) => swap(schema(c, 'OrderStateCode')['x-enumDescriptions'], ...ENDED)],
  [
    'swap the meanings of two states',
    (c) => swap(schema(c, 'ServiceOrderState')['x-enumDescriptions'], 'DOING', 'DONE'),
  ],
  ['swap the remedies of two codes', (c) => swap(schema(c, 'OrderStateCode')['x-remedies'], ...ENDED)],
  ['swap the two kinds of end', (c) => swap(schema(c, 'FinishType')['x-enumDescriptions'], '1', '2')],

  // Responses and headers.
  ['remove a 429', (c) => delete operation(c).responses['429']],
  ['remove a 502 of one operation', (c) => delete operation(c, 'payafter-orders').responses['502']],
  ['give a 404 the response of a 400', (c) => (operation(c).responses['404'] = operation(c).responses['400'])],
  ['add a 409', (c) => (operation(c).responses['409'] = operation(c).responses['400'])],
  [
    'give an error another schema',
    (c) => (c.components.responses.Forbidden.content['application/json'].schema = { type: 'object' }),
  ],
  ['remove a response header', (c) => delete c.components.responses.Forbidden.headers['Wechatpay-Signature']],
  [
    'remove a header of the 200',
    (c) => delete operation(c, 'smartretail-orders').responses['200'].headers['Wechatpay-Nonce'],
  ],
  [
    'misspell a header',
    (c) => renameKey(operation(c).responses['200'].headers, 'Wechatpay-Serial', 'Wechatpay-Serials'),
  ],
  [
    'give one product the response of another',
    (c) => (operation(c).responses['200'] = operation(c, 'payafter-orders').responses['200']),
  ],

  // Examples.
  ['break the sum of the documented example', (c) => (example(c, 'ServiceOrder').total_amount = 50000)],
  ['multiply by the count', (c) => (example(c, 'ServiceOrderUnattendedRetail').total_amount = 600 * 3 + 450)],
  ['break the sum of a discount', (c) => (example(c, 'SmartRetailUsed').discounts[0].discount_amount = 200)],
  ['break the sum of a response', (c) => (example(c, 'ServiceOrderCollecting').total_amount = 40000)],
  ['misspell the item of an industry', (c) => (example(c, 'ServiceOrderPowerBank').post_payments[0].name = '收费标淮')],
  ['give a power bank an amount', (c) => (example(c, 'ServiceOrderPowerBank').post_payments[1].amount = 600)],
  [
    'forget the example of an industry',
    (c) => delete operation(c).requestBody.content['application/json'].examples.ServiceOrderHotel,
  ],
  ['put an emoji into an example', (c) => (example(c, 'ServiceOrder').post_payments[0].name = '🍜')],
  ['put out_order_no into an example', (c) => (example(c, 'ServiceOrder').out_order_no = 'X')],
  ['give an error example another code', (c) => (example(c, 'NoAuth').code = 'NO_AUTHORITY')],
  [
    'swap two error examples',
    (c) =>
      ([c.components.examples.NoAuth, c.components.examples.SignError] = [
        c.components.examples.SignError,
        c.components.examples.NoAuth,
      ]),
  ],

  // Operations, servers, security.
  ['no longer prove the amount', (c) => operation(c)['x-proof'].echoes.pop()],
  ['no longer prove the order number', (c) => drop(operation(c, 'payafter-orders')['x-proof'].echoes, 'out_order_no')],
  ['take an order in service as completed', (c) => delete operation(c)['x-proof'].properties.state_description],
  ['take a revoked order as completed', (c) => operation(c)['x-proof'].properties.state.enum.push('REVOKED')],
  ['forget what proves a completion', (c) => delete operation(c, 'smartretail-orders')['x-proof']],
  ['refuse a list of languages', (c) => (c.components.parameters.AcceptLanguage.schema.pattern = '^[A-Za-z-]+$')],
  ['require a header', (c) => (c.components.parameters.WechatpaySerial.required = true)],
  ['forget a header parameter', (c) => operation(c).parameters.pop()],
  ['rename an operation', (c) => (operation(c).operationId = 'finishServiceOrder')],
  ['name an operation in snake_case', (c) => (operation(c).operationId = 'complete_service_order')],
  [
    'move a path',
    (c) =>
      renameKey(
        c.paths,
        '/v3/payscore/payafter-orders/{out_order_no}/complete',
        '/v3/payscore/payafter-order/{out_order_no}/complete',
      ),
  ],
  ['make it a PUT', (c) => renameKey(c.paths['/v3/payscore/serviceorder/{out_order_no}/complete'], 'post', 'put')],
  ['forget the path parameter', (c) => operation(c).parameters.shift()],
  ['make the body optional', (c) => delete operation(c).requestBody.required],
  ['send another media type', (c) => renameKey(operation(c).requestBody.content, 'application/json', 'text/json')],
  ['use plain http', (c) => (c.servers[0].url = 'http://api.mch.weixin.qq.com')],
  ['misspell a base URL', (c) => (c.servers[1].url = 'https://api3.mch.weixin.qq.com')],
  ['forget the security', (c) => delete c.security],
  ['name another scheme', (c) => (c.components.securitySchemes['WECHATPAY2-SHA256-RSA2048'].scheme = 'bearer')],
  ['forget a code sample', (c) => operation(c)['x-codeSamples'].pop()],
]

const ENDED = ['ORDER_DONE', 'ORDER_CANCELED'] as const

function swap(texts: Contract, one: string, other: string): void {
  ;[texts[one], texts[other]] = [texts[other], texts[one]]
}

const timeOf = (c: Contract): string => schema(c, 'TimeRange').properties.start_time.pattern

function drop(names: string[], name: string): void {
  names.splice(names.indexOf(name), 1)
}

function addCode(c: Contract, name: string, code: string): void {
  const target = schema(c, name)
  target.enum.push(code)
  target['x-enumDescriptions'][code] = target['x-remedies'][code] = 'Some explanation.'
  target['x-concerns'][code] = 'request'
}

function dropCode(c: Contract, name: string, code: string): void {
  const target = schema(c, name)
  target.enum = target.enum.filter((each: string) => each !== code)
  delete target['x-enumDescriptions'][code]
  delete target['x-remedies'][code]
  delete target['x-concerns'][code]
}
