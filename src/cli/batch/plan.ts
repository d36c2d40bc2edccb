import { UsageError } from '../exit-status.js'
import type { Entries } from './orders-file.js'
import { isConfiguration, isFinal, type LastResult } from './results-file.js'

/**
 * Which orders are to run: those without a result, and those whose last result is not final. Pure.
 *
 * @returns the keys
 * @throws UsageError when an order was sent with another body before: its result would speak for other amounts
 */
export function pendingOf(entries: Entries, last: ReadonlyMap<string, LastResult>): Set<string> {
  const pending = new Set<string>()
  const changed: string[] = []
  for (const [key, { sha256, line }] of entries) {
    const earlier = last.get(key)
    if (earlier === undefined || !isFinal(earlier)) pending.add(key)
    // A refusal of the merchant executed nothing, and its cause may stand in the body: a service id, for one.
    const mayChange = earlier?.result === 'refused' && isConfiguration(earlier.code)
    if (earlier?.sha256 !== undefined && earlier.sha256 !== sha256 && !mayChange) changed.push(`line ${line}: ${key}`)
  }
  if (changed.length === 0) return pending
  const more = changed.length > 20 ? [`and ${changed.length - 20} more`] : []
  throw new UsageError(
    `These orders have results for other bodies; nothing was sent. Put corrected orders into a file of their own, with results of their own:\n  ${[...changed.slice(0, 20), ...more].join('\n  ')}`,
  )
}

/**
 * The orders that are to run, in the passes in which they run. What was refused for a configuration mistake runs last, and
 * the other orders of its service before it: a mistake in some orders shall not stop the others at every start. Pure.
 */
export function passesOf(
  pending: ReadonlySet<string>,
  entries: Entries,
  last: ReadonlyMap<string, LastResult>,
): ReadonlySet<string>[] {
  const isRefused = (key: string): boolean => last.get(key)?.result === 'refused'
  const serviceOf = (key: string): string | undefined => entries.get(key)?.service
  const keys = [...pending]
  const services = new Set(keys.filter(isRefused).map(serviceOf))
  const refused = keys.filter(isRefused)
  const beside = keys.filter((key) => !isRefused(key) && services.has(serviceOf(key)))
  const others = keys.filter((key) => !services.has(serviceOf(key)))
  return [others, beside, refused].map((each) => new Set(each))
}
