/** Each rule of the project reports a change that breaks it, and no other change. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  example,
  media,
  operation,
  query,
  removeComponent,
  renameComponent,
  request,
  response,
  schema,
} from './edits.js'
import { lintWithRedocly, root } from './lint.js'
import { itReports, rulesOf, type Row } from './rows.js'

const anyError = { 'application/json': { schema: { $ref: '#/components/schemas/ApiError' } } }

const rows: Row[] = [
  ['payscore/amount-in-fen', (c) => (request(c).properties.total_amount.minimum = -1)],
  ['payscore/amount-in-fen', (c) => (schema(c, 'PostPayment').properties.amount.format = 'int32')],
  ['payscore/amount-in-fen', (c) => (schema(c, 'RiskFund').properties.amount.type = 'number')],
  ['payscore/amount-in-fen', (c) => (request(c).properties.total_amount.maximum = 100_000_000)],
  ['payscore/amount-in-fen', (c) => (request(c).properties.total_amount.description = 'What the user pays.')],
  ['payscore/amount-in-fen', (c) => (schema(c, 'PromotionGoodsDetail').properties.unit_price.description = 'Yuan.')],
  ['payscore/amount-in-fen', (c) => (schema(c, 'PromotionDetail').properties.other_contribute.format = 'int32')],
  ['payscore/limit-once', (c) => (request(c).properties.goods_tag.description += ' Up to 50 of them.')],
  ['payscore/limit-once', (c) => (request(c).properties.goods_tag.description += ' It has 50 characters.')],
  ['payscore/limit-once', (c) => (request(c).properties.goods_tag.description += ' Its length is 32.')],
  ['payscore/limit-once', (c) => (request(c).properties.post_payments.description += ' There are 2 to 50.')],
  ['payscore/limit-once', (c) => (request(c).properties.goods_tag.description += ' 最多 50 个字符。')],
  ['payscore/limit-once', (c) => (c.components.parameters.OutOrderNo.description += ' At most 64.')],
  ['payscore/field-documented', (c) => delete request(c).properties.goods_tag.title],
  ['payscore/field-documented', (c) => (request(c).properties.goods_tag.title = 'Goods tag')],
  ['payscore/field-documented', (c) => delete response(c).properties.order_id.description],
  ['payscore/field-documented', (c) => (schema(c, 'ApiErrorDetail').properties.value.description = 'The value.')],
  ['payscore/field-documented', (c) => delete request(c).properties.appid.example],
  ['payscore/field-limits', (c) => delete request(c).properties.appid.maxLength],
  ['payscore/field-limits', (c) => delete request(c).properties.post_payments.maxItems],
  ['payscore/field-limits', (c) => delete schema(c, 'PostPayment').properties.count.maximum],
  ['payscore/field-limits', (c) => delete c.components.schemas.FinishOrderRequest.properties.cancel_reason.pattern],
  [
    'no-unused-components payscore/field-documented payscore/named-types',
    (c) => (request(c).properties.device = schema(c, 'Device')),
  ],
  [
    'no-unused-components payscore/named-types',
    (c) => (request(c).properties.post_payments.items = schema(c, 'PostPayment')),
  ],
  ['payscore/named-types', (c) => (request(c).properties.goods_tag.enum = ['goods_tag'])],
  ['payscore/named-types', (c) => (schema(c, 'Device').title = '设备信息')],
  ['payscore/named-types', (c) => (schema(c, 'UnlistedErrorCode').title = '未列出的错误码')],
  ['payscore/named-types', (c) => (schema(c, 'ApiErrorDetail').properties.value.title = '错误的值')],
  ['payscore/named-types', (c) => delete schema(c, 'Device').description],
  ['payscore/named-types', (c) => (schema(c, 'FinishType').description = 'Whether the service was used.')],
  ['payscore/named-types', (c) => (schema(c, 'FinishType').description = '完结类型')],
  ['payscore/error-responses', (c) => delete operation(c).responses['429']],
  [
    'no-unused-components payscore/error-responses payscore/named-types',
    (c) => (c.components.responses.Forbidden.content['application/json'].schema = schema(c, 'ForbiddenError').allOf[1]),
  ],
  [
    'payscore/error-responses',
    (c) => (operation(c).responses['422'] = { ...c.components.responses.NotFound, content: anyError }),
  ],
  ['payscore/error-code-once', (c) => (operation(c).responses['404'] = { $ref: '#/components/responses/BadRequest' })],
  ['payscore/error-code-explained', (c) => c.components.schemas.BadRequestCode.enum.push('APPID_MISMATCH')],
  ['payscore/error-code-explained', (c) => delete c.components.schemas.ForbiddenCode['x-remedies'].NO_AUTH],
  ['payscore/error-code-explained', (c) => delete c.components.schemas.ForbiddenCode['x-concerns'].NO_AUTH],
  ['payscore/error-code-explained', (c) => (c.components.schemas.NotFoundCode['x-enumDescriptions'].GONE = 'x')],
  ['payscore/error-code-explained', (c) => delete c.components.schemas.ForbiddenCode['x-retryable']],
  ['payscore/error-code-retryable', (c) => (schema(c, 'ForbiddenCode')['x-retryable'] = true)],
  ['payscore/error-code-retryable', (c) => (schema(c, 'ServiceUnavailableCode')['x-retryable'] = false)],
  ['payscore/error-code-retryable', (c) => c['x-retryable-statuses'].push(400)],
  ['payscore/error-code-retryable', (c) => c['x-retryable-statuses'].splice(1, 1)],
  ['payscore/no-order-number-in-body', (c) => (request(c).properties.out_order_no = request(c).properties.goods_tag)],
  [
    'payscore/no-order-number-in-body',
    (c) => (schema(c, 'Device').properties.out_order_no = request(c).properties.goods_tag),
  ],
  ['payscore/request-closed', (c) => delete request(c).additionalProperties],
  ['payscore/request-closed', (c) => (schema(c, 'Location').additionalProperties = true)],
  ['payscore/response-open', (c) => (response(c).additionalProperties = false)],
  ['payscore/response-open', (c) => delete schema(c, 'RiskFund').additionalProperties],
  ['payscore/response-open', (c) => (schema(c, 'ApiErrorDetail').additionalProperties = false)],
  ['payscore/response-headers', (c) => delete c.components.responses.NotFound.headers['Wechatpay-Serial']],
  ['payscore/response-headers', (c) => delete operation(c).responses['200'].headers['Request-ID']],
  ['payscore/example-adds-up', (c) => (example(c, 'ServiceOrder').total_amount = 50000)],
  ['payscore/example-adds-up', (c) => (example(c, 'PayAfterUsed').discounts[0].discount_amount = 1)],
  ['payscore/example-adds-up', (c) => (example(c, 'ServiceOrderCollecting').total_amount = 1)],
  ['payscore/industry-example', (c) => removeComponent(c, 'examples', 'ServiceOrderHotel', media(c).examples)],
  [
    'payscore/industry-example',
    (c) => (example(c, 'ServiceOrderTwoWheelerCharging').post_payments[0].name = '收费标准 '),
  ],
  ['payscore/industry-example', (c) => example(c, 'ServiceOrderPowerBank').post_payments.reverse()],
  ['payscore/industry-example', (c) => delete example(c, 'ServiceOrderSharedBike').post_payments[1].description],
  ['payscore/industry-example', (c) => (example(c, 'ServiceOrderExpressDelivery').post_payments[0].count = 1)],
  ['payscore/industry-example', (c) => delete example(c, 'ServiceOrderUnattendedRetail').post_payments[0].description],
  ['payscore/industry-example', (c) => example(c, 'ServiceOrderCarCharging').post_payments.pop()],
  ['payscore/industry-example', (c) => delete example(c, 'ServiceOrderCarRental').post_payments[0].count],
  [
    'payscore/industry-example',
    (c) => (example(c, 'ServiceOrderCarRentalNothingToPay').post_payments[0].description = '无'),
  ],
  ['payscore/industry-example', (c) => (example(c, 'ServiceOrderHotel').post_payments[1].name = '杂费')],
  [
    'payscore/operation-name',
    (c) => (c.paths['/v3/payscore/payafter-orders/{out_order_no}/complete'].post.operationId = 'finish_order'),
  ],
  ['payscore/file-name', (c) => renameComponent(c, 'schemas', 'FinishOrderResponse', 'finish_order_response')],
  ['payscore/file-name payscore/response-headers', (c) => renameComponent(c, 'headers', 'Request-ID', 'request_id')],
  ['payscore/code-samples', (c) => operation(c)['x-codeSamples'].pop()],
  ['payscore/code-samples', (c) => delete operation(c)['x-codeSamples']],
  ['payscore/code-samples', (c) => (operation(c)['x-codeSamples'][0].source = '// later')],
  ['payscore/code-samples', (c) => (operation(c)['x-codeSamples'][1].source = operation(c)['x-codeSamples'][0].source)],
  [
    'payscore/response-headers',
    (c) => (operation(c).responses['200'].headers['Wechatpay-Nonce'] = { $ref: '#/components/headers/Request-ID' }),
  ],
  [
    'payscore/error-code-once',
    (c) =>
      schema(c, 'ForbiddenError').allOf[1].properties.code.anyOf.push({
        const: 'ORDER_DONE',
      }),
  ],
  [
    'payscore/no-order-number-in-body',
    (c) => (schema(c, 'FinishOrderRequest').else.properties.out_order_no = { not: {} }),
  ],

  // An operation of another method.
  ['payscore/operation-name', (c) => (operation(c).operationId = 'queryAnotherOrder')],
  ['payscore/operation-name', (c) => (query(c).operationId = 'completeServiceOrderAgain')],
  ['payscore/operation-name', (c) => (query(c).operationId = 'query')],
  ['payscore/code-samples', (c) => delete query(c)['x-codeSamples']],
  ['payscore/code-samples', (c) => (query(c)['x-codeSamples'] = operation(c)['x-codeSamples'])],
  ['payscore/error-responses', (c) => delete query(c).responses['404']],
  ['payscore/response-headers', (c) => delete query(c).responses['200'].headers['Wechatpay-Serial']],

  // What WeChat Pay sends by itself.
  ['payscore/response-open', (c) => (c.components.schemas.NotificationResource.additionalProperties = false)],
  ['payscore/operation-name', (c) => (c.webhooks.notifyServiceOpened.post.operationId = 'PAYSCORE.USER_OPEN_SERVICE')],
]

itReports(lintWithRedocly, rows)

it('each rule of the project has a row', () => {
  const { rules } = parse(readFileSync(join(root, 'redocly.yaml'), 'utf8')) as { rules: Record<string, unknown> }
  const own = Object.keys(rules).filter((name) => name.startsWith('payscore/'))
  expect(own.length).toBeGreaterThan(10)
  expect(own.filter((name) => !rulesOf(rows).has(name))).toEqual([])
})
