/** Queries: they change nothing, name an order by one of two numbers, and are refused a response about another order. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  UnexpectedResponseError,
  type FinishOrder,
  type ServiceOrder,
  type ServiceOrderState,
  type WechatpayClient,
} from 'wechatpay-payscore'
import { client, credentials } from '../helpers.js'
import { apiError, signed } from '../responses.js'

const who = { service_id: '500001', appid: 'wxd678efh567hg6787' }
const query = { ...who, out_order_no: '1234323JKHDFE1243252' }
const order = {
  ...query,
  mchid: credentials.mchid,
  service_introduction: '某某餐厅',
  state: 'DOING',
  state_description: 'USER_CONFIRM',
}
const paths = ['/v3/payscore/serviceorder', '/v3/payscore/smartretail-orders', '/v3/payscore/payafter-orders'] as const
const respond = (value: unknown) => signed(200, JSON.stringify(value))

describe.each(paths)('GET %s', (path) => {
  it('returns the order by either of its numbers', async () => {
    const urls: string[] = []
    const one = client({
      fetch: async ({ url }) => {
        urls.push(url.replace(/^https:\/\/[^/]+/, ''))
        return respond(order)()
      },
    })
    expect((await one.GET(path, { params: { query } })).data).toEqual(order)
    // By query_id the number of the order is not known before.
    expect((await one.GET(path, { params: { query: { ...who, query_id: 'a=b&c' } } })).data).toEqual(order)
    const start = `${path}?service_id=500001&appid=wxd678efh567hg6787`
    expect(urls).toEqual([`${start}&out_order_no=1234323JKHDFE1243252`, `${start}&query_id=a%3Db%26c`])
  })

  it.each(['appid', 'mchid', 'service_id', 'out_order_no'] as const)(
    'refuses a signed response with another %s, or without one',
    async (name) => {
      for (const value of ['1', undefined]) {
        const fetch = respond({ ...order, [name]: value })
        await expect(client({ fetch, maxRetries: 0 }).GET(path, { params: { query } })).rejects.toThrow(
          UnexpectedResponseError,
        )
      }
    },
  )

  it.each([[undefined], [null], [1], [''], ['订单']])('refuses a signed response with the state %j', async (state) => {
    const fetch = respond({ ...order, state })
    await expect(client({ fetch }).GET(path, { params: { query } })).rejects.toThrow(UnexpectedResponseError)
  })

  it('takes a state that the contract does not list, and empty texts and objects', async () => {
    const odd = { ...order, state: 'CLOSED', state_description: '', location: {}, attach: '', post_discounts: [] }
    expect((await client({ fetch: respond(odd) }).GET(path, { params: { query } })).data).toEqual(odd)
  })

  it.each([
    [{ ...who }, /out_order_no or query_id/],
    [{ ...query, query_id: '1' }, '/query_id must not be sent beside out_order_no'],
    [{ ...query, out_order_nr: '1' }, '/out_order_nr'],
    [{ ...query, out_order_no: 'a b' }, '/out_order_no'],
    [{ ...who, query_id: 'x'.repeat(513) }, '/query_id must have at most 512 characters'],
    [{ out_order_no: '1' }, '/service_id'],
  ])('sends nothing for the query %j', async (wrong, message) => {
    // `as`: this is what the types refuse.
    const init = { params: { query: wrong as typeof query } }
    const fetch = async () => expect.fail('it was sent')
    await expect(client({ fetch }).GET(path, init)).rejects.toThrow(message)
  })

  it('returns a 500 that remains as an error, because a query executes nothing', async () => {
    const fetch = signed(500, apiError('SYSTEM_ERROR'))
    const { error } = await client({ fetch, maxRetries: 1 }).GET(path, { params: { query } })
    expect(error).toMatchObject({ code: 'SYSTEM_ERROR' })
  })

  it('returns an ORDER_DONE as an error, which no earlier request can have caused', async () => {
    const { error } = await client({ fetch: signed(400, apiError('ORDER_DONE')) }).GET(path, { params: { query } })
    expect(error).toMatchObject({ code: 'ORDER_DONE' })
  })
})

it('the states are offered by name, and any other text is one too', () => {
  type Order = NonNullable<Awaited<ReturnType<typeof queried>>['data']>
  const queried = async (one: WechatpayClient) => one.GET('/v3/payscore/serviceorder', { params: { query } })
  expectTypeOf<Order>().toEqualTypeOf<ServiceOrder>()
  expectTypeOf<ServiceOrderState>().toEqualTypeOf<'CREATED' | 'DOING' | 'DONE' | 'REVOKED' | 'EXPIRED'>()
  expectTypeOf<ServiceOrderState>().toExtend<ServiceOrder['state']>()
  expectTypeOf<string>().toExtend<FinishOrder['state']>()
})
