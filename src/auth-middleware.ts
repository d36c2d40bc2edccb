import type { Middleware } from 'openapi-fetch'
import { readCredentials, type Credentials } from './credentials.js'
import { toRequest } from './platform/fetch-transport.js'
import type { Platform } from './platform/types.js'
import { web } from './platform/web.js'
import { readResponse } from './received-response.js'
import { createSign, ownHeaders } from './sign.js'
import { createVerify } from './verify.js'

/**
 * The middleware for an openapi-fetch client that you make yourself, for any endpoint of APIv3: it signs every request,
 * verifies every response, and refuses redirects.
 *
 * Register it **last**, after every other middleware and with none per call: then it signs what goes out and is the first
 * to see what comes back. `createWechatpayClient` does this by itself, and its results say more.
 *
 * A call rejects with `SignatureVerificationError` or `UnexpectedResponseError`, whose `outcome` is `unknown`.
 *
 * @throws TypeError that names the credential that is invalid, and for a second argument
 * @example
 * const client = createClient<paths>({ baseUrl: 'https://api.mch.weixin.qq.com' })
 * client.use(wechatpayAuth(credentials))
 */
export function wechatpayAuth(credentials: Credentials, ...none: []): Middleware {
  return wechatpayAuthOn(web, credentials, none)
}

export function wechatpayAuthOn(platform: Platform, credentials: Credentials, none: readonly unknown[]): Middleware {
  if (none.some((each) => each !== undefined))
    throw new TypeError('wechatpayAuth takes the credentials only: options belong to the client that you make yourself')
  const known = readCredentials(credentials)
  const sign = createSign(known, platform)
  const verify = createVerify(known, platform)
  return {
    async onRequest({ request }) {
      const body = new Uint8Array(await request.arrayBuffer())
      const { method, url, signal } = request
      const origin = new URL(url)
      const target = origin.pathname + origin.search
      const headers = await sign({ method, target, headers: ownHeaders(request.headers), body }, false)
      // The request's own class: a `fetch` that is not the global one takes no other.
      const RequestClass = request.constructor as typeof Request
      const signed = toRequest({ method, origin, target, headers, body }, signal, RequestClass)
      originals.set(signed, request)
      return signed
    },
    async onResponse({ response }) {
      const received = await readResponse(response)
      await verify(received)
      return received.toResponse()
    },
  }
}

/** In Node a Request that was made of another follows that one's signal only as long as it lives: so we keep it. */
const originals = new WeakMap<Request, Request>()
