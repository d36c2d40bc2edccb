/** Each rule of the linter, own and adopted as error, reports a change that breaks it, and nothing else does. */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import spectralRulesets from '@stoplight/spectral-rulesets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { lintMutations, lintWithRedocly, lintWithSpectral, type Contract, type Mutation } from './lint.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const operation = (c: Contract): Contract => c.paths['/v3/payscore/serviceorder/{out_order_no}/complete'].post
const request = (c: Contract): Contract => c.components.schemas.CompleteServiceOrderRequest
const answer = (c: Contract): Contract => c.components.schemas.CompleteServiceOrderResponse
const example = (c: Contract, name: string): Contract => c.components.examples[name].value
const media = (c: Contract): Contract => operation(c).requestBody.content['application/json']

/** The rules that report a mutation: the one that it is for, and those of the project that want the same and more. */
type Row = [rules: string, mutate: Mutation]

const redocly: Row[] = [
  // Own.
  ['payscore/amount-in-fen', (c) => (request(c).properties.total_amount.minimum = -1)],
  ['payscore/amount-in-fen', (c) => (request(c).properties.post_payments.items.properties.amount.format = 'int32')],
  ['payscore/amount-in-fen', (c) => (answer(c).properties.risk_fund.properties.amount.type = 'number')],
  ['payscore/field-documented', (c) => delete request(c).properties.goods_tag.title],
  ['payscore/field-documented', (c) => (request(c).properties.goods_tag.title = 'Goods tag')],
  ['payscore/field-documented', (c) => delete answer(c).properties.order_id.description],
  ['payscore/field-documented', (c) => delete request(c).properties.appid.example],
  ['payscore/field-limits', (c) => delete request(c).properties.appid.maxLength],
  ['payscore/field-limits', (c) => delete request(c).properties.post_payments.maxItems],
  ['payscore/field-limits', (c) => delete request(c).properties.post_payments.items.properties.count.maximum],
  ['payscore/field-limits', (c) => delete c.components.schemas.FinishOrderRequest.properties.cancel_reason.pattern],
  ['payscore/error-responses', (c) => delete operation(c).responses['429']],
  [
    'payscore/error-responses',
    (c) =>
      (c.components.responses.Forbidden.content['application/json'].schema =
        c.components.responses.Forbidden.content['application/json'].schema.allOf[1]),
  ],
  ['payscore/error-code-once', (c) => (operation(c).responses['404'] = { $ref: '#/components/responses/BadRequest' })],
  ['payscore/error-code-explained', (c) => c.components.schemas.BadRequestCode.enum.push('APPID_MISMATCH')],
  ['payscore/error-code-explained', (c) => delete c.components.schemas.ForbiddenCode['x-remedies'].NO_AUTH],
  ['payscore/error-code-explained', (c) => (c.components.schemas.NotFoundCode['x-enumDescriptions'].GONE = 'x')],
  ['payscore/error-code-explained', (c) => delete c.components.schemas.ForbiddenCode['x-retryable']],
  ['payscore/no-order-number-in-body', (c) => (request(c).properties.out_order_no = request(c).properties.goods_tag)],
  [
    'payscore/no-order-number-in-body',
    (c) => (request(c).properties.device.properties.out_order_no = request(c).properties.goods_tag),
  ],
  ['payscore/request-closed', (c) => delete request(c).additionalProperties],
  ['payscore/request-closed', (c) => (request(c).properties.location.additionalProperties = true)],
  ['payscore/response-open', (c) => (answer(c).additionalProperties = false)],
  ['payscore/response-open', (c) => delete answer(c).properties.risk_fund.additionalProperties],
  ['payscore/response-open', (c) => (c.components.schemas.Error.properties.detail.additionalProperties = false)],
  ['payscore/response-headers', (c) => delete c.components.responses.NotFound.headers['Wechatpay-Serial']],
  ['payscore/response-headers', (c) => delete operation(c).responses['200'].headers['Request-ID']],
  ['payscore/example-adds-up', (c) => (example(c, 'ServiceOrder').total_amount = 50000)],
  ['payscore/example-adds-up', (c) => (example(c, 'PayAfterUsed').discounts[0].discount_amount = 1)],
  ['payscore/example-adds-up', (c) => (example(c, 'ServiceOrderCollecting').total_amount = 1)],
  ['payscore/industry-example', (c) => remove(c, 'examples', 'ServiceOrderHotel', media(c).examples)],
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
  ['payscore/file-name', (c) => rename(c, 'schemas', 'FinishOrderResponse', 'finish_order_response')],
  ['payscore/file-name payscore/response-headers', (c) => rename(c, 'headers', 'Request-ID', 'request_id')],
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
      c.components.responses.Forbidden.content['application/json'].schema.allOf[1].properties.code.anyOf.push({
        const: 'ORDER_DONE',
      }),
  ],
  [
    'payscore/no-order-number-in-body',
    (c) => (c.components.schemas.FinishOrderRequest.then.properties.out_order_no = true),
  ],

  // Adopted.
  ['struct', (c) => (request(c).properties.goods_tag.minLenght = 1)],
  ['no-unresolved-refs', (c) => (media(c).examples.ServiceOrderDone = { $ref: '#/components/examples/None' })],
  ['info-contact', (c) => delete c.info.contact],
  ['info-license', (c) => delete c.info.license],
  ['info-license-strict', (c) => delete c.info.license.url],
  ['no-ambiguous-paths', (c) => (c.paths['/v3/payscore/{product}/latest/complete'] = otherPath(c, 'product'))],
  ['no-duplicated-enum-values', (c) => answer(c).properties.state.enum.push('DONE')],
  ['no-duplicated-tag-names', (c) => c.tags.push(c.tags[0])],
  ['no-empty-servers', (c) => (c.servers = [])],
  ['no-enum-type-mismatch', (c) => answer(c).properties.state.enum.push(5)],
  [
    'no-example-value-and-externalValue spec-example-values',
    (c) => (c.components.examples.ServiceOrder.externalValue = 'https://pay.weixin.qq.com/x.json'),
  ],
  [
    'no-ambiguous-paths no-identical-paths',
    (c) => (c.paths['/v3/payscore/serviceorder/{number}/complete'] = otherPath(c, 'number')),
  ],
  [
    'no-illogical-composition-keywords',
    (c) =>
      (c.components.schemas.FinishOrderRequest.properties.fees.items.allOf[0].oneOf = [{ required: ['fee_name'] }]),
  ],
  ['no-invalid-media-type-examples', (c) => (example(c, 'ServiceOrderZeroAmount').goods_tag = 'x'.repeat(33))],
  ['no-invalid-parameter-examples', (c) => (c.components.parameters.AcceptLanguage.example = 'fr')],
  ['no-invalid-schema-examples', (c) => (request(c).properties.goods_tag.example = 'x'.repeat(33))],
  [
    'no-mixed-number-range-constraints',
    (c) => (request(c).properties.post_payments.items.properties.count.exclusiveMaximum = 101),
  ],
  ['no-path-trailing-slash', (c) => movePath(c, (path) => `${path}/`)],
  [
    'no-required-schema-properties-undefined',
    (c) => (c.components.schemas.FinishOrderRequest.properties.fees.items.allOf[0].anyOf[0].required = ['amount']),
  ],
  ['no-schema-type-mismatch', (c) => (answer(c).properties.risk_fund.items = { type: 'string' })],
  ['no-server-example.com', (c) => (c.servers[1].url = 'https://example.com')],
  ['no-server-trailing-slash', (c) => (c.servers[1].url += '/')],
  [
    'no-server-variables-empty-enum',
    (c) => c.servers.push({ url: 'https://{host}.weixin.qq.com', variables: { host: { default: 'api', enum: [] } } }),
  ],
  ['no-undefined-server-variable', (c) => (c.servers[1].url = 'https://{host}.weixin.qq.com')],
  ['no-unsafe-markdown', (c) => (c.info.description += '<script>alert(1)</script>')],
  ['no-unused-components', (c) => (c.components.schemas.Spare = c.components.schemas.UnlistedErrorCode)],
  [
    'no-unused-components operation-2xx-response payscore/error-responses',
    (c) => delete c.paths['/v3/payscore/payafter-orders/{out_order_no}/complete'].post.responses['200'],
  ],
  [
    'operation-4xx-response payscore/error-responses',
    (c) => ['400', '401', '403', '404', '429'].forEach((status) => delete operation(c).responses[status]),
  ],
  ['operation-description', (c) => delete operation(c).description],
  ['operation-operationId payscore/operation-name', (c) => delete operation(c).operationId],
  [
    'operation-operationId-unique',
    (c) =>
      (c.paths['/v3/payscore/payafter-orders/{out_order_no}/complete'].post.operationId = 'completeSmartRetailOrder'),
  ],
  [
    'operation-operationId-url-safe payscore/operation-name',
    (c) => (c.paths['/v3/payscore/payafter-orders/{out_order_no}/complete'].post.operationId = 'complete Order'),
  ],
  ['operation-parameters-unique', (c) => operation(c).parameters.push({ ...c.components.parameters.AcceptLanguage })],
  ['operation-singular-tag', (c) => operation(c).tags.push('PayAfter')],
  ['operation-summary', (c) => delete operation(c).summary],
  ['operation-tag-defined', (c) => (operation(c).tags = ['Score'])],
  ['parameter-description', (c) => delete c.components.parameters.OutOrderNo.description],
  [
    'path-declaration-must-exist path-parameters-defined',
    (c) => movePath(c, (path) => path.replace('{out_order_no}', '{}')),
  ],
  ['path-not-include-query', (c) => movePath(c, (path) => `${path}?a=1`)],
  ['path-parameters-defined', (c) => operation(c).parameters.shift()],
  ['request-mime-type', (c) => (operation(c).requestBody.content['text/plain'] = { schema: { type: 'string' } })],
  ['response-mime-type', (c) => (operation(c).responses['200'].content['text/plain'] = { schema: { type: 'string' } })],
  ['no-unused-components security-defined', (c) => delete c.security],
  ['security-scopes-defined', (c) => scopes(c)],
  [
    'payscore/file-name spec-components-invalid-map-name',
    (c) => rename(c, 'examples', 'ServiceOrder', 'Service Order'),
  ],
  [
    'no-invalid-media-type-examples spec-example-values struct',
    (c) => (c.components.examples.ServiceOrder.dataValue = {}),
  ],
  ['spec-ref-siblings', (c) => (operation(c).parameters[0].required = true)],
  ['tag-description', (c) => delete c.tags[0].description],
]

/** What recommended-strict has as errors for OpenAPI 3.1 in this version of @redocly/cli. */
const strict =
  'struct no-unresolved-refs info-license info-license-strict no-ambiguous-paths no-duplicated-enum-values no-duplicated-tag-names no-empty-servers no-enum-type-mismatch no-example-value-and-externalValue no-identical-paths no-illogical-composition-keywords no-invalid-media-type-examples no-invalid-parameter-examples no-invalid-schema-examples no-mixed-number-range-constraints no-path-trailing-slash no-required-schema-properties-undefined no-schema-type-mismatch no-server-example.com no-server-trailing-slash no-server-variables-empty-enum no-undefined-server-variable no-unsafe-markdown no-unused-components operation-2xx-response operation-4xx-response operation-operationId operation-operationId-unique operation-operationId-url-safe operation-parameters-unique operation-summary path-declaration-must-exist path-not-include-query path-parameters-defined security-defined security-scopes-defined spec-components-invalid-map-name spec-ref-siblings tag-description'.split(
    ' ',
  )

/** spectral sees the same contract with other eyes: what redocly reports as well is what both shall see. */
const spectral: Row[] = [
  ['oas3-unused-component operation-success-response', (c) => delete operation(c).responses['200']],
  [
    'operation-operationId-unique',
    (c) =>
      (c.paths['/v3/payscore/payafter-orders/{out_order_no}/complete'].post.operationId = 'completeSmartRetailOrder'),
  ],
  ['operation-parameters', (c) => operation(c).parameters.push({ ...c.components.parameters.AcceptLanguage })],
  ['operation-tag-defined', (c) => (operation(c).tags = ['Score'])],
  ['path-params', (c) => operation(c).parameters.shift()],
  ['duplicated-entry-in-enum', (c) => answer(c).properties.state.enum.push('DONE')],
  ['info-contact', (c) => delete c.info.contact],
  ['info-description', (c) => delete c.info.description],
  ['info-license license-url', (c) => delete c.info.license],
  ['license-url', (c) => delete c.info.license.url],
  ['no-eval-in-markdown', (c) => (c.info.description += 'eval(1)')],
  ['no-script-tags-in-markdown', (c) => (c.info.description += '<script>alert(1)</script>')],
  ['openapi-tags-uniqueness', (c) => c.tags.push(c.tags[0])],
  ['openapi-tags operation-tag-defined', (c) => delete c.tags],
  ['operation-description', (c) => delete operation(c).description],
  ['operation-operationId', (c) => delete operation(c).operationId],
  ['operation-operationId-valid-in-url', (c) => (operation(c).operationId = 'complete Order')],
  ['operation-singular-tag', (c) => operation(c).tags.push('PayAfter')],
  ['operation-tags', (c) => (operation(c).tags = [])],
  ['path-declarations-must-exist path-params', (c) => movePath(c, (path) => path.replace('{out_order_no}', '{}'))],
  ['path-keys-no-trailing-slash', (c) => movePath(c, (path) => `${path}/`)],
  ['path-not-include-query', (c) => movePath(c, (path) => `${path}?a=1`)],
  ['tag-description', (c) => delete c.tags[0].description],
  ['array-items', (c) => delete request(c).properties.post_discounts.items],
  ['typed-enum', (c) => answer(c).properties.state.enum.push(5)],
  ['oas3-api-servers', (c) => (c.servers = [])],
  [
    'oas3-examples-value-or-externalValue oas3-schema',
    (c) => (c.components.examples.ServiceOrder.externalValue = 'https://pay.weixin.qq.com/x.json'),
  ],
  ['oas3-operation-security-defined', (c) => (c.security = [{ None: [] }])],
  ['oas3-parameter-description', (c) => delete c.components.parameters.OutOrderNo.description],
  ['oas3-server-not-example.com', (c) => (c.servers[1].url = 'https://example.com')],
  ['oas3-server-trailing-slash', (c) => (c.servers[1].url += '/')],
  ['oas3-valid-media-example', (c) => (example(c, 'ServiceOrderZeroAmount').goods_tag = 'x'.repeat(33))],
  ['oas3-valid-schema-example', (c) => (request(c).properties.goods_tag.example = 'x'.repeat(33))],
  ['oas3-schema', (c) => (operation(c).sumary = 'x')],
  ['oas3-unused-component', (c) => (c.components.schemas.Spare = c.components.schemas.UnlistedErrorCode)],
  ['oas3-server-variables', (c) => (c.servers[1].url = 'https://{host}.weixin.qq.com')],
  [
    'oas3-callbacks-in-callbacks owasp:api8:2023-define-error-responses-401 owasp:api8:2023-define-error-responses-500 owasp:api8:2023-define-error-validation',
    (c) => (operation(c).callbacks = callback(callback())),
  ],
  ['oas3_1-servers-in-webhook', (c) => (c.webhooks = webhook({ servers: [{ url: 'https://api.mch.weixin.qq.com' }] }))],
  ['oas3_1-callbacks-in-webhook', (c) => (c.webhooks = webhook({ callbacks: callback() }))],
  ['owasp:api4:2023-array-limit', (c) => delete request(c).properties.post_payments.maxItems],
  ['owasp:api4:2023-integer-format', (c) => delete request(c).properties.total_amount.format],
  ['owasp:api4:2023-integer-limit', (c) => delete request(c).properties.total_amount.maximum],
  ['owasp:api4:2023-string-limit', (c) => delete request(c).properties.goods_tag.maxLength],
  ['owasp:api4:2023-string-restricted', (c) => delete request(c).properties.goods_tag.pattern],
  ['owasp:api8:2023-define-error-responses-401', (c) => delete operation(c).responses['401']],
  ['owasp:api8:2023-define-error-responses-500', (c) => delete operation(c).responses['500']],
  [
    'owasp:api8:2023-define-error-responses-401 owasp:api8:2023-define-error-validation',
    (c) => ['400', '401', '403', '404', '429'].forEach((status) => delete operation(c).responses[status]),
  ],
  ['owasp:api8:2023-no-server-http', (c) => (c.servers[1].url = 'http://api2.mch.weixin.qq.com')],
]

function callback(callbacks?: Contract): Contract {
  return { paid: { '{$request.body#/url}': { post: { ...hook(), ...(callbacks && { callbacks }) } } } }
}
function webhook(more: Contract): Contract {
  return { paid: { post: { ...hook(), ...more } } }
}
function hook(): Contract {
  return {
    operationId: 'completePaidOrder',
    summary: 'x',
    description: 'x',
    tags: ['PayScore'],
    responses: { '204': { description: 'x' } },
  }
}
function remove(c: Contract, kind: string, name: string, from: Contract): void {
  delete from[name]
  delete c.components[kind][name]
}
function rename(c: Contract, kind: string, from: string, to: string): void {
  const text = JSON.stringify(c).replaceAll(`#/components/${kind}/${from}"`, `#/components/${kind}/${to}"`)
  Object.assign(c, JSON.parse(text))
  c.components[kind][to] = c.components[kind][from]
  delete c.components[kind][from]
}
function movePath(c: Contract, change: (path: string) => string): void {
  const [path = ''] = Object.keys(c.paths)
  c.paths[change(path)] = c.paths[path]
  delete c.paths[path]
}
/** Another operation, at a path with a parameter of its own. */
function otherPath(c: Contract, name: string): Contract {
  const copy = structuredClone(c.paths['/v3/payscore/payafter-orders/{out_order_no}/complete'])
  copy.post.operationId = 'completeAnotherOrder'
  const product = name === 'product' ? '{product}' : 'serviceorder'
  for (const sample of copy.post['x-codeSamples']) sample.source = sample.source.replaceAll('payafter-orders', product)
  const { schema, example } = c.components.parameters.OutOrderNo
  copy.post.parameters[0] = { name, in: 'path', required: true, description: 'x', schema, example }
  return copy
}
function scopes(c: Contract): void {
  const flows = { clientCredentials: { tokenUrl: 'https://api.mch.weixin.qq.com/token', scopes: { a: 'a' } } }
  c.components.securitySchemes.OAuth = { type: 'oauth2', flows }
  c.security.push({ OAuth: ['b'] })
}

describe.each([
  ['redocly', lintWithRedocly, redocly],
  ['spectral', lintWithSpectral, spectral],
] as const)('%s', (_, tool, rows) => {
  let reports: string[][]
  beforeAll(() => {
    reports = lintMutations(tool, [...rows.map(([, mutate]) => mutate), () => undefined])
  }, 300_000)

  it('reports nothing where no rule is broken', () => {
    expect(reports.at(-1)).toEqual([])
  })

  it.each(rows.map(([rules, mutate], index) => ({ rules, index, change: text(mutate) })))(
    'reports $rules for $change',
    ({ rules, index }) => {
      expect(reports[index]).toEqual(rules.split(' '))
    },
  )
})

describe('split files with a wrong name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let copies = 0
  /** The rules that report the split contract after a file of it was moved or copied, and its references changed. */
  const after = (move: typeof renameSync, from: string, to: string, change: (text: string) => string): Set<string> => {
    const copy = join(folder, String(copies++))
    cpSync(join(root, 'openapi'), copy, { recursive: true })
    mkdirSync(dirname(join(copy, to)), { recursive: true })
    move(join(copy, from), join(copy, to))
    for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yaml'),
    )) {
      writeFileSync(join(copy, name), change(readFileSync(join(copy, name), 'utf8')))
    }
    const entry = join(copy, 'openapi.yaml')
    return lintWithRedocly([entry]).get(entry) ?? new Set()
  }

  it('are reported for the file of a path', () => {
    const [from, to] = ['paths/v3_payscore_serviceorder_{out_order_no}_complete.yaml', 'paths/complete.yaml']
    expect(after(renameSync, from, to, (text) => text.replaceAll(from, to))).toEqual(new Set(['payscore/file-name']))
  })

  it('are reported for the file of a component', () => {
    const change = (text: string): string => text.replaceAll('FinishOrderResponse.yaml', 'finish-order.yaml')
    const reported = after(
      renameSync,
      'components/schemas/FinishOrderResponse.yaml',
      'components/schemas/finish-order.yaml',
      change,
    )
    expect(reported).toEqual(new Set(['payscore/file-name']))
  })

  it('are reported for two components of one name', () => {
    const change = (text: string): string =>
      text.replace(
        'schemas/FinishOrderResponse.yaml\n          examples:\n            PayAfter',
        'schemas/more/FinishOrderResponse.yaml\n          examples:\n            PayAfter',
      )
    const reported = after(
      copyFileSync,
      'components/schemas/FinishOrderResponse.yaml',
      'components/schemas/more/FinishOrderResponse.yaml',
      change,
    )
    expect(reported).toEqual(new Set(['component-name-unique']))
  })
})

describe('the table above', () => {
  const first = (rows: Row[]): Set<string> => new Set(rows.flatMap(([rules]) => rules.split(' ')))

  it('has every rule that redocly.yaml raises or adds', () => {
    const { rules } = parse(readFileSync(join(root, 'redocly.yaml'), 'utf8')) as {
      rules: Record<string, string | object>
    }
    const wanted = Object.keys(rules).filter((name) => rules[name] !== 'off' && name !== 'component-name-unique')
    expect(wanted.filter((name) => !first(redocly).has(name))).toEqual([])
  })

  it('has every rule of recommended-strict for OpenAPI 3.1', () => {
    expect(strict.filter((name) => !first(redocly).has(name))).toEqual([])
  })

  it('has every rule of spectral that applies to OpenAPI 3.1', () => {
    const { rules } = parse(readFileSync(join(root, '.spectral.yaml'), 'utf8')) as { rules: Record<string, string> }
    const applies = ({ formats }: { formats?: { displayName?: string }[] }): boolean =>
      !formats || formats.some(({ displayName }) => ['OpenAPI 3.x', 'OpenAPI 3.1.x'].includes(displayName ?? ''))
    const oas = Object.entries(
      spectralRulesets.oas.rules as unknown as Record<string, { formats?: { displayName?: string }[] }>,
    )
    const wanted = [...oas.filter(([, rule]) => applies(rule)).map(([name]) => name), ...Object.keys(rules)]
    expect(wanted.filter((name) => rules[name] !== 'off' && !first(spectral).has(name))).toEqual([])
  })

  it('has a reason beside every rule that is off', () => {
    for (const file of ['redocly.yaml', '.spectral.yaml']) {
      const off = readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => /^ .*: off\b/.test(line))
      expect(off.length).toBeGreaterThan(1)
      for (const line of off) expect(line).toMatch(/: off # \S+ \S+/)
    }
  })

  it('needs no ignore file', () => {
    expect(readdirSync(root).filter((name) => name.includes('ignore.yaml'))).toEqual([])
  })
})

function text(mutate: Mutation): string {
  return mutate
    .toString()
    .replace(/^\(c\) => /, '')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 90)
}
