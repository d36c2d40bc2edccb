import type { Middleware } from 'openapi-fetch'
import { version } from '../generated/contract.js'
import { apiErrorOf, readResponse, quote, type ReceivedResponse } from './received-response.js'
import { readCredentials, PUBLIC_KEY_PREFIX, type Credentials } from './credentials.js'
import { SignatureVerificationError } from './errors.js'
import { keepOriginal, toRequest } from './platform/fetch-transport.js'
import { web, type Platform, type SignedRequest } from './platform/types.js'
import { ageOf, authorization, requestMessage, responseMessage, type Bytes } from './message.js'

/** Signs requests and decides which responses can be trusted. */
export interface Auth {
  /**
   * The request with all headers that WeChat Pay requires, `Authorization` among them.
   *
   * @param headers what `ownHeaders` returned
   * @param mayBlock whether no other call is under way
   */
  signed(
    method: string,
    host: URL,
    target: string,
    headers: Readonly<Record<string, string>>,
    body: Bytes,
    mayBlock: boolean,
  ): Promise<SignedRequest>
  /**
   * Returns when the answer can be trusted: signed under a known key within the clock's tolerance, or an error of the API
   * without any signature header.
   *
   * @throws SignatureVerificationError
   * @throws UnexpectedResponseError for an answer other than 2xx that is no error of the API
   */
  verify(answer: ReceivedResponse): Promise<void>
}

/**
 * The middleware for an openapi-fetch client of one's own: signs every request, verifies every answer, refuses redirects.
 *
 * Register it **last**, after every other middleware and with none per call, so that it signs what goes out and is the
 * first to see what comes back. `createWechatpayClient` sees to that by itself.
 *
 * The call rejects with `SignatureVerificationError` or `UnexpectedResponseError`; a middleware cannot tell more.
 */
export function wechatpayAuth(credentials: Credentials): Middleware {
  return authMiddleware(createAuth(credentials))
}

export function authMiddleware(auth: Auth): Middleware {
  return {
    async onRequest({ request }) {
      const body = new Uint8Array(await request.arrayBuffer())
      const { method, url, signal } = request
      const host = new URL(url)
      const headers = ownHeaders(request.headers)
      const signed = await auth.signed(method, host, host.pathname + host.search, headers, body, false)
      // The request's own class: a `fetch` that is not the global one takes no other.
      return keepOriginal(toRequest(signed, request.constructor as typeof Request, signal), request)
    },
    async onResponse({ response }) {
      const answer = await readResponse(response)
      await auth.verify(answer)
      return answer.toResponse()
    },
  }
}

/** Those of a caller's headers that go out, by lower-case name. */
export function ownHeaders(headers: Headers): Record<string, string> {
  const own = Object.fromEntries(headers)
  for (const name of FRAMING) delete own[name]
  return own
}

/** @throws TypeError that names the option when the credentials cannot be meant */
export function createAuth(credentials: Credentials, { sign, verify }: Pick<Platform, 'sign' | 'verify'> = web): Auth {
  const { mchid, serialNo, privateKey, platformKeys, clockTolerance = 300 } = readCredentials(credentials)
  const keys = new Map(Object.entries(platformKeys))
  const serials = [...keys.keys()]
  const wantedSerial = serials.find((serial) => serial.startsWith(PUBLIC_KEY_PREFIX)) ?? serials[0]

  return {
    async signed(method, host, target, headers, body, mayBlock) {
      const timestamp = String(Math.floor(Date.now() / 1000))
      const nonce = crypto.randomUUID().replaceAll('-', '')
      const message = requestMessage(method, target, timestamp, nonce, body)
      const signature = await sign(message, privateKey, mayBlock)
      return {
        method,
        host,
        target,
        headers: {
          'user-agent': `wechatpay-payscore/${version}`,
          ...(wantedSerial !== undefined && { 'wechatpay-serial': wantedSerial }),
          ...headers,
          authorization: authorization({ mchid, nonce, timestamp, serialNo, signature }),
          accept: 'application/json',
          'content-type': 'application/json',
        },
        body,
      }
    },

    async verify(answer) {
      const { headers, body, isSuccess } = answer
      // Blanks round a value are no part of it; Node's `fetch` leaves those behind it.
      const read = (name: string): string => headers.get(name)?.replace(/^[\t ]+|[\t ]+$/g, '') ?? ''
      const timestamp = read('Wechatpay-Timestamp')
      const nonce = read('Wechatpay-Nonce')
      const signature = read('Wechatpay-Signature')
      const serial = read('Wechatpay-Serial')

      if (!isSuccess && !apiErrorOf(answer)) throw answer.unexpected('no error of the API')
      // An error may come unsigned: a 401 always does.
      if (!isSuccess && !timestamp && !nonce && !signature && !serial) return

      if (!timestamp || !nonce || !signature || !serial) {
        const missing = !timestamp ? 'Timestamp' : !nonce ? 'Nonce' : !signature ? 'Signature' : 'Serial'
        throw refusal(answer, 'ERR_SIGNATURE_MISSING', `it has no Wechatpay-${missing} header`)
      }

      const age = ageOf(timestamp, Math.floor(Date.now() / 1000))
      // Written so that NaN is refused.
      if (!(Math.abs(age) <= clockTolerance)) {
        const off = Number.isNaN(age)
          ? 'is not a number of seconds'
          : `is ${Math.abs(age)} s ${age > 0 ? 'old' : 'ahead'}`
        throw refusal(
          answer,
          'ERR_SIGNATURE_EXPIRED',
          `its Wechatpay-Timestamp ${off}, tolerated are ${clockTolerance} s: check this machine's clock`,
        )
      }

      const key = keys.get(serial)
      if (key === undefined) {
        const known = serials.map(quote).join(', ')
        throw refusal(
          answer,
          'ERR_SIGNATURE_UNKNOWN_SERIAL',
          `it is signed with ${quote(serial)}, platformKeys has ${known}; is a name there mistyped, or its prefix missing?`,
        )
      }

      const valid = verify(responseMessage(timestamp, nonce, body), signature, key)
      if (!(typeof valid === 'boolean' ? valid : await valid)) {
        const why = signature.startsWith(PROBE_PREFIX)
          ? 'WeChat Pay probes with a wrong signature'
          : 'its signature is wrong'
        throw refusal(answer, 'ERR_SIGNATURE_MISMATCH', `${why}; the request may have been executed all the same`)
      }
    },
  }
}

/** How and to whom the bytes are framed is the transport's affair: two lengths would be two readings of one request. */
const FRAMING = [
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

const PROBE_PREFIX = 'WECHATPAY/SIGNTEST/'

function refusal(
  answer: ReceivedResponse,
  code: SignatureVerificationError['code'],
  why: string,
): SignatureVerificationError {
  const message = `The answer (${answer.status}) cannot be trusted: ${why}`
  return new SignatureVerificationError(code, message, answer.toResponse(null))
}
