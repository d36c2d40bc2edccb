/** Each export and each field says in an editor what it is, and in which unit. */
import { describe, expect, it } from 'vitest'
import { exportsOf } from './exports.js'

/** The types of the entries in package.json. */
const entries = ['src/index.ts', 'src/credentials-from-env.ts', 'src/sandbox/index.ts']

/** The unit that the text of a field names, by the name of the field. */
const units: readonly (readonly [name: RegExp, type: RegExp, unit: RegExp])[] = [
  [/amount$|_price$|_contribute$/, /number/, /\bfen\b/i],
  [
    /^(timeout|deadline|delay|duration|retryAfter|startTime|milliseconds|notifyDelays)$/,
    /number/,
    /\b(milli)?seconds\b/i,
  ],
  [/Tolerance$/, /number/, /\bseconds\b/],
  [/_time$/, /string/, /Beijing time|RFC 3339/],
]

describe.each(entries)('%s', (entry) => {
  const all = exportsOf(entry)

  it('has a text at each export and each field', () => {
    expect(all.length).toBeGreaterThan(5)
    expect(all.filter(({ text }) => text === '').map(({ name }) => name)).toEqual([])
  })

  it('names the unit of each amount and each time', () => {
    const without = all.filter(({ name, type, text }) =>
      units.some(
        ([field, kind, unit]) => field.test(name.split('.').at(-1) ?? '') && kind.test(type) && !unit.test(text),
      ),
    )
    expect(without.map(({ name, text }) => `${name}: ${text}`)).toEqual([])
  })
})

it('the walk comes to the fields of calls, responses, notifications and errors', () => {
  const ends = [
    '.params.path',
    '.query.query_id',
    '.collection.paid_amount',
    '.resource',
    '.detail.field',
    '.issues.pointer',
  ]
  const names = exportsOf('src/index.ts').map(({ name }) => name)
  expect(ends.filter((end) => !names.some((name) => name.endsWith(end)))).toEqual([])
})
