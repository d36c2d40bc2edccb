/** Every hour: asks for the orders that are completed and not paid, because a notification may be lost. */
import type { Pool } from 'pg'
import type { OrderToComplete, WechatpayClient } from 'wechatpay-payscore'

/** @returns the numbers of the orders that are paid now */
export async function reconcile(db: Pool, client: WechatpayClient, olderThan = '1 hour') {
  const { rows } = await db.query<OrderToComplete>(
    `select product, out_order_no, body from orders
     where result = 'completed' and not paid and changed < now() - $1::interval order by changed limit 1000`,
    [olderThan],
  )
  const paid: string[] = []
  for (const order of rows) {
    const { product, out_order_no } = order
    // One order that cannot be read must not hold up the others.
    const isNow = await isPaid(client, order).catch((error: unknown) => console.error(out_order_no, error))
    // `changed` in any case: the next run begins with the orders that nobody has asked for longest.
    const text = 'update orders set paid = paid or $3, changed = now() where product = $1 and out_order_no = $2'
    await db.query(text, [product, out_order_no, isNow === true])
    if (isNow === true) paid.push(out_order_no)
  }
  return paid
}

async function isPaid(client: WechatpayClient, { product, out_order_no, body }: OrderToComplete) {
  const query = { service_id: body.service_id, appid: body.appid, out_order_no }
  const { data, error } = await client.GET(`/v3/payscore/${product}`, { params: { query } })
  if (error) throw new Error(error.code)
  if (data.state === 'DONE' || data.state === 'USER_PAID') return true
  return 'collection' in data && data.collection?.state === 'USER_PAID'
}
