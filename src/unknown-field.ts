/** The words for a field that the contract does not have, and the field that was probably meant. */

import { operations } from '../generated/operations.js'
import type { ObjectSchema, Schema } from '../generated/schemas.js'

/** A name as a message may show it: one that the API can have. Others may be a customer's words. */
export function labelOf(name: string): string {
  return /^[A-Za-z_]\w{0,39}$/.test(name) ? name : '(no name of the API)'
}

/**
 * What is wrong with the name.
 *
 * @param schema the query or the body that the name stands in, at any depth
 */
export function unknownField(name: string, schema: ObjectSchema): string {
  const fields = fieldNames(schema)
  const snake = name.slice(0, 64).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const field = 'is not a field of the contract'
  if (fields.includes(snake)) return `${field}: API fields are snake_case, ${snake}`
  if (snake === 'out_order_no') return 'belongs in params.path'
  if (snake === 'out_trade_no') return 'is out_order_no here'
  const other = Object.values(operations).find(({ body }) => fieldNames(body).includes(snake))
  if (other) return `is a field of ${other.path}: is this an order of another product?`
  const near = fields.find((each) => isNear(snake, each))
  return near === undefined ? field : `${field}: did you mean ${near}?`
}

/** The names of all fields of a schema, those of nested objects and of items too. */
function fieldNames(schema: Schema | undefined): string[] {
  if (typeof schema !== 'object') return []
  const { properties = {}, items } = schema
  return [...Object.keys(properties), ...[...Object.values(properties), items].flatMap((each) => fieldNames(each))]
}

/** Whether the names differ in one place, by at most two letters. */
export function isNear(a: string, b: string): boolean {
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return longer > 3 && longer - start - end <= 2
}
