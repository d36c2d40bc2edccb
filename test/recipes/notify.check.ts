/** Runs the recipes of Express, NestJS, Hono and Next: each receives notifications over a real socket. */
import 'reflect-metadata'
import type { Server } from 'node:http'
import { NestFactory } from '@nestjs/core'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWechatpayClient, type Notification, type OrderToComplete } from 'wechatpay-payscore'
import { startSandbox, type Sandbox } from 'wechatpay-payscore/sandbox'
import { createApp as createExpress } from './extracted/express.js'
import { createApp as createHono } from './extracted/hono.js'
import { createModule } from './extracted/nest.js'
import { createNotify } from './extracted/next.js'
import { schema } from './extracted/orders.js'
import { listen, listenWeb } from './listen.js'
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
})

const own = () => ({ platformKeys: sandbox.credentials.platformKeys, apiV3Key: sandbox.apiV3Key })
const clientOf = () => createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url })
const order: OrderToComplete = {
  product: 'serviceorder',
  out_order_no: 'PAID-1',
  body: {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    post_payments: [{ name: '骑行费用', amount: 250 }],
    total_amount: 250,
  },
}

type Save = (notification: Notification) => Promise<void>

/** A program under test: where it listens, and whether it can complete an order too. */
interface Program {
  readonly url: string
  stop(): Promise<void>
}
const stopping = (server: Server) => async () => void (await new Promise((resolve) => server.close(resolve)))

const programs: readonly [name: string, start: (save: Save) => Promise<Program>, completes: boolean][] = [
  [
    'Express',
    async () => {
      const { url, server } = await listen(createExpress(postgres.db, clientOf(), own()))
      return { url, stop: stopping(server) }
    },
    true,
  ],
  [
    'NestJS',
    async (save) => {
      const module = createModule({ client: clientOf(), own: own(), save })
      const app = await NestFactory.create(module, { rawBody: true, logger: false })
      await app.listen(0, '127.0.0.1')
      return { url: await app.getUrl(), stop: async () => app.close() }
    },
    true,
  ],
  [
    'Hono',
    async (save) => {
      const app = createHono(clientOf(), own(), save)
      const { url, server } = await listenWeb((request) => app.fetch(request))
      return { url, stop: stopping(server) }
    },
    true,
  ],
  [
    'Next',
    async (save) => {
      const { url, server } = await listenWeb(createNotify(own(), save))
      return { url, stop: stopping(server) }
    },
    false,
  ],
]

describe.each(programs)('%s', (name, start, completes) => {
  let program: Program
  let saved: Notification[]
  let failing: boolean
  beforeEach(async () => {
    saved = []
    failing = false
    program = await start(async (notification) => {
      if (failing) throw new Error('the database is down')
      saved.push(notification)
    })
    sandbox.orders.add({ product: 'serviceorder', out_order_no: 'PAID-1' })
  })
  afterEach(async () => program.stop())

  const notify = async (fault?: 'wrong-signature') => {
    const message = await sandbox.createNotification({
      event_type: 'PAYSCORE.USER_PAID',
      out_order_no: 'PAID-1',
      ...(fault && { fault }),
    })
    return send(message)
  }
  const send = async ({ headers, body }: Awaited<ReturnType<Sandbox['createNotification']>>) =>
    fetch(`${program.url}/notify`, { method: 'POST', headers, body })

  it('stores a notification, and responds with 204', async () => {
    await complete()
    const { status } = await notify()
    expect(status).toBe(204)
    if (name === 'Express') expect(await paidInDatabase()).toBe(true)
    else expect(saved.map(({ event_type }) => event_type)).toEqual(['PAYSCORE.USER_PAID'])
  })

  it('refuses a forged one with 401 and FAIL, and stores nothing', async () => {
    await complete()
    const response = await notify('wrong-signature')
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ code: 'FAIL', message: 'not accepted' })
    expect(saved).toEqual([])
    if (name === 'Express') expect(await paidInDatabase()).toBe(false)
  })

  // Express writes to the database itself, see below.
  const itSaves = name === 'Express' ? undefined : it
  itSaves?.('responds with 500 when it could not store it, so that it comes again', async () => {
    await complete()
    failing = true
    expect((await notify()).status).toBe(500)
    failing = false
    expect((await notify()).status).toBe(204)
    expect(saved.length).toBe(1)
  })

  const itCompletes = completes ? it : undefined
  itCompletes?.('completes an order over HTTP', async () => {
    const response = await fetch(`${program.url}/complete`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(order),
    })
    expect(await response.json()).toEqual({ result: 'completed' })
    expect(sandbox.orders.get('serviceorder', 'PAID-1')?.completed_with).toEqual(order.body)
  })

  /** Completes and collects the order, as if the user had paid. */
  async function complete(): Promise<void> {
    await clientOf().POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
      params: { path: { out_order_no: 'PAID-1' } },
      body: order.product === 'serviceorder' ? order.body : expect.fail(),
    })
    sandbox.orders.collect('serviceorder', 'PAID-1')
    const text =
      "insert into orders (product, out_order_no, body, result) values ('serviceorder', $1, '{}', 'completed')"
    await postgres.db.query(text, ['PAID-1'])
  }
})

const paidInDatabase = async (): Promise<boolean> => {
  const { rows } = await postgres.db.query<{ paid: boolean }>("select paid from orders where out_order_no = 'PAID-1'")
  return rows[0]?.paid ?? expect.fail('the order is not stored')
}

it('NestJS without rawBody responds with 500: nothing can be verified', async () => {
  const save = async () => expect.fail('it was saved')
  const module = createModule({ client: clientOf(), own: own(), save })
  const app = await NestFactory.create(module, { logger: false })
  await app.listen(0, '127.0.0.1')
  sandbox.orders.add({ product: 'serviceorder', out_order_no: 'PAID-1', state: 'DONE' })
  const message = await sandbox.createNotification({ event_type: 'PAYSCORE.USER_PAID', out_order_no: 'PAID-1' })
  const { status } = await fetch(`${await app.getUrl()}/notify`, { method: 'POST', ...message })
  await app.close()
  expect(status).toBe(500)
})

describe('Express with PostgreSQL', () => {
  it('another body for an order that is stored is refused, and not sent', async () => {
    const { url, server } = await listen(createExpress(postgres.db, clientOf(), own()))
    sandbox.orders.add({ product: 'serviceorder', out_order_no: 'PAID-1' })
    const complete = async (amount: number) =>
      fetch(`${url}/complete`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          ...order,
          body: { ...order.body, post_payments: [{ name: '骑行费用', amount }], total_amount: amount },
        }),
      })
    const { status } = await complete(250)
    expect([status, (await complete(100)).status]).toEqual([200, 409])
    expect(sandbox.orders.get('serviceorder', 'PAID-1')?.completed_with).toEqual(order.body)
    await stopping(server)()
  })

  it('a notification that comes five times at once is stored once, and each gets 204', async () => {
    const { url, server } = await listen(createExpress(postgres.db, clientOf(), own()))
    sandbox.orders.add({ product: 'serviceorder', out_order_no: 'PAID-1', state: 'DONE' })
    await postgres.db.query("insert into orders (product, out_order_no, body) values ('serviceorder', 'PAID-1', '{}')")
    const { headers, body } = await sandbox.createNotification({
      event_type: 'PAYSCORE.USER_PAID',
      out_order_no: 'PAID-1',
    })
    const five = Array.from({ length: 5 }, async () => fetch(`${url}/notify`, { method: 'POST', headers, body }))
    expect((await Promise.all(five)).map(({ status }) => status)).toEqual([204, 204, 204, 204, 204])
    const { rows } = await postgres.db.query('select out_order_no, event_type from notifications')
    expect(rows).toEqual([{ out_order_no: 'PAID-1', event_type: 'PAYSCORE.USER_PAID' }])
    await stopping(server)()
  })

  it('when the order cannot be written, the notification is not stored either', async () => {
    const { url, server } = await listen(createExpress(postgres.db, clientOf(), own()))
    sandbox.orders.add({ product: 'serviceorder', out_order_no: 'PAID-1', state: 'DONE' })
    const { headers, body } = await sandbox.createNotification({
      event_type: 'PAYSCORE.USER_PAID',
      out_order_no: 'PAID-1',
    })
    await postgres.db.query('alter table orders rename to orders_elsewhere')
    const { status } = await fetch(`${url}/notify`, { method: 'POST', headers, body })
    await postgres.db.query('alter table orders_elsewhere rename to orders')
    expect(status).toBe(500)
    expect((await postgres.db.query('select * from notifications')).rows).toEqual([])
    await stopping(server)()
  })
})
