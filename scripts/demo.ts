/**
 * `npm start`: completes one order of each product against the embedded sandbox and shows every step.
 *
 * `npm start -- PRODUCT OUT_ORDER_NO BODY.json` completes that one order at WeChat Pay, with the merchant's credentials
 * from the environment (see the README).
 */
import { readFileSync } from 'node:fs'
import {
  createWechatpayClient,
  errorCodes,
  importPrivateKey,
  importPublicKey,
  SignatureVerificationError,
  WechatpayError,
  type CompleteServiceOrderRequest,
  type FinishOrderRequest,
  type Credentials,
  type WechatpayClient,
} from '../src/node.js'
import { startSandbox, type Product } from '../src/sandbox/index.js'

const USAGE = `npm start                                        completes orders against the embedded sandbox
npm start -- PRODUCT OUT_ORDER_NO BODY.json      completes that one order for real

PRODUCT is serviceorder, smartretail-orders or payafter-orders. The environment says who you are: WECHATPAY_MCHID,
WECHATPAY_SERIAL_NO, WECHATPAY_PRIVATE_KEY_FILE, WECHATPAY_PUBLIC_KEY_ID, WECHATPAY_PUBLIC_KEY_FILE, and
WECHATPAY_BASE_URL for another host than WeChat Pay's.`
const PRODUCTS = ['serviceorder', 'smartretail-orders', 'payafter-orders'] as const

try {
  const [product, outOrderNo, file, ...more] = process.argv.slice(2)
  if (product === undefined) await showSandbox()
  else if (product === '--help') console.log(USAGE)
  else if (outOrderNo === undefined || file === undefined || more.length > 0) {
    throw new Error(
      'name the product, the order and the file with the body: npm start -- serviceorder 1234323JKHDFE1243252 body.json',
    )
  } else await completeForReal(product, outOrderNo, file)
} catch (error) {
  const outcome = error instanceof WechatpayError ? ` [${error.code}, outcome ${error.outcome}]` : ''
  console.error(`\nFailed: ${error instanceof Error ? error.message : String(error)}${outcome}`)
  process.exitCode = 1
}

async function showSandbox(): Promise<void> {
  const sandbox = await startSandbox()
  console.log(`The sandbox listens on ${sandbox.url}; it checks every signature and signs what it answers.`)
  const client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, fetch: shown, maxRetries: 0 })

  title('1. 支付分: complete a PayScore order')
  const hotel: CompleteServiceOrderRequest = {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    post_payments: [{ name: '酒店房费', amount: 38800, description: '大床房1晚' }],
    post_discounts: [{ name: '会员折扣', amount: 800 }],
    total_amount: 38000,
  }
  expect('completed', await complete(client, 'serviceorder', 'SERVICE-ORDER-1', hotel))
  console.log('  that is   completed: DOING with MCH_COMPLETE while WeChat Pay collects, then DONE')

  title('2. 智慧零售: complete a smart retail order')
  const used = {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    finish_type: 2,
    fees: [{ fee_name: '商品费用', fee_amount: 3900, fee_desc: '咖啡豆2袋' }],
    total_amount: 3900,
    profit_sharing: false,
  } satisfies FinishOrderRequest
  const retail = { ...used, finish_ticket: 'TICKET-SMART-RETAIL-1' }
  expect('completed', await complete(client, 'smartretail-orders', 'SMART-RETAIL-1', retail))

  title('3. 先享后付: complete a pay-after-use order')
  const payAfter = { ...used, finish_ticket: 'TICKET-PAY-AFTER-1' }
  expect('completed', await complete(client, 'payafter-orders', 'PAY-AFTER-1', payAfter))

  title('4. An error of the API is a value: this order was completed before')
  expect('ORDER_DONE', await complete(client, 'serviceorder', 'SERVICE-ORDER-DONE', hotel))

  title('5. A forged answer is refused: its signature is that of another body (repeats are off here)')
  sandbox.faults.add('wrong-signature')
  try {
    await complete(client, 'serviceorder', 'SERVICE-ORDER-2', hotel)
    throw new Error('the forged answer was accepted')
  } catch (error) {
    if (!(error instanceof SignatureVerificationError)) throw error
    console.log(`  thrown    ${error.name} ${error.code}, outcome ${error.outcome}`)
    console.log(`            ${error.message}`)
  }

  await sandbox.close()
  console.log('\nAll five as expected. The README goes on from here.')
}

async function completeForReal(product: string, outOrderNo: string, file: string): Promise<void> {
  const baseUrl = process.env.WECHATPAY_BASE_URL || 'https://api.mch.weixin.qq.com'
  if (!URL.canParse(baseUrl)) throw new Error(`WECHATPAY_BASE_URL must be an absolute URL, but is "${baseUrl}"`)
  const client = createWechatpayClient(await environmentCredentials(), { fetch: shown, baseUrl })
  if (!isProduct(product)) throw new Error(`the product must be ${PRODUCTS.join(', ')}, but is "${product}"`)
  // `as`: the client checks it against the contract.
  const body = readJson(file) as CompleteServiceOrderRequest & FinishOrderRequest
  title(`Complete ${product} ${outOrderNo} at ${baseUrl}`)
  if (new URL(baseUrl).hostname.endsWith('.qq.com'))
    console.log('  This is WeChat Pay itself: the user will be charged.')
  if ((await complete(client, product, outOrderNo, body)) !== 'completed') process.exitCode = 1
}

function isProduct(name: string): name is Product {
  return (PRODUCTS as readonly string[]).includes(name)
}

function expect(wanted: string, result: string): void {
  if (result !== wanted) throw new Error(`expected ${wanted}, but got ${result}`)
}

/** Completes an order and prints what came of it: `completed`, or the code of the API's error. */
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
          // `as`: the caller pairs product and body; the client checks it all the same.
          body: body as CompleteServiceOrderRequest,
        })
      : await client.POST(`/v3/payscore/${product}/{out_order_no}/complete`, {
          params,
          body: body as FinishOrderRequest,
        })
  if (data) {
    console.log('  verified  the signature is that of these bytes, under that key')
    console.log(`  data      ${JSON.stringify(data)}`)
    return 'completed'
  }
  console.log(`  error     ${error.code}: ${error.message}`)
  if (error.detail) console.log(`  detail    ${JSON.stringify(error.detail)}`)
  console.log(`  remedy    ${errorCodes[error.code]?.remedy ?? 'none documented: decide by the status'}`)
  return error.code
}

/** The client's `fetch`: prints what is signed and sent, and what comes back. */
async function shown(request: Request): Promise<Response> {
  const { pathname, host } = new URL(request.url)
  const [, nonce, timestamp] =
    /nonce_str="([^"]*)",timestamp="([^"]*)"/.exec(request.headers.get('Authorization') ?? '') ?? []
  console.log(`  request   ${request.method} ${pathname} to ${host}`)
  const lines = [request.method, pathname, timestamp, nonce, await request.clone().text()]
  lines.forEach((line, index) => console.log(`  ${index === 0 ? 'signed   ' : '         '} ${line}⏎`))
  const response = await fetch(request)
  console.log(`  answer    ${response.status} ${response.statusText}`)
  for (const name of ['Wechatpay-Timestamp', 'Wechatpay-Nonce', 'Wechatpay-Serial']) {
    console.log(`            ${name}: ${response.headers.get(name) ?? '(none)'}`)
  }
  return response
}

async function environmentCredentials(): Promise<Credentials> {
  const names = [
    'WECHATPAY_MCHID',
    'WECHATPAY_SERIAL_NO',
    'WECHATPAY_PRIVATE_KEY_FILE',
    'WECHATPAY_PUBLIC_KEY_ID',
    'WECHATPAY_PUBLIC_KEY_FILE',
  ] as const
  const missing = names.filter((name) => !process.env[name])
  if (missing.length > 0) throw new Error(`the environment lacks ${missing.join(', ')}`)
  const [mchid = '', serialNo = '', privateKeyFile = '', publicKeyId = '', publicKeyFile = ''] = names.map(
    (name) => process.env[name],
  )
  if (!publicKeyId.startsWith('PUB_KEY_ID_')) {
    throw new Error(`WECHATPAY_PUBLIC_KEY_ID must begin with PUB_KEY_ID_, but is "${publicKeyId}"`)
  }
  return {
    mchid,
    serialNo,
    privateKey: await named('WECHATPAY_PRIVATE_KEY_FILE', () => importPrivateKey(readFileSync(privateKeyFile, 'utf8'))),
    platformKeys: {
      [publicKeyId]: await named('WECHATPAY_PUBLIC_KEY_FILE', () =>
        importPublicKey(readFileSync(publicKeyFile, 'utf8')),
      ),
    },
  }
}

async function named<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readJson(file: string): unknown {
  try {
    // Some editors put a byte order mark first.
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown
  } catch (error) {
    throw new Error(`the body in ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function title(text: string): void {
  console.log(`\n${text}`)
}
