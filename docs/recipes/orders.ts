/** The table that the other recipes share, in PostgreSQL: what was asked, what came of it, and whether it is paid. */
import type { Pool } from 'pg'
import type { Completion, Notification, OrderToComplete } from 'wechatpay-payscore'

export const schema = `
create table if not exists orders (
  product text not null,
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

/** Stores an order before the first call. After a crash it is there. */
export async function addOrder(db: Pool, { product, out_order_no, body }: OrderToComplete) {
  const text = 'insert into orders (product, out_order_no, body) values ($1, $2, $3) on conflict do nothing'
  await db.query(text, [product, out_order_no, JSON.stringify(body)])
}

export async function saveResult(db: Pool, { product, out_order_no }: OrderToComplete, completion: Completion) {
  const paid = completion.result === 'completed' && completion.paid
  const text =
    'update orders set result = $3, paid = paid or $4, changed = now() where product = $1 and out_order_no = $2'
  await db.query(text, [product, out_order_no, completion.result, paid])
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
    await connection.query('rollback')
    throw error
  } finally {
    connection.release()
  }
}
