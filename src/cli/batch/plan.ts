import { UsageError } from '../exit-status.js'
import type { Entries } from './orders-file.js'
import { isConfiguration, isFinal, type Outcome } from './results-file.js'

/**
 * Which orders are to run: those without a result, and those whose last result is not final. Pure.
 *
 * @returns the keys
 * @throws UsageError when an order was sent with another body before: its result would speak for other amounts
 */
export function pendingOf(entries: Entries, last: ReadonlyMap<string, Outcome>): Set<string> {
  const pending = new Set<string>()
  const changed: string[] = []
  for (const [key, { sha256, line }] of entries) {
    const outcome = last.get(key)
    if (outcome === undefined || !isFinal(outcome)) pending.add(key)
    // A refusal of the merchant executed nothing, and its cause may stand in the body: a service id, for one.
    const mayChange = outcome?.result === 'refused' && isConfiguration(outcome.code)
    if (outcome?.sha256 !== undefined && outcome.sha256 !== sha256 && !mayChange) changed.push(`line ${line}: ${key}`)
  }
  if (changed.length === 0) return pending
  const more = changed.length > 20 ? [`and ${changed.length - 20} more`] : []
  throw new UsageError(
    `These orders have results for other bodies; nothing was sent. Put corrected orders into a file of their own, with results of their own:\n  ${[...changed.slice(0, 20), ...more].join('\n  ')}`,
  )
}
