/**
 * The documented facts of each operation. What holds of every operation alike is a rule of the linter: its responses, their
 * headers and their schema, and that a code stands under one status and is explained.
 */
import { describe, expect, it } from 'vitest'
import { operations as clientOperations } from '../../generated/operations.js'
import { bundle, everyOperation, offeredOperations, operations, resolve } from './contract.js'

describe('the operations', () => {
  it('are those that query and complete an order of each product, and the download of certificates', () => {
    expect(everyOperation.map(({ method, path, operationId }) => [method, path, operationId])).toEqual([
      ['GET', '/v3/payscore/serviceorder', 'queryServiceOrder'],
      ['POST', '/v3/payscore/serviceorder/{out_order_no}/complete', 'completeServiceOrder'],
      ['GET', '/v3/payscore/smartretail-orders', 'querySmartRetailOrder'],
      ['POST', '/v3/payscore/smartretail-orders/{out_order_no}/complete', 'completeSmartRetailOrder'],
      ['GET', '/v3/payscore/payafter-orders', 'queryPayAfterOrder'],
      ['POST', '/v3/payscore/payafter-orders/{out_order_no}/complete', 'completePayAfterOrder'],
      ['GET', '/v3/certificates', 'downloadCertificates'],
    ])
  })

  it('go to the official base URLs and are signed', () => {
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

  it('have out_order_no in the path with the documented characters', () => {
    const { schema, ...parameter } = bundle.components.parameters.OutOrderNo ?? expect.fail()
    expect(parameter).toMatchObject({ name: 'out_order_no', in: 'path', required: true })
    expect(schema).toMatchObject({ type: 'string', minLength: 1, maxLength: 32 })
    const pattern = new RegExp(schema.pattern ?? '', 'u')
    for (const valid of ['a', 'Z9', '_', '-', '|', '*', '1234323JKHDFE1243252']) expect(valid).toMatch(pattern)
    for (const invalid of ['', '.', '/', 'a b', '订', 'a\n', '%', '?']) expect(invalid).not.toMatch(pattern)
  })

  it('take the key that signs the response as an optional header', () => {
    expect(bundle.components.parameters.WechatpaySerial).toMatchObject({
      name: 'Wechatpay-Serial',
      in: 'header',
      required: false,
    })
  })

  it('take a language, and what HTTP clients send without being asked', () => {
    const parameter = bundle.components.parameters.AcceptLanguage
    expect(parameter).toMatchObject({
      name: 'Accept-Language',
      in: 'header',
      required: false,
      description: expect.stringContaining('en, zh-CN, zh-HK or zh-TW') as string,
      schema: { type: 'string', default: 'zh-CN' },
    })
    const pattern = new RegExp(String(parameter?.schema?.pattern), 'u')
    for (const value of ['en', 'zh-CN', 'zh-HK', 'zh-TW', '*', 'zh-CN,zh;q=0.9, en;q=0.8'])
      expect(value).toMatch(pattern)
    for (const value of ['', 'zh-CN\n', '中文']) expect(value).not.toMatch(pattern)
  })
})

describe.each(operations)('$operationId', ({ operationId, parameters, requestBody, responses }) => {
  it('needs its JSON body', () => {
    expect(requestBody.required).toBe(true)
    expect(Object.keys(requestBody.content)).toEqual(['application/json'])
  })

  it('takes the order number and two optional headers', () => {
    expect(parameters.map((parameter) => parameter.$ref.split('/').at(-1))).toEqual([
      'OutOrderNo',
      'WechatpaySerial',
      'AcceptLanguage',
    ])
  })

  it('has the schemas of its product', () => {
    const [request, response] =
      operationId === 'completeServiceOrder'
        ? ['CompleteServiceOrderRequest', 'CompletedServiceOrder']
        : ['FinishOrderRequest', 'FinishOrderResponse']
    expect(requestBody.content['application/json'].schema).toEqual({ $ref: `#/components/schemas/${request}` })
    expect(responses['200']?.content?.['application/json'].schema).toEqual({
      $ref: `#/components/schemas/${response}`,
    })
  })
})

const queries = offeredOperations.filter(({ method }) => method === 'GET')

describe.each(queries)('$operationId', (query) => {
  it('takes service_id, appid and exactly one of out_order_no and query_id', () => {
    const parameters = query.parameters.map((parameter) => resolve(parameter) as unknown as Parameter)
    const inQuery = parameters.filter((parameter) => parameter.in === 'query')
    expect(inQuery.map(({ name, required, schema }) => [name, required, schema.maxLength])).toEqual([
      ['service_id', true, 32],
      ['appid', true, 32],
      ['out_order_no', false, 32],
      ['query_id', false, 512],
    ])
    expect(query['x-exactly-one-of']).toEqual([['out_order_no', 'query_id']])
  })

  it('returns the order of its product', () => {
    const name = query.operationId === 'queryServiceOrder' ? 'ServiceOrder' : 'FinishOrder'
    expect(query.responses['200']?.content?.['application/json'].schema).toEqual({
      $ref: `#/components/schemas/${name}`,
    })
  })

  it('is proven by the ids of the order that was asked for, and by a state', () => {
    expect(query['x-proof']).toMatchObject({
      echoes: ['appid', 'mchid', 'service_id', 'out_order_no'],
      properties: { state: { type: 'string' } },
    })
  })
})

describe('downloadCertificates', () => {
  it('is not offered by the client, because the response is verified with what it brings', () => {
    const outside = everyOperation.filter((operation) => operation['x-outside-client'])
    expect(outside.map(({ operationId }) => operationId)).toEqual(['downloadCertificates'])
    expect(Object.keys(clientOperations)).not.toContain('GET /v3/certificates')
  })

  it('says with a 404 that the merchant has a public key only', () => {
    const { examples } = bundle.components.responses.NoCertificates?.content['application/json'] ?? expect.fail()
    expect(Object.keys(examples)).toEqual(['RESOURCE_NOT_EXISTS'])
  })

  it('returns certificates with the documented fields, encrypted as a notification is', () => {
    const { CertificateList, Certificate, EncryptedCertificate } = bundle.components.schemas
    expect(CertificateList).toMatchObject({ required: ['data'], properties: { data: { type: 'array' } } })
    expect(Certificate?.required).toEqual(['serial_no', 'effective_time', 'expire_time', 'encrypt_certificate'])
    expect(Certificate?.properties?.serial_no?.maxLength).toBe(40)
    expect(Object.keys(EncryptedCertificate?.properties ?? {})).toEqual([
      'algorithm',
      'nonce',
      'associated_data',
      'ciphertext',
    ])
  })
})

interface Parameter {
  name: string
  in: string
  required: boolean
  schema: { maxLength: number }
}

describe('a completion is proven', () => {
  const ids = ['appid', 'mchid', 'service_id', 'out_order_no']

  it('of a PayScore order, by its ids, its total and a state that only a completed order has', () => {
    expect(proofOf('completeServiceOrder')).toEqual({
      echoes: [...ids, 'total_amount'],
      // In service an order is DOING too, with USER_CONFIRM. The official sample has DOING with an empty description.
      properties: { state: { enum: ['DOING', 'DONE'] }, state_description: { not: { const: 'USER_CONFIRM' } } },
    })
  })

  it.each(['completeSmartRetailOrder', 'completePayAfterOrder'])('of %s, by its ids', (operationId) => {
    expect(proofOf(operationId)).toEqual({ echoes: ids })
  })

  function proofOf(operationId: string): unknown {
    return operations.find((operation) => operation.operationId === operationId)?.['x-proof']
  }
})

describe('the errors', () => {
  const ofAnyRequest = { PARAM_ERROR: 'request', INVALID_REQUEST: 'request' }
  const documented = {
    400: {
      ...ofAnyRequest,
      INVALID_ORDER_STATE: 'order',
      ORDER_CANCELED: 'order',
      ORDER_DONE: 'order',
    },
    401: { SIGN_ERROR: 'configuration' },
    403: { NO_AUTH: 'configuration' },
    404: { ORDER_NOT_EXIST: 'order', RESOURCE_NOT_EXISTS: 'order' },
    429: { FREQUENCY_LIMITED: 'service', RATE_LIMITED: 'service', RATELIMIT_EXCEEDED: 'service' },
    500: { SYSTEM_ERROR: 'service' },
    502: { SERVICE_UNAVAILABLE: 'service' },
    503: { SERVICE_UNAVAILABLE: 'service' },
  }
  const schemaOf = (response: object): unknown =>
    resolve(response as { content: Record<string, { schema: unknown }> }).content['application/json']?.schema

  it.each(everyOperation)(
    'of $operationId have the documented codes under their statuses, and say what must change before a call can succeed',
    ({ responses, method }) => {
      const { '200': _, ...errors } = responses
      const codes = Object.entries(errors).map(([status, response]) => [
        status,
        Object.fromEntries(codesBelow(schemaOf(response))),
      ])
      expect(Object.fromEntries(codes)).toEqual(method === 'GET' ? { ...documented, 400: ofAnyRequest } : documented)
    },
  )

  it.each(everyOperation)('of $operationId may have a code that is not listed', ({ responses }) => {
    const { '200': _, ...errors } = responses
    for (const response of Object.values(errors)) {
      expect(JSON.stringify(resolve(schemaOf(response)))).toContain('"$ref":"#/components/schemas/UnlistedErrorCode"')
    }
  })

  it('are retried after the statuses that the official pages name', () => {
    expect(bundle['x-retryable-statuses']).toEqual([202, 429, 500, 502, 503, 504])
  })
})

/** The error codes that a schema or one below it lists, each with what it concerns. */
function codesBelow(node: unknown): [code: string, concerns: string | undefined][] {
  const schema = resolve(node)
  if (schema === null || typeof schema !== 'object') return []
  if ('x-remedies' in schema) {
    // `as`: the linter has checked the shape.
    const { enum: codes, 'x-concerns': concerns } = schema as unknown as {
      enum: string[]
      'x-concerns'?: Record<string, string>
    }
    return codes.map((code) => [code, concerns?.[code]])
  }
  return Object.values(schema).flatMap(codesBelow)
}
