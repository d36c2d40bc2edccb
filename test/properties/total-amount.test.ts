/** The documented sum, counted once more in whole numbers that never round. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { totalAmount } from '../../src/index.js'
import { runs } from './runs.js'

const { MAX_SAFE_INTEGER } = Number
const fen = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 1_000_000 }) },
  { weight: 2, arbitrary: fc.maxSafeNat() },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, MAX_SAFE_INTEGER - 1, MAX_SAFE_INTEGER) },
)
const noFen = fc.constantFrom<unknown>(-1, 0.5, NaN, Infinity, 2 ** 53, '1', null, true, {}, 1n)
/** An item: an amount that may be left out, a count that must not matter, and now and then what is no amount. */
const items = (field: string) => {
  const amount = fc.oneof(
    { weight: 60, arbitrary: fc.option(fen, { nil: undefined }) },
    { weight: 1, arbitrary: noFen },
  )
  const item = fc.record(
    { [field]: amount, count: fc.nat(), fee_count: fc.nat(), name: fc.string() },
    { requiredKeys: [] },
  )
  return fc.array(item, { maxLength: 8 })
}
const LISTS = { post_payments: 'amount', post_discounts: 'amount', fees: 'fee_amount', discounts: 'discount_amount' }
const bodies = fc.record(
  {
    post_payments: items('amount'),
    post_discounts: items('amount'),
    fees: items('fee_amount'),
    discounts: items('discount_amount'),
    finish_type: fc.constantFrom(1, 2, 2, 2),
  },
  { requiredKeys: [] },
)

/** The sum of one list; undefined when an amount is none, or when it is more than a number holds. */
function sum(list: readonly object[] = [], field: string): bigint | undefined {
  let total = 0n
  for (const item of list) {
    const amount: unknown = Object.getOwnPropertyDescriptor(item, field)?.value
    if (amount === undefined) continue
    if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount < 0) return undefined
    total += BigInt(amount)
  }
  return total > BigInt(MAX_SAFE_INTEGER) ? undefined : total
}

it('is what is charged less what is taken off, exactly, or a TypeError', () => {
  const property = fc.property(bodies, (body) => {
    // `as`: some of the amounts are none.
    const total = (): number => totalAmount(body as Parameters<typeof totalAmount>[0])
    if (body.finish_type === 1) return void expect(total()).toBe(0)
    const [paid, off, fees, discounts] = Object.entries(LISTS).map(([list, field]) =>
      sum(body[list as keyof typeof LISTS], field),
    )
    if (paid === undefined || off === undefined || fees === undefined || discounts === undefined) {
      return void expect(total).toThrow(TypeError)
    }
    const exact = paid - off + fees - discounts
    if (exact > MAX_SAFE_INTEGER || exact < -MAX_SAFE_INTEGER) expect(total).toThrow(TypeError)
    else expect(BigInt(total())).toBe(exact)
  })
  fc.assert(property, runs(1000))
})
