/**
 * Each rule that the project takes from spectral reports a change that breaks it, and no other change. redocly reports some
 * of the changes as well: the two tools read the same contract in different ways.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import spectralRulesets from '@stoplight/spectral-rulesets'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { example, movePath, operation, request, response, schema, type Contract } from './edits.js'
import { lintWithSpectral, root } from './lint.js'
import { fewExamples } from './part.js'
import { itReports, rulesOf, type Row } from './rows.js'

const rows: Row[] = [
  ['oas3-unused-component operation-success-response', (c) => delete operation(c).responses['200']],
  [
    'operation-operationId-unique',
    (c) =>
      (c.paths['/v3/payscore/payafter-orders/{out_order_no}/complete'].post.operationId = 'completeSmartRetailOrder'),
  ],
  ['operation-parameters', (c) => operation(c).parameters.push({ ...c.components.parameters.AcceptLanguage })],
  ['operation-tag-defined', (c) => (operation(c).tags = ['Score'])],
  ['path-params', (c) => operation(c).parameters.shift()],
  ['duplicated-entry-in-enum', (c) => schema(c, 'ServiceOrderState').enum.push('DONE')],
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
  ['array-items oas3-unused-component', (c) => delete request(c).properties.post_discounts.items],
  ['typed-enum', (c) => schema(c, 'ServiceOrderState').enum.push(5)],
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
  [
    'oas3_1-servers-in-webhook',
    (c) => Object.assign(c.webhooks, webhook({ servers: [{ url: 'https://api.mch.weixin.qq.com' }] })),
  ],
  ['oas3_1-callbacks-in-webhook', (c) => Object.assign(c.webhooks, webhook({ callbacks: callback() }))],
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

itReports(lintWithSpectral, rows, fewExamples)

it('each rule of spectral for OpenAPI 3.1 and of .spectral.yaml has a row', () => {
  interface Rule {
    formats?: { displayName?: string }[]
  }
  const { rules } = parse(readFileSync(join(root, '.spectral.yaml'), 'utf8')) as { rules: Record<string, string> }
  const applies = ({ formats }: Rule): boolean =>
    !formats || formats.some(({ displayName }) => ['OpenAPI 3.x', 'OpenAPI 3.1.x'].includes(displayName ?? ''))
  // `as`: the package declares its rulesets with a type that hides their rules.
  const oas = Object.entries(spectralRulesets.oas.rules as unknown as Record<string, Rule>)
  const expected = [...oas.filter(([, rule]) => applies(rule)).map(([name]) => name), ...Object.keys(rules)]
  expect(expected.filter((name) => rules[name] !== 'off' && !rulesOf(rows).has(name))).toEqual([])
})
