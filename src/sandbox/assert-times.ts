import { beijingTime, isCalendarDay } from '../beijing-time.js'
import { bodyError } from './service-error.js'
import type { SandboxOrder } from './types.js'

type Field = readonly [pointer: string, value: string | undefined]

/**
 * The start lies before the end, neither lies in the future, the end is not before the expected one, and all are as precise
 * as at creation.
 *
 * @throws ServiceError
 */
export function assertTimes(order: SandboxOrder, [startAt, start]: Field, [endAt, end]: Field): void {
  const created = order.time_range ?? {}
  assertTime(startAt, start, created.start_time)
  assertTime(endAt, end, created.end_time ?? created.start_time)
  if (created.end_time && end !== undefined && end < created.end_time) {
    throw bodyError(endAt, `must not be before the end that was expected at creation, ${created.end_time}`, end)
  }
  const from = start ?? created.start_time
  const to = end ?? created.end_time
  if (from === undefined || from === 'OnAccept' || to === undefined) return
  // The error names the time that was sent: the caller can change no other.
  const [at, value] = end === undefined ? [startAt, start] : [endAt, end]
  if (value === undefined) return
  if (from.length !== to.length) throw bodyError(at, `must be as precise as the other time: ${from} to ${to}`, value)
  // A day is all of it: 20251018 to 20251018 is that day.
  if (from > to || (from === to && to.length > 8))
    throw bodyError(at, `must leave the end after the start: ${from} to ${to}`, value)
}

function assertTime(at: string, time: string | undefined, created: string | undefined): void {
  if (time === undefined || time === 'OnAccept') return
  if (!isCalendarDay(time)) throw bodyError(at, 'is no day of the calendar', time)
  const now = beijingTime(new Date()).slice(0, time.length)
  if (time > now) throw bodyError(at, `must not be after the time of the call, ${now}`, time)
  if (created !== undefined && created !== 'OnAccept' && created.length !== time.length) {
    throw bodyError(at, `must be as precise as at creation, ${created}`, time)
  }
}
