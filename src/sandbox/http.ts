import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bytes } from '../message.js'
import type { Limits } from './limits.js'

/** An HTTP server that keeps to the limits. What is not HTTP at all gets a 400 of node:http, and a closed connection. */
export function createHttpServer(limits: Limits, listener: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      keepAliveTimeout: limits.idle,
      connectionsCheckingInterval: limits.interval,
    },
    listener,
  )
  server.maxConnections = limits.connections
  server.maxRequestsPerSocket = limits.requests
  // A client that asks before it sends gets its 413 before it sends.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!isTooLarge(request, limits)) response.writeContinue()
    listener(request, response)
  })
  return server
}

/** @returns the URL that the server listens on */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)))
    // Connections that come faster than they are accepted wait; beyond the usual 511 they would wait for a second.
    server.listen({ port, host, backlog: 4096 }, resolve)
  })
  // From now on an error is about one connection that could not be accepted.
  server.on('error', (error) => console.error(error))
  // `as`: the server listens on a port, not on a pipe.
  const { address, port: boundPort, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${boundPort}`
}

/**
 * The body of a request, or undefined when it is too large. Then the client has got its 413, and the rest was read and
 * thrown away: a connection that is closed while the client still sends loses the response.
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limits: Limits,
): Promise<Bytes | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  let refused = false
  const refuse = (): void => {
    refused = true
    chunks.length = 0
    response.writeHead(413, { Connection: 'close', 'Content-Length': 0 }).flushHeaders()
    setTimeout(() => request.destroy(), limits.linger).unref()
  }
  if (isTooLarge(request, limits)) refuse()
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (refused) continue
    if (length > limits.body) refuse()
    else chunks.push(chunk)
  }
  if (!refused) return new Uint8Array(Buffer.concat(chunks))
  response.end()
  return undefined
}

function isTooLarge({ headers }: IncomingMessage, limits: Limits): boolean {
  return Number(headers['content-length']) > limits.body
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} on ${host} is taken: choose another one, or 0 for a free one`, { cause: error })
  if (error.code === 'EACCES')
    return new Error(`Port ${port} on ${host} is not permitted: choose one above 1023`, { cause: error })
  return new Error(`The sandbox cannot listen on ${host}:${port}: ${error.message}`, { cause: error })
}
