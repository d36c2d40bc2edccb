// Each assertion throws a TypeError that names the field.
import { quote } from '../errors.js'
import { isNear } from '../unknown-field.js'

/** Refuses a field that the sandbox does not read: it is most often a misspelt one. */
export function assertKeys(what: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown === undefined) return
  throw new TypeError(`${what} has ${known.join(', ')}, but not ${quote(unknown)}${didYouMean(unknown, known)}`)
}

/** The name that was probably meant, as the end of a message, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = name.length <= 64 ? known.find((each) => isNear(name.toLowerCase(), each.toLowerCase())) : undefined
  return near === undefined ? '' : `: did you mean ${near}?`
}

export function assertOneOf(field: string, value: unknown, names: readonly string[]): void {
  if (typeof value !== 'string' || !names.includes(value))
    throw new TypeError(
      `${field} must be one of ${names.join(', ')}, but is ${describe(value)}${typeof value === 'string' ? didYouMean(value, names) : ''}`,
    )
}

export function assertText(field: string, value: unknown, length: number): void {
  const form = /^[\0-\uD7FF\uE000-\uFFFF]+$/u
  if (value !== undefined && !(typeof value === 'string' && value.length <= length && form.test(value)))
    throw new TypeError(`${field} must be text of 1 to ${length} characters, without emoji`)
}

export function assertWholeNumber(field: string, value: unknown, minimum: number, maximum: number): void {
  if (!Number.isInteger(value) || Number(value) < minimum || Number(value) > maximum)
    throw new TypeError(`${field} must be a whole number from ${minimum} to ${maximum}, but is ${describe(value)}`)
}

/** A value for a message. Text is cut short, numbers and booleans stand as they are, of anything else stands the type. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  return value === null || ['undefined', 'number', 'boolean'].includes(typeof value)
    ? String(value)
    : `a value of type ${typeof value}`
}
