/** The rules of orders of the two older products, and the contract's own examples. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type NewSandboxOrder, type Sandbox } from '../../src/sandbox/index.js'
import { operations, resolve } from '../contract/contract.js'
import { addOrder, cancel, finish } from './orders.js'
import { raw } from './raw.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())

describe.each(['smartretail-orders', 'payafter-orders'] as const)('the rules of %s', (product) => {
  const older = (more: Partial<NewSandboxOrder> = {}) =>
    addOrder(sandbox, { product, finish_ticket: 'TICKET', ...more })

  it('finish a used order, respond to an identical retry in the same way and refuse other parameters', async () => {
    const { path, out_order_no } = older()
    const { status, text, json } = await raw(sandbox, { path, body: finish })
    expect(status).toBe(200)
    expect(Object.keys(json).sort()).toEqual(['appid', 'mchid', 'order_id', 'out_order_no', 'service_id'])
    expect(sandbox.orders.get(product, out_order_no)?.state).toBe('FINISHED')
    expect((await raw(sandbox, { path, body: finish })).text).toBe(text)
    expect((await raw(sandbox, { path, body: { ...finish, profit_sharing: true } })).json.code).toBe('INVALID_REQUEST')
    expect(sandbox.orders.collect(product, out_order_no).state).toBe('USER_PAID')
    expect((await raw(sandbox, { path, body: finish })).json.code).toBe('ORDER_DONE')
  })

  it('cancel an unused order', async () => {
    const { path, out_order_no } = older()
    expect((await raw(sandbox, { path, body: cancel })).status).toBe(200)
    expect(sandbox.orders.get(product, out_order_no)?.state).toBe('REVOKED')
    expect((await raw(sandbox, { path, body: finish })).json.code).toBe('ORDER_CANCELED')
  })

  it.each<[NewSandboxOrder['state'], string]>([
    ['CREATED', 'INVALID_ORDER_STATE'],
    ['EXPIRED', 'INVALID_ORDER_STATE'],
    ['USER_PAID', 'ORDER_DONE'],
    ['REVOKED', 'ORDER_CANCELED'],
  ])('refuse an order that is %s', async (state, code) => {
    const response = await raw(sandbox, { path: older({ state: state ?? 'USER_ACCEPTED' }).path, body: finish })
    expect(response.json.code).toBe(code)
  })

  it.each<[string, object, string]>([
    ['no finish_type', { finish_type: undefined }, '/finish_type'],
    ['no total_amount', { total_amount: undefined }, '/total_amount'],
    ['no finish_ticket', { finish_ticket: undefined }, '/finish_ticket'],
    ['no profit_sharing', { profit_sharing: undefined }, '/profit_sharing'],
    ['another ticket', { finish_ticket: 'OTHER' }, '/finish_ticket'],
    ['a wrong total', { total_amount: 3901 }, '/total_amount'],
    ['a fee without a name', { fees: [{ fee_amount: 3900 }] }, '/fees/0/fee_name'],
    [
      'a fee twice',
      {
        fees: [
          { fee_name: 'a', fee_amount: 3900 },
          { fee_name: 'a', fee_desc: 'x' },
        ],
      },
      '/fees/1/fee_name',
    ],
    [
      'a discount twice',
      {
        discounts: [
          { discount_name: 'a', discount_amount: 0 },
          { discount_name: 'a', discount_amount: 0 },
        ],
      },
      '/discounts/1/discount_name',
    ],
    [
      'an end before the start',
      { real_service_start_time: '20251018', real_service_end_time: '20251017' },
      '/real_service_end_time',
    ],
    ['an end where it began', { real_service_end_location: '北门' }, '/real_service_end_location'],
    ['a cancellation without reason', { ...cancel, cancel_reason: undefined, fees: undefined }, '/cancel_reason'],
    ['a cancellation that costs', { ...cancel, total_amount: 1, fees: undefined }, '/total_amount'],
  ])('refuse %s', async (_, change, field) => {
    const { path, out_order_no } = older({ start_location: '北门' })
    const { status, json } = await raw(sandbox, { path, body: { ...finish, ...change } })
    expect([status, json.code, json.detail?.field]).toEqual([400, 'PARAM_ERROR', field])
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ state: 'USER_ACCEPTED', completions: 0 })
  })

  it('accept any ticket for an order that was added without one', async () => {
    const { path } = addOrder(sandbox, { product })
    expect((await raw(sandbox, { path, body: { ...finish, finish_ticket: 'ANY' } })).status).toBe(200)
  })
})

describe('each request example of the contract', () => {
  const examples = operations.flatMap(({ path, operationId, requestBody }) =>
    Object.entries(requestBody.content['application/json'].examples).map(([name, example]) => ({
      title: `${operationId} ${name}`,
      path,
      value: (resolve(example) as unknown as { value: object }).value,
    })),
  )
  it.each(examples)('$title is accepted', async ({ path, value }) => {
    const product = path.split('/')[3] as NewSandboxOrder['product']
    const { out_order_no } = addOrder(sandbox, { product, finish_ticket: 'SDF8J2DFH8DHE42KL9DF2JKDU8F' })
    const response = await raw(sandbox, { path: path.replace('{out_order_no}', out_order_no), body: value })
    expect(response.text).not.toContain('PARAM_ERROR')
    expect(response.status).toBe(200)
  })
})
