/** Hono, also on Workers, Bun and Deno: completes an order, and receives the notification that it is paid. */
import { Hono } from 'hono'
import { completeOrder, parseNotification, WechatpayError } from 'wechatpay-payscore'
import type { Notification, NotificationCredentials, OrderToComplete, WechatpayClient } from 'wechatpay-payscore'

/** @param save stores a notification once, however often it comes: by `out_order_no` and `event_type` */
export function createApp(
  client: WechatpayClient,
  own: NotificationCredentials,
  save: (notification: Notification) => Promise<void>,
) {
  const app = new Hono()

  // For your own servers only: whoever calls this decides what the user pays. It keeps nothing, so that they store the
  // order first, and call again with the same one until there is a result.
  app.post('/complete', async (context) => {
    const order = await context.req.json<OrderToComplete>() // the client checks it
    const { result } = await completeOrder(client, order, { deadline: 10_000 })
    return context.json({ result })
  })

  app.post('/notify', async (context) => {
    try {
      await save(await parseNotification(context.req.raw, own))
      return context.body(null, 204)
    } catch (error) {
      console.error(error) // WeChat Pay sends it again; a forged one ends here too
      return context.json({ code: 'FAIL', message: 'not accepted' }, error instanceof WechatpayError ? 401 : 500)
    }
  })
  return app
}
