import fc from 'fast-check'
import { retryAfter as read } from '../../../src/retry-policy.js'
import { mutated } from './mutated.js'
import { ACCEPTED, Violation, type Target } from './target.js'

/** The Retry-After header: milliseconds, finite and never negative, or nothing. */
export function retryAfter(): Target<{ header: string | null; now: number }> {
  const latest = 8.64e15
  const dates = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
  const header = fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 30, arbitrary: mutated(seeds, words) },
    { weight: 5, arbitrary: fc.nat().map(String) },
    { weight: 5, arbitrary: dates.map((date) => date.toUTCString()) },
  )
  const now = fc.oneof(fc.integer({ min: 0, max: latest }), fc.constant(1_700_000_000_000))
  return {
    inputs: fc.record({ header, now }, { noNullPrototype: true }),
    feed({ header, now }) {
      const delay = read(header, now)
      const wanted = header === null ? {} : exactly(header, now)
      if (wanted && delay !== wanted.delay) throw new Violation(`${delay}, but ${wanted.delay} was wanted`)
      if (delay === undefined) return 'undefined'
      if (!Number.isFinite(delay) || delay < 0) throw new Violation(`${delay} is no pause`)
      return ACCEPTED
    },
  }
}

const seeds = ['120', '0', '3600', 'Fri, 31 Dec 1999 23:59:59 GMT', 'Sat, 21 Nov 2026 05:00:00 GMT']
const words = [
  ' ',
  'GMT',
  '-1',
  '1e3',
  '1.5',
  '+',
  '0x10',
  'NaN',
  'Infinity',
  '١٢',
  '24:00:00',
  '99',
  ', ',
  '275761',
  'Feb',
]

/** The milliseconds of a header that is certainly a number of seconds or a date of HTTP: none for a date that has passed. */
function exactly(header: string, now: number): { delay?: number } | undefined {
  if (/^[0-9]{1,8}$/.test(header)) return { delay: Number(header) * 1000 }
  const date = new Date(header)
  if (Number.isNaN(date.getTime()) || date.toUTCString() !== header || date.getUTCFullYear() < 1900) return undefined
  if (date.getUTCFullYear() > 9999) return undefined
  return date.getTime() > now ? { delay: date.getTime() - now } : {}
}
