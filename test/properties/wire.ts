/** The requests on the wire, read and verified without the code under test: node:http, node:crypto, strings. */
import { createVerify } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { goVector } from '../helpers.js'

export interface WireRequest {
  readonly method: string
  /** As in the request line. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface Recorder {
  readonly url: string
  /** The requests that arrived since the last call. */
  taken(): WireRequest[]
  close(): Promise<void>
}

/** A server that records each request and responds as the caller says. */
export async function startRecorder(respond: (response: ServerResponse) => void): Promise<Recorder> {
  const requests: WireRequest[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: target = '', rawHeaders } = request
      const headers: Record<string, string> = {}
      for (let index = 0; index < rawHeaders.length; index += 2) {
        const name = String(rawHeaders[index]).toLowerCase()
        if (name in headers) throw new Error(`the header ${name} is there twice`)
        headers[name] = String(rawHeaders[index + 1])
      }
      requests.push({ method, target, headers, body: Buffer.concat(chunks) })
      respond(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => requests.splice(0),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The items of an Authorization header, which must have exactly these. */
export function authorizationItems({ headers }: WireRequest): Record<string, string> {
  const header = headers.authorization ?? ''
  const scheme = 'WECHATPAY2-SHA256-RSA2048 '
  if (!header.startsWith(scheme)) throw new Error(`the Authorization header begins ${header.slice(0, 40)}`)
  const items = header
    .slice(scheme.length)
    .split(',')
    // `as`: JSON has text in double quotes too.
    .map((item) => [item.slice(0, item.indexOf('=')), JSON.parse(item.slice(item.indexOf('=') + 1)) as string])
  return Object.fromEntries(items) as Record<string, string>
}

/** Whether the signature is the merchant's, of the bytes that arrived. */
export function isSigned(request: WireRequest): boolean {
  const { timestamp = '', nonce_str = '', signature = '' } = authorizationItems(request)
  const message = Buffer.concat([
    Buffer.from([request.method, request.target, timestamp, nonce_str, ''].join('\n')),
    request.body,
    Buffer.from('\n'),
  ])
  return createVerify('sha256').update(message).verify(goVector.public_key_pem, signature, 'base64')
}
