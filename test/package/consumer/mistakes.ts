/** What must not compile: each line below a `@ts-expect-error` is a mistake, and the compiler has to find it. */
import { wrapAsPathBasedClient } from 'openapi-fetch'
import {
  createWechatpayClient,
  errorCodes,
  importPrivateKey,
  totalAmount,
  WechatpayError,
  type Credentials,
  type Outcome,
} from 'wechatpay-payscore'
import { startSandbox } from 'wechatpay-payscore/sandbox'

const SERVICE_ORDER = '/v3/payscore/serviceorder/{out_order_no}/complete'
const SMART_RETAIL = '/v3/payscore/smartretail-orders/{out_order_no}/complete'
const params = { path: { out_order_no: '1' } }
const who = { appid: 'a', service_id: 's' }
const body = { ...who, post_payments: [{ name: 'x' }], total_amount: 0 }

export async function mistakes(credentials: Credentials): Promise<void> {
  const client = createWechatpayClient(credentials)
  const { data, error } = await client.POST(SERVICE_ORDER, { params, body })
  // @ts-expect-error there is no data where there is an error
  if (error) data.state
  // @ts-expect-error there may be an error in place of data
  data.state
  // @ts-expect-error not every code has an entry
  if (error) errorCodes[error.code].remedy
  // @ts-expect-error no such path
  await client.POST('/v3/payscore/serviceorder/{out_order_no}/unknown', { params, body })
  // @ts-expect-error no such method
  await client.GET(SERVICE_ORDER, { params, body })
  // @ts-expect-error the order number is required
  await client.POST(SERVICE_ORDER, { body })
  // @ts-expect-error the body is required
  await client.POST(SERVICE_ORDER, { params })
  // @ts-expect-error total_amount is required
  await client.POST(SERVICE_ORDER, { params, body: { ...who, post_payments: [] } })
  // @ts-expect-error a misspelt field
  await client.POST(SERVICE_ORDER, { params, body: { ...body, good_tags: '' } })
  // @ts-expect-error a misspelt field of an item
  await client.POST(SERVICE_ORDER, { params, body: { ...body, post_payments: [{ name: 'x', amout: 0 }] } })
  // @ts-expect-error a misspelt option
  await client.POST(SERVICE_ORDER, { params, body, time_out: 1 })
  // @ts-expect-error a misspelt field through the path style
  await wrapAsPathBasedClient(client)[SERVICE_ORDER].POST({ params, body: { ...body, good_tags: '' } })
  // @ts-expect-error the response has no such field
  if (data) data.totalamount
  // @ts-expect-error an amount is a number
  await client.POST(SERVICE_ORDER, { params, body: { ...body, total_amount: '0' } })
  // @ts-expect-error finish_type is 1 or 2
  await client.POST(SMART_RETAIL, { params, body: { ...who, finish_type: 0 } })

  // @ts-expect-error both keys are required
  createWechatpayClient({ mchid: '1', serialNo: '2' })
  // @ts-expect-error a key is imported, not text
  createWechatpayClient({ ...credentials, privateKey: 'PEM' })
  // @ts-expect-error milliseconds
  createWechatpayClient(credentials, { timeout: '5s' })
  // @ts-expect-error no such option
  createWechatpayClient(credentials, { retries: 2 })
  // @ts-expect-error an attempt has no headers
  createWechatpayClient(credentials, { onAttempt: (attempt) => attempt.headers })
  // @ts-expect-error text
  await importPrivateKey(new Uint8Array())
  // @ts-expect-error a body has amounts
  totalAmount({ amount: 1 })
  // @ts-expect-error the class is abstract
  new WechatpayError('', 'unknown')
  // @ts-expect-error no such outcome
  const outcome: Outcome = 'failed'
  // @ts-expect-error no such product
  await startSandbox({ orders: [{ product: outcome, out_order_no: '1' }] })
}
