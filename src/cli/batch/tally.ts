/** What became of the orders of a batch, in numbers. Pure. */

import { money, yuan } from '../format.js'
import { oneLine } from '../terminal.js'
import type { Entries } from './orders-file.js'
import { isFinal, type LastResult } from './results-file.js'

/** The groups of the summary: the results, and `not run` for an order without one. */
const GROUPS = ['completed', 'completed-differently', 'canceled', 'refused', 'unknown', 'not run'] as const
type Group = (typeof GROUPS)[number]

export interface Totals {
  orders: number
  /** A sum of many amounts may be more than a number holds exactly. */
  fen: bigint
}

export interface Tally {
  readonly orders: number
  readonly totals: Readonly<Record<Group, Totals>>
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

export function tallyOf(entries: Entries, last: ReadonlyMap<string, LastResult>): Tally {
  // `as`: each group is there.
  const totals = Object.fromEntries(GROUPS.map((each) => [each, { orders: 0, fen: 0n }])) as Record<Group, Totals>
  const notable: string[] = []
  let [paid, otherwise, refused, left] = [0, 0, 0, 0]
  for (const [key, { total, asked, line }] of entries) {
    const earlier = last.get(key)
    const group = earlier?.result ?? 'not run'
    totals[group].orders++
    totals[group].fen += BigInt(total)
    if (earlier?.paid) paid++
    if (!earlier || !isFinal(earlier)) left++
    else if (earlier.result === 'refused') refused++
    if (!earlier || earlier.result === asked) continue
    otherwise++
    if (notable.length < MOST_LISTED)
      notable.push([group, key, `line ${line}`, earlier.code && oneLine(earlier.code)].filter(Boolean).join('  '))
  }
  if (otherwise > MOST_LISTED) notable.push(`and ${otherwise - MOST_LISTED} more, see the results file`)
  return { orders: entries.size, totals, paid, otherwise, refused, left, notable }
}

/** The summary for people. */
export function summaryText({ orders, totals, paid, notable }: Tally): string {
  const lines = GROUPS.filter((group) => totals[group].orders > 0).map((group) => {
    const { orders: count, fen } = totals[group]
    const note = group === 'completed' ? `  (${paid} of them paid)` : ''
    return `  ${group.padEnd(22)}${String(count).padStart(8)}  ${money(fen)}${note}`
  })
  const all = GROUPS.reduce((sum, group) => sum + totals[group].fen, 0n)
  const list = notable.length === 0 ? [] : ['', ...notable.map((each) => `  ${each}`)]
  return [...lines, `  ${'all'.padEnd(22)}${String(orders).padStart(8)}  ${money(all)}`, ...list].join('\n')
}

/** The summary for programs. Amounts are in fen. */
export function summaryJson({ orders, totals, paid, left }: Tally, stopped: string | undefined): object {
  const entries = GROUPS.map((group) => {
    const { orders: count, fen } = totals[group]
    return [group, { orders: count, fen: Number(fen), yuan: yuan(fen) }] as const
  })
  return { orders, paid, left, totals: Object.fromEntries(entries), ...(stopped !== undefined && { stopped }) }
}
