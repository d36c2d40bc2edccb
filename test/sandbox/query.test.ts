/** The queries respond from the ledger, through a client as a user has it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWechatpayClient, type WechatpayClient } from 'wechatpay-payscore'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { addOrder, finish, service } from './orders.js'

let sandbox: Sandbox
let client: WechatpayClient
beforeAll(async () => {
  sandbox = await startSandbox({ orders: [] })
  client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, maxRetries: 0 })
})
afterAll(async () => sandbox.close())

const who = { appid: service.appid, service_id: service.service_id }
const serviceOrder = async (out_order_no: string) =>
  client.GET('/v3/payscore/serviceorder', { params: { query: { ...who, out_order_no } } })

describe('the query of a PayScore order', () => {
  it('follows it from its confirmation to its payment', async () => {
    const { product, out_order_no } = addOrder(sandbox)
    expect((await serviceOrder(out_order_no)).data).toMatchObject({
      ...who,
      mchid: sandbox.mchid,
      out_order_no,
      state: 'DOING',
      state_description: 'USER_CONFIRM',
      total_amount: 0,
    })
    await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
      params: { path: { out_order_no } },
      body: service,
    })
    const { post_payments, post_discounts, total_amount } = service
    expect((await serviceOrder(out_order_no)).data).toMatchObject({
      ...{ state: 'DOING', state_description: 'MCH_COMPLETE', post_payments, post_discounts, total_amount },
      collection: { state: 'USER_PAYING', total_amount: 38000, paying_amount: 38000, paid_amount: 0 },
    })
    sandbox.orders.collect(product, out_order_no)
    const { data } = await serviceOrder(out_order_no)
    expect(data).toMatchObject({
      state: 'DONE',
      collection: { state: 'USER_PAID', total_amount: 38000, paying_amount: 0, paid_amount: 38000 },
    })
    expect(data?.state_description).toBeUndefined()
  })

  it('finds it by the query_id too, which is the order_id here', async () => {
    const { out_order_no } = addOrder(sandbox)
    const query_id = sandbox.orders.get('serviceorder', out_order_no)?.order_id ?? expect.fail()
    const { data } = await client.GET('/v3/payscore/serviceorder', { params: { query: { ...who, query_id } } })
    expect(data).toMatchObject({ out_order_no })
  })

  it('is refused for an order of another number, appid or service', async () => {
    expect((await serviceOrder('NONE')).error).toMatchObject({ code: 'ORDER_NOT_EXIST' })
    const { out_order_no } = addOrder(sandbox)
    for (const name of ['appid', 'service_id']) {
      const query = { ...who, out_order_no, [name]: '1' }
      const { error } = await client.GET('/v3/payscore/serviceorder', { params: { query } })
      expect(error).toMatchObject({ code: 'PARAM_ERROR', detail: { field: name, location: 'query' } })
    }
  })

  it('fails as a fault says', async () => {
    const { out_order_no } = addOrder(sandbox)
    sandbox.faults.add('SYSTEM_ERROR', 'wrong-signature')
    expect((await serviceOrder(out_order_no)).error).toMatchObject({ code: 'SYSTEM_ERROR' })
    await expect(serviceOrder(out_order_no)).rejects.toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })
})

describe.each(['smartretail-orders', 'payafter-orders'] as const)('the query of an order of %s', (product) => {
  const query = async (out_order_no: string) =>
    client.GET(`/v3/payscore/${product}`, { params: { query: { ...who, out_order_no } } })

  it('returns the ticket that completes it', async () => {
    const out_order_no = `TICKET-${product}`
    sandbox.orders.add({ product, out_order_no, finish_ticket: 'SECRET' })
    const { data } = await query(out_order_no)
    expect(data).toMatchObject({ out_order_no, state: 'USER_ACCEPTED' })
    await client.POST(`/v3/payscore/${product}/{out_order_no}/complete`, {
      params: { path: { out_order_no } },
      body: { ...finish, finish_ticket: data?.finish_ticket ?? expect.fail() },
    })
    const { fees, total_amount, finish_type } = finish
    expect((await query(out_order_no)).data).toMatchObject({ state: 'FINISHED', fees, total_amount, finish_type })
    sandbox.orders.collect(product, out_order_no)
    expect((await query(out_order_no)).data?.state).toBe('USER_PAID')
  })
})
