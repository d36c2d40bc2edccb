import { isDeepStrictEqual } from 'node:util'
import { deref, type Contract, type ContractOperation, type Parameter, type Schema } from '../contract.js'
import type { Files } from './files.js'
import { schemaFiles } from './schemas.js'

/** The names of an operation's schemas, in `schemas.js`. */
export interface SchemaNames {
  readonly pathParameters?: string
  readonly query?: string
  readonly body?: string
  readonly response: string
}

/** The schemas that calls are checked with. */
export class OperationSchemas {
  readonly #schemas = new Map<string, Schema>()

  constructor(private readonly contract: Contract) {}

  add(operation: ContractOperation): SchemaNames {
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
        ...(Object.keys(proof.properties).length > 0 && { properties: proof.properties }),
      }),
    }
  }

  /** Names a schema; operations may share a component, but not give one name to two schemas. */
  #name(name: string, schema: Schema): string {
    const plain = withoutAnnotations(this.contract, schema)
    const known = this.#schemas.get(name)
    if (known && !isDeepStrictEqual(known, plain)) throw new Error(`Two schemas have the name ${name}.`)
    this.#schemas.set(name, plain)
    return name
  }

  files(): Files {
    return schemaFiles(this.#schemas)
  }
}

/** `#/components/schemas/FinishOrderRequest` gives `finishOrderRequest`. */
function componentName({ $ref }: Schema): string | undefined {
  const name = typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined
  return name && name.charAt(0).toLowerCase() + name.slice(1)
}

/** The object of all parameters of one place. A further name would never be sent, so it is a mistake. */
function closed(parameters: readonly Parameter[]): Schema {
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
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

/** The schema with its references followed, and without what only people read. */
function withoutAnnotations(contract: Contract, schema: Schema): Schema {
  const annotations = new Set(['title', 'description', 'example', 'examples', 'default', 'format'])
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
