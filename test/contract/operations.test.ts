/**
 * The documented facts of each operation. What holds of every operation alike is a rule of the linter: its responses, their
 * headers and their schema, and that a code stands under one status and is explained.
 */
import { describe, expect, it } from 'vitest'
import { operations as clientOperations } from '../../generated/operations.js'
import { bundle, everyOperation, nameOf, resolve } from './contract.js'
import { factsOf, operationFacts } from './facts/operations.js'

describe('the operations', () => {
  it.each(everyOperation)('have facts that are written down: $operationId', ({ operationId }) => {
    expect(factsOf(operationId)).toBeDefined()
  })

  it('are all there whose facts are written down', () => {
    const ids = everyOperation.map(({ operationId }) => operationId)
    expect(Object.keys(operationFacts).filter((id) => !ids.includes(id))).toEqual([])
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

describe('a query for an order', () => {
  it('takes service_id, appid and one of out_order_no and query_id', () => {
    const names = ['QueryServiceId', 'QueryAppid', 'QueryOutOrderNo', 'QueryId']
    const parameters = names.map((name) => bundle.components.parameters[name] ?? expect.fail(`no ${name}`))
    expect(
      parameters.map(({ name, in: place, required, schema }) => [name, place, required, schema.maxLength]),
    ).toEqual([
      ['service_id', 'query', true, 32],
      ['appid', 'query', true, 32],
      ['out_order_no', 'query', false, 32],
      ['query_id', 'query', false, 512],
    ])
  })
})

describe.each(everyOperation)('$operationId', ({ path, method, operationId, ...operation }) => {
  it('is called with its method, path and parameters', () => {
    const { call, parameters, exactlyOneOf } = factsOf(operationId)
    expect(`${method} ${path}`).toBe(call)
    expect(operation.parameters.map(nameOf)).toEqual(parameters)
    expect(operation['x-exactly-one-of']).toEqual(exactlyOneOf)
  })

  it('takes the JSON body of its product, or none', () => {
    const { body } = factsOf(operationId)
    const { required, content } = operation.requestBody ?? {}
    expect([required, content]).toEqual(
      body === undefined ? [undefined, undefined] : [true, { 'application/json': expect.anything() as unknown }],
    )
    if (content) expect(content['application/json'].schema).toEqual({ $ref: `#/components/schemas/${body}` })
  })

  it('returns what its page documents', () => {
    const { content } = resolve(operation.responses['200'] ?? {})
    expect(content?.['application/json'].schema).toEqual({
      $ref: `#/components/schemas/${factsOf(operationId).response}`,
    })
  })

  it('is proven by the ids of the order, and by what only such a response has', () => {
    expect(operation['x-proof']).toEqual(factsOf(operationId).proof)
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
})

describe('the errors', () => {
  /** A 400 has those of its operation. */
  const documented = {
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
    ({ responses, operationId }) => {
      const { '200': _, ...errors } = responses
      const codes = Object.entries(errors).map(([status, response]) => [
        status,
        Object.fromEntries(codesBelow(schemaOf(response))),
      ])
      expect(Object.fromEntries(codes)).toEqual({ 400: factsOf(operationId).badRequest, ...documented })
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
