import type { Validator, ValidatorError } from '../generated/validators.js'
import { RequestValidationError, type RequestIssue } from './errors.js'

/**
 * Checks a value of a request against the contract.
 *
 * @param pointer where the value stands; '' for the body
 * @throws RequestValidationError with one issue for each rule that it breaks
 */
export function checkRequest(validator: Validator, value: unknown, pointer = ''): void {
  if (validator(value)) return
  // Of an `anyOf` and an `if`, the one line that sums it up is enough.
  const errors = (validator.errors ?? []).filter(
    ({ keyword, schemaPath }) => keyword !== 'if' && !(keyword === 'required' && schemaPath.includes('/anyOf/')),
  )
  throw new RequestValidationError(errors.map((error) => issue(error, value, pointer)))
}

function issue(error: ValidatorError, root: unknown, base: string): RequestIssue {
  const { keyword, params } = error
  const at = base + error.instancePath
  switch (keyword) {
    case 'required':
      return { pointer: child(at, params.missingProperty), message: `is required${onCancel(error)}, but missing` }
    case 'dependentRequired':
      return {
        pointer: child(at, params.missingProperty),
        message: `is required beside ${String(params.property)}, but missing`,
      }
    case 'additionalProperties':
      return { pointer: child(at, params.additionalProperty), message: unknownField(String(params.additionalProperty)) }
    case 'false schema':
      return { pointer: at, message: 'must not be sent when finish_type is 1: leave it out' }
    case 'anyOf':
      return { pointer: at, message: 'must have fee_amount or fee_desc, but has neither' }
    default: {
      const value = valueAt(root, error.instancePath)
      return { pointer: at, message: `${rule(error)}, but is ${show(value, at)}${hint(error, value)}` }
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

/** A value for a message: short, and never a ticket, which is a credential for the order. */
function show(value: unknown, pointer: string): string {
  if (typeof value === 'string') {
    if (value.length > 40 || pointer.endsWith('ticket')) return `text of ${value.length} characters`
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(value)
}

function child(pointer: string, name: unknown): string {
  return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function valueAt(root: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1)
  return keys.reduce<unknown>((value, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    // `as`: a validator only points to what it has walked through.
    return (value as Record<string, unknown>)[name]
  }, root)
}
