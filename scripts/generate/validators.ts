import { createRequire } from 'node:module'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { deref, type Contract, type ContractOperation, type Parameter, type Schema } from '../contract.js'
import { banner, type Files } from './files.js'

/** The names of an operation's validators, in `validators.js`. */
export interface ValidatorNames {
  readonly pathParameters?: string
  readonly query?: string
  readonly body?: string
  readonly response: string
}

/** The schemas of all validators; operations whose schemas are equal share one. */
export class Validators {
  readonly #schemas = new Map<string, Schema>()
  readonly #names = new Map<string, string>()

  constructor(private readonly contract: Contract) {}

  add(operation: ContractOperation): ValidatorNames {
    const { id, parameters, exactlyOneOf, body, responses, proof } = operation
    const inPath = parameters.filter((parameter) => parameter.in === 'path')
    const inQuery = parameters.filter((parameter) => parameter.in === 'query')
    return {
      ...(inPath.length > 0 && { pathParameters: this.#name(`${id}Path`, closed(inPath)) }),
      ...(inQuery.length > 0 && { query: this.#name(`${id}Query`, withExactlyOneOf(closed(inQuery), exactlyOneOf)) }),
      ...(body && { body: this.#name(componentName(body) ?? `${id}Body`, body) }),
      response: this.#name(`${id}Response`, {
        type: 'object',
        required: deref(this.contract, responses['200']).required ?? [],
        properties: proof.properties,
      }),
    }
  }

  /** The name under which the schema is compiled: the wanted one, or that of an equal schema. */
  #name(wanted: string, schema: Schema): string {
    const plain = withoutAnnotations(this.contract, schema)
    const key = JSON.stringify(plain)
    const name = this.#names.get(key) ?? wanted
    this.#names.set(key, name)
    this.#schemas.set(name, plain)
    return name
  }

  files(): Files {
    return validatorFiles(this.#schemas)
  }
}

/** `#/components/schemas/FinishOrderRequest` gives `finishOrderRequest`. */
function componentName({ $ref }: Schema): string | undefined {
  const name = typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined
  return name && name.charAt(0).toLowerCase() + name.slice(1)
}

/** The object of all parameters of one place. A further name would never be sent, so it is a mistake. */
function closed(parameters: readonly Parameter[]): Schema {
  return {
    type: 'object',
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    additionalProperties: false,
  }
}

/** At least one of each group; with one of them, none of the others. Both errors name the parameters. */
function withExactlyOneOf(schema: Schema, groups: readonly (readonly string[])[]): Schema {
  if (groups.length === 0) return schema
  const others = groups.flatMap((group) =>
    group.map((name, index) => {
      const later = group.slice(index + 1)
      return [name, { properties: Object.fromEntries(later.map((other) => [other, false])) }] as const
    }),
  )
  return {
    ...schema,
    allOf: groups.map((group) => ({ anyOf: group.map((name) => ({ required: [name] })) })),
    dependentSchemas: Object.fromEntries(others.filter(([, { properties }]) => Object.keys(properties).length > 0)),
  }
}

function validatorFiles(schemas: ReadonlyMap<string, Schema>): Files {
  const ajv = new Ajv2020({
    allErrors: true,
    // We check what JSON.stringify will send: inherited properties do not count.
    ownProperties: true,
    // The client words its own messages.
    messages: false,
    strict: true,
    // `then` names properties whose types are given beside it.
    strictTypes: false,
    strictRequired: false,
    formats: { int32: true, int64: true },
    code: { source: true, esm: true, lines: true },
  })
  // Its constructor sets these. No schema uses unevaluatedProperties or $dynamicRef, and a bundle is smaller without.
  Object.assign(ajv.opts, { unevaluated: false, dynamicRef: false })
  for (const [name, schema] of schemas) ajv.addSchema(schema, name)
  const names = [...schemas.keys()]
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])))
  return {
    'validators.js': `// ${banner}\n${selfContained(withFirstErrors(withShortReports(withoutSchemas(code))))}\n`,
    'validators.d.ts': `// ${banner}
export interface Validator {
  (data: unknown): boolean
  errors?: readonly ValidatorError[] | null
}
export interface ValidatorError {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}
${names.map((name) => `export declare const ${name}: Validator`).join('\n')}
`,
  }
}

/** Ajv leaves a require() of its one helper in the module; we put the helper itself there. */
function selfContained(code: string): string {
  const require = createRequire(import.meta.url)
  // `as`: Ajv's helper has no types.
  const ucs2length = require('ajv/dist/runtime/ucs2length.js') as { default: () => number }
  const inlined = code.replaceAll('require("ajv/dist/runtime/ucs2length").default', ucs2length.default.toString())
  if (inlined.includes('require(')) throw new Error('The validators need a helper that is not inlined.')
  return inlined
}

/** Ajv writes seven lines for each error; two do the same and compress better. */
function withShortReports(code: string): string {
  const report =
    /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g
  return code.replace(report, '(vErrors ??= []).push($2);')
}

/** How many errors are enough: then a list of a hundred thousand wrong items costs no more than one of a hundred. */
const ENOUGH_ERRORS = 100

/** Ajv looks at all items and all fields, however many errors it has found. */
function withFirstErrors(code: string): string {
  return code.replace(/^for\(.*\)\{$/gm, `$&\nif(errors >= ${ENOUGH_ERRORS}) break;`)
}

/** Of the schemas that Ajv puts beside its code it reads the names of properties and the values of enums: we keep those. */
function withoutSchemas(code: string): string {
  return code.replace(/^const (schema\d+) = (\{.*\});?$/gm, (_, name: string, json: string) => {
    const reads = [...code.matchAll(new RegExp(`\\b${name}((?:\\.\\w+)+)`, 'g'))].map(([, path = '']) => path)
    const unknown = reads.find((path) => !/^\.properties(\.\w+\.enum)?$/.test(path))
    if (unknown !== undefined) throw new Error(`The validators read ${name}${unknown}, which is not kept.`)
    const { properties = {} } = JSON.parse(json) as { properties?: Record<string, Schema> }
    const kept = Object.entries(properties).map(([field, { enum: values }]) => [
      field,
      values ? { enum: values } : true,
    ])
    return reads.length === 0 ? '' : `const ${name} = ${JSON.stringify({ properties: Object.fromEntries(kept) })}`
  })
}

/** The schema with its references followed, and without what only people read: some of it is unknown to strict Ajv. */
function withoutAnnotations(contract: Contract, schema: Schema): Schema {
  const annotations = new Set(['title', 'description', 'example', 'default'])
  const strip = (node: unknown, areNames: boolean): unknown => {
    if (Array.isArray(node)) return node.map((item) => strip(item, false))
    if (node === null || typeof node !== 'object') return node
    const entries = Object.entries(areNames ? node : deref(contract, node))
    const kept = entries.filter(([key]) => areNames || !(annotations.has(key) || key.startsWith('x-')))
    // Below `properties` the keys are field names, `description` among them.
    return Object.fromEntries(kept.map(([key, value]) => [key, strip(value, !areNames && NAMES.has(key))]))
  }
  return strip(schema, false) as Schema
}

/** The keywords whose keys are names. */
const NAMES = new Set(['properties', 'dependentSchemas'])
