/** What became of the orders of a batch, in numbers. Pure. */

import { money, yuan } from '../format.js'
import { oneLine } from '../terminal.js'
import type { Entries } from './orders-file.js'
import { isFinal, type Outcome } from './results-file.js'

/** How an order stands at the end; `not run` has no result yet. */
export const STANDINGS = ['completed', 'completed-differently', 'canceled', 'refused', 'unknown', 'not run'] as const
export type Standing = (typeof STANDINGS)[number]

export interface Totals {
  orders: number
  /** A sum of many amounts may be more than a number holds exactly. */
  fen: bigint
}

export interface Tally {
  readonly orders: number
  readonly totals: Readonly<Record<Standing, Totals>>
  /** How many of the completed ones are paid. */
  readonly paid: number
  /** How many ended otherwise than asked. */
  readonly otherwise: number
  /** How many refusals are final: a further start would not run their orders. */
  readonly refused: number
  /** How many a further start would run. */
  readonly left: number
  /** The orders that are not completed, the first ones, for a list. */
  readonly notable: readonly string[]
}

/** How many orders the summary lists. */
const MOST_LISTED = 20

export function tallyOf(entries: Entries, last: ReadonlyMap<string, Outcome>): Tally {
  // `as`: each standing is there.
  const totals = Object.fromEntries(STANDINGS.map((each) => [each, { orders: 0, fen: 0n }])) as Record<Standing, Totals>
  const notable: string[] = []
  let [paid, otherwise, refused, left] = [0, 0, 0, 0]
  for (const [key, { total, asked, line }] of entries) {
    const outcome = last.get(key)
    const standing = outcome?.result ?? 'not run'
    totals[standing].orders++
    totals[standing].fen += BigInt(total)
    if (outcome?.paid) paid++
    if (!outcome || !isFinal(outcome)) left++
    else if (outcome.result === 'refused') refused++
    if (!outcome || outcome.result === asked) continue
    otherwise++
    if (notable.length < MOST_LISTED)
      notable.push([standing, key, `line ${line}`, outcome.code && oneLine(outcome.code)].filter(Boolean).join('  '))
  }
  if (otherwise > MOST_LISTED) notable.push(`and ${otherwise - MOST_LISTED} more, see the results file`)
  return { orders: entries.size, totals, paid, otherwise, refused, left, notable }
}

/** The summary for people. */
export function summaryText({ orders, totals, paid, notable }: Tally): string {
  const lines = STANDINGS.filter((standing) => totals[standing].orders > 0).map((standing) => {
    const { orders: count, fen } = totals[standing]
    const note = standing === 'completed' ? `  (${paid} of them paid)` : ''
    return `  ${standing.padEnd(22)}${String(count).padStart(8)}  ${money(fen)}${note}`
  })
  const all = STANDINGS.reduce((sum, standing) => sum + totals[standing].fen, 0n)
  const list = notable.length === 0 ? [] : ['', ...notable.map((each) => `  ${each}`)]
  return [...lines, `  ${'all'.padEnd(22)}${String(orders).padStart(8)}  ${money(all)}`, ...list].join('\n')
}

/** The summary for programs. Amounts are in fen. */
export function summaryJson({ orders, totals, paid, left }: Tally, stopped: string | undefined): object {
  const entries = STANDINGS.map((standing) => {
    const { orders: count, fen } = totals[standing]
    return [standing, { orders: count, fen: Number(fen), yuan: yuan(fen) }] as const
  })
  return { orders, paid, left, totals: Object.fromEntries(entries), ...(stopped !== undefined && { stopped }) }
}
