import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { brotliDecompress, unzip } from 'node:zlib'
import { Answer, joined, MAX_BODY, tooLarge, type ReadHeaders } from '../answer.js'
import type { Transport } from '../runtime.js'
import type { Bytes } from '../signature.js'

/**
 * Sends with node:http or node:https: a fraction of what `fetch` costs, the process's global agents, and the only way to
 * see whether a connection was ever made.
 */
export const nodeTransport: Transport = async ({ method, url, headers, body }, progress) => {
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    // Looked up on the module each time: whoever intercepts requests replaces it there.
    const { request } = url.protocol === 'https:' ? https : http
    const outgoing = request({
      protocol: url.protocol,
      // IPv6 stands in brackets.
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: url.pathname + url.search,
      method,
      headers: { ...headers, 'content-length': body.length },
    })
    outgoing.once('socket', (socket) => {
      const sending = (): void => {
        progress.wasSent = true
      }
      if (!socket.connecting) return sending()
      socket.once((socket as Partial<TLSSocket>).encrypted ? 'secureConnect' : 'connect', sending)
    })
    outgoing.once('response', resolve)
    // Every failure, also one after the promise is settled: readBody() sees it too.
    outgoing.on('error', reject)
    outgoing.once('close', () => reject(new Error('The connection was closed')))
    progress.stop = () => outgoing.destroy()
    outgoing.end(body)
  })
  const { statusCode = 0, statusMessage = '' } = incoming
  const received = new ReceivedHeaders(incoming)
  const bytes = await readBody(incoming)
  const encoding = received.get('Content-Encoding')
  const decoded = bytes && encoding !== null ? await decode(bytes, encoding) : bytes
  if (decoded) return new Answer(statusCode, statusMessage, received, decoded)
  incoming.destroy()
  throw tooLarge(statusCode, received)
}

/** As `Headers` has them, without the cost of making one. */
class ReceivedHeaders implements ReadHeaders {
  constructor(readonly message: IncomingMessage) {}

  get(name: string): string | null {
    const value = this.message.headers[name.toLowerCase()]
    // Only Set-Cookie is a list.
    return Array.isArray(value) ? value.join(', ') : (value ?? null)
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    const { rawHeaders } = this.message
    for (let index = 0; index < rawHeaders.length; index += 2) {
      yield [rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']
    }
  }
}

/** undefined when it is too large. */
async function readBody(incoming: IncomingMessage): Promise<Bytes | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > MAX_BODY) resolve(undefined)
      else chunks.push(chunk)
    })
    incoming.once('end', () => resolve(joined(chunks, length)))
    incoming.once('error', reject)
  })
}

const decoders = { gzip: promisify(unzip), deflate: promisify(unzip), br: promisify(brotliDecompress) }

/** Nothing was asked to be compressed, but a proxy may do it all the same; undefined when it is too large. */
async function decode(body: Bytes, encoding: string): Promise<Bytes | undefined> {
  if (!Object.hasOwn(decoders, encoding)) return body
  try {
    // `as`: the name is one of them.
    return new Uint8Array(await decoders[encoding as keyof typeof decoders](body, { maxOutputLength: MAX_BODY }))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return undefined
    throw error
  }
}
