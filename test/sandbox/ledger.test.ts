/** The orders that the sandbox holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { addOrder } from './orders.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())

describe('the ledger', () => {
  it('hands out copies', () => {
    const { out_order_no } = addOrder(sandbox)
    const copy = sandbox.orders.get('serviceorder', out_order_no)
    if (copy) copy.state = 'DONE'
    expect(sandbox.orders.get('serviceorder', out_order_no)?.state).toBe('DOING')
  })

  it('refuses an order that its rules could not work with', () => {
    const add = (order: object) => () => sandbox.orders.add({ product: 'serviceorder', out_order_no: 'ODD', ...order })
    expect(add({ state: 'BOGUS' })).toThrow(/state of serviceorder must be one of DOING, CREATED/)
    expect(add({ state: 'toString' })).toThrow(/state of serviceorder/)
    expect(add({ state: 'USER_ACCEPTED' })).toThrow(/state of serviceorder/)
    expect(add({ risk_fund: null })).toThrow(/risk_fund must be/)
    expect(add({ appid: 1 })).toThrow(/appid must be text/)
    expect(add({ risk_fund: { name: 'DEPOSIT', amount: 1, descrption: 'x' } })).toThrow(
      /risk_fund has .* not "descrption"/,
    )
    expect(add({ risk_fund: { name: 'FUND', amount: 1 } })).toThrow(/name of risk_fund must be one of DEPOSIT/)
    expect(add({ service_introduction: 'x'.repeat(21) })).toThrow(/service_introduction must be text of 1 to 20/)
    expect(add({ start_location: '😀' })).toThrow(/start_location must be text .* without emoji/)
    expect(add({ state_description: 'DONE' })).toThrow(/state_description must be one of/)
    expect(add({ time_range: { end_time: 'tomorrow' } })).toThrow(/end_time of time_range must be yyyyMMddHHmmss/)
    expect(add({ time_range: { start_time: 20251018 } })).toThrow(/start_time of time_range/)
    expect(add({ completed_with: {} })).toThrow(/completed_with must be a body that completes an order/)
    expect(add({ completions: -1 })).toThrow(/completions must be a whole number/)
    expect(add({ appid: undefined, state: undefined })()).toMatchObject({ appid: 'wxd678efh567hg6787', state: 'DOING' })
  })

  it.each(['CREATED', 'DONE', 'REVOKED', 'EXPIRED'] as const)(
    'gives USER_CONFIRM to an order that can be completed, and none to one that is %s',
    (state) => {
      const add = (out_order_no: string, more: object): string | undefined =>
        sandbox.orders.replace({ product: 'serviceorder', out_order_no, ...more }).state_description
      expect(add('CAN-BE-COMPLETED', {})).toBe('USER_CONFIRM')
      expect(add('CANNOT', { state })).toBeUndefined()
      expect(add('CANNOT', { state, state_description: '' })).toBe('')
    },
  )

  it.each([
    ['serviceorder', 'DONE', 'USER_CONFIRM'],
    ['serviceorder', 'REVOKED', 'MCH_COMPLETE'],
    ['smartretail-orders', undefined, 'USER_CONFIRM'],
    ['payafter-orders', 'FINISHED', 'MCH_COMPLETE'],
  ] as const)('refuses an order of %s in the state %s that is described as %s', (product, state, state_description) => {
    const order = { product, out_order_no: 'ODD', state_description, ...(state && { state }) }
    expect(() => sandbox.orders.add(order)).toThrow(
      `state_description ${state_description} is for the state DOING, but the state is ${state ?? 'USER_ACCEPTED'}`,
    )
  })

  it('adds no order over another one, and replaces one when told', () => {
    const { product, out_order_no, now } = addOrder(sandbox, { state: 'DONE' })
    expect(() => sandbox.orders.add({ product, out_order_no })).toThrow(
      `There already is an order "${out_order_no}" of serviceorder: orders.replace`,
    )
    expect(now()?.state).toBe('DONE')
    expect(sandbox.orders.replace({ product, out_order_no }).state).toBe('DOING')
    // Another product may have an order with the same number.
    expect(sandbox.orders.add({ product: 'payafter-orders', out_order_no }).state).toBe('USER_ACCEPTED')
  })

  it('says where an order really is', () => {
    const { out_order_no } = addOrder(sandbox, { product: 'smartretail-orders' })
    sandbox.orders.add({ product: 'serviceorder', out_order_no })
    expect(() => sandbox.orders.collect('payafter-orders', out_order_no)).toThrow(
      `There is no order "${out_order_no}" of "payafter-orders"; there is one of serviceorder and of smartretail-orders`,
    )
  })

  it('refuses an order that could never be reached', () => {
    expect(() => sandbox.orders.add({ product: 'serviceorder', out_order_no: '../x' })).toThrow(/out_order_no/)
    // @ts-expect-error no such product
    expect(() => sandbox.orders.add({ product: 'bikes', out_order_no: 'x' })).toThrow(/product must be one of/)
    // @ts-expect-error a list is not its only entry
    expect(() => sandbox.orders.add({ product: ['serviceorder'], out_order_no: 'x' })).toThrow(/product must be one of/)
  })
})
