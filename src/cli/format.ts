/** Amounts and tables for people. */

import { oneLine } from './terminal.js'

/** An amount in both units: `388.00 yuan (38800 fen)`. */
export function money(fen: number | bigint): string {
  return `${yuan(fen)} yuan (${fen} fen)`
}

/** Fen as yuan, exactly: 38800 is `388.00`. */
export function yuan(fen: number | bigint): string {
  // A division could round.
  const digits = String(fen).replace('-', '').padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** How many orders: `1 order`, `3 orders`. */
export function orderCount(count: number): string {
  return `${count} ${count === 1 ? 'order' : 'orders'}`
}

/** Rows of a name and a value; those without a value are left out, those without a name continue the one above. */
export function rows(entries: readonly (readonly [name: string, value: string | undefined])[]): string {
  const printed = entries.filter(([, value]) => value !== undefined && value !== '')
  const width = Math.max(0, ...printed.map(([name]) => name.length))
  return printed.map(([name, value]) => `  ${name.padEnd(width)}  ${oneLine(value ?? '')}`.trimEnd()).join('\n')
}
