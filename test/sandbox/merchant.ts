/** A merchant's server for notifications, and how node:crypto alone reads one. */
import { createDecipheriv, createVerify, X509Certificate } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '../../src/sandbox/index.js'

export interface Received {
  headers: IncomingHttpHeaders
  body: string
}

export interface Merchant {
  url: string
  received: Received[]
  close: () => Promise<void>
}

/** @param statuses of its responses in turn; the last one goes on */
export async function startMerchant(
  statuses: number[] = [204],
  headers: Record<string, string> = {},
): Promise<Merchant> {
  const received: Received[] = []
  return startServer(received, (request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      const status = statuses[received.length - 1] ?? statuses.at(-1) ?? 204
      response.writeHead(status, headers).end(status >= 400 ? '{"code":"FAIL","message":"later"}' : undefined)
    })
  })
}

/** Takes notifications and never responds. */
export async function startSilentMerchant(): Promise<Merchant> {
  const received: Received[] = []
  return startServer(received, ({ headers }) => received.push({ headers, body: '' }))
}

async function startServer(received: Received[], listener: RequestListener): Promise<Merchant> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // `as`: it listens on a port.
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}/notify`, received, close }
}

export interface Envelope {
  id: string
  create_time: string
  event_type: string
  resource_type: string
  summary: string
  resource: { algorithm: string; ciphertext: string; nonce: string; associated_data: string; original_type: string }
}

/** The content of a notification, or of an encrypted certificate. */
export function decrypt(
  { ciphertext, nonce, associated_data }: Pick<Envelope['resource'], 'ciphertext' | 'nonce' | 'associated_data'>,
  apiV3Key: string,
): string {
  const bytes = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce)
  decipher.setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString()
}

/** Whether the certificate of a sandbox signed a notification. */
export function isSignedBy(
  { pem }: Sandbox,
  headers: IncomingHttpHeaders | Record<string, string>,
  body: string,
): boolean {
  const get = (name: string): string => {
    const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name)
    return String(entry?.[1])
  }
  return createVerify('sha256')
    .update(`${get('wechatpay-timestamp')}\n${get('wechatpay-nonce')}\n${body}\n`)
    .verify(new X509Certificate(pem.platformCertificate).publicKey, get('wechatpay-signature'), 'base64')
}
