import { typeName } from './type-name.js'

/**
 * A moment as the API writes it in `time_range` and `real_service_…_time`: `yyyyMMddHHmmss` in Beijing time, which is
 * UTC+8 all year.
 *
 * @throws TypeError for an invalid date
 * @example
 * beijingTime(new Date('2025-10-18T04:00:00Z')) // '20251018120000'
 */
export function beijingTime(date: Date): string {
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) {
    const advice = typeof date === 'number' || typeof date === 'string' ? ': write new Date() round it' : ''
    const given = (date as unknown) instanceof Date ? 'an invalid one' : typeName(date)
    throw new TypeError(`beijingTime() takes a valid Date, but is given ${given}${advice}`)
  }
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().replace(/[-T:]|\..*/g, '')
}

/** Whether the digits of a `yyyyMMdd` or `yyyyMMddHHmmss` name a day of the calendar. */
export function isCalendarDay(time: string): boolean {
  const [year, month, day] = [time.slice(0, 4), time.slice(4, 6), time.slice(6, 8)].map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day
}
