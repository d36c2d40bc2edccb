/** A client by hand, with node:crypto alone: what a request and its answer are on the wire. */
import { createSign, createVerify, randomBytes, X509Certificate } from 'node:crypto'
import type { Sandbox } from '../../src/sandbox/index.js'

export interface RawOptions {
  path?: string
  method?: string
  body?: unknown
  headers?: Record<string, string | undefined>
  /** Changes the items of the Authorization header. */
  items?: Record<string, string | undefined>
  authorization?: string
  timestamp?: number
  /** Signs another body than the one sent. */
  signedBody?: string
  privateKey?: string
}
export interface RawAnswer {
  status: number
  headers: Headers
  text: string
  json: { code?: string; message?: string; detail?: Record<string, unknown> } & Record<string, unknown>
}

export async function raw(sandbox: Sandbox, options: RawOptions = {}): Promise<RawAnswer> {
  const { path = '/v3/payscore/serviceorder/SERVICE-ORDER-1/complete', method = 'POST' } = options
  const { pem } = sandbox
  const body = typeof options.body === 'string' ? options.body : JSON.stringify(options.body ?? {})
  const timestamp = String(options.timestamp ?? Math.floor(Date.now() / 1000))
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
  const response = await fetch(sandbox.url + path, { method, headers: present, ...(method !== 'GET' && { body }) })
  const text = await response.text()
  let json: RawAnswer['json'] = {}
  try {
    json = JSON.parse(text) as RawAnswer['json']
  } catch {
    // An answer without JSON has no fields.
  }
  return { status: response.status, headers: response.headers, text, json }
}

/** Whether an answer's signature is right, and under which of the sandbox's keys. */
export function verified({ headers, text }: RawAnswer, { pem }: Sandbox): 'certificate' | 'public key' | false {
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
