/** `npm start`: the whole loop against the embedded sandbox, step by step. */
import {
  completeOrder,
  createWechatpayClient,
  parseNotification,
  SignatureVerificationError,
  WechatpayError,
  type Completion,
  type CompleteServiceOrderRequest,
  type OrderToComplete,
  type WechatpayClient,
} from '../src/node.js'
import { oneLine } from '../src/cli/terminal.js'
import { startSandbox, type Sandbox } from '../src/sandbox/index.js'
import { print, printAttempt, printRequest, printResponse, printTitle } from './demo/print.js'

const ids = { appid: 'wxd678efh567hg6787', service_id: '500001' }
const hotel: CompleteServiceOrderRequest = {
  ...ids,
  post_payments: [{ name: '酒店房费', amount: 38800, description: '大床房1晚' }],
  post_discounts: [{ name: '会员折扣', amount: 800 }],
  total_amount: 38000,
}
const hotelOrder = (out_order_no: string): OrderToComplete => ({ product: 'serviceorder', out_order_no, body: hotel })
const usedOrder = (product: 'smartretail-orders' | 'payafter-orders', out_order_no: string): OrderToComplete => ({
  product,
  out_order_no,
  body: {
    ...ids,
    finish_type: 2,
    fees: [{ fee_name: '商品费用', fee_amount: 3900, fee_desc: '咖啡豆2袋' }],
    total_amount: 3900,
    profit_sharing: false,
  },
})

try {
  const sandbox = await startSandbox()
  try {
    console.log(`The sandbox listens on ${sandbox.url}. It checks every signature, and signs its responses.`)
    await completeEachProduct(sandbox)
    await loseTheResponse(sandbox)
    await payTheOrder(sandbox)
    await forgeTheResponse(sandbox)
    console.log('\nAll seven as expected. README.md goes on from here; npm run sandbox has a page to try it yourself.')
  } finally {
    await sandbox.close()
  }
} catch (error) {
  const outcome = error instanceof WechatpayError ? ` [${error.code}, outcome ${error.outcome}]` : ''
  console.error(`\nFailed: ${oneLine(error instanceof Error ? error.message : String(error))}${outcome}`)
  process.exitCode = 1
}

async function completeEachProduct({ credentials, url }: Sandbox): Promise<void> {
  printTitle('1. 支付分: complete a PayScore order')
  const loud = createWechatpayClient(credentials, { baseUrl: url, fetch: printedFetch })
  expect('completed', await complete(loud, hotelOrder('SERVICE-ORDER-1')))
  print(
    'verified',
    'the signature is that of these bytes, under that serial; ids, amount and state are those of the call',
  )

  const client = createWechatpayClient(credentials, { baseUrl: url, onAttempt: printAttempt })
  printTitle('2. 智慧零售: complete a smart retail order; its finish_ticket is read from the query first')
  expect('completed', await complete(client, usedOrder('smartretail-orders', 'SMART-RETAIL-1')))

  printTitle('3. 先享后付: complete a pay-after-use order')
  expect('completed', await complete(client, usedOrder('payafter-orders', 'PAY-AFTER-1')))
}

async function loseTheResponse({ credentials, url, faults }: Sandbox): Promise<void> {
  printTitle('4. The response is lost: was the user charged? completeOrder queries the order (retries are off here)')
  faults.add('drop-after')
  const client = createWechatpayClient(credentials, { baseUrl: url, onAttempt: printAttempt, maxRetries: 0 })
  expect('completed', await complete(client, hotelOrder('SERVICE-ORDER-2')))
}

async function payTheOrder(sandbox: Sandbox): Promise<void> {
  const { credentials, url, apiV3Key } = sandbox
  printTitle('5. The user pays: WeChat Pay sends a notification, which is verified and decrypted')
  sandbox.orders.collect('serviceorder', 'SERVICE-ORDER-2')
  const message = await sandbox.createNotification({
    event_type: 'PAYSCORE.USER_PAID',
    product: 'serviceorder',
    out_order_no: 'SERVICE-ORDER-2',
  })
  print('received', message.body.slice(0, 100) + '…')
  const notification = await parseNotification(message, { platformKeys: credentials.platformKeys, apiV3Key })
  if (notification.event_type !== 'PAYSCORE.USER_PAID') throw new Error('another event came')
  const { out_order_no, total_amount, state } = notification.resource
  print('verified', `${notification.event_type}: ${out_order_no} is ${state}, ${total_amount} fen`)

  printTitle('6. The same by a query')
  const client = createWechatpayClient(credentials, { baseUrl: url, onAttempt: printAttempt })
  const { data, error } = await client.GET('/v3/payscore/serviceorder', {
    params: { query: { ...ids, out_order_no: 'SERVICE-ORDER-2' } },
  })
  if (error) throw new Error(error.message)
  expect('DONE', data.state)
  print(
    'verified',
    `state ${data.state}, collection ${data.collection?.state}, ${data.collection?.paid_amount} fen paid`,
  )
}

async function forgeTheResponse({ credentials, url, faults }: Sandbox): Promise<void> {
  printTitle('7. A forged response is refused: its signature is that of another body')
  faults.add('wrong-signature')
  const client = createWechatpayClient(credentials, { baseUrl: url, onAttempt: printAttempt, maxRetries: 0 })
  try {
    await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
      params: { path: { out_order_no: 'SERVICE-ORDER-3' } },
      body: hotel,
    })
    throw new Error('the forged response was accepted')
  } catch (error) {
    if (!(error instanceof SignatureVerificationError)) throw error
    print('thrown', `${error.name} ${error.code}, outcome ${error.outcome}`)
    print('', error.message)
  }
}

/** Completes an order and prints the result. */
async function complete(client: WechatpayClient, order: OrderToComplete): Promise<Completion['result']> {
  const completion = await completeOrder(client, order)
  const { result } = completion
  print('result', result === 'completed' ? `completed, ${completion.paid ? '' : 'not yet '}paid` : result)
  if ('order' in completion && completion.order) print('order', summaryOf(completion.order))
  return result
}

/** Where an order stands. The older products respond with ids only. */
function summaryOf({ out_order_no, ...order }: Fields): string {
  const { state, state_description, total_amount, order_id } = order
  if (state === undefined) return `${out_order_no}, order_id ${order_id}`
  return `${out_order_no}: ${[state, state_description].filter(Boolean).join(' ')}, total_amount ${total_amount} fen`
}

interface Fields {
  out_order_no?: string | undefined
  state?: string | undefined
  state_description?: string | undefined
  total_amount?: number | undefined
  order_id?: string | undefined
}

/** A client's `fetch`: prints what is signed and sent, and what comes back. */
async function printedFetch(request: Request): Promise<Response> {
  printRequest(request)
  const [, nonce, timestamp] =
    /nonce_str="([^"]*)",timestamp="([^"]*)"/.exec(request.headers.get('Authorization') ?? '') ?? []
  const lines = [request.method, new URL(request.url).pathname, timestamp, nonce, await request.clone().text()]
  lines.forEach((line, index) => print(index === 0 ? 'signed' : '', `${line}⏎`))
  const response = await fetch(request)
  printResponse(response)
  return response
}

function expect(wanted: string, result: string): void {
  if (result !== wanted) throw new Error(`expected ${wanted}, but got ${result}`)
}
