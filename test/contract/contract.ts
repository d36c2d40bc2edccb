/** The bundle as the contract tests read it. */
import { readFileSync } from 'node:fs'

export interface Schema {
  type?: string | string[]
  title?: string
  description?: string
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean
  items?: Schema
  enum?: unknown[]
  example?: unknown
  pattern?: string
  [keyword: string]: unknown
}
interface Media {
  schema: { $ref?: string }
  examples: Record<string, { $ref: string }>
}
export interface Response {
  description: string
  headers: Record<string, { $ref: string }>
  content: { 'application/json': Media }
}
export interface Operation {
  operationId: string
  'x-exactly-one-of'?: string[][]
  'x-outside-client'?: boolean
  'x-proof'?: { echoes: string[]; properties?: Record<string, Schema> }
  'x-codeSamples': { lang: string; source: string }[]
  parameters: { $ref: string }[]
  requestBody: { required?: boolean; content: { 'application/json': Media } }
  responses: Record<string, { $ref?: string } & Partial<Response>>
}
interface Bundle {
  openapi: string
  info: { version: string; description: string }
  servers: { url: string }[]
  security: object[]
  'x-retryable-statuses': number[]
  // A query has no request body.
  paths: Record<string, Record<string, Omit<Operation, 'requestBody'> & Partial<Operation>>>
  components: {
    schemas: Record<string, Schema>
    parameters: Record<string, { schema: Schema; name: string; in: string; required: boolean }>
    examples: Record<string, { summary: string; value: unknown }>
    headers: Record<string, object>
    responses: Record<string, Response>
    securitySchemes: Record<string, { type: string; scheme: string; description: string }>
  }
}

// `npm run lint:mutate` sets the path of a changed copy. `as`: the linter has checked the shape.
const file = process.env.CONTRACT_BUNDLE ?? new URL('../../generated/openapi.json', import.meta.url)
export const bundle = JSON.parse(readFileSync(file, 'utf8')) as Bundle

/** What a local `$ref` points to; a value without one is itself. */
export function resolve<T>(value: T | { $ref: string }): T {
  if (typeof value !== 'object' || value === null || !('$ref' in value) || typeof value.$ref !== 'string')
    return value as T
  const keys = value.$ref.slice('#/'.length).split('/')
  const found = keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], bundle)
  return resolve(found as T)
}

/** The value of the first example of a body. */
export function firstExample(content: Response['content'] | undefined): unknown {
  const [example] = Object.values(content?.['application/json'].examples ?? {})
  if (!example) throw new Error('The contract has no example of this body.')
  // `as`: the linter has checked the shape.
  return resolve(example as { value?: unknown }).value
}

/** The name of the component that a reference points to. */
export function nameOf({ $ref = '' }: { $ref?: string }): string {
  return $ref.split('/').at(-1) ?? ''
}

/** Every operation of the contract. */
export const everyOperation = Object.entries(bundle.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
)

/** Those that the client offers. */
export const offeredOperations = everyOperation.filter((operation) => !operation['x-outside-client'])

/** The operations with a request body. */
export const operations = everyOperation.flatMap(({ requestBody, ...operation }) =>
  requestBody === undefined ? [] : [{ ...operation, requestBody }],
)

/** Every schema below one, itself included, with its JSON Pointer; what is referred to stands where the reference does. */
export function* walk(start: Schema | { $ref: string }, pointer = ''): Generator<[string, Schema]> {
  const schema = resolve(start)
  yield [pointer, schema]
  for (const [name, child] of Object.entries(schema.properties ?? {})) yield* walk(child, `${pointer}/${name}`)
  if (schema.items) yield* walk(schema.items, `${pointer}/*`)
}
