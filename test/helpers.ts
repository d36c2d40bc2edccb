import { createSign, createVerify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  createWechatpayClient,
  importCertificate,
  importPrivateKey,
  importPublicKey,
  type Credentials,
  type WechatpayClient,
  type WechatpayClientOptions,
} from 'wechatpay-payscore'

export function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
}

/** A PEM whose label reads TESTING KEY, so that secret scanners stay quiet. */
export function testingKey(pem: string): string {
  return pem.replaceAll('TESTING KEY', 'PRIVATE KEY')
}

/** A key and a self-signed certificate for a server of TLS on 127.0.0.1 or localhost. */
export const tls = { key: testingKey(fixture('tls_key.pem')), cert: fixture('tls_cert.pem') }

export interface GoVector {
  certificate_serial: string
  private_key_pem: string
  public_key_pem: string
  certificate_pem: string
  message: string
  signature_base64: string
}
export const goVector = JSON.parse(fixture('vectors/go-rsa-sha256-sign.json')) as GoVector

/** Messages and their signatures, made by openssl: see fixtures/make-signatures.sh. */
export const signatures = JSON.parse(fixture('signatures.json')) as Record<
  string,
  { message: string; signature: string }
>

export function vector(name: string): { message: string; signature: string; body: string } {
  const entry = signatures[name]
  if (entry === undefined) throw new Error(`signatures.json has no ${name}`)
  const lines = entry.message.split('\n')
  // A request has four lines before its body, a response two; both end with one line feed.
  const head = /^(GET|POST)$/.test(lines[0] ?? '') ? 4 : 2
  return { ...entry, body: lines.slice(head).join('\n').slice(0, -1) }
}

export const NOW = 1_700_000_000
export const NONCE = 'c5ac7061fccab6bf3e254dcf98995b8c'
export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0114232134912410000000000000'
export const CERTIFICATE_SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'
export const MERCHANT_SERIAL = goVector.certificate_serial

export const credentials: Credentials = {
  mchid: '1234567890',
  serialNo: MERCHANT_SERIAL,
  privateKey: await importPrivateKey(testingKey(goVector.private_key_pem)),
  platformKeys: {
    [CERTIFICATE_SERIAL]: await importCertificate(fixture('platform_cert.pem')),
    [PUBLIC_KEY_ID]: await importPublicKey(fixture('platform_pub_key.pem')),
  },
}

/** The headers of a response that openssl signed. */
export function responseHeaders(name: string): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'Wechatpay-Timestamp': String(NOW),
    'Wechatpay-Nonce': NONCE,
    'Wechatpay-Signature': vector(name).signature,
    'Wechatpay-Serial': PUBLIC_KEY_ID,
  }
}

const platformKey = testingKey(fixture('platform_key.pem'))

/** The headers of a response that node:crypto signs, for bodies that no fixture has. */
export function signResponse(
  body: string | Uint8Array,
  timestamp = String(Math.floor(Date.now() / 1000)),
): Record<string, string> {
  const signature = createSign('sha256')
    .update(`${timestamp}\n${NONCE}\n`)
    .update(body)
    .update('\n')
    .sign(platformKey, 'base64')
  return { ...responseHeaders('completed'), 'Wechatpay-Timestamp': timestamp, 'Wechatpay-Signature': signature }
}

export const SERVICE_ORDER = '/v3/payscore/serviceorder/{out_order_no}/complete'
export const SMART_RETAIL = '/v3/payscore/smartretail-orders/{out_order_no}/complete'
export const PAY_AFTER = '/v3/payscore/payafter-orders/{out_order_no}/complete'

export const serviceOrderCall = {
  params: { path: { out_order_no: '1234323JKHDFE1243252' } },
  body: {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    post_payments: [{ name: '就餐费用', amount: 40000 }],
    total_amount: 40000,
  },
}

/** A client that makes one attempt only, unless the options say otherwise. */
export function client(options: WechatpayClientOptions = {}): WechatpayClient {
  return createWechatpayClient(credentials, { maxRetries: 0, ...options })
}

/** Completes the order of `serviceOrderCall`, in one attempt unless the options say otherwise. */
export async function complete(options?: WechatpayClientOptions, call: object = {}) {
  // `as`: tests also pass what the types refuse.
  return client(options).POST(SERVICE_ORDER, { ...serviceOrderCall, ...call } as typeof serviceOrderCall)
}

/** A call of the older products that cancels the order. */
export const finishCall = {
  params: { path: { out_order_no: '1234323JKHDFE1243252' } },
  body: {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    finish_type: 1 as const,
    cancel_reason: '用户取消订单',
    total_amount: 0,
    finish_ticket: 'SDF8J2DFH8DHE42KL9DF2JKDU8F',
    profit_sharing: false,
  },
}

/** What the service responds to `serviceOrderCall`. */
export const { body: completedBody } = vector('completed')

/** A signed completion of the order that the request names. */
export const completed = async (request: Request): Promise<Response> => {
  const [, product, number = ''] = /\/([\w-]+)\/([^/]+)\/complete/.exec(request.url) ?? []
  const name = product === 'serviceorder' ? 'completed' : 'finished_payafter'
  const body = vector(name).body.replace('1234323JKHDFE1243252', decodeURIComponent(number))
  return new Response(body, { headers: signResponse(body) })
}
/** The signed completion of the order of `serviceOrderCall`, whatever was sent. */
export const completedOne = async (): Promise<Response> =>
  new Response(completedBody, { headers: signResponse(completedBody) })

/** A custom fetch that keeps what it was given. */
export function observed(respond: (request: Request) => Promise<Response> = completed): {
  fetch: (request: Request) => Promise<Response>
  sent: { request: Request; body: string }[]
} {
  const sent: { request: Request; body: string }[] = []
  return {
    sent,
    fetch: async (request) => {
      sent.push({ request, body: await request.clone().text() })
      return respond(request)
    },
  }
}

export function authorizationItems(request: Request): Record<string, string> {
  const header = request.headers.get('Authorization') ?? ''
  if (!/^WECHATPAY2-SHA256-RSA2048 [a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*$/.test(header))
    throw new Error(`no Authorization: ${header}`)
  return Object.fromEntries([...header.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
}

/** Whether the Authorization header signs what stands in the request, judged by node:crypto. */
export function isSigned({ request, body }: { request: Request; body: string }): boolean {
  const { timestamp, nonce_str, signature = '' } = authorizationItems(request)
  const { pathname, search } = new URL(request.url)
  const message = `${request.method}\n${pathname}${search}\n${timestamp}\n${nonce_str}\n${body}\n`
  return createVerify('sha256').update(message).verify(goVector.public_key_pem, signature, 'base64')
}

/** What a call threw. */
export async function rejection(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (value) => {
      throw new Error(`expected a rejection, but got ${JSON.stringify(value)}`)
    },
    (error: unknown) => error,
  )
}
