/** completeOrder against the sandbox over a real socket: what it says is what the ledger says. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { completeOrder, createWechatpayClient, type OrderToComplete, type WechatpayClient } from 'wechatpay-payscore'
import { closedPort } from '../servers.js'
import { startSandbox, type Fault, type FaultName, type Sandbox } from 'wechatpay-payscore/sandbox'

let sandbox: Sandbox
let client: WechatpayClient
beforeAll(async () => {
  sandbox = await startSandbox()
  client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, maxRetries: 0, timeout: 60_000 })
})
afterAll(async () => sandbox.close())

const ids = { appid: 'wxd678efh567hg6787', service_id: '500001' }
const out_order_no = 'A1'
const bodies = {
  serviceorder: { ...ids, post_payments: [{ name: '租金', amount: 300 }], total_amount: 300 },
  older: {
    ...{ ...ids, finish_type: 2 as const, total_amount: 300, profit_sharing: false },
    fees: [{ fee_name: '租金', fee_amount: 300 }],
  },
}
const orders: OrderToComplete[] = [
  { product: 'serviceorder', out_order_no, body: bodies.serviceorder },
  { product: 'smartretail-orders', out_order_no, body: bodies.older },
  { product: 'payafter-orders', out_order_no, body: bodies.older },
]

beforeEach(() => {
  sandbox.orders.clear()
  sandbox.faults.clear()
  for (const { product } of orders) {
    const finish_ticket = product === 'serviceorder' ? {} : { finish_ticket: 'T1' }
    sandbox.orders.add({ product, out_order_no, ...finish_ticket })
  }
})

const executed: (FaultName | Fault)[] = [
  ...([
    'drop-after',
    'truncate',
    'wrong-signature',
    'probing-signature',
    'missing-signature',
    'unknown-serial',
  ] as const),
  'old-timestamp',
  ...(['reset', 'html-502', 'empty-500', 'accepted-202', 'SYSTEM_ERROR'] as const).map((fault) => ({
    fault,
    executed: true,
  })),
]
const notExecuted: (FaultName | Fault)[] = [
  'drop-before',
  'reset',
  'html-502',
  'empty-500',
  'accepted-202',
  'SYSTEM_ERROR',
]
const nameOf = (fault: FaultName | Fault): string => (typeof fault === 'string' ? fault : fault.fault)
/** A fault of the completion: before it, an older product's ticket is read. */
const failing = (order: OrderToComplete, fault: FaultName | Fault): void => {
  if (order.product !== 'serviceorder') sandbox.faults.add({ fault: 'delay', milliseconds: 1 })
  sandbox.faults.add(fault)
}

describe.each(orders.map((order) => [order.product, order] as const))('an order of %s', (product, order) => {
  it('is completed, and collected later', async () => {
    expect(await completeOrder(client, order)).toMatchObject({ result: 'completed', paid: false })
    expect(await completeOrder(client, order)).toMatchObject({ result: 'completed', paid: false })
    sandbox.orders.collect(product, out_order_no)
    expect(await completeOrder(client, order)).toMatchObject({ result: 'completed', paid: true })
  })

  it.each(executed.map((fault) => [nameOf(fault), fault] as const))('is completed although %s', async (_, fault) => {
    failing(order, fault)
    expect(await completeOrder(client, order)).toMatchObject({ result: 'completed', paid: false })
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ completions: 1 })
  })

  it.each(notExecuted.map((fault) => [nameOf(fault), fault] as const))(
    'is unknown after %s, and completed by the next call',
    async (_, fault) => {
      failing(order, fault)
      expect(await completeOrder(client, order)).toMatchObject({ result: 'unknown' })
      expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ completions: 0 })
      expect(await completeOrder(client, order)).toMatchObject({ result: 'completed' })
    },
  )

  it('is completed differently when somebody else did it with other amounts', async () => {
    const others = JSON.parse(JSON.stringify(order).replaceAll('300', '200')) as OrderToComplete
    await completeOrder(client, others)
    expect(await completeOrder(client, order)).toMatchObject({ result: 'completed-differently' })
    sandbox.orders.collect(product, out_order_no)
    expect(await completeOrder(client, order)).toMatchObject({ result: 'completed-differently' })
  })

  it('is canceled when somebody else cancelled it', async () => {
    sandbox.orders.replace({ product, out_order_no, state: 'REVOKED' })
    expect(await completeOrder(client, order)).toMatchObject({ result: 'canceled', order: { state: 'REVOKED' } })
  })

  it('that there is not is refused', async () => {
    const none = { ...order, out_order_no: 'NONE' }
    expect(await completeOrder(client, none)).toMatchObject({ result: 'refused', error: { code: 'ORDER_NOT_EXIST' } })
  })

  it('is unknown for a client whose rate is limited', async () => {
    sandbox.faults.add({ fault: 'FREQUENCY_LIMITED', retryAfter: 3 })
    expect(await completeOrder(client, order)).toMatchObject({ result: 'unknown', retryAfter: 3000 })
  })
})

it('an order that its user has not confirmed is refused with its state', async () => {
  const [order] = orders as [OrderToComplete]
  sandbox.orders.replace({ product: 'serviceorder', out_order_no, state: 'CREATED' })
  expect(await completeOrder(client, order)).toMatchObject({ result: 'refused', order: { state: 'CREATED' } })
})

it('a total above the risk fund is refused, and the order still open', async () => {
  const [order] = orders as [OrderToComplete]
  sandbox.orders.replace({ product: 'serviceorder', out_order_no, risk_fund: { name: 'DEPOSIT', amount: 299 } })
  expect(await completeOrder(client, order)).toMatchObject({
    ...{ result: 'refused', order: { state: 'DOING', state_description: 'USER_CONFIRM' } },
  })
})

it.each(['smartretail-orders', 'payafter-orders'] as const)(
  'an order of %s is cancelled with finish_type 1',
  async (product) => {
    const body = { ...ids, finish_type: 1 as const, total_amount: 0, profit_sharing: false, cancel_reason: '用户取消' }
    sandbox.faults.add({ fault: 'delay', milliseconds: 1 }, 'drop-after')
    expect(await completeOrder(client, { product, out_order_no, body })).toMatchObject({ result: 'canceled' })
    expect(sandbox.orders.get(product, out_order_no)).toMatchObject({ state: 'REVOKED' })
  },
)

it('what was not sent is unknown, because an earlier call may have completed it, and needs no query', async () => {
  const baseUrl = await closedPort()
  const { POST } = createWechatpayClient(sandbox.credentials, { baseUrl, maxRetries: 0 })
  const asked: string[] = []
  const GET: WechatpayClient['GET'] = async (path, init) => (asked.push(path), client.GET(path, init))
  const [order] = orders as [OrderToComplete]
  const completion = await completeOrder({ POST, GET }, order)
  expect(completion).toMatchObject({ result: 'unknown', cause: { code: 'ERR_CONNECTION', outcome: 'not-sent' } })
  expect(asked).toEqual([])
})

it('ORDER_DONE about an order that the query finds open is unknown', async () => {
  const [order] = orders as [OrderToComplete]
  for (const code of ['ORDER_DONE', 'ORDER_CANCELED'] as const) {
    sandbox.faults.add(code)
    expect(await completeOrder(client, order)).toMatchObject({ result: 'unknown', error: { code } })
  }
})
