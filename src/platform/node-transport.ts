import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import type { TLSSocket } from 'node:tls'
import { ReceivedResponse, concat, MAX_BODY, tooLarge, type ReadHeaders } from '../received-response.js'
import type { Transport } from './types.js'
import type { Bytes } from '../message.js'

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
      progress.wasSent = true
      readBody(incoming, (bytes) => resolve([incoming, bytes]), reject)
    })
    outgoing.on('error', reject)
    outgoing.on('close', () => {
      if (!isAnswered) reject(new Error('The connection was closed'))
    })
    // Bound: a closure would keep request, body and headers alive as long as `progress`.
    progress.stop = outgoing.destroy.bind(outgoing)
    // A body given here makes node:http set Content-Length.
    outgoing.end(body)
  })
  const { statusCode = 0, statusMessage = '' } = incoming
  const received = new ReceivedHeaders(incoming)
  const encoding = received.get('Content-Encoding')
  const decoded = bytes?.length && encoding !== null ? await decode(bytes, encoding) : bytes
  if (decoded) return new ReceivedResponse(statusCode, statusMessage, received, decoded)
  incoming.destroy()
  throw tooLarge(statusCode, received)
}

/** As `Headers` has them, without the cost of making one, and without the message, which holds request and socket. */
class ReceivedHeaders implements ReadHeaders {
  readonly #values: IncomingMessage['headers']
  readonly #raw: readonly string[]

  constructor({ headers, rawHeaders }: IncomingMessage) {
    this.#values = headers
    this.#raw = rawHeaders
  }

  get(name: string): string | null {
    const value = this.#values[name.toLowerCase()]
    // Only Set-Cookie is a list, and nobody asks for it here.
    return typeof value === 'string' ? value : null
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    for (let index = 0; index < this.#raw.length; index += 2) {
      yield [this.#raw[index] ?? '', this.#raw[index + 1] ?? '']
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
  incoming.on('end', () => done(concat(chunks, length)))
  incoming.on('error', failed)
}

/** Nothing was asked to be compressed, but a proxy may do it all the same; undefined when it is too large. */
async function decode(body: Bytes, encoding: string): Promise<Bytes | undefined> {
  // Not imported: almost nobody needs it.
  const { brotliDecompress, unzip } = process.getBuiltinModule('node:zlib')
  const name = encoding.trim().toLowerCase()
  const decoder = new Map([
    ['gzip', unzip],
    ['x-gzip', unzip],
    ['deflate', unzip],
    ['br', brotliDecompress],
  ]).get(name)
  if (!decoder) return body
  return new Promise((resolve, reject) => {
    decoder(body, { maxOutputLength: MAX_BODY }, (error, decoded) => {
      if (!error) resolve(new Uint8Array(decoded))
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') resolve(undefined)
      else reject(error)
    })
  })
}
