/** Express with PostgreSQL: completes an order, and receives the notification that it is paid. */
import express from 'express'
import type { Pool } from 'pg'
import { completeOrder, parseNotification, WechatpayError } from 'wechatpay-payscore'
import type { NotificationCredentials, OrderToComplete, WechatpayClient } from 'wechatpay-payscore'
import { addOrder, saveNotification, saveResult } from './orders.js'

export function createApp(db: Pool, client: WechatpayClient, own: NotificationCredentials) {
  const app = express()

  app.post('/complete', express.json(), async (request, response) => {
    const order = request.body as OrderToComplete // from your own front end; the client checks it
    await addOrder(db, order)
    const completion = await completeOrder(client, order, { deadline: 10_000 })
    await saveResult(db, order, completion)
    response.json({ result: completion.result }) // 'unknown': the cron job goes on
  })

  app.post('/notify', express.raw({ type: 'application/json' }), async (request, response) => {
    try {
      await saveNotification(db, await parseNotification({ headers: request.headers, body: request.body }, own))
      response.status(204).end()
    } catch (error) {
      // WeChat Pay sends it again. A forged one ends here too.
      response.status(error instanceof WechatpayError ? 401 : 500).json({ code: 'FAIL', message: 'not accepted' })
    }
  })
  return app
}
