/** The table that the other recipes share, in PostgreSQL: what was asked, what came of it, and whether it is paid. */
import type { Pool } from 'pg'
import { completeOrder, errorCodes, RequestValidationError } from 'wechatpay-payscore'
import type { Notification, OrderToComplete, WechatpayClient } from 'wechatpay-payscore'

export const schema = `
create table if not exists orders (
  product text not null check (product in ('serviceorder', 'smartretail-orders', 'payafter-orders')),
  out_order_no text not null,
  body json not null,         -- json keeps the order of the fields; jsonb does not
  result text,                -- null: not called yet, or nobody saw the result
  paid boolean not null default false,
  changed timestamptz not null default now(),
  primary key (product, out_order_no)
);
create table if not exists notifications (
  out_order_no text not null,
  event_type text not null,
  primary key (out_order_no, event_type)
);`

/**
 * Stores an order before the first call, so that it is there after a crash. The body that was stored first stays, because
 * it may have been sent; only an order that was refused can get another one.
 *
 * @returns whether the stored order has this body. If not, do not send it
 */
export async function addOrder(db: Pool, { product, out_order_no, body }: OrderToComplete): Promise<boolean> {
  const text = `insert into orders (product, out_order_no, body) values ($1, $2, $3::text::json)
    on conflict (product, out_order_no) do update set
      body = case when orders.result in ('refused', 'invalid') then excluded.body else orders.body end,
      result = case when orders.result in ('refused', 'invalid') then null else orders.result end
    returning body::text = $3::text as same`
  const { rows } = await db.query<{ same: boolean }>(text, [product, out_order_no, JSON.stringify(body)])
  return rows[0]?.same === true
}

/**
 * Completes a stored order, and stores what came of it. Three results are not those of `completeOrder`:
 *
 * - `invalid`: the body breaks the contract; a person has to correct it
 * - `expired`: the user did not confirm the order in time, so that nobody can complete it any more
 * - `misconfigured`: a wrong key or a missing permission refuses every order. Nothing is stored, so that the order stays open
 *
 * @param deadline milliseconds
 */
export async function completeAndSave(db: Pool, client: WechatpayClient, order: OrderToComplete, deadline: number) {
  const completion = await completeOrder(client, order, { deadline }).catch((error: unknown) => {
    if (error instanceof RequestValidationError) return { result: 'invalid' } as const
    throw error
  })
  if (completion.result === 'refused' && errorCodes[completion.error.code]?.concerns === 'configuration')
    return 'misconfigured'
  const isExpired = completion.result === 'unknown' && completion.order?.state === 'EXPIRED'
  const result = isExpired ? 'expired' : completion.result
  // When two processes complete an order at once, what is final stays. `completed` is proven, so that it always counts.
  const text = `update orders set result = $3, paid = paid or $4, changed = now()
    where product = $1 and out_order_no = $2 and (result is null or result = 'unknown' or $3 = 'completed')`
  const paid = completion.result === 'completed' && completion.paid
  await db.query(text, [order.product, order.out_order_no, result, paid])
  return result
}

/** The orders that still have to be completed: new ones, those of a process that died, and those with an unknown outcome. */
export async function openOrders(db: Pool, limit: number): Promise<OrderToComplete[]> {
  const text = `select product, out_order_no, body from orders where result is null or result = 'unknown'
    order by changed limit $1`
  const { rows } = await db.query<OrderToComplete>(text, [limit])
  return rows
}

/** Stores a notification and what follows from it in one transaction. The second time it changes nothing. */
export async function saveNotification(db: Pool, { event_type, resource }: Notification) {
  if (event_type !== 'PAYSCORE.USER_PAID') return
  const connection = await db.connect()
  try {
    await connection.query('begin')
    const text = 'insert into notifications (out_order_no, event_type) values ($1, $2) on conflict do nothing'
    const { rowCount } = await connection.query(text, [resource.out_order_no, event_type])
    // Here, in the same transaction, is the place for what must happen once: a receipt, an entry in the books.
    if (rowCount === 1)
      await connection.query(
        "update orders set paid = true, changed = now() where product = 'serviceorder' and out_order_no = $1",
        [resource.out_order_no],
      )
    await connection.query('commit')
  } catch (error) {
    await connection.query('rollback').catch(() => {}) // without a connection there is nothing to roll back
    throw error
  } finally {
    connection.release()
  }
}
