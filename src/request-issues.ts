/** The words for the rules that a request breaks. */

import type { ObjectSchema } from '../generated/schemas.js'
import { wholeFen } from './amounts.js'
import { quote, type RequestIssue } from './errors.js'
import { typeName, withArticle } from './type-name.js'
import { labelOf, unknownField } from './unknown-field.js'
import type { Violation } from './validator.js'

/**
 * One issue for each rule that a value breaks.
 *
 * @param root the value, as the caller gave it
 * @param whole the schema that the value breaks
 */
export function issuesOf(violations: readonly Violation[], root: unknown, whole: ObjectSchema): RequestIssue[] {
  // An `enum` and the form of a time say it all.
  const suffices = ({ keyword, schema }: Violation): boolean =>
    keyword === 'enum' || (keyword === 'pattern' && isTime(schema))
  const sufficient = new Set(violations.filter(suffices).map(({ pointer }) => pointer))
  return violations
    .filter((each) => suffices(each) || !sufficient.has(each.pointer))
    .map((violation) => issueOf(violation, root, whole))
}

function issueOf(violation: Violation, root: unknown, whole: ObjectSchema): RequestIssue {
  const { keyword, schema, pointer, name, when } = violation
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return { pointer: child(pointer, name), message: `is required${when}, but missing` }
    case 'additionalProperties':
      return { pointer: child(pointer, labelOf(name)), message: unknownField(name, whole) }
    case 'not':
    case 'false schema':
      return { pointer, message: `must not be sent${when}: leave it out` }
    case 'anyOf':
      return {
        pointer,
        message: `must have ${(schema.anyOf ?? []).flatMap(({ required = [] }) => required).join(' or ')}`,
      }
    default: {
      const value = valueAt(root, pointer)
      const is = value === undefined ? 'missing' : described(value, violation)
      return { pointer, message: `${ruleOf(violation)}, but is ${is}${hint(violation, value)}` }
    }
  }
}

/** The words for a limit. */
const LIMITS: Readonly<Record<string, readonly [beginning: string, unit: string]>> = {
  minLength: ['have at least', 'character'],
  maxLength: ['have at most', 'character'],
  minItems: ['have at least', 'item'],
  maxItems: ['have at most', 'item'],
  minimum: ['be at least', ''],
  maximum: ['be at most', ''],
}

function ruleOf({ keyword, schema, when }: Violation): string {
  const rule: unknown = schema[keyword as keyof ObjectSchema] // `as`: a false schema has words of its own.
  if (Object.hasOwn(LIMITS, keyword)) {
    const [beginning, unit] = LIMITS[keyword] ?? []
    return `must ${beginning} ${String(rule)}${unit ? ` ${unit}${rule === 1 ? '' : 's'}` : ''}`
  }
  if (keyword === 'type') return `must be ${withArticle(String(rule))}`
  if (keyword === 'enum') return `must be one of ${(schema.enum ?? []).join(', ')}`
  return keyword === 'const' ? `must be ${String(rule)}${when}` : patternRule(schema)
}

function patternRule(schema: ObjectSchema): string {
  const { pattern = '' } = schema
  if (isTime(schema))
    return `must be yyyyMMddHHmmss${pattern.includes('OnAccept') ? ', yyyyMMdd or OnAccept' : ' or yyyyMMdd'} (Beijing time)`
  if (pattern.includes('\uFFFD')) return 'must not have emoji or other characters beyond U+FFFF'
  return `must match ${pattern}`
}

function isTime({ pattern }: ObjectSchema): boolean {
  return pattern !== undefined && pattern.includes('[0-9]{4}')
}

function hint({ keyword, schema, pointer }: Violation, value: unknown): string {
  if (isTime(schema)) {
    const isMoment = value instanceof Date || typeof value === 'number' || /^\d{4}-\d/.test(String(value))
    return isMoment ? ': beijingTime(date) writes it' : ''
  }
  if (pointer === '' && typeof value === 'string') return ': pass the object, not its JSON'
  if (schema.type !== 'integer') return ''
  const isYuan = typeof value === 'string' && pointer.endsWith('amount') && /^\d{1,7}\.\d{1,2}$/.test(value)
  if (isYuan || (keyword === 'type' && Number.isFinite(value))) return `: ${wholeFen(isYuan ? value : undefined)}`
  return typeof value === 'string' || typeof value === 'bigint' ? ': send a number' : ''
}

/** A value for a message: never a ticket, which is a credential for the order, and no text that may be a customer's. */
function described(value: unknown, { pointer, keyword, schema }: Violation): string {
  const isTicket = pointer.endsWith('ticket')
  if (typeof value === 'string') {
    const isWord = keyword === 'enum' && /^[\w-]{1,40}$/.test(value) && !/^\d/.test(value)
    const isMoment = isTime(schema) && /^[\d:TZ+. -]{1,40}$/.test(value)
    const isOrderNumber = pointer === '/out_order_no' && value.length <= 40
    return !isTicket && (isWord || isMoment || isOrderNumber) ? quote(value) : `text of ${value.length} characters`
  }
  if (value === null || (!isTicket && (typeof value === 'number' || typeof value === 'boolean'))) return String(value)
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (value instanceof Date) return 'a Date'
  return typeName(value)
}

function child(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The value as the caller gave it, which may have another shape than what is sent; undefined when it cannot be read. */
function valueAt(root: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1)
  try {
    return keys.reduce((value, key) => Reflect.get(Object(value) as object, key) as unknown, root)
  } catch {
    return undefined
  }
}
