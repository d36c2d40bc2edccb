/** The documented facts, written down a second time: a limit that changes here and there is no slip. */
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../scripts/error-codes.js'
import { bundle, operations, resolve, walk, type Schema } from './contract.js'

const FEN = { type: 'integer', format: 'int64', minimum: 0 }
const COUNT = { type: 'integer', minimum: 1, maximum: 100 }
const text = (maxLength: number): object => ({ type: 'string', maxLength })
const list = (minItems: number, maxItems: number): object => ({ type: 'array', minItems, maxItems })

const serviceOrderRequest = {
  '': { required: ['appid', 'service_id', 'post_payments', 'total_amount'], additionalProperties: false },
  '/appid': text(32),
  '/service_id': text(32),
  '/post_payments': list(1, 100),
  '/post_payments/*': { required: ['name'], additionalProperties: false },
  '/post_payments/*/name': text(20),
  '/post_payments/*/amount': FEN,
  '/post_payments/*/description': text(30),
  '/post_payments/*/count': { ...COUNT, default: 1 },
  '/post_discounts': list(0, 30),
  '/post_discounts/*': { required: ['name', 'amount'], additionalProperties: false },
  '/post_discounts/*/name': text(20),
  '/post_discounts/*/description': text(30),
  '/post_discounts/*/amount': FEN,
  '/post_discounts/*/count': { ...COUNT, default: 1 },
  '/total_amount': FEN,
  '/time_range': { additionalProperties: false },
  '/time_range/start_time': { type: 'string' },
  '/time_range/start_time_remark': text(20),
  '/time_range/end_time': { type: 'string' },
  '/time_range/end_time_remark': text(20),
  '/location': { additionalProperties: false },
  '/location/end_location': text(50),
  '/profit_sharing': { type: 'boolean', default: false },
  '/goods_tag': text(32),
  '/device': { additionalProperties: false },
  '/device/start_device_id': { type: 'string' },
  '/device/end_device_id': { type: 'string' },
  '/device/materiel_no': { type: 'string' },
}

const finishOrderRequest = {
  '': { required: ['appid', 'service_id'], additionalProperties: false },
  '/appid': text(32),
  '/service_id': text(32),
  '/finish_type': { type: 'integer', enum: [1, 2] },
  '/cancel_reason': text(30),
  '/real_service_start_time': { type: 'string' },
  '/real_service_end_time': { type: 'string' },
  '/real_service_end_location': text(20),
  '/fees': list(0, 100),
  '/fees/*': { additionalProperties: false },
  '/fees/*/fee_name': text(20),
  '/fees/*/fee_count': { ...COUNT, default: 1 },
  '/fees/*/fee_amount': FEN,
  '/fees/*/fee_desc': text(30),
  '/discounts': list(0, 5),
  '/discounts/*': { additionalProperties: false },
  '/discounts/*/discount_name': text(20),
  '/discounts/*/discount_amount': FEN,
  '/discounts/*/discount_desc': text(30),
  '/total_amount': FEN,
  '/finish_ticket': text(512),
  '/profit_sharing': { type: 'boolean' },
}

const serviceOrderResponse = {
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
    additionalProperties: true,
  },
  '/appid': text(32),
  '/mchid': { type: 'string' },
  '/out_order_no': text(32),
  '/service_id': text(32),
  '/service_introduction': text(20),
  '/state': { type: 'string', enum: ['CREATED', 'DOING', 'DONE', 'REVOKED', 'EXPIRED'] },
  '/state_description': { type: 'string', enum: ['USER_CONFIRM', 'MCH_COMPLETE', ''] },
  '/total_amount': FEN,
  '/post_payments': { type: 'array' },
  '/post_payments/*': { additionalProperties: true },
  '/post_payments/*/name': text(20),
  '/post_payments/*/amount': FEN,
  '/post_payments/*/description': text(30),
  '/post_payments/*/count': COUNT,
  '/post_discounts': { type: 'array' },
  '/post_discounts/*': { additionalProperties: true },
  '/post_discounts/*/name': text(20),
  '/post_discounts/*/description': text(30),
  '/post_discounts/*/amount': FEN,
  '/post_discounts/*/count': COUNT,
  '/risk_fund': { required: ['name', 'amount'], additionalProperties: true },
  '/risk_fund/name': { enum: ['DEPOSIT', 'ADVANCE', 'CASH_DEPOSIT', 'ESTIMATE_ORDER_COST'] },
  '/risk_fund/amount': FEN,
  '/risk_fund/description': { type: 'string' },
  '/time_range': { additionalProperties: true },
  '/time_range/start_time': { type: 'string' },
  '/time_range/start_time_remark': text(20),
  '/time_range/end_time': { type: 'string' },
  '/time_range/end_time_remark': text(20),
  '/location': { additionalProperties: true },
  '/location/start_location': text(50),
  '/location/end_location': text(50),
  '/order_id': text(64),
  '/need_collection': { type: 'boolean' },
}

const finishOrderResponse = {
  '': { required: ['appid', 'mchid', 'out_order_no', 'service_id', 'order_id'], additionalProperties: true },
  '/appid': text(32),
  '/mchid': { type: 'string' },
  '/out_order_no': text(32),
  '/service_id': text(32),
  '/order_id': { type: 'string' },
}

describe.each([
  ['CompleteServiceOrderRequest', serviceOrderRequest],
  ['CompleteServiceOrderResponse', serviceOrderResponse],
  ['FinishOrderRequest', finishOrderRequest],
  ['FinishOrderResponse', finishOrderResponse],
])('%s', (name, facts: Record<string, object>) => {
  const fields = [...walk(bundle.components.schemas[name] as Schema)]

  it('has exactly the documented fields', () => {
    expect(fields.map(([pointer]) => pointer).sort()).toEqual(Object.keys(facts).sort())
  })

  it.each(fields)('has the documented limits at "%s"', (pointer, schema) => {
    expect(schema).toMatchObject(facts[pointer] as object)
  })

  it.each(fields.filter(([pointer]) => !pointer.endsWith('*') && pointer !== ''))('says what %s is', (_, schema) => {
    expect(schema.title).toMatch(/[\u4E00-\u9FFF]/)
    expect(schema.description).toMatch(/[A-Za-z]{3}/)
    if (schema.type !== 'object' && schema.type !== 'array') expect(schema).toHaveProperty('example')
  })
})

it('a remark needs its time, and a fee an amount or a description', () => {
  const { CompleteServiceOrderRequest, FinishOrderRequest } = bundle.components.schemas
  expect(CompleteServiceOrderRequest?.properties?.time_range).toMatchObject({
    dependentRequired: { start_time_remark: ['start_time'], end_time_remark: ['end_time'] },
  })
  expect(FinishOrderRequest?.properties?.fees?.items).toMatchObject({
    allOf: [{ anyOf: [{ required: ['fee_amount'] }, { required: ['fee_desc'] }] }],
  })
})

it('the only condition of a request is finish_type 1, as the messages of the client say', () => {
  expect(bundle.components.schemas.FinishOrderRequest).toMatchObject({
    if: { required: ['finish_type'], properties: { finish_type: { const: 1 } } },
    then: { required: ['cancel_reason'], properties: { total_amount: { const: 0 }, real_service_end_location: false } },
  })
  expect(JSON.stringify(bundle.components.schemas).match(/"if":/g)).toEqual(['"if":'])
})

describe('the operations', () => {
  it('are the three, by path and name', () => {
    expect(operations.map(({ path, operationId }) => [path, operationId])).toEqual([
      ['/v3/payscore/serviceorder/{out_order_no}/complete', 'completeServiceOrder'],
      ['/v3/payscore/smartretail-orders/{out_order_no}/complete', 'completeSmartRetailOrder'],
      ['/v3/payscore/payafter-orders/{out_order_no}/complete', 'completePayAfterOrder'],
    ])
  })

  it('have out_order_no in the path with the documented characters', () => {
    const { schema, ...parameter } = bundle.components.parameters.OutOrderNo ?? expect.fail()
    expect(parameter).toMatchObject({ name: 'out_order_no', in: 'path', required: true })
    expect(schema).toMatchObject({ type: 'string', minLength: 1, maxLength: 32 })
    const pattern = new RegExp(schema.pattern ?? '', 'u')
    for (const good of ['a', 'Z9', '_', '-', '|', '*', '1234323JKHDFE1243252']) expect(good).toMatch(pattern)
    for (const bad of ['', '.', '/', 'a b', '订', 'a\n', '%', '?']) expect(bad).not.toMatch(pattern)
  })

  it.each(operations)('$operationId answers as documented, each time with the response headers', ({ responses }) => {
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404', '429', '500', '502', '503'])
    for (const response of Object.values(responses)) {
      const { headers } = resolve(response)
      expect(Object.keys(headers ?? {})).toEqual([
        'Request-ID',
        'Wechatpay-Timestamp',
        'Wechatpay-Nonce',
        'Wechatpay-Signature',
        'Wechatpay-Serial',
      ])
    }
  })

  it('have the documented codes under their statuses', () => {
    const codes = {
      BadRequestCode: ['PARAM_ERROR', 'INVALID_REQUEST', 'INVALID_ORDER_STATE', 'ORDER_CANCELED', 'ORDER_DONE'],
      UnauthorizedCode: ['SIGN_ERROR'],
      ForbiddenCode: ['NO_AUTH'],
      NotFoundCode: ['ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS'],
      TooManyRequestsCode: ['FREQUENCY_LIMITED', 'RATE_LIMITED', 'RATELIMIT_EXCEEDED'],
      InternalServerErrorCode: ['SYSTEM_ERROR'],
      ServiceUnavailableCode: ['SERVICE_UNAVAILABLE'],
    }
    const { schemas } = bundle.components
    const retryable = ['TooManyRequestsCode', 'InternalServerErrorCode', 'ServiceUnavailableCode']
    for (const [name, list] of Object.entries(codes)) {
      expect(schemas[name]?.['x-retryable']).toBe(retryable.includes(name))
      expect(schemas[name]?.enum).toEqual(list)
      expect(Object.keys(schemas[name]?.['x-enumDescriptions'] as object)).toEqual(list)
      expect(Object.keys(schemas[name]?.['x-remedies'] as object)).toEqual(list)
    }
  })

  it.each(operations)('$operationId is a POST that needs its JSON', ({ path, requestBody }) => {
    expect(Object.keys(bundle.paths[path] ?? {})).toEqual(['post'])
    expect(requestBody.required).toBe(true)
    expect(Object.keys(requestBody.content)).toEqual(['application/json'])
  })

  it.each(operations)('$operationId has the schemas of its product', ({ operationId, requestBody, responses }) => {
    const name = operationId === 'completeServiceOrder' ? 'CompleteServiceOrder' : 'FinishOrder'
    expect(requestBody.content['application/json'].schema).toEqual({ $ref: `#/components/schemas/${name}Request` })
    expect(responses['200']?.content?.['application/json'].schema).toEqual({
      $ref: `#/components/schemas/${name}Response`,
    })
  })

  it('leave the set of codes open', () => {
    for (const { content } of Object.values(bundle.components.responses)) {
      expect(JSON.stringify(content['application/json'].schema)).toContain(
        '"$ref":"#/components/schemas/UnlistedErrorCode"',
      )
    }
  })

  it('are repeated after the statuses that the official pages name, and no code says otherwise', () => {
    expect(bundle['x-retryable-statuses']).toEqual([202, 429, 500, 502, 503, 504])
    for (const { statuses, retryable } of Object.values(codesOf(bundle))) {
      for (const status of statuses) expect(bundle['x-retryable-statuses'].includes(status)).toBe(retryable)
    }
  })

  it('go to the official hosts and are signed', () => {
    expect(bundle.servers.map(({ url }) => url)).toEqual([
      'https://api.mch.weixin.qq.com',
      'https://api2.mch.weixin.qq.com',
    ])
    expect(bundle.security).toEqual([{ 'WECHATPAY2-SHA256-RSA2048': [] }])
    expect(bundle.components.securitySchemes['WECHATPAY2-SHA256-RSA2048']).toMatchObject({
      type: 'http',
      scheme: 'WECHATPAY2-SHA256-RSA2048',
    })
  })
})
