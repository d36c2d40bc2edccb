import { createSign, createVerify, X509Certificate } from 'node:crypto'
import { errorCodes, type ErrorCodeEntry } from '../../../src/index.js'
import type { Sandbox } from '../../../src/sandbox/index.js'
import { brokenRule } from './contract.js'
import { send, type Received, type Sent } from './http.js'
import { ACCEPTED, Violation, type Reaction } from './target.js'

/** Signs a request as a merchant does, sends it to a sandbox, and returns the reaction. */
export async function ask(sandbox: Sandbox, { method, path, headers = {}, body = '' }: Sent): Promise<Reaction> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createSign('sha256')
    .update(Buffer.from(`${method}\n${path}\n${timestamp}\nn\n${body}\n`, 'latin1'))
    .sign(sandbox.pem.merchantPrivateKey, 'base64')
  const items = { mchid: sandbox.mchid, nonce_str: 'n', timestamp, serial_no: sandbox.pem.merchantSerial, signature }
  const list = Object.entries(items).map(([name, value]) => `${name}="${value}"`)
  const Authorization = `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`
  const usual = { Accept: 'application/json', 'Content-Type': 'application/json', 'User-Agent': 'fuzz' }
  let printed: unknown
  const { error } = console
  console.error = (what: unknown) => void (printed = what)
  try {
    const received = await send(sandbox.url, { method, path, headers: { ...usual, Authorization, ...headers }, body })
    // The sandbox prints its own faults.
    if (printed !== undefined) throw printed
    return reactionTo(received, sandbox, path)
  } finally {
    console.error = error
  }
}

/** @throws Violation unless the contract documents the response and it is signed where it must be */
function reactionTo(received: Received, sandbox: Sandbox, path: string): Reaction {
  const { status, text } = received
  const value = JSON.parse(text) as Record<string, unknown>
  if (status !== 401 && !isSigned(received, sandbox))
    throw new Violation(`the response is not signed: ${status} ${text}`)
  const schema = path.includes('/serviceorder/') ? 'CompletedServiceOrder' : 'FinishOrderResponse'
  const broken = brokenRule(status === 200 ? schema : 'ApiError', value)
  if (broken !== undefined) throw new Violation(`the response breaks the contract: ${broken}: ${status} ${text}`)
  if (status === 200) return ACCEPTED
  const code = String(value.code)
  // `as`: any code may have come.
  const known = (errorCodes as Readonly<Record<string, ErrorCodeEntry | undefined>>)[code]
  if (known?.status !== status) throw new Violation(`${code} is not documented with status ${status}`)
  return code
}

function isSigned({ headers, text }: Received, { pem }: Sandbox): boolean {
  const message = `${String(headers['wechatpay-timestamp'])}\n${String(headers['wechatpay-nonce'])}\n${text}\n`
  const key =
    headers['wechatpay-serial'] === pem.platformSerial
      ? new X509Certificate(pem.platformCertificate).publicKey
      : pem.platformPublicKey
  return createVerify('sha256').update(message).verify(key, String(headers['wechatpay-signature']), 'base64')
}
