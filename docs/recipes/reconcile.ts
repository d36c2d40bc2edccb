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
  for (const { product, out_order_no, body } of rows) {
    const query = { service_id: body.service_id, appid: body.appid, out_order_no }
    if (!(await isPaid(client, product, query))) continue
    const text = 'update orders set paid = true, changed = now() where product = $1 and out_order_no = $2'
    await db.query(text, [product, out_order_no])
    paid.push(out_order_no)
  }
  return paid
}

type Query = { service_id: string; appid: string; out_order_no: string }

async function isPaid(client: WechatpayClient, product: OrderToComplete['product'], query: Query) {
  if (product === 'serviceorder') {
    const { data } = await client.GET('/v3/payscore/serviceorder', { params: { query } })
    return data?.state === 'DONE' || data?.collection?.state === 'USER_PAID'
  }
  const { data } = await client.GET(`/v3/payscore/${product}`, { params: { query } })
  return data?.state === 'USER_PAID'
}
