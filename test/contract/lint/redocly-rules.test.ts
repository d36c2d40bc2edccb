/** Each rule that the project takes from redocly reports a change that breaks it, and no other change. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  addPath,
  example,
  media,
  movePath,
  operation,
  renameComponent,
  request,
  response,
  schema,
  type Contract,
} from './edits.js'
import { lintWithRedocly, root } from './lint.js'
import { completions } from './part.js'
import { itReports, rulesOf, type Row } from './rows.js'

const rows: Row[] = [
  ['struct', (c) => (request(c).properties.goods_tag.minLenght = 1)],
  ['no-unresolved-refs', (c) => (media(c).examples.ServiceOrderDone = { $ref: '#/components/examples/None' })],
  ['info-contact', (c) => delete c.info.contact],
  ['info-license', (c) => delete c.info.license],
  ['info-license-strict', (c) => delete c.info.license.url],
  ['no-ambiguous-paths', (c) => addPath(c, '/v3/payscore/{product}/latest/complete', 'product')],
  ['no-duplicated-enum-values', (c) => schema(c, 'ServiceOrderState').enum.push('DONE')],
  ['no-duplicated-tag-names', (c) => c.tags.push(c.tags[0])],
  ['no-empty-servers', (c) => (c.servers = [])],
  ['no-enum-type-mismatch', (c) => schema(c, 'ServiceOrderState').enum.push(5)],
  [
    'no-example-value-and-externalValue spec-example-values',
    (c) => (c.components.examples.ServiceOrder.externalValue = 'https://pay.weixin.qq.com/x.json'),
  ],
  ['no-ambiguous-paths no-identical-paths', (c) => addPath(c, '/v3/payscore/serviceorder/{number}/complete', 'number')],
  [
    'no-illogical-composition-keywords',
    (c) => Object.assign(schema(c, 'Fee'), { anyOf: [{ minProperties: 1 }], oneOf: [{ maxProperties: 4 }] }),
  ],
  ['no-invalid-media-type-examples', (c) => (example(c, 'ServiceOrderZeroAmount').goods_tag = 'x'.repeat(33))],
  ['no-invalid-parameter-examples', (c) => (c.components.parameters.AcceptLanguage.example = 'français')],
  ['no-invalid-schema-examples', (c) => (request(c).properties.goods_tag.example = 'x'.repeat(33))],
  ['no-mixed-number-range-constraints', (c) => (schema(c, 'PostPayment').properties.count.exclusiveMaximum = 101)],
  ['no-path-trailing-slash', (c) => movePath(c, (path) => `${path}/`)],
  ['no-required-schema-properties-undefined', (c) => delete schema(c, 'Fee').else.properties],
  ['no-schema-type-mismatch', (c) => (schema(c, 'RiskFund').items = { type: 'string' })],
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
    (c) => renameComponent(c, 'examples', 'ServiceOrder', 'Service Order'),
  ],
  [
    'no-invalid-media-type-examples spec-example-values struct',
    (c) => (c.components.examples.ServiceOrder.dataValue = {}),
  ],
  ['spec-ref-siblings', (c) => (operation(c).parameters[0].required = true)],
  ['tag-description', (c) => delete c.tags[0].description],
]

/** The errors of recommended-strict for OpenAPI 3.1 in this version of @redocly/cli. */
const strict =
  'struct no-unresolved-refs info-license info-license-strict no-ambiguous-paths no-duplicated-enum-values no-duplicated-tag-names no-empty-servers no-enum-type-mismatch no-example-value-and-externalValue no-identical-paths no-illogical-composition-keywords no-invalid-media-type-examples no-invalid-parameter-examples no-invalid-schema-examples no-mixed-number-range-constraints no-path-trailing-slash no-required-schema-properties-undefined no-schema-type-mismatch no-server-example.com no-server-trailing-slash no-server-variables-empty-enum no-undefined-server-variable no-unsafe-markdown no-unused-components operation-2xx-response operation-4xx-response operation-operationId operation-operationId-unique operation-operationId-url-safe operation-parameters-unique operation-summary path-declaration-must-exist path-not-include-query path-parameters-defined security-defined security-scopes-defined spec-components-invalid-map-name spec-ref-siblings tag-description'.split(
    ' ',
  )

function scopes(c: Contract): void {
  const flows = { clientCredentials: { tokenUrl: 'https://api.mch.weixin.qq.com/token', scopes: { a: 'a' } } }
  c.components.securitySchemes.OAuth = { type: 'oauth2', flows }
  c.security.push({ OAuth: ['b'] })
}

itReports(lintWithRedocly, rows, completions)

it('each rule of redocly.yaml has a row', () => {
  const { rules } = parse(readFileSync(join(root, 'redocly.yaml'), 'utf8')) as {
    rules: Record<string, string | object>
  }
  const adopted = Object.keys(rules).filter((name) => rules[name] !== 'off' && !name.startsWith('payscore/'))
  // Two files are needed to break it: see file-names.test.ts.
  expect(adopted.filter((name) => !rulesOf(rows).has(name))).toEqual(['component-name-unique'])
})

it('each rule of recommended-strict for OpenAPI 3.1 has a row', () => {
  expect(strict.filter((name) => !rulesOf(rows).has(name))).toEqual([])
})
