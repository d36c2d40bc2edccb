/** The words for a field that the contract does not have, and the field that was probably meant. */

import type { Operation } from '../generated/operations.js'

/** A name as a message may show it: one that the API can have. Others may be a customer's words. */
export function labelOf(name: string): string {
  return /^[A-Za-z_]\w{0,39}$/.test(name) ? name : '(a name that the API cannot have)'
}

/**
 * What is wrong with the name.
 *
 * @param fields the names of all fields of the operation, nested ones too
 */
export function unknownField(name: string, fields: readonly string[], operations: readonly Operation[]): string {
  const snake = name.slice(0, 64).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (snake === 'out_order_no') return 'belongs in params.path, not in the body: WeChat Pay refuses it there'
  if (snake === 'out_trade_no')
    return 'is a field of other APIs: the number of this order is out_order_no, in params.path'
  const field = 'is not a field of the contract'
  if (fields.includes(snake)) return `${field}: API fields are snake_case, ${snake}`
  const other = operations.find((each) => each.fields.includes(snake) && !fields.includes(snake))
  if (other) return `is a field of ${other.path}: is this an order of another product?`
  const near = fields.find((each) => isNear(snake, each))
  return near === undefined ? field : `${field}: did you mean ${near}?`
}

/** Whether one or two changes of a letter make one name of the other. */
export function isNear(a: string, b: string): boolean {
  const limit = Math.min(a.length, b.length) > 5 ? 2 : 1
  return Math.abs(a.length - b.length) <= limit && distance(a, b) <= limit
}

/** How many letters are to be added, removed, exchanged or swapped (Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(before, j - 2) + 1)
      row.push(best)
    }
    ;[before, last] = [last, row]
  }
  return at(last, b.length)
}

function at(row: readonly number[] | undefined, index: number): number {
  return row?.[index] ?? 0
}
