/** The words for the rules that a request breaks. */

import type { ValidatorError } from '../generated/validators.js'
import type { RequestIssue } from './errors.js'

/**
 * One issue for each rule that a value breaks.
 *
 * @param root the value, as the caller gave it
 */
export function issuesOf(errors: readonly ValidatorError[], root: unknown): RequestIssue[] {
  // Of an `if` the lines about its parts are enough; an `anyOf` and an `enum` say it all.
  const enums = new Set(errors.filter(({ keyword }) => keyword === 'enum').map(({ instancePath }) => instancePath))
  /** By its place, what each alternative of an `anyOf` misses. */
  const alternatives = new Map<string, string[]>()
  for (const { schemaPath, instancePath, params } of errors) {
    if (!/\/anyOf\/./.test(schemaPath)) continue
    const names = alternatives.get(instancePath) ?? []
    names.push(String(params.missingProperty))
    alternatives.set(instancePath, names)
  }
  return errors
    .filter(
      ({ keyword, schemaPath, instancePath }) =>
        keyword !== 'if' && !/\/anyOf\/./.test(schemaPath) && (keyword === 'enum' || !enums.has(instancePath)),
    )
    .map((error) => issueOf(error, alternatives, root))
}

function issueOf(
  error: ValidatorError,
  alternatives: ReadonlyMap<string, readonly string[]>,
  root: unknown,
): RequestIssue {
  const { keyword, params, instancePath } = error
  const at = instancePath
  switch (keyword) {
    case 'required':
      return { pointer: child(at, params.missingProperty), message: `is required${onCancel(error)}, but missing` }
    case 'dependentRequired':
      return {
        pointer: child(at, params.missingProperty),
        message: `is required beside ${String(params.property)}, but missing`,
      }
    case 'additionalProperties':
      return {
        pointer: child(at, params.additionalProperty),
        message: unknownField(String(params.additionalProperty).slice(0, 100)),
      }
    case 'false schema':
      return { pointer: at, message: `must not be sent${onCancel(error)}: leave it out` }
    case 'anyOf':
      return { pointer: at, message: `must have ${alternatives.get(instancePath)?.join(' or ')}` }
    default: {
      const value = valueAt(root, instancePath)
      return { pointer: at, message: `${rule(error)}, but is ${show(value, at, error)}${hint(error, value)}` }
    }
  }
}

function rule(error: ValidatorError): string {
  const { keyword, params } = error
  const limit = String(params.limit)
  switch (keyword) {
    case 'type':
      return `must be ${article(String(params.type))}`
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
      return pattern(String(params.pattern))
    default:
      return `must satisfy ${keyword} ${JSON.stringify(params)}`
  }
}

function pattern(source: string): string {
  if (source.includes('OnAccept')) return 'must be yyyyMMddHHmmss, yyyyMMdd or OnAccept (Beijing time)'
  if (source.includes('[0-9]{4}')) return 'must be yyyyMMddHHmmss or yyyyMMdd (Beijing time)'
  if (source.includes('\\uFFFF'))
    return 'must not have emoji or other characters beyond U+FFFF, which WeChat Pay refuses'
  return `must match ${source}`
}

function hint({ keyword, params }: ValidatorError, value: unknown): string {
  if (keyword !== 'type' || params.type !== 'integer') return ''
  if (typeof value === 'string') return ': send a number, not text'
  if (typeof value === 'bigint') return ': send a number, not a BigInt'
  if (typeof value === 'number' && Number.isFinite(value)) return ': amounts are whole fen, 1.5 yuan is 150'
  return ''
}

function unknownField(name: string): string {
  if (name === 'out_order_no') return 'belongs in params.path, not in the body: WeChat Pay refuses it there'
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return `is not a field of the contract${snake === name ? '' : `: API fields are snake_case, ${snake}`}`
}

function onCancel({ schemaPath }: ValidatorError): string {
  return schemaPath.includes('/then/') ? ' when finish_type is 1' : ''
}

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`
}

/**
 * A value for a message: short, never a ticket, which is a credential for the order, and of text only what cannot be a
 * customer's: an enum, a time, an order number, or a number that was sent as text.
 */
function show(value: unknown, pointer: string, error: ValidatorError): string {
  if (pointer.endsWith('ticket'))
    return typeof value === 'string' ? `text of ${value.length} characters` : `a ${typeof value}`
  if (typeof value === 'string') {
    return isFree(value, pointer, error) || value.length > 40
      ? `text of ${value.length} characters`
      : JSON.stringify(value)
  }
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'function' || typeof value === 'symbol' ? `a ${typeof value}` : String(value)
}

function isFree(text: string, pointer: string, { keyword, params }: ValidatorError): boolean {
  if (keyword === 'enum' || pointer === '/out_order_no' || String(params.pattern).includes('[0-9]{4}')) return false
  return params.type !== 'integer' || !/^[0-9.,+-]*$/.test(text)
}

function child(pointer: string, name: unknown): string {
  return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function valueAt(root: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1)
  return keys.reduce<unknown>((value, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    // What is shown may be shaped otherwise than what is sent.
    return (Object(value) as Record<string, unknown>)[name]
  }, root)
}
