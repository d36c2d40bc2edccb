/** Runs the recipes of a cron job and of a reconciliation, on a real PostgreSQL, against the sandbox and its faults. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createWechatpayClient, type OrderToComplete } from 'wechatpay-payscore'
import { startSandbox, type Sandbox } from 'wechatpay-payscore/sandbox'
import { completeOpenOrders } from './extracted/cron.js'
import { addOrder, completeAndSave, openOrders, schema } from './extracted/orders.js'
import { reconcile } from './extracted/reconcile.js'
import { startPostgres } from './postgres.js'

let sandbox: Sandbox
let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  sandbox = await startSandbox({ orders: [] })
  postgres = await startPostgres()
  await postgres.db.query(schema)
})
afterAll(async () => {
  await postgres?.stop()
  await sandbox?.close()
})
beforeEach(async () => {
  await postgres.db.query('truncate orders, notifications')
  sandbox.orders.clear()
  sandbox.faults.clear()
})

const client = () => createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url })

/** An order that is in the ledger, can be completed, and is stored. */
async function add(out_order_no: string, amount: number): Promise<OrderToComplete> {
  sandbox.orders.add({ product: 'serviceorder', out_order_no })
  const order: OrderToComplete = {
    product: 'serviceorder',
    out_order_no,
    body: {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      post_payments: [{ name: '骑行费用', amount }],
      total_amount: amount,
    },
  }
  await addOrder(postgres.db, order)
  return order
}
const results = async (): Promise<object[]> =>
  (await postgres.db.query<object>('select out_order_no, result, paid from orders order by out_order_no')).rows

it('a run completes what is open, and a second run has nothing to do', async () => {
  await add('A', 250)
  await add('B', 0)
  expect(await completeOpenOrders(postgres.db, client())).toEqual({ completed: 2 })
  // An order that costs nothing is paid at once.
  expect(await results()).toEqual([
    { out_order_no: 'A', result: 'completed', paid: false },
    { out_order_no: 'B', result: 'completed', paid: true },
  ])
  expect(await completeOpenOrders(postgres.db, client())).toEqual({})
})

it('an order that a dead process has completed without storing it is completed, with its amounts', async () => {
  const order = await add('DEAD', 250)
  sandbox.faults.add({ fault: 'drop-after', times: 9 })
  const hasty = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, maxRetries: 0 })
  await completeOpenOrders(postgres.db, hasty)
  sandbox.faults.clear()
  expect(await results()).toEqual([{ out_order_no: 'DEAD', result: 'unknown', paid: false }])
  expect(await completeOpenOrders(postgres.db, client())).toEqual({ completed: 1 })
  expect(sandbox.orders.get('serviceorder', 'DEAD')?.completed_with).toEqual(order.body)
})

it('two runs at once complete each order with its own amount', async () => {
  for (let index = 0; index < 20; index++) await add(`TWO-${index}`, 100 + index)
  await Promise.all([completeOpenOrders(postgres.db, client()), completeOpenOrders(postgres.db, client())])
  for (let index = 0; index < 20; index++) {
    expect(sandbox.orders.get('serviceorder', `TWO-${index}`)?.completed_with).toMatchObject({
      total_amount: 100 + index,
    })
  }
  expect(new Set((await results()).map((row) => 'result' in row && row.result))).toEqual(new Set(['completed']))
})

it('a wrong key stops the run, and nothing is stored as refused', async () => {
  for (let index = 0; index < 30; index++) await add(`KEY-${index}`, 100)
  const { privateKey } = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    false,
    ['sign', 'verify'],
  )
  const wrong = createWechatpayClient({ ...sandbox.credentials, privateKey }, { baseUrl: sandbox.url })
  const ended = await completeOpenOrders(postgres.db, wrong, 2)
  expect(Object.keys(ended)).toEqual(['misconfigured'])
  expect(ended.misconfigured).toBeLessThanOrEqual(2)
  expect(new Set((await results()).map((row) => 'result' in row && row.result))).toEqual(new Set([null]))
})

it('an order that breaks the contract is stored as invalid, and the others are completed', async () => {
  await add('BROKEN', -1)
  await add('SOUND', 250)
  expect(await completeOpenOrders(postgres.db, client(), 1)).toEqual({ invalid: 1, completed: 1 })
  expect(await completeOpenOrders(postgres.db, client())).toEqual({})
})

it('an order that has expired is not completed again and again', async () => {
  await add('EXPIRED', 250)
  sandbox.orders.replace({ product: 'serviceorder', out_order_no: 'EXPIRED', state: 'EXPIRED' })
  // Nobody sees a response to the completion, so that its outcome is unknown.
  sandbox.faults.add({ fault: 'drop-before', times: 3 })
  expect(await completeOpenOrders(postgres.db, client())).toEqual({ expired: 1 })
  expect(await completeOpenOrders(postgres.db, client())).toEqual({})
})

it('a body that may have been sent stays, and that of a refused order is replaced', async () => {
  const order = await add('BODY', 250)
  const other = { ...order, body: { ...order.body, total_amount: 1 } } as OrderToComplete
  expect([await addOrder(postgres.db, order), await addOrder(postgres.db, other)]).toEqual([true, false])
  expect(await openOrders(postgres.db, 9)).toEqual([order])
  await postgres.db.query("update orders set result = 'refused'")
  expect(await addOrder(postgres.db, other)).toBe(true)
  expect(await openOrders(postgres.db, 9)).toEqual([other])
})

it('a result that comes late does not replace a final one, except that a completion is proven', async () => {
  const order = await add('LATE', 250)
  sandbox.orders.clear()
  expect(await completeAndSave(postgres.db, client(), order, 30_000)).toBe('refused')
  sandbox.orders.add({ product: 'serviceorder', out_order_no: 'LATE' })
  expect(await completeAndSave(postgres.db, client(), order, 30_000)).toBe('completed')
  sandbox.orders.clear()
  expect(await completeAndSave(postgres.db, client(), order, 30_000)).toBe('refused')
  expect(await results()).toEqual([{ out_order_no: 'LATE', result: 'completed', paid: false }])
})

it('an order that cannot be queried does not hold up a reconciliation', async () => {
  for (const number of ['GONE', 'PAID']) await add(number, 250)
  await completeOpenOrders(postgres.db, client(), 1)
  sandbox.orders.clear()
  sandbox.orders.add({ product: 'serviceorder', out_order_no: 'PAID', state: 'DONE' })
  expect(await reconcile(postgres.db, client(), '0 seconds')).toEqual(['PAID'])
})

it('a reconciliation finds the orders whose notification was lost', async () => {
  await add('LOST', 250)
  await add('OPEN', 250)
  await completeOpenOrders(postgres.db, client())
  sandbox.orders.collect('serviceorder', 'LOST')
  expect(await reconcile(postgres.db, client(), '0 seconds')).toEqual(['LOST'])
  expect(await results()).toEqual([
    { out_order_no: 'LOST', result: 'completed', paid: true },
    { out_order_no: 'OPEN', result: 'completed', paid: false },
  ])
  expect(await reconcile(postgres.db, client())).toEqual([])
})
