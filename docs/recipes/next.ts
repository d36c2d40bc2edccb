/**
 * Next, a route handler: in `app/notify/route.ts`,
 *
 *     export const POST = createNotify(credentials, save)
 */
import { parseNotification, WechatpayError } from 'wechatpay-payscore'
import type { Notification, NotificationCredentials } from 'wechatpay-payscore'

/** @param save stores a notification once, however often it comes: by `out_order_no` and `event_type` */
export function createNotify(own: NotificationCredentials, save: (notification: Notification) => Promise<void>) {
  return async function POST(request: Request): Promise<Response> {
    try {
      await save(await parseNotification(request, own))
      return new Response(null, { status: 204 })
    } catch (error) {
      console.error(error) // WeChat Pay sends it again; a forged one ends here too
      const status = error instanceof WechatpayError ? 401 : 500
      return Response.json({ code: 'FAIL', message: 'not accepted' }, { status })
    }
  }
}
