/**
 * Checks values against the contract's schemas: JSON Schema 2020-12, as much of it as the contract uses. Each schema
 * becomes functions when it is used for the first time.
 */

import type { ObjectSchema, Schema } from '../generated/schemas.js'

/** One rule that a value breaks. */
export interface Violation {
  /** JSON Pointer to the value. */
  readonly pointer: string
  /** The keyword that says so; `false schema` where no value is allowed. */
  readonly keyword: keyof ObjectSchema | 'false schema'
  readonly schema: ObjectSchema
  /** Which property is missing, or is one too many; else ''. */
  readonly name: string
  /** On what the rule depends, such as ` when finish_type is 1`; else ''. */
  readonly when: string
}

/** How many violations are enough: a list of a hundred thousand wrong items costs no more than one of a hundred. */
const ENOUGH = 100

type Check = (value: unknown, pointer: string, found: Violation[]) => void

const compiled = new WeakMap<object, Check>()

/** Every rule that a value breaks; of very many the first hundred. */
export function violationsOf(schema: ObjectSchema, value: unknown): readonly Violation[] {
  let check = compiled.get(schema)
  if (!check) compiled.set(schema, (check = compile(schema, '')))
  const found: Violation[] = []
  check(value, '', found)
  return found
}

export function isValid(schema: ObjectSchema, value: unknown): boolean {
  return violationsOf(schema, value).length === 0
}

function compile(schema: Schema, when: string): Check {
  if (schema === true) return () => {}
  if (schema === false)
    return (_, pointer, found) => found.push({ pointer, keyword: 'false schema', schema: {}, name: '', when })
  const fail: Fail = (found, pointer, keyword, name = '', depends = when) => {
    found.push({ pointer, keyword, schema, name, when: depends })
  }
  const checks = [
    ...ofType(schema, fail),
    ...ofText(schema, fail),
    ...ofNumber(schema, fail),
    ...ofArray(schema, fail, when),
    ...ofObject(schema, fail, when),
    ...ofParts(schema, fail, when),
  ]
  const [only] = checks
  if (only && checks.length === 1) return only
  return (value, pointer, found) => {
    for (const check of checks) check(value, pointer, found)
  }
}

type Fail = (found: Violation[], pointer: string, keyword: keyof ObjectSchema, name?: string, when?: string) => void

function ofType({ type, enum: values, ...others }: ObjectSchema, fail: Fail): Check[] {
  const checks: Check[] = []
  if (type)
    checks.push((value, pointer, found) => {
      if (!isOfType(value, type)) fail(found, pointer, 'type')
    })
  if (values)
    checks.push((value, pointer, found) => {
      if (!values.includes(value as string)) fail(found, pointer, 'enum')
    })
  if ('const' in others)
    checks.push((value, pointer, found) => {
      if (value !== others.const) fail(found, pointer, 'const')
    })
  return checks
}

function isOfType(value: unknown, type: ObjectSchema['type']): boolean {
  if (type === 'object') return isObject(value)
  if (type === 'array') return Array.isArray(value)
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function ofText({ minLength = 0, maxLength = Infinity, pattern }: ObjectSchema, fail: Fail): Check[] {
  if (minLength === 0 && maxLength === Infinity && pattern === undefined) return []
  const expression = new RegExp(pattern ?? '', 'u')
  const check: Check = (value, pointer, found) => {
    if (typeof value !== 'string') return
    // JSON Schema counts characters, of which some are two for JavaScript.
    const isSure = value.length <= maxLength && value.length >= minLength * 2
    const length = isSure ? value.length : value.length - (value.match(PAIRS)?.length ?? 0)
    if (length < minLength) fail(found, pointer, 'minLength')
    if (length > maxLength) fail(found, pointer, 'maxLength')
    if (!expression.test(value)) fail(found, pointer, 'pattern')
  }
  return [check]
}

const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g

function ofNumber({ minimum = -Infinity, maximum = Infinity }: ObjectSchema, fail: Fail): Check[] {
  if (minimum === -Infinity && maximum === Infinity) return []
  const check: Check = (value, pointer, found) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return
    if (value < minimum) fail(found, pointer, 'minimum')
    if (value > maximum) fail(found, pointer, 'maximum')
  }
  return [check]
}

function ofArray({ items, minItems = 0, maxItems = Infinity }: ObjectSchema, fail: Fail, when: string): Check[] {
  if (items === undefined && minItems === 0 && maxItems === Infinity) return []
  const checkItem = compile(items ?? true, when)
  const check: Check = (value, pointer, found) => {
    if (!Array.isArray(value)) return
    if (value.length < minItems) fail(found, pointer, 'minItems')
    if (value.length > maxItems) fail(found, pointer, 'maxItems')
    for (let index = 0; index < value.length && found.length < ENOUGH; index++)
      checkItem(value[index], `${pointer}/${index}`, found)
  }
  return [check]
}

/** An object is checked as JSON.stringify writes it: only own properties that are not undefined count. */
function has(value: Record<string, unknown>, name: string): boolean {
  return value[name] !== undefined && Object.hasOwn(value, name)
}

function ofObject(schema: ObjectSchema, fail: Fail, when: string): Check[] {
  const { required = [], properties = {}, additionalProperties = true, dependentRequired = {} } = schema
  const known = new Map(Object.entries(properties).map(([name, each]) => [name, compile(each, when)]))
  const dependent = Object.entries(dependentRequired)
  if (required.length + known.size + dependent.length === 0 && additionalProperties) return []
  const check: Check = (value, pointer, found) => {
    if (!isObject(value)) return
    for (const name of required) if (!has(value, name)) fail(found, pointer, 'required', name)
    for (const [name, others] of dependent) {
      if (!has(value, name)) continue
      for (const other of others) if (!has(value, other)) fail(found, pointer, 'dependentRequired', other, beside(name))
    }
    for (const name of Object.keys(value)) {
      if (found.length >= ENOUGH) return
      const checkProperty = known.get(name)
      if (!checkProperty) {
        if (!additionalProperties) fail(found, pointer, 'additionalProperties', name)
      } else if (value[name] !== undefined) checkProperty(value[name], `${pointer}/${name}`, found)
    }
  }
  return [check]
}

/** The keywords that apply other schemas to the same value. */
function ofParts(schema: ObjectSchema, fail: Fail, when: string): Check[] {
  const { allOf = [], anyOf, not, if: condition, else: otherwise, dependentSchemas = {} } = schema
  const checks = allOf.map((each) => compile(each, when))
  if (anyOf) {
    const alternatives = anyOf.map((each) => compile(each, when))
    checks.push((value, pointer, found) => {
      if (!alternatives.some((each) => holds(each, value))) fail(found, pointer, 'anyOf')
    })
  }
  if (not !== undefined) {
    const excluded = compile(not, when)
    checks.push((value, pointer, found) => {
      if (holds(excluded, value)) fail(found, pointer, 'not')
    })
  }
  if (condition !== undefined && otherwise !== undefined) {
    const [checkIf, checkElse] = [compile(condition, when), compile(otherwise, unless(condition))]
    checks.push((value, pointer, found) => {
      if (!holds(checkIf, value)) checkElse(value, pointer, found)
    })
  }
  for (const [name, each] of Object.entries(dependentSchemas)) {
    const check = compile(each, beside(name))
    checks.push((value, pointer, found) => {
      if (isObject(value) && has(value, name)) check(value, pointer, found)
    })
  }
  return checks
}

function holds(check: Check, value: unknown): boolean {
  const found: Violation[] = []
  check(value, '', found)
  return found.length === 0
}

function beside(name: string): string {
  return ` beside ${name}`
}

/** When a condition does not hold: a field that it requires is missing, or one has the value that it excludes. */
function unless({ required = [], properties = {} }: ObjectSchema): string {
  const values = Object.entries(properties).map(([name, field]) => {
    const { not } = Object(field) as ObjectSchema
    return not === undefined ? '' : ` when ${name} is ${String((Object(not) as ObjectSchema).const)}`
  })
  return [...required.map((name) => ` without ${name}`), ...values].join('')
}
