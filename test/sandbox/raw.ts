/** A client by hand, with node:crypto only: a request and its response as they are on the wire. */
import { createSign, createVerify, randomBytes, X509Certificate } from 'node:crypto'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Sandbox } from '../../src/sandbox/index.js'

export interface RawOptions {
  path?: string
  method?: string
  body?: unknown
  headers?: Record<string, string | undefined>
  /** Changes the items of the Authorization header. */
  items?: Record<string, string | undefined>
  authorization?: string
  /** By how many seconds the request's timestamp differs from the clock. */
  skew?: number
  /** Signs another body than the one sent. */
  signedBody?: string
  privateKey?: string
}
export interface RawResponse {
  status: number
  headers: Headers
  text: string
  json: { code?: string; message?: string; detail?: Record<string, unknown> } & Record<string, unknown>
}

export async function raw(sandbox: Sandbox, options: RawOptions = {}): Promise<RawResponse> {
  const { path = '/v3/payscore/serviceorder/SERVICE-ORDER-1/complete', method = 'POST' } = options
  const { pem } = sandbox
  const body = typeof options.body === 'string' ? options.body : JSON.stringify(options.body ?? {})
  const timestamp = String(Math.floor(Date.now() / 1000) + (options.skew ?? 0))
  const nonce = randomBytes(16).toString('hex')
  const signature = createSign('sha256')
    .update(`${method}\n${path}\n${timestamp}\n${nonce}\n${options.signedBody ?? body}\n`)
    .sign(options.privateKey ?? pem.merchantPrivateKey, 'base64')
  const items = {
    mchid: sandbox.mchid,
    nonce_str: nonce,
    timestamp,
    serial_no: pem.merchantSerial,
    signature,
    ...options.items,
  }
  const authorization = Object.entries(items)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'User-Agent': 'raw/1',
    Authorization: options.authorization ?? `WECHATPAY2-SHA256-RSA2048 ${authorization}`,
    ...options.headers,
  }
  const present = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return send(sandbox.url + path, { method, headers: Object.fromEntries(present), ...(method !== 'GET' && { body }) })
}

/** A request on a connection of its own: one that is kept may be closed just when the next request goes out. */
export async function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<RawResponse> {
  const { method = 'GET', headers = {}, body } = options
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false })
    request.once('response', resolve).once('error', reject).end(body)
  })
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk)
  let json: RawResponse['json'] = {}
  try {
    json = JSON.parse(text) as RawResponse['json']
  } catch {
    // A response without JSON has no fields.
  }
  const values = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)])
  return { status: response.statusCode ?? 0, headers: new Headers(values), text, json }
}

/** Whether a response's signature is right, and under which of the sandbox's keys. */
export function verified({ headers, text }: RawResponse, { pem }: Sandbox): 'certificate' | 'public key' | false {
  const serial = headers.get('Wechatpay-Serial')
  const message = `${headers.get('Wechatpay-Timestamp')}\n${headers.get('Wechatpay-Nonce')}\n${text}\n`
  const keys = {
    [pem.platformSerial]: new X509Certificate(pem.platformCertificate).publicKey,
    [pem.platformPublicKeyId]: pem.platformPublicKey,
  }
  const key = serial === null ? undefined : keys[serial]
  if (
    key === undefined ||
    !createVerify('sha256')
      .update(message)
      .verify(key, headers.get('Wechatpay-Signature') ?? '', 'base64')
  )
    return false
  return serial === pem.platformSerial ? 'certificate' : 'public key'
}
