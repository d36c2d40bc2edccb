/** Express 5 with PostgreSQL: completes an order, and receives the notification that it is paid. */
import express from 'express'
import type { Pool } from 'pg'
import { parseNotification, WechatpayError } from 'wechatpay-payscore'
import type { NotificationCredentials, OrderToComplete, WechatpayClient } from 'wechatpay-payscore'
import { addOrder, completeAndSave, saveNotification } from './orders.js'

export function createApp(db: Pool, client: WechatpayClient, own: NotificationCredentials) {
  const app = express()

  // For your own servers only: whoever calls this decides what the user pays.
  app.post('/complete', express.json(), async (request, response) => {
    const order = request.body as OrderToComplete // the table and the client check it
    if (await addOrder(db, order)) {
      const result = await completeAndSave(db, client, order, 10_000)
      response.json({ result }) // 'unknown': the cron job goes on
    } else response.status(409).json({ result: 'stored with another body' })
  })

  app.post('/notify', express.raw({ type: 'application/json' }), async (request, response) => {
    try {
      await saveNotification(db, await parseNotification({ headers: request.headers, body: request.body }, own))
      response.status(204).end()
    } catch (error) {
      console.error(error) // WeChat Pay sends it again; a forged one ends here too
      response.status(error instanceof WechatpayError ? 401 : 500).json({ code: 'FAIL', message: 'not accepted' })
    }
  })
  return app
}
