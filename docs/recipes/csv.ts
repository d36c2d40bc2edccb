/** Turns a CSV with one order in each row into the lines of a batch: `npx tsx csv.ts <orders.csv >orders.jsonl`. */
import { text } from 'node:stream/consumers'
import { fen, type OrderToComplete } from 'wechatpay-payscore'

const HEADER = 'product,out_order_no,name,yuan'
const ids = { appid: 'wxd678efh567hg6787', service_id: '500001' } // write yours

function orderOf(row: string): OrderToComplete {
  const [product, out_order_no, name, yuan, ...more] = row.split(',').map((cell) => cell.trim())
  if (!out_order_no || !name || !yuan || more.length > 0) throw new Error(`the row must have the four cells ${HEADER}`)
  if (/["\ufffd]/.test(row)) throw new Error('write the file in UTF-8, and no cell in quotation marks')
  const amount = fen(yuan)
  if (product === 'serviceorder')
    return { product, out_order_no, body: { ...ids, post_payments: [{ name, amount }], total_amount: amount } }
  if (product !== 'smartretail-orders' && product !== 'payafter-orders')
    throw new Error('product must be serviceorder, smartretail-orders or payafter-orders')
  const fees = [{ fee_name: name, fee_amount: amount }]
  return { product, out_order_no, body: { ...ids, finish_type: 2, fees, total_amount: amount, profit_sharing: false } }
}

const [header, ...rows] = (await text(process.stdin)).trim().split(/\r?\n/)
if (header !== HEADER) throw new Error(`The first line must be ${HEADER}`)
const lines = rows.map((row, index) => {
  try {
    return JSON.stringify(orderOf(row))
  } catch (error) {
    throw new Error(`Line ${index + 2}: ${error instanceof Error ? error.message : String(error)}`)
  }
})
console.log(lines.join('\n')) // at the end, so that a wrong row leaves no file with only a part of the orders
