/** Checks of options. Each throws a TypeError that names the option and says what it is instead. */

import { typeName } from './type-name.js'

export function assertNumber(
  option: string,
  value: unknown,
  minimum: number,
  maximum: number,
): asserts value is number {
  if (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum) return
  const is = typeof value === 'number' ? String(value) : typeName(value)
  throw new TypeError(`${option} must be a whole number from ${minimum} to ${maximum}, but is ${is}`)
}

export function assertFunction(option: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function')
    throw new TypeError(`${option} must be a function, but is ${typeName(value)}`)
}

export function assertObject(what: string, value: unknown): void {
  if (typeof value !== 'object' || value === null)
    throw new TypeError(`${what} must be an object, but is ${typeName(value)}`)
}
