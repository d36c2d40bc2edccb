/** The words for the rules that a request breaks. */

import { operations } from '../generated/operations.js'
import type { ValidatorError } from '../generated/validators.js'
import { ROUNDING } from './amounts.js'
import { quote, type RequestIssue } from './errors.js'
import { unknownField } from './unknown-field.js'

/**
 * One issue for each rule that a value breaks.
 *
 * @param root the value, as the caller gave it
 * @param fields the names of all fields that it may have, nested ones too
 */
export function issuesOf(
  errors: readonly ValidatorError[],
  root: unknown,
  fields: readonly string[] = [],
): RequestIssue[] {
  // Of an `if` the lines about its parts are enough; an `anyOf` and an `enum` say it all.
  const enums = new Set(errors.filter(({ keyword }) => keyword === 'enum').map(({ instancePath }) => instancePath))
  /** By its place, what each alternative of an `anyOf` misses. */
  const alternatives = new Map<string, string[]>()
  for (const { schemaPath, instancePath, params } of errors) {
    if (!schemaPath.includes('/anyOf/')) continue
    const names = alternatives.get(instancePath) ?? []
    names.push(String(params.missingProperty))
    alternatives.set(instancePath, names)
  }
  return errors
    .filter(
      ({ keyword, schemaPath, instancePath }) =>
        keyword !== 'if' && !schemaPath.includes('/anyOf/') && (keyword === 'enum' || !enums.has(instancePath)),
    )
    .map((error) => issueOf(error, alternatives, root, fields))
}

function issueOf(
  error: ValidatorError,
  alternatives: ReadonlyMap<string, readonly string[]>,
  root: unknown,
  fields: readonly string[],
): RequestIssue {
  const { keyword, params, instancePath } = error
  switch (keyword) {
    case 'required': {
      const name = String(params.missingProperty)
      return { pointer: child(instancePath, name), message: `is required${onCancel(error)}, but missing` }
    }
    case 'dependentRequired': {
      const message = `is required beside ${String(params.property)}, but missing`
      return { pointer: child(instancePath, String(params.missingProperty)), message }
    }
    case 'additionalProperties': {
      const name = String(params.additionalProperty)
      const { label, message } = unknownField(name, fields, Object.values(operations))
      return { pointer: child(instancePath, label), message }
    }
    case 'false schema':
      return { pointer: instancePath, message: `must not be sent${besideOther(error)}${onCancel(error)}: leave it out` }
    case 'anyOf':
      return { pointer: instancePath, message: `must have ${alternatives.get(instancePath)?.join(' or ')}` }
    default: {
      const value = valueAt(root, instancePath)
      const is = value === undefined ? 'missing' : described(value, instancePath, error)
      return { pointer: instancePath, message: `${rule(error)}, but is ${is}${hint(error, value)}` }
    }
  }
}

function rule(error: ValidatorError): string {
  const { keyword, params } = error
  const limit = String(params.limit)
  switch (keyword) {
    case 'type':
      return `must be ${/^[aeio]/.test(String(params.type)) ? 'an' : 'a'} ${String(params.type)}`
    case 'minLength':
      return `must have at least ${limit} ${limit === '1' ? 'character' : 'characters'}`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return `must have at least ${limit} ${limit === '1' ? 'item' : 'items'}`
    case 'maxItems':
      return `must have at most ${limit} items`
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`
    case 'const':
      return `must be ${String(params.allowedValue)}${onCancel(error)}`
    case 'pattern':
      return patternRule(String(params.pattern))
    default:
      return `must satisfy ${keyword}`
  }
}

function patternRule(source: string): string {
  if (source.includes('OnAccept')) return 'must be yyyyMMddHHmmss, yyyyMMdd or OnAccept (Beijing time)'
  if (isTimePattern(source)) return 'must be yyyyMMddHHmmss or yyyyMMdd (Beijing time)'
  if (source.includes('\\uFFFF') || source.includes('\uffff'))
    return 'must not have emoji or other characters beyond U+FFFF, which WeChat Pay refuses'
  const [, characters] = /^\^\[([^\]]+)\]\+\$$/.exec(source) ?? []
  const listed = characters?.match(/\w-\w|\\.|./g)?.map((each) => each.replace('\\', ''))
  return listed ? `must consist of the characters ${listed.join(' ')}` : `must match ${source}`
}

function isTimePattern(source: unknown): boolean {
  return String(source).includes('[0-9]{4}')
}

function hint({ keyword, params }: ValidatorError, value: unknown): string {
  if (keyword === 'pattern' && isTimePattern(params.pattern)) {
    return typeof value === 'string' && /^\d{4}-\d/.test(value) ? ': beijingTime(date) writes it' : ''
  }
  const wantsNumber =
    params.type === 'integer' || [params.allowedValues].flat().some((each) => typeof each === 'number')
  if (!wantsNumber) return ''
  if (typeof value === 'string') return ': send a number, not text'
  if (typeof value === 'bigint') return ': send a number, not a BigInt'
  return typeof value === 'number' && Number.isFinite(value) && keyword === 'type' ? `: ${ROUNDING}` : ''
}

/** Of several query parameters a call has exactly one. */
function besideOther({ schemaPath }: ValidatorError): string {
  const [, other] = /\/dependentSchemas\/(\w+)\//.exec(schemaPath) ?? []
  return other === undefined ? '' : ` beside ${other}`
}

function onCancel({ schemaPath }: ValidatorError): string {
  return schemaPath.includes('/then/') ? ' when finish_type is 1' : ''
}

/** A value for a message: never a ticket, which is a credential for the order, and no text that may be a customer's. */
function described(value: unknown, pointer: string, { keyword, params }: ValidatorError): string {
  if (pointer.endsWith('ticket'))
    return typeof value === 'string' ? `text of ${value.length} characters` : `a ${typeof value}`
  if (typeof value === 'string') {
    const isWord = keyword === 'enum' && /^[\w-]{1,40}$/.test(value) && !/^\d/.test(value)
    const isTime = isTimePattern(params.pattern) && /^[\d:TZ+. -]{1,40}$/.test(value)
    const isOrderNumber = pointer === '/out_order_no' && value.length <= 40
    return isWord || isTime || isOrderNumber ? quote(value) : `text of ${value.length} characters`
  }
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? String(value) : `a ${typeof value}`
}

function child(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The value as the caller gave it; undefined when it cannot be read a second time. */
function valueAt(root: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1)
  try {
    return walk(root, keys)
  } catch {
    return undefined
  }
}

function walk(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    // What the caller gave may have another shape than what is sent.
    return (Object(value) as Record<string, unknown>)[name]
  }, root)
}
