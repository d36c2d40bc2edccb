import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import type { TLSSocket } from 'node:tls'
import { Answer, joined, MAX_BODY, tooLarge, type ReadHeaders } from '../answer.js'
import type { Transport } from '../runtime.js'
import type { Bytes } from '../signature.js'

// Not imported: since Node 22 that loads all of `fetch`, for the sake of its named exports.
const http = process.getBuiltinModule('node:http')

/**
 * Sends with node:http or node:https: a fraction of what `fetch` costs, the process's global agents, and the only way to
 * see whether a connection was ever made.
 */
export const nodeTransport: Transport = async ({ method, host, target, headers, body }, progress) => {
  const [incoming, bytes] = await new Promise<[IncomingMessage, Bytes | undefined]>((resolve, reject) => {
    // Looked up on the module each time: whoever intercepts requests replaces it there.
    const { request } = host.protocol === 'https:' ? https : http
    const outgoing = request({
      protocol: host.protocol,
      // IPv6 stands in brackets.
      hostname: host.hostname.replace(/^\[|\]$/g, ''),
      port: host.port,
      path: target,
      method,
      headers,
    })
    outgoing.on('socket', (socket) => {
      const sending = (): void => {
        progress.wasSent = true
      }
      if (!socket.connecting) return sending()
      socket.once((socket as Partial<TLSSocket>).encrypted ? 'secureConnect' : 'connect', sending)
    })
    let isAnswered = false
    outgoing.on('response', (incoming) => {
      isAnswered = true
      readBody(incoming, (bytes) => resolve([incoming, bytes]), reject)
    })
    outgoing.on('error', reject)
    outgoing.on('close', () => {
      if (!isAnswered) reject(new Error('The connection was closed'))
    })
    // Bound: with a closure over all of this V8 keeps it until the next full collection.
    progress.stop = outgoing.destroy.bind(outgoing)
    // With that it sets Content-Length itself.
    outgoing.end(body)
  })
  const { statusCode = 0, statusMessage = '' } = incoming
  const received = new ReceivedHeaders(incoming)
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

/** @param done is given undefined for a body that is too large */
function readBody(
  incoming: IncomingMessage,
  done: (body: Bytes | undefined) => void,
  failed: (error: Error) => void,
): void {
  const chunks: Buffer[] = []
  let length = 0
  incoming.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > MAX_BODY) done(undefined)
    else chunks.push(chunk)
  })
  incoming.on('end', () => done(joined(chunks, length)))
  incoming.on('error', failed)
}

/** Nothing was asked to be compressed, but a proxy may do it all the same; undefined when it is too large. */
async function decode(body: Bytes, encoding: string): Promise<Bytes | undefined> {
  const { brotliDecompress, unzip } = process.getBuiltinModule('node:zlib')
  const decoder = new Map([
    ['gzip', unzip],
    ['deflate', unzip],
    ['br', brotliDecompress],
  ]).get(encoding)
  if (!decoder) return body
  return new Promise((resolve, reject) => {
    decoder(body, { maxOutputLength: MAX_BODY }, (error, decoded) => {
      if (!error) resolve(new Uint8Array(decoded))
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') resolve(undefined)
      else reject(error)
    })
  })
}
