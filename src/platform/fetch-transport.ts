import { readResponse } from '../received-response.js'
import type { SignedRequest, Transport } from './types.js'

const originals = new WeakMap<Request, Request>()

/** Keeps a request alive with one that was made of it: in Node that follows the signal of its original only weakly. */
export function keepOriginal(made: Request, original: Request): Request {
  originals.set(made, original)
  return made
}

export type Fetch = (request: Request, extension?: RequestInit) => Promise<Response>

/**
 * Sends with a `fetch`, the caller's own or the global one.
 *
 * @param RequestClass the class of the request that it takes
 */
export function fetchTransport(fetch: Fetch, RequestClass = Request, extension?: RequestInit): Transport {
  return async (request, progress) => {
    const controller = new AbortController()
    const outgoing = toRequest(request, RequestClass, controller.signal)
    progress.stop = () => {
      // Named, so that it lives until now: the `fetch` of Node refers to a Request, and so to its signal, weakly.
      void outgoing
      controller.abort()
    }
    progress.wasSent = true
    let response: Response
    try {
      response = await fetch(outgoing, extension)
    } catch (error) {
      progress.wasSent = !neverConnected(error)
      throw error
    }
    return readResponse(response, controller.signal)
  }
}

/** The request as it goes out, over the bytes that were signed. */
export function toRequest(
  { method, host, target, headers, body }: SignedRequest,
  RequestClass: typeof Request,
  signal: AbortSignal,
): Request {
  return new RequestClass(host.origin + target, {
    method,
    headers,
    // A redirect would carry signature and body to another place: it is handed back, and refused as an answer that is not the
    // contract's. (`error` would forbid it too, but workerd does not know it.)
    redirect: 'manual',
    signal,
    ...(body.length > 0 && { body }),
  })
}

/** Whether a fetch failed before the first byte of the request: no address, no connection, no TLS. */
function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  // Several addresses were tried, each with its own failure.
  const failures: unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  return failures.length > 0 && failures.every(isBeforeSending)
}

function isBeforeSending(failure: unknown): boolean {
  const { code, syscall, message } = Object(failure) as { code?: unknown; syscall?: unknown; message?: unknown }
  if (typeof code !== 'string') return NOT_CONNECTED_IN_DENO.test(String(message))
  // The same codes can come later, from a connection that was made.
  return NEVER_CONNECTED.test(code) || (/^E[A-Z]+$/.test(code) && (syscall === 'connect' || syscall === 'getaddrinfo'))
}

const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_WRONG_VERSION_NUMBER|CERT_[A-Z_]+|ERR_TLS_CERT_[A-Z_]+|UNABLE_TO_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/

/** Deno gives no code, but tells in which step its HTTP client failed. */
const NOT_CONNECTED_IN_DENO = /^error sending request for url \(\S+\): client error \(Connect\): /
