/** What counts as the same completion. */
import { describe, expect, it } from 'vitest'
import { hasSameItems, judge } from '../../src/completion-verdict.js'

const asked = {
  total_amount: 900,
  post_payments: [
    { name: '租金', amount: 600, count: 3 },
    { name: '租金', amount: 500 },
  ],
  post_discounts: [{ name: '满减', amount: 200 }],
}
const [rent, more] = asked.post_payments

function verdict(changed: object, what: object = asked): string {
  return judge({ ...asked, state: 'DONE', ...changed }, what).result
}

describe('an order is completed as asked', () => {
  it.each<[string, object]>([
    ['with the same items', {}],
    ['in another order', { post_payments: [more, rent] }],
    ['with a count of 1 that was omitted', { post_payments: [rent, { ...more, count: 1 }] }],
    ['with a count of null', { post_payments: [rent, { ...more, count: null }] }],
    ['with a count of 0, which is none', { post_payments: [rent, { ...more, count: 0 }] }],
    ['with other descriptions', { post_payments: [{ ...rent, description: '3天' }, more] }],
    ['with a new field', { post_payments: [{ ...rent, a_new_field: 1 }, more] }],
    ['with empty lists of the other products', { fees: [], discounts: [] }],
  ])('%s', (_, changed) => {
    expect(verdict(changed)).toBe('completed')
  })

  it.each<[string, object, object]>([
    ['an omitted list is empty', { post_discounts: undefined }, { post_discounts: [] }],
    ['an empty list is omitted', { post_discounts: [] }, { post_discounts: undefined }],
    ['an omitted amount is 0', { post_payments: [{ name: '租金', amount: 0 }] }, { post_payments: [{ name: '租金' }] }],
  ])('where %s', (_, changed, what) => {
    expect(verdict(changed, { ...asked, ...what })).toBe('completed')
  })
})

describe('an order is completed differently', () => {
  it.each<[string, object]>([
    ['with another total', { total_amount: 901 }],
    ['with another amount', { post_payments: [rent, { ...more, amount: 501 }] }],
    ['with another name', { post_payments: [rent, { ...more, name: '押金' }] }],
    ['with another count', { post_payments: [{ ...rent, count: 2 }, more] }],
    ['with an item more', { post_payments: [rent, more, { name: '赔偿' }] }],
    ['with an item less', { post_payments: [rent] }],
    ['with one item twice', { post_payments: [rent, rent] }],
    ['with another discount', { post_discounts: [{ name: '满减', amount: 100 }] }],
    ['without a discount', { post_discounts: [] }],
    ['with two names that read as one', { post_payments: [{ name: '租金",600,3],["租金', amount: 500 }] }],
    ['with an item that is none', { post_payments: [rent, null] }],
  ])('%s', (_, changed) => {
    expect(verdict(changed)).toBe('completed-differently')
  })
})

it.each<[string, object]>([
  ['an amount as text', { post_payments: [rent, { ...more, amount: '500' }] }],
  ['a count as text', { post_payments: [{ ...rent, count: '3' }, more] }],
  ['one object in place of a list', { post_payments: rent }],
  ['a list as text', { post_payments: JSON.stringify(asked.post_payments) }],
])('an order with %s proves nothing', (_, changed) => {
  expect(verdict(changed)).toBe('unclear')
})

it.each<[string, object, boolean]>([
  ['lists nothing', {}, true],
  ['has the same items', { post_payments: [more, rent], post_discounts: asked.post_discounts }, true],
  ['has the same items and does not list discounts', { post_payments: [more, rent] }, true],
  ['has other items', { post_payments: [rent, { ...more, amount: 501 }] }, false],
  ['has no discount', { post_payments: [rent, more], post_discounts: [] }, false],
  ['has a list that cannot be read', { post_payments: 'none' }, false],
])('a response that %s is one of this completion: %s', (_, response, expected) => {
  expect(hasSameItems(response, asked)).toBe(expected)
})

describe('an order of the older products', () => {
  const fees = [{ fee_name: '租金', fee_amount: 600, fee_count: 3 }]
  const discounts = [{ discount_name: '满减', discount_amount: 200 }]
  const body = { total_amount: 400, finish_type: 2, fees, discounts }

  it.each<[string, string, object]>([
    ['completed', 'FINISHED', {}],
    ['completed', 'USER_PAID', { finish_type: 2 }],
    ['completed-differently', 'FINISHED', { fees: [{ ...fees[0], fee_amount: 700 }] }],
    ['completed-differently', 'FINISHED', { fees: [{ ...fees[0], fee_count: 1 }] }],
    ['completed-differently', 'FINISHED', { discounts: [{ discount_name: '满减', discount_amount: 100 }] }],
    ['canceled', 'REVOKED', { total_amount: 0 }],
    ['canceled', 'FINISHED', { finish_type: 1, total_amount: 0 }],
    ['open', 'USER_ACCEPTED', {}],
    ['open', 'CREATED', {}],
    ['open', 'EXPIRED', {}],
    ['unclear', 'DOING', {}],
    ['unclear', 'FINISHED', { total_amount: undefined }],
  ])('is %s when it is %s %j', (expected, state, changed) => {
    expect(judge({ ...body, finish_type: undefined, state, ...changed }, body).result).toBe(expected)
  })

  it.each<[string, object]>([
    ['canceled', {}],
    ['canceled', { finish_type: 1 }],
    ['completed-differently', { finish_type: 2 }],
    ['completed-differently', { total_amount: 400, fees }],
  ])('that was to be cancelled is %s when it is FINISHED %j', (expected, changed) => {
    const result = judge({ state: 'FINISHED', total_amount: 0, ...changed }, { finish_type: 1, total_amount: 0 })
    expect(result.result).toBe(expected)
  })
})

it.each([
  ['DONE', undefined, true],
  ['USER_PAID', undefined, true],
  ['FINISHED', undefined, false],
  ['FINISHED', { state: 'USER_PAYING' }, false],
  ['FINISHED', { state: 'USER_PAID' }, true],
])('an order that is %s, its collection %j, is paid: %s', (state, collection, paid) => {
  expect(judge({ ...asked, state, collection }, asked)).toEqual({ result: 'completed', paid })
})
