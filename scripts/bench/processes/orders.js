/**
 * Every call completes a serviceorder. The number of an order says what the server does with it, and with how many items
 * it is completed: `BENCH-1-07`.
 */

/** Few enough that the server signs each of their responses only now and then. */
const ORDERS = 64

/** A number begins with one of these. */
export const BENCH = 'BENCH'
/** The server verifies the request's signature. */
export const CHECKED = 'CHECKED'
/** The response has the signature of another response. */
export const FORGED = 'FORGED'
/** The response is sent when the server gets the command `release`. */
export const HELD = 'HELD'

export function orderNumber(kind, items, index = 0) {
  return `${kind}-${items}-${String(index % ORDERS).padStart(2, '0')}`
}

export function kindOf(outOrderNo) {
  return outOrderNo.slice(0, outOrderNo.indexOf('-'))
}

/** The request's body with so many `post_payments`. */
export function bodyOf(items) {
  return {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    post_payments: payments(items),
    post_discounts: [{ name: '会员折扣', amount: 100, description: '银卡' }],
    time_range: { start_time: '20251018140000', end_time: '20251019120000' },
    total_amount: 3900 * items - 100,
  }
}

/** The body of the response, as the service returns it. */
export function responseOf(outOrderNo) {
  const items = Number(outOrderNo.split('-')[1])
  const { appid, service_id, post_payments, post_discounts, time_range, total_amount } = bodyOf(items)
  return {
    appid,
    mchid: '1900000109',
    out_order_no: outOrderNo,
    service_id,
    service_introduction: '某某酒店',
    state: 'DOING',
    state_description: 'MCH_COMPLETE',
    post_payments,
    post_discounts,
    risk_fund: { name: 'DEPOSIT', amount: 500000, description: '酒店押金' },
    total_amount,
    need_collection: true,
    time_range,
    location: { start_location: '嗨客时尚主题展餐厅', end_location: '嗨客时尚主题展餐厅' },
    order_id: '15646546545165651651',
  }
}

/** Every result of every client is checked here: an unexpected one ends the run. */
export function assertCompleted(result, outOrderNo, items) {
  if (
    result?.out_order_no !== outOrderNo ||
    result.state !== 'DOING' ||
    result.total_amount !== 3900 * items - 100 ||
    result.post_payments.length !== items
  ) {
    throw new Error(`${outOrderNo}: expected it completed with ${items} items, but got ${JSON.stringify(result)}`)
  }
}

function payments(items) {
  return Array.from({ length: items }, (_, index) => ({
    name: items === 1 ? '酒店房费' : `酒店房费${index + 1}`,
    amount: 3900,
    description: '大床房1晚',
  }))
}
