import { expect, it } from 'vitest'
import { totalAmount, type FinishOrder, type ServiceOrder } from 'wechatpay-payscore'

it('adds what is charged and subtracts what is taken off', () => {
  expect(totalAmount({ post_payments: [{ amount: 40000 }, { amount: 5 }], post_discounts: [{ amount: 100 }] })).toBe(
    39905,
  )
  expect(
    totalAmount({ fees: [{ fee_amount: 4500 }, { fee_amount: 500 }], discounts: [{ discount_amount: 1000 }] }),
  ).toBe(4000)
})

it('adds the amounts of an order that a query found', () => {
  const ids = { appid: 'a', mchid: '1', out_order_no: 'o', service_id: 's', service_introduction: '' }
  const order: ServiceOrder = { ...ids, state: 'DONE', post_payments: [{ name: '租金', amount: 500, count: 2 }] }
  expect(totalAmount(order)).toBe(500)
  const older: FinishOrder = {
    ...ids,
    state: 'FINISHED',
    finish_type: 2,
    fees: [{ fee_name: '租金', fee_amount: 700 }],
  }
  expect(totalAmount(older)).toBe(700)
  expect(totalAmount({ ...older, finish_type: 1 })).toBe(0)
})

it('never multiplies by a count', () => {
  const counted = { amount: 600, count: 3 }
  expect(totalAmount({ post_payments: [counted] })).toBe(600)
  const fee = { fee_amount: 700, fee_count: 2 }
  expect(totalAmount({ fees: [fee] })).toBe(700)
})

it('counts an omitted amount as 0', () => {
  expect(totalAmount({ post_payments: [{}, { amount: 250 }] })).toBe(250)
  expect(totalAmount({})).toBe(0)
})

it('is 0 for an order that is cancelled unused', () => {
  expect(totalAmount({ finish_type: 1, fees: [{ fee_amount: 4500 }] })).toBe(0)
  expect(totalAmount({ finish_type: 2, fees: [{ fee_amount: 4500 }] })).toBe(4500)
})

it.each([1.5, -1, NaN, Infinity, 2 ** 53])('refuses the amount %s and names its place', (amount) => {
  expect(() => totalAmount({ post_payments: [{ amount: 1 }, { amount }] })).toThrow(
    /^\/post_payments\/1\/amount must be a whole number of fen/,
  )
})

it('refuses a sum that can no longer be counted exactly', () => {
  const amounts = [{ amount: Number.MAX_SAFE_INTEGER }, { amount: 2 }]
  expect(() => totalAmount({ post_payments: amounts })).toThrow(/^\/post_payments adds up to more/)
})

it('refuses lists of both products that together can no longer be counted exactly', () => {
  const { MAX_SAFE_INTEGER } = Number
  const both = { post_discounts: [{ amount: MAX_SAFE_INTEGER }], discounts: [{ discount_amount: 2 }] }
  expect(() => totalAmount(both)).toThrow(/add up to more/)
  expect(totalAmount({ ...both, fees: [{ fee_amount: MAX_SAFE_INTEGER }] })).toBe(-2)
})
