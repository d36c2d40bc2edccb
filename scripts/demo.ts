/** `npm start`: completes one order of each product against the embedded sandbox and prints every step. */
import {
  createWechatpayClient,
  errorCodes,
  SignatureVerificationError,
  WechatpayError,
  type CompleteServiceOrderRequest,
  type FinishOrderRequest,
  type WechatpayClient,
} from '../src/node.js'
import { oneLine } from '../src/cli/terminal.js'
import { startSandbox, type Product, type Sandbox } from '../src/sandbox/index.js'
import { print, printRequest, printResponse, printTitle } from './demo/print.js'

const hotel: CompleteServiceOrderRequest = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  post_payments: [{ name: '酒店房费', amount: 38800, description: '大床房1晚' }],
  post_discounts: [{ name: '会员折扣', amount: 800 }],
  total_amount: 38000,
}

try {
  await runInSandbox()
} catch (error) {
  const outcome = error instanceof WechatpayError ? ` [${error.code}, outcome ${error.outcome}]` : ''
  const message = error instanceof Error ? error.message : String(error)
  // A message that lists issues has several lines.
  console.error(`\nFailed: ${message.split('\n').map(oneLine).join('\n')}${outcome}`)
  process.exitCode = 1
}

async function runInSandbox(): Promise<void> {
  const sandbox = await startSandbox()
  try {
    console.log(`The sandbox listens on ${sandbox.url}; it checks every signature and signs its responses.`)
    await completeEachProduct(sandbox)
    await showFailures(sandbox)
    console.log('\nAll five as expected. The README goes on from here.')
  } finally {
    await sandbox.close()
  }
}

async function completeEachProduct(sandbox: Sandbox): Promise<void> {
  const client = clientOver(printedFetch, sandbox)

  printTitle('1. 支付分: complete a PayScore order')
  expect('completed', await complete(client, 'serviceorder', 'SERVICE-ORDER-1', hotel))
  print('that is', 'completed: DOING with MCH_COMPLETE while WeChat Pay collects, then DONE')

  printTitle('2. 智慧零售: complete a smart retail order')
  const used = {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    finish_type: 2,
    fees: [{ fee_name: '商品费用', fee_amount: 3900, fee_desc: '咖啡豆2袋' }],
    total_amount: 3900,
    profit_sharing: false,
  } satisfies Omit<FinishOrderRequest, 'finish_ticket'>
  const retail = { ...used, finish_ticket: 'TICKET-SMART-RETAIL-1' }
  expect('completed', await complete(client, 'smartretail-orders', 'SMART-RETAIL-1', retail))

  printTitle('3. 先享后付: complete a pay-after-use order')
  const payAfter = { ...used, finish_ticket: 'TICKET-PAY-AFTER-1' }
  expect('completed', await complete(client, 'payafter-orders', 'PAY-AFTER-1', payAfter))
}

async function showFailures(sandbox: Sandbox): Promise<void> {
  printTitle('4. A refusal that is certain is a value: this order was completed before')
  // A `fetch` may send a request twice: over one, ORDER_DONE could be this call's own doing, and would be thrown.
  const client = withPrinting(createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url }))
  expect('ORDER_DONE', await complete(client, 'serviceorder', 'SERVICE-ORDER-DONE', hotel))

  printTitle('5. A forged response is refused: its signature is that of another body (retries are off here)')
  sandbox.faults.add('wrong-signature')
  try {
    await complete(clientOver(printedFetch, sandbox), 'serviceorder', 'SERVICE-ORDER-2', hotel)
    throw new Error('the forged response was accepted')
  } catch (error) {
    if (!(error instanceof SignatureVerificationError)) throw error
    print('thrown', `${error.name} ${error.code}, outcome ${error.outcome}`)
    print('', error.message)
  }
}

/** Completes an order and prints the result: `completed`, or the code of the API's error. */
async function complete(
  client: WechatpayClient,
  product: Product,
  out_order_no: string,
  body: CompleteServiceOrderRequest | FinishOrderRequest,
): Promise<string> {
  const params = { path: { out_order_no } }
  const { data, error } =
    product === 'serviceorder'
      ? await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
          params,
          // `as`, here and below: the caller pairs product and body, and the client checks the body.
          body: body as CompleteServiceOrderRequest,
        })
      : await client.POST(`/v3/payscore/${product}/{out_order_no}/complete`, {
          params,
          body: body as FinishOrderRequest,
        })
  if (data) {
    print('verified', 'the signature is that of these bytes, under that key')
    print('data', JSON.stringify(data))
    return 'completed'
  }
  print('error', `${error.code}: ${error.message}`)
  if (error.detail) print('detail', JSON.stringify(error.detail))
  print('remedy', errorCodes[error.code]?.remedy ?? 'none documented: decide by the status')
  return error.code
}

function clientOver(fetch: (request: Request) => Promise<Response>, { credentials, url }: Sandbox): WechatpayClient {
  return createWechatpayClient(credentials, { baseUrl: url, fetch, maxRetries: 0 })
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

/** Prints requests and responses as middleware sees them, which is before they are signed and after they are verified. */
function withPrinting(client: WechatpayClient): WechatpayClient {
  client.use({
    onRequest: ({ request }) => printRequest(request),
    onResponse: ({ response }) => printResponse(response),
  })
  return client
}

function expect(wanted: string, result: string): void {
  if (result !== wanted) throw new Error(`expected ${wanted}, but got ${result}`)
}
