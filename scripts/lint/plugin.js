// @ts-check
/**
 * The project's own rules, a plugin of @redocly/cli. Each report says how to mend what it found. JavaScript, because the
 * command-line tool loads it as it is.
 *
 * @typedef {Record<string, any>} Node a part of the contract; the linter's `struct` rule checks its shape
 * @typedef {{ report(problem: { message: string, location?: any }): void, location: any, resolve(node: any, from?: string): { node?: any, location?: any }, key: string | number }} Context
 */
import { basename } from 'node:path'
import { industries } from './industries.js'

export default function payscore() {
  return {
    id: 'payscore',
    rules: {
      oas3: {
        'amount-in-fen': amountInFen,
        'field-documented': fieldDocumented,
        'field-limits': fieldLimits,
        'error-responses': errorResponses,
        'error-code-once': errorCodeOnce,
        'error-code-explained': errorCodeExplained,
        'no-order-number-in-body': noOrderNumberInBody,
        'request-closed': requestClosed,
        'response-open': responseOpen,
        'response-headers': responseHeaders,
        'example-adds-up': exampleAddsUp,
        'industry-example': industryExample,
        'operation-name': operationName,
        'file-name': fileName,
        'code-samples': codeSamples,
      },
    },
  }
}

function amountInFen() {
  return {
    SchemaProperties(/** @type {Node} */ properties, /** @type {Context} */ { report, location }) {
      for (const [name, schema] of fields(properties)) {
        if (!/amount$/.test(name)) continue
        if (schema.type !== 'integer' || schema.format !== 'int64' || !(schema.minimum >= 0)) {
          report({
            message: `${name} is money: give it type integer, format int64 and a minimum of 0 or more (fen).`,
            location: location.child(name),
          })
        }
      }
    },
  }
}

function fieldDocumented() {
  return {
    SchemaProperties(/** @type {Node} */ properties, /** @type {Context} */ { report, location }) {
      for (const [name, schema] of fields(properties)) {
        const lacks = []
        if (!/[\u4E00-\u9FFF]/.test(schema.title ?? '')) lacks.push('a title, its official Chinese name')
        if (!/[A-Za-z]{3}/.test(schema.description ?? '')) lacks.push('a description in English')
        if (isScalar(schema) && schema.example === undefined) lacks.push('a realistic example')
        for (const lack of lacks) report({ message: `Give ${name} ${lack}.`, location: location.child(name) })
      }
    },
  }
}

function fieldLimits() {
  const limits = {
    string: ['minLength', 'maxLength', 'pattern'],
    integer: ['minimum', 'maximum', 'format'],
    array: ['minItems', 'maxItems'],
  }
  return {
    SchemaProperties(/** @type {Node} */ properties, /** @type {Context} */ { report, location }) {
      for (const [name, schema] of fields(properties)) {
        if (schema.enum) continue
        const wanted = [schema.type].flat().flatMap((type) => limits[/** @type {'string'} */ (type)] ?? [])
        const missing = wanted.filter((limit) => schema[limit] === undefined)
        if (missing.length > 0) {
          report({ message: `Give ${name} its limits: ${missing.join(', ')}.`, location: location.child(name) })
        }
      }
    },
  }
}

const STATUSES = ['200', '400', '401', '403', '404', '429', '500', '502', '503']

function errorResponses() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      const found = Object.keys(operation.responses ?? {})
      for (const status of STATUSES.filter((status) => !found.includes(status))) {
        report({
          message: `Add the response ${status}: every operation has the full set.`,
          location: location.child('responses'),
        })
      }
      for (const status of found.filter((status) => !status.startsWith('2'))) {
        const { node } = follow(operation.responses[status], location, resolve)
        const schema = node?.content?.['application/json']?.schema
        const parts = [schema, ...(schema?.allOf ?? [])].map((part) => part?.$ref ?? '')
        if (!parts.some((ref) => /\/Error(\.yaml)?$/.test(ref))) {
          report({
            message: `Let the response ${status} have the schema Error as application/json: there is one error schema.`,
            location: location.child(['responses', status]),
          })
        }
      }
    },
  }
}

/** 502 and 503 are one answer under two statuses. */
const SHARED = new Set(['502', '503'])

function errorCodeOnce() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      /** @type {Map<string, string>} */
      const statuses = new Map()
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (status.startsWith('2')) continue
        for (const code of new Set(codesOf(response, location, resolve))) {
          const other = statuses.get(code)
          if (other !== undefined && !(SHARED.has(status) && SHARED.has(other))) {
            report({
              message: `${code} stands under ${other} and under ${status}: leave it under the one that the service answers.`,
              location: location.child(['responses', status]),
            })
          }
          statuses.set(code, status)
        }
      }
    },
  }
}

function errorCodeExplained() {
  return {
    Schema(/** @type {Node} */ schema, /** @type {Context} */ { report, location }) {
      const isCodes = 'x-remedies' in schema || 'x-retryable' in schema || /^错误码$/.test(schema.title ?? '')
      if (!isCodes || !Array.isArray(schema.enum)) return
      for (const table of ['x-enumDescriptions', 'x-remedies']) {
        const explained = Object.keys(schema[table] ?? {})
        for (const code of schema.enum.filter((code) => !explained.includes(code))) {
          report({ message: `Say in ${table} what ${code} means and what to do.`, location: location.child('enum') })
        }
        for (const code of explained.filter((code) => !schema.enum.includes(code))) {
          report({
            message: `${code} is not in the enum: take it out of ${table}, or add it.`,
            location: location.child(table),
          })
        }
      }
      if (typeof schema['x-retryable'] !== 'boolean') {
        report({ message: 'Say in x-retryable whether a repeat with identical parameters can succeed.', location })
      }
    },
  }
}

function noOrderNumberInBody() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      for (const { schema, at } of schemasBelow(operation.requestBody, location.child('requestBody'), resolve)) {
        if ('out_order_no' in (schema.properties ?? {})) {
          report({
            message: 'out_order_no belongs in the path: WeChat Pay refuses it in the body. Remove it here.',
            location: at.child(['properties', 'out_order_no']),
          })
        }
      }
    },
  }
}

function requestClosed() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      for (const { schema, at } of schemasBelow(operation.requestBody, location.child('requestBody'), resolve)) {
        if (isObject(schema) && schema.additionalProperties !== false) {
          report({ message: 'Close this object of a request with additionalProperties: false.', location: at })
        }
      }
    },
  }
}

function responseOpen() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        for (const { schema, at } of schemasBelow(response, location.child(['responses', status]), resolve)) {
          // An object with a title is one of the contract's; the others only add to one.
          const open = schema.additionalProperties === true || !(isObject(schema) && 'title' in schema)
          if (!open || schema.additionalProperties === false || schema.unevaluatedProperties === false) {
            report({
              message: 'Open this object of a response with additionalProperties: true: new fields may appear.',
              location: at,
            })
          }
        }
      }
    },
  }
}

const HEADERS = ['Request-ID', 'Wechatpay-Timestamp', 'Wechatpay-Nonce', 'Wechatpay-Signature', 'Wechatpay-Serial']

function responseHeaders() {
  return {
    Response(/** @type {Node} */ response, /** @type {Context} */ { report, location }) {
      const headers = response.headers ?? {}
      const missing = HEADERS.filter((name) => !new RegExp(`/${name}(\\.yaml)?$`).test(headers[name]?.$ref ?? ''))
      if (missing.length > 0)
        report({ message: `Declare the response headers ${missing.join(', ')}, each by its component.`, location })
    },
  }
}

function exampleAddsUp() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      for (const { name, value, at } of examplesOf(operation, location, resolve)) {
        const { total_amount, finish_type, post_payments = [], post_discounts = [], fees = [], discounts = [] } = value
        const charged = [
          ...post_payments.map(/** @param {Node} item */ (item) => item.amount),
          ...fees.map(/** @param {Node} item */ (item) => item.fee_amount),
        ]
        const taken = [
          ...post_discounts.map(/** @param {Node} item */ (item) => item.amount),
          ...discounts.map(/** @param {Node} item */ (item) => item.discount_amount),
        ]
        if (total_amount === undefined || charged.every((amount) => amount === undefined)) continue
        const sum = finish_type === 1 ? 0 : add(charged) - add(taken)
        if (total_amount !== sum) {
          report({
            message: `The example ${name} does not add up: total_amount is ${total_amount}, what is charged less what is taken off is ${sum} (a count never multiplies).`,
            location: at,
          })
        }
      }
    },
  }
}

function industryExample() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      if (operation.operationId !== 'completeServiceOrder') return
      const examples = examplesOf(operation, location, resolve)
      for (const [name, broken] of Object.entries(industries)) {
        const example = examples.find((each) => each.name === name)
        if (!example) {
          report({
            message: `Add the request example ${name}: every industry has one.`,
            location: location.child('requestBody'),
          })
          continue
        }
        const why = broken(example.value.post_payments ?? [])
        if (why) report({ message: `The example ${name} breaks its industry's rule: ${why}.`, location: example.at })
      }
    },
  }
}

function operationName() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location }) {
      if (!/^complete[A-Z][A-Za-z]*Order$/.test(operation.operationId ?? '')) {
        report({
          message: 'Name the operation in camelCase by verb and noun, complete…Order.',
          location: location.child('operationId'),
        })
      }
    },
  }
}

function fileName() {
  return {
    Root: {
      leave(/** @type {Node} */ root, /** @type {Context} */ { report, location }) {
        for (const [path, item] of Object.entries(root.paths ?? {})) {
          const file = basename(item.$ref ?? '', '.yaml')
          const wanted = path.slice(1).replaceAll('/', '_')
          // A bundle has no files.
          if (item.$ref && file !== wanted) {
            report({ message: `Name the file of ${path} ${wanted}.yaml.`, location: location.child(['paths', path]) })
          }
        }
        for (const [kind, components] of Object.entries(root.components ?? {})) {
          checkComponents(kind, Object.keys(components ?? {}), { report, location })
        }
      },
    },
    ref: {
      enter(/** @type {Node} */ node, /** @type {Context} */ { report, location }) {
        const [, kind, name] = /components\/([a-zA-Z]+)\/([^/#]+)\.yaml$/.exec(node.$ref) ?? []
        if (kind && name) checkComponents(kind, [name], { report, location })
      },
    },
  }
}

/** @param {string} kind @param {string[]} names @param {Pick<Context, 'report' | 'location'>} context */
function checkComponents(kind, names, { report, location }) {
  const wireSpelling = kind === 'headers' || kind === 'securitySchemes'
  const pattern = wireSpelling ? /^[A-Z][A-Za-z0-9]*(-[A-Z0-9]+[A-Za-z0-9]*)*$/ : /^[A-Z][A-Za-z0-9]*$/
  for (const name of names.filter((name) => !pattern.test(name))) {
    const how = wireSpelling ? 'as it is spelt on the wire' : 'in PascalCase'
    report({ message: `Name the component ${name} of ${kind} ${how}.`, location })
  }
}

function codeSamples() {
  /** @type {Record<string, string>} what a sample must have to be one */
  const signs = { JavaScript: "await client.POST('", curl: "signature=$(printf 'POST\\n%s\\n%s\\n%s\\n%s\\n'" }
  return {
    PathItem(/** @type {Node} */ item, /** @type {Context} */ { report, location, key }) {
      const operation = item.post
      if (!operation) return
      const product = String(key).split('/')[3]
      for (const [lang, sign] of Object.entries(signs)) {
        const { source } =
          (operation['x-codeSamples'] ?? []).find((/** @type {Node} */ each) => each.lang === lang) ?? {}
        // In the split files the source is a reference; the bundle and its tests have the text.
        const isText = typeof source === 'string'
        if (!source || (isText && !(source.includes(sign) && source.includes(`/v3/payscore/${product}/`)))) {
          report({
            message: `Give the operation a ${lang} sample that calls it in x-codeSamples, openapi/samples/${operation.operationId}.`,
            location: location.child('post'),
          })
        }
      }
    },
  }
}

/** The fields of `properties` that have a schema of their own; a condition (`then`) only adds to one that is elsewhere.
 * @param {Node} properties @returns {[string, Node][]} */
function fields(properties) {
  return Object.entries(properties).filter(
    ([, schema]) =>
      typeof schema === 'object' &&
      schema !== null &&
      !('const' in schema) &&
      !('anyOf' in schema) &&
      !('$ref' in schema),
  )
}

/** @param {Node} schema */
function isScalar(schema) {
  return !['object', 'array'].includes(schema.type)
}

/** @param {Node} schema */
function isObject(schema) {
  return schema.type === 'object'
}

/** What a reference leads to, and where that stands: further references are relative to it.
 * @param {any} node @param {any} at @param {Context['resolve']} resolve @returns {{ node: any, at: any }} */
function follow(node, at, resolve) {
  if (typeof node?.$ref !== 'string') return { node, at }
  const { node: target, location } = resolve(node, at.source.absoluteRef)
  return target === undefined ? { node: undefined, at } : { node: target, at: location }
}

/** @param {any} start @param {any} from @param {Context['resolve']} resolve @returns {string[]} the error codes below a response */
function codesOf(start, from, resolve) {
  const { node, at } = follow(start, from, resolve)
  if (node === null || typeof node !== 'object') return []
  if ('x-remedies' in node && Array.isArray(node.enum)) return node.enum
  if (typeof node.const === 'string') return [node.const]
  return Object.entries(node).flatMap(([key, child]) => (key === 'examples' ? [] : codesOf(child, at, resolve)))
}

/** @param {any} start a request body or a response @param {any} from @param {Context['resolve']} resolve
 * @returns {{ schema: Node, at: any }[]} every schema below it, each once */
function schemasBelow(start, from, resolve) {
  const { node, at } = follow(start, from, resolve)
  const media = Object.entries(node?.content ?? {})
  /** @type {Map<Node, any>} */
  const found = new Map()
  /** @param {any} start @param {any} from */
  const walk = (start, from) => {
    const { node: schema, at } = follow(start, from, resolve)
    if (schema === null || typeof schema !== 'object' || found.has(schema)) return
    found.set(schema, at)
    for (const [name, child] of Object.entries(schema.properties ?? {})) walk(child, at.child(['properties', name]))
    if (schema.items) walk(schema.items, at.child('items'))
    for (const keyword of ['if', 'then', 'else', 'not']) if (schema[keyword]) walk(schema[keyword], at.child(keyword))
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      for (const [index, child] of (schema[keyword] ?? []).entries()) walk(child, at.child([keyword, index]))
    }
  }
  for (const [type, { schema }] of media) walk(schema, at.child(['content', type, 'schema']))
  return [...found].map(([schema, at]) => ({ schema, at }))
}

/** @param {Node} operation @param {any} location @param {Context['resolve']} resolve
 * @returns {{ name: string, value: Node, at: any }[]} the request and response examples of an operation */
function examplesOf(operation, location, resolve) {
  const bodies = [
    { body: operation.requestBody, from: location.child('requestBody') },
    ...Object.entries(operation.responses ?? {}).map(([status, body]) => ({
      body,
      from: location.child(['responses', status]),
    })),
  ]
  return bodies.flatMap(({ body, from }) => {
    const { node, at } = follow(body, from, resolve)
    const examples = node?.content?.['application/json']?.examples ?? {}
    return Object.entries(examples).map(([name, example]) => {
      const found = follow(example, at.child(['content', 'application/json', 'examples', name]), resolve)
      return { name, value: found.node?.value ?? {}, at: found.at }
    })
  })
}

/** @param {(number | undefined)[]} amounts */
function add(amounts) {
  return amounts.reduce((/** @type {number} */ sum, amount) => sum + (amount ?? 0), 0)
}
