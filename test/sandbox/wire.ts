/** Bytes on a socket: for what no HTTP client would send. */
import { createSign, randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Sandbox } from '../../src/sandbox/index.js'

/** A connection to the sandbox that keeps what comes back. A connection that fails does not fail the test. */
export async function open(sandbox: Sandbox): Promise<Wire> {
  const { hostname, port } = new URL(sandbox.url)
  // `allowHalfOpen`: it ends when the test says so.
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
  const wire: Wire = {
    socket,
    received: '',
    closed: new Promise((resolve) => socket.once('close', () => resolve(wire.received))),
  }
  socket.setEncoding('latin1').on('data', (text: string) => (wire.received += text))
  socket.on('end', () => socket.end())
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))
  return wire
}

export interface Wire {
  socket: Socket
  received: string
  /** All that came until the sandbox closed the connection. */
  closed: Promise<string>
}

/** What the sandbox sends back for these bytes before it closes the connection. */
export async function exchange(sandbox: Sandbox, bytes: string | Uint8Array): Promise<string> {
  const { socket, closed } = await open(sandbox)
  socket.write(bytes)
  return closed
}

/** Resolves when a condition is true that the sandbox brings about. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** A correctly signed request, as bytes. The connection ends with its response, unless the headers say otherwise. */
export function signedRequest(
  { pem, mchid }: Sandbox,
  path: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Buffer {
  const bytes = Buffer.from(body)
  const timestamp = Math.floor(Date.now() / 1000)
  const nonce = randomBytes(16).toString('hex')
  const signature = createSign('sha256')
    .update(`POST\n${path}\n${timestamp}\n${nonce}\n`)
    .update(bytes)
    .update('\n')
    .sign(pem.merchantPrivateKey, 'base64')
  const head = Object.entries({
    Host: 'sandbox',
    Connection: 'close',
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Content-Length': bytes.length,
    'User-Agent': 'wire/1',
    Authorization:
      `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",timestamp="${timestamp}",` +
      `serial_no="${pem.merchantSerial}",signature="${signature}"`,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\n`), bytes])
}
