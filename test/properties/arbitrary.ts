/**
 * Values that keep a schema of the contract, for the keywords that its requests use. Any other keyword is an error, so
 * that no new rule of the contract stays untried.
 */
import fc, { type Arbitrary } from 'fast-check'
import { bundle, resolve, type Operation, type Schema } from '../contract/contract.js'

type Values = Arbitrary<unknown>

export function bodiesOf({ requestBody }: Pick<Operation, 'requestBody'>): Arbitrary<object> {
  return objects(schemaOf({ requestBody }))
}

export function schemaOf({ requestBody }: Pick<Operation, 'requestBody'>): Schema {
  return withoutReferences(requestBody.content['application/json'].schema)
}

/** The schema with the components in place of the references to them. */
function withoutReferences<Node>(node: Node): Node {
  if (typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) return node.map(withoutReferences) as Node // `as`: TypeScript does not see that it is an array.
  const entries = Object.entries(resolve<object>(node)).map(([key, value]) => [key, withoutReferences<unknown>(value)])
  return Object.fromEntries(entries) as Node // `as`: only references are replaced.
}

export function outOrderNumbers(): Arbitrary<string> {
  // `as`: the contract calls it a string.
  return values(bundle.components.parameters.OutOrderNo?.schema ?? {}) as Arbitrary<string>
}

/** The parameters of a call to the path, which names an order or does not. */
export function parametersOf(path: string, out_order_no: unknown): object {
  return path.includes('{out_order_no}') ? { path: { out_order_no } } : {}
}

/** These say nothing about which values are valid. A `format` only says how wide an integer is that has limits too. */
const ANNOTATIONS = ['title', 'description', 'example', 'default', 'format', 'x-enumDescriptions']

export function values(schema: Schema): Values {
  const { type } = schema
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (type) {
    case 'boolean':
      return take(schema, [], () => fc.boolean())
    case 'integer':
      return take(schema, ['minimum', 'maximum'], ({ minimum, maximum }) => integers(Number(minimum), Number(maximum)))
    case 'string':
      return take(schema, ['minLength', 'maxLength', 'pattern'], strings)
    case 'array':
      return take(schema, ['minItems', 'maxItems', 'items'], arrays)
    case 'object':
      return objects(schema)
    default:
      throw new Error(`there is no way to make values of the type ${String(type)}`)
  }
}

function take(schema: Schema, known: readonly string[], make: (schema: Schema) => Values): Values {
  const unknown = Object.keys(schema).find((key) => ![...known, 'type', ...ANNOTATIONS].includes(key))
  if (unknown !== undefined) throw new Error(`there is no way to make values with the keyword ${unknown}`)
  return make(schema)
}

function integers(min: number, max: number): Values {
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, 99999) }))
}

/** Characters that some layer between client and server might treat specially. */
const NASTY = ['"', '\\', '/', '\0', '\n', '\r\n', '\u007F', 'é', '微', '\u2028', '\uFEFF', '\uFFFF', '<', '%2e', "'"]

function strings({ minLength, maxLength, pattern }: Schema): Values {
  const lengths = { minLength: Number(minLength), maxLength: Number(maxLength) }
  const expression = new RegExp(pattern ?? '', 'u')
  // A set of characters that repeats gives text of any length; another pattern gives what it allows.
  const [, set] = /^\^(\[[^[\]]+\])[*+]\$$/.exec(pattern ?? '') ?? []
  if (set === undefined) {
    const isLong = (text: string): boolean => text.length >= lengths.minLength && text.length <= lengths.maxLength
    return fc.stringMatching(expression).filter(isLong)
  }
  const nasty = NASTY.filter((text) => expression.test(text)).flatMap((text) => [...text])
  const characters = fc.stringMatching(new RegExp(`^${set}$`, 'u'))
  const unit = nasty.length > 0 ? fc.oneof(characters, fc.constantFrom(...nasty)) : characters
  return atEveryLength(lengths, (length) => fc.string({ unit, ...length }))
}

function arrays({ minItems, maxItems, items }: Schema): Values {
  const item = values(items ?? {})
  const lengths = { minLength: Number(minItems), maxLength: Number(maxItems) }
  return atEveryLength(lengths, (length) => fc.array(item, length))
}

interface Lengths {
  minLength: number
  maxLength: number
}

/** Mostly short, often the shortest, now and then the longest. */
function atEveryLength(lengths: Lengths, make: (lengths: Lengths) => Values): Values {
  const { minLength, maxLength } = lengths
  return fc.oneof(
    { weight: 12, arbitrary: make(lengths) },
    { weight: 3, arbitrary: make({ minLength, maxLength: minLength }) },
    { weight: 1, arbitrary: make({ minLength: maxLength, maxLength }) },
  )
}

interface Condition {
  required?: string[]
  properties?: Record<string, Schema>
}
interface ObjectSchema extends Schema {
  if?: Condition
  else?: Condition
}

function objects(schema: ObjectSchema): Arbitrary<object> {
  const { if: condition, else: otherwise, ...always } = schema
  if (condition && otherwise) {
    const kept = objects(always).filter((value) => keeps(value, condition))
    const other = objects(merged(always, otherwise)).filter((value) => !keeps(value, condition))
    return fc.oneof(kept, other)
  }
  const known = ['properties', 'required', 'additionalProperties', 'dependentRequired']
  // `as`: a record is an object.
  return take(always, known, records) as Arbitrary<object>
}

function records({ properties = {}, required = [], additionalProperties, dependentRequired = {} }: Schema): Values {
  if (additionalProperties !== false) throw new Error('an object of a request must be closed')
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, values(field)]))
  const needs = Object.entries(dependentRequired as Record<string, string[]>)
  return fc.record(fields, { requiredKeys: required }).map((value) => {
    const lacking = needs.filter(([, names]) => names.some((name) => !Object.hasOwn(value, name)))
    for (const [name] of lacking) delete value[name]
    return value
  })
}

/** A schema that requires what both require. */
function merged(schema: ObjectSchema, { required = [], properties = {}, ...others }: Condition): ObjectSchema {
  const unknown = Object.keys(others).find((key) => !ANNOTATIONS.includes(key))
  if (unknown !== undefined) throw new Error(`no way to merge ${unknown}`)
  const fields: Record<string, Schema> = { ...schema.properties }
  for (const [name, field] of Object.entries(properties)) {
    if ('not' in field) delete fields[name]
    else fields[name] = { ...fields[name], ...field }
  }
  return { ...schema, properties: fields, required: [...new Set([...(schema.required ?? []), ...required])] }
}

function keeps(value: object, { required = [], properties = {} }: Condition): boolean {
  const present = new Map(Object.entries(value))
  return (
    required.every((name) => present.has(name)) &&
    Object.entries(properties).every(([name, { not = {}, ...others }]) => {
      if (Object.keys(others).length > 0) throw new Error(`no way to decide whether ${JSON.stringify(others)} is kept`)
      // `as`: the only `not` of a condition excludes one value.
      return !present.has(name) || present.get(name) !== (not as { const?: unknown }).const
    })
  )
}
