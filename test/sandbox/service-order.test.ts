/** The rules of PayScore orders. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type NewSandboxOrder, type Sandbox } from '../../src/sandbox/index.js'
import { addOrder, free, service } from './orders.js'
import { raw } from './raw.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())

describe('the rules of serviceorder', () => {
  it('collect after completion, then are done', async () => {
    const { path, product, out_order_no } = addOrder(sandbox)
    const { json } = await raw(sandbox, { path, body: service })
    expect(json).toMatchObject({
      out_order_no,
      mchid: sandbox.mchid,
      state: 'DOING',
      state_description: 'MCH_COMPLETE',
      total_amount: 38000,
      need_collection: true,
    })
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ completed_with: service, completions: 1 })
    expect(sandbox.orders.collect(product, out_order_no).state).toBe('DONE')
    expect((await raw(sandbox, { path, body: service })).json.code).toBe('ORDER_DONE')
  })

  it('respond to the same parameters in the same way, in whatever order they stand, and refuse others', async () => {
    const { path, product, out_order_no } = addOrder(sandbox)
    const first = await raw(sandbox, { path, body: service })
    const again = await raw(sandbox, { path, body: Object.fromEntries(Object.entries(service).reverse()) })
    expect([again.status, again.text]).toEqual([200, first.text])
    const other = await raw(sandbox, { path, body: { ...service, goods_tag: 'x' } })
    expect([other.status, other.json.code]).toEqual([400, 'INVALID_REQUEST'])
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ completed_with: service, completions: 2 })
  })

  it('name the field in which a retry differs', async () => {
    const { path } = addOrder(sandbox)
    await raw(sandbox, { path, body: service })
    const { json } = await raw(sandbox, { path, body: { ...service, goods_tag: 'x' } })
    expect(json.message).toContain('another goods_tag: retry with the first parameters')
  })

  it('are done at once with nothing to pay', async () => {
    const { path } = addOrder(sandbox)
    expect((await raw(sandbox, { path, body: free })).json).toMatchObject({ state: 'DONE', need_collection: false })
    expect((await raw(sandbox, { path, body: free })).json.code).toBe('ORDER_DONE')
  })

  it.each<[NewSandboxOrder['state'], number, string]>([
    ['CREATED', 400, 'INVALID_ORDER_STATE'],
    ['EXPIRED', 400, 'INVALID_ORDER_STATE'],
    ['DONE', 400, 'ORDER_DONE'],
    ['REVOKED', 400, 'ORDER_CANCELED'],
  ])('refuse an order that is %s, whatever is sent', async (state, status, code) => {
    const { path } = addOrder(sandbox, { state: state ?? 'DOING' })
    expect((await raw(sandbox, { path, body: { ...service, appid: 'other' } })).json.code).toBe(code)
    const response = await raw(sandbox, { path, body: service })
    expect([response.status, response.json.code]).toEqual([status, code])
  })

  const past = '20251018203000'
  it.each<[string, object, Partial<NewSandboxOrder>, string]>([
    ['another appid', { appid: 'wx1' }, {}, '/appid'],
    ['another service_id', { service_id: '500002' }, {}, '/service_id'],
    ['a total that is not the sum', { total_amount: 38800 }, {}, '/total_amount'],
    ['a total over the risk fund', {}, { risk_fund: { name: 'DEPOSIT', amount: 37999 } }, '/total_amount'],
    ['no end, where creation had none', {}, { time_range: { start_time: past } }, '/time_range/end_time'],
    ['an end in the future', { time_range: { end_time: '20991231' } }, {}, '/time_range/end_time'],
    [
      'an end before the start',
      { time_range: { start_time: past, end_time: '20251018202959' } },
      {},
      '/time_range/end_time',
    ],
    ['an end that is the start', { time_range: { start_time: past, end_time: past } }, {}, '/time_range/end_time'],
    [
      'an end before the start of creation',
      { time_range: { end_time: '20251018202959' } },
      { time_range: { start_time: past } },
      '/time_range/end_time',
    ],
    [
      'an end before the expected one',
      { time_range: { end_time: past } },
      { time_range: { end_time: '20251018203001' } },
      '/time_range/end_time',
    ],
    [
      'a day where the start is a second',
      { time_range: { start_time: past, end_time: '20251019' } },
      {},
      '/time_range/end_time',
    ],
    [
      'a day where creation had a second',
      { time_range: { end_time: '20251019' } },
      { time_range: { start_time: past } },
      '/time_range/end_time',
    ],
    [
      'a start after the end of creation',
      { time_range: { start_time: past } },
      { time_range: { end_time: '20200102000000' } },
      '/time_range/start_time',
    ],
    ['a start in the future', { time_range: { start_time: '20991018203000' } }, {}, '/time_range/start_time'],
    ['a day that does not exist', { time_range: { end_time: '20250231' } }, {}, '/time_range/end_time'],
    [
      'amounts that add up to more than can be counted',
      { post_payments: [1, Number.MAX_SAFE_INTEGER].map((amount) => ({ name: 'x', amount })) },
      {},
      '/total_amount',
    ],
  ])('refuse %s', async (_, change, of, field) => {
    const { path, product, out_order_no } = addOrder(sandbox, of)
    const { status, json } = await raw(sandbox, { path, body: { ...service, ...change } })
    expect([status, json.code, json.detail?.field]).toEqual([400, 'PARAM_ERROR', field])
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ state: 'DOING', completions: 0 })
  })

  it.each<[string, object, Partial<NewSandboxOrder>]>([
    [
      'any total where no item has an amount',
      { post_payments: [{ name: '收费标准' }], post_discounts: [], total_amount: 600 },
      {},
    ],
    ['any total where only a discount has an amount', { post_payments: [{ name: '收费标准' }], total_amount: 600 }, {}],
    ['a service within one day', { time_range: { start_time: '20251018', end_time: '20251018' } }, {}],
    ['an end without a start', { time_range: { end_time: past } }, { time_range: { start_time: 'OnAccept' } }],
    ['a total that is the whole risk fund', {}, { risk_fund: { name: 'DEPOSIT', amount: 38000 } }],
  ])('accept %s', async (_, change, of) => {
    expect((await raw(sandbox, { path: addOrder(sandbox, of).path, body: { ...service, ...change } })).status).toBe(200)
  })
})
