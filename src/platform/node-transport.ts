import type { ClientRequest, IncomingMessage } from 'node:http'
import https, { type Agent } from 'node:https'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { quote } from '../errors.js'
import type { Bytes } from '../message.js'
import { concat, MAX_BODY, ReceivedResponse, tooLarge, unreadable, type ReadHeaders } from '../received-response.js'
import { decode } from './content-encoding.js'
import type { Exchange, SignedRequest, Transport } from './types.js'

// We do not import it: since Node 22 that loads all of `fetch`, for its named exports.
const http = process.getBuiltinModule('node:http')

/**
 * Sends with node:http or node:https: a fraction of what `fetch` costs, the process's global agents or the caller's, and
 * the only way to see whether a connection was ever made.
 */
export function nodeTransport(agent?: Agent): Transport {
  return { sendsOnce: true, send: (request, endsAt) => new NodeExchange(request, endsAt, agent) }
}

/** A class, so that `stop` and `wasSent` keep nothing alive but the request itself. */
class NodeExchange implements Exchange {
  readonly response: Promise<ReceivedResponse>
  #wasSent = false
  #outgoing: ClientRequest

  constructor({ method, origin, target, headers, body }: SignedRequest, endsAt: number, agent: Agent | undefined) {
    // We look `request` up on the module each time: whoever intercepts requests replaces it there.
    const { request } = origin.protocol === 'https:' ? https : http
    this.#outgoing = request({
      protocol: origin.protocol,
      // IPv6 stands in brackets.
      hostname: origin.hostname.replace(/^\[|\]$/g, ''),
      port: origin.port,
      path: target,
      method,
      headers,
      agent,
    })
    this.response = this.#read(origin.protocol === 'https:', endsAt)
    // A body given here makes node:http set Content-Length.
    this.#outgoing.end(body.length > 0 ? body : undefined)
  }

  wasSent(): boolean {
    return this.#wasSent
  }

  stop(): void {
    this.#outgoing.destroy()
  }

  async #read(overTls: boolean, endsAt: number): Promise<ReceivedResponse> {
    const [incoming, bytes] = await new Promise<[IncomingMessage, Bytes | undefined]>((resolve, reject) => {
      let hasResponse = false
      this.#outgoing
        .on('socket', (socket) =>
          whenConnected(socket, () => {
            // A busy thread may come here late, and before any timer: nothing has been written yet.
            if (performance.now() < endsAt) this.#wasSent = true
            else this.#outgoing.destroy()
          }),
        )
        .on('response', (incoming) => {
          hasResponse = true
          // An agent for proxies replays the refusal of a proxy as a response on a plain socket that nothing was written to.
          this.#wasSent = !overTls || isEncrypted(incoming.socket) || incoming.socket.writable
          if (!this.#wasSent) return reject(proxyRefusal(incoming))
          readBody(incoming, (bytes) => resolve([incoming, bytes]), reject)
        })
        .on('error', reject)
        .on('close', () => {
          if (!hasResponse) reject(new TransportError('ERR_CONNECTION_CLOSED', 'read', 'the connection was closed'))
        })
    })
    const { statusCode = 0, statusMessage = '' } = incoming
    const headers = new ReceivedHeaders(incoming)
    const coding = headers.get('Content-Encoding')
    const decoded = coding && bytes ? await decode(bytes, coding).catch(() => undecodable(statusCode, headers)) : bytes
    if (decoded) return new ReceivedResponse(statusCode, statusMessage, headers, decoded)
    incoming.destroy()
    throw tooLarge(statusCode, headers)
  }
}

/** A failure that is not the system's, in the shape of one of the system, so that its message is quoted like those. */
class TransportError extends Error {
  static {
    this.prototype.name = 'TransportError'
  }

  constructor(
    readonly code: string,
    readonly syscall: string,
    message: string,
  ) {
    super(`${code} ${message}`)
  }
}

/** @throws UnexpectedResponseError that names the coding */
function undecodable(status: number, headers: ReadHeaders): never {
  const coding = quote(headers.get('Content-Encoding') ?? '')
  throw unreadable(status, headers, `cannot be decoded from Content-Encoding ${coding}`)
}

/** The proxy refused to connect: the request never left. Status 407 asks for the proxy's credentials. */
function proxyRefusal({ statusCode, socket }: IncomingMessage): TransportError {
  socket.destroy()
  return new TransportError(
    'ERR_PROXY_REFUSED',
    'connect',
    `the proxy refused the connection with status ${statusCode}`,
  )
}

function isEncrypted(socket: Socket): boolean {
  return (socket as Partial<TLSSocket>).encrypted === true
}

/** Calls back when bytes of the request can leave: at once on a kept connection. */
function whenConnected(socket: Socket, connected: () => void): void {
  // `as`: @types/node does not declare secureConnecting, which is false after the handshake.
  const { secureConnecting = false } = socket as { secureConnecting?: boolean }
  if (isEncrypted(socket) ? secureConnecting : socket.connecting)
    socket.once(isEncrypted(socket) ? 'secureConnect' : 'connect', connected)
  else connected()
}

/** As `Headers` has them. It costs less, and does not hold the message, which holds request and socket. */
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
