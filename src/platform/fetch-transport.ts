import { readResponse } from '../received-response.js'
import type { SignedRequest, Transport } from './types.js'

/** A `fetch`, as openapi-fetch takes one. */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>

/** Sends with a `fetch`, the caller's own or the global one. Once it is called, nobody can say that nothing was sent. */
export function fetchTransport(fetch: Fetch, init?: RequestInit): Transport {
  return {
    sendsOnce: false,
    send(request) {
      const controller = new AbortController()
      const outgoing = toRequest(request, controller.signal)
      return {
        response: (async () => readResponse(await fetch(outgoing, init), controller.signal))(),
        wasSent: () => true,
        stop() {
          // We name the request here, so that it lives until now: Node's `fetch` holds it, and so its signal, weakly.
          void outgoing
          controller.abort()
        },
      }
    },
  }
}

/** The request as it goes out, over the bytes that were signed. */
export function toRequest(
  { method, origin, target, headers, body }: SignedRequest,
  signal: AbortSignal,
  RequestClass = Request,
): Request {
  return new RequestClass(origin.origin + target, {
    method,
    headers,
    // A redirect would carry signature and body to another place: we get it as a response, and refuse it. (`error` would
    // forbid it too, but workerd does not know it.)
    redirect: 'manual',
    signal,
    ...(body.length > 0 && { body }),
  })
}
