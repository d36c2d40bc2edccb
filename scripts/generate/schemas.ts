import type { Schema } from '../contract.js'
import { banner, type Files } from './files.js'

/** The schemas as data, which `src/validator.ts` reads. Of equal ones only the first is written out. */
export function schemaFiles(schemas: ReadonlyMap<string, Schema>): Files {
  for (const [name, schema] of schemas) assertSupported(name, schema)
  const written = new Map<string, string>()
  const constants = [...schemas].map(([name, schema]) => {
    const json = JSON.stringify(schema)
    const equal = written.get(json)
    if (equal === undefined) written.set(json, name)
    return `export const ${name} = ${equal ?? json}`
  })
  return {
    'schemas.js': `// ${banner}\n${constants.join('\n')}\n`,
    'schemas.d.ts': `// ${banner}\n${types}${[...schemas.keys()].map((name) => `export declare const ${name}: ObjectSchema\n`).join('')}`,
  }
}

/** The keywords of ObjectSchema, below, and what they have as values. */
const KEYWORDS: Readonly<Record<string, 'value' | 'schema' | 'schemas' | 'named schemas'>> = {
  type: 'value',
  enum: 'value',
  const: 'value',
  minLength: 'value',
  maxLength: 'value',
  pattern: 'value',
  minimum: 'value',
  maximum: 'value',
  items: 'schema',
  minItems: 'value',
  maxItems: 'value',
  required: 'value',
  properties: 'named schemas',
  additionalProperties: 'value',
  dependentRequired: 'value',
  dependentSchemas: 'named schemas',
  allOf: 'schemas',
  anyOf: 'schemas',
  not: 'schema',
  if: 'schema',
  else: 'schema',
}

/** @throws Error for a schema that the validator does not understand in full */
function assertSupported(name: string, schema: Schema | boolean): void {
  if (typeof schema === 'boolean') return
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined
    const isPlain = Array.isArray(value) ? value.every((each) => Object(each) !== each) : Object(value) !== value
    const isOdd =
      (['enum', 'const', 'type', 'additionalProperties'].includes(keyword) && !isPlain) ||
      (keyword === 'type' && !/^(object|array|string|integer|number|boolean)$/.test(String(value))) ||
      (keyword === 'additionalProperties' && typeof value !== 'boolean')
    if (kind === undefined || isOdd)
      throw new Error(`${name} has ${keyword}: ${JSON.stringify(value)}, which src/validator.ts does not check.`)
    const nested = kind === 'schema' ? [value] : kind === 'value' ? [] : Object.values(value as object)
    for (const each of nested) assertSupported(name, each as Schema)
  }
}

const types = `/** What a value must be: \`true\` for anything, \`false\` for nothing. */
export type Schema = boolean | ObjectSchema

/** JSON Schema 2020-12, as much of it as the contract uses. */
export interface ObjectSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'
  readonly enum?: readonly (string | number)[]
  readonly const?: string | number | boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>
  readonly dependentSchemas?: Readonly<Record<string, Schema>>
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly ObjectSchema[]
  readonly not?: Schema
  readonly if?: ObjectSchema
  readonly else?: ObjectSchema
}

`
