/** The queries respond from the ledger, through a client as a user has it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeOrder, createWechatpayClient, type WechatpayClient } from 'wechatpay-payscore'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { addOrder, finish, service } from './orders.js'
import { raw } from './raw.js'

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
    const { paid_time, transaction_id } = sandbox.orders.get(product, out_order_no) ?? expect.fail()
    expect(data).toMatchObject({
      state: 'DONE',
      collection: {
        ...{ state: 'USER_PAID', total_amount: 38000, paying_amount: 0, paid_amount: 38000 },
        details: [{ seq: 1, amount: 38000, paid_type: 'NEWTON', paid_time, transaction_id }],
      },
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

  it.each(['appid', 'service_id'])('is not permitted with the %s of no order', async (name) => {
    addOrder(sandbox)
    const query = { ...who, out_order_no: 'NONE', [name]: '1' }
    const { error } = await client.GET('/v3/payscore/serviceorder', { params: { query } })
    expect(error).toMatchObject({ code: 'NO_AUTH' })
    sandbox.orders.add({ product: 'payafter-orders', out_order_no: `OF-${name}`, [name]: '1' })
    const again = await client.GET('/v3/payscore/serviceorder', { params: { query } })
    expect(again.error).toMatchObject({ code: 'ORDER_NOT_EXIST' })
    sandbox.orders.clear()
    const { error: empty } = await client.GET('/v3/payscore/serviceorder', { params: { query } })
    expect(empty).toMatchObject({ code: 'ORDER_NOT_EXIST' })
  })

  it('is refused with a parameter that stands twice', async () => {
    const { out_order_no } = addOrder(sandbox)
    const query = `appid=${who.appid}&service_id=${who.service_id}&out_order_no=${out_order_no}&out_order_no=NONE`
    const path = `/v3/payscore/serviceorder?${query}`
    const { status, json } = await raw(sandbox, { method: 'GET', path, signedBody: '' })
    expect([status, json.code, json.detail?.field]).toEqual([400, 'PARAM_ERROR', 'out_order_no'])
  })

  it('is taken from a client that sends no Content-Type, as the documents do', async () => {
    const path = `/v3/payscore/serviceorder?appid=${who.appid}&service_id=${who.service_id}&out_order_no=${addOrder(sandbox).out_order_no}`
    const headers = { 'Content-Type': undefined }
    expect((await raw(sandbox, { method: 'GET', path, signedBody: '', headers })).status).toBe(200)
  })

  it('names the order where it really is', async () => {
    const { out_order_no } = addOrder(sandbox, { product: 'payafter-orders' })
    expect((await serviceOrder(out_order_no)).error?.message).toMatch(/; there is one of payafter-orders$/)
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
    const { paid_time, transaction_id } = sandbox.orders.collect(product, out_order_no)
    expect((await query(out_order_no)).data).toMatchObject({
      state: 'USER_PAID',
      pay_succ_time: paid_time,
      finish_transaction_id: transaction_id,
    })
  })

  const complete = async (out_order_no: string, finish_ticket: string) =>
    client.POST(`/v3/payscore/${product}/{out_order_no}/complete`, {
      params: { path: { out_order_no } },
      body: { ...finish, finish_ticket },
    })

  it('gives another ticket at each reading, and the earlier ones stay valid', async () => {
    const { out_order_no } = addOrder(sandbox, { product, finish_ticket: 'FIRST' })
    const tickets = ['FIRST']
    for (let i = 0; i < 3; i++) tickets.push((await query(out_order_no)).data?.finish_ticket ?? expect.fail())
    expect(new Set(tickets).size).toBe(4)
    for (const ticket of tickets) {
      sandbox.orders.replace({
        ...(sandbox.orders.get(product, out_order_no) ?? expect.fail()),
        state: 'USER_ACCEPTED',
      })
      expect((await complete(out_order_no, ticket)).error).toBeUndefined()
    }
  })

  it('gives a ticket that is of no use for another order', async () => {
    const { out_order_no } = addOrder(sandbox, { product, finish_ticket: 'FIRST' })
    const other = addOrder(sandbox, { product, finish_ticket: 'FIRST' })
    const { data } = await query(out_order_no)
    const { error } = await complete(other.out_order_no, data?.finish_ticket ?? expect.fail())
    expect(error).toMatchObject({ code: 'PARAM_ERROR', detail: { field: '/finish_ticket' } })
  })

  it.each(['CREATED', 'EXPIRED'] as const)(
    'gives no ticket in %s, so that the completion stays unknown',
    async (state) => {
      const { out_order_no } = addOrder(sandbox, { product, state, finish_ticket: 'FIRST' })
      expect((await query(out_order_no)).data).not.toHaveProperty('finish_ticket')
      const { finish_ticket: _, ...body } = finish
      const completion = await completeOrder(client, { product, out_order_no, body })
      expect(completion).toMatchObject({ result: 'unknown', order: { out_order_no, state } })
    },
  )

  it('gives a ticket as soon as the user has confirmed', async () => {
    const { out_order_no } = addOrder(sandbox, { product, state: 'CREATED' })
    sandbox.orders.confirm(product, out_order_no)
    expect((await query(out_order_no)).data?.finish_ticket).toMatch(/^[0-9A-F]{48}$/)
  })

  it('gives a ticket also to an order that was added without one, which goes on accepting any', async () => {
    const { out_order_no } = addOrder(sandbox, { product })
    expect((await query(out_order_no)).data?.finish_ticket).toMatch(/^[0-9A-F]{48}$/)
    expect((await complete(out_order_no, 'ANY')).error).toBeUndefined()
  })
})
