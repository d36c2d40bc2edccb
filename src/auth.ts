import type { CryptoKey } from 'jose'
import type { Middleware } from 'openapi-fetch'
import { version } from '../generated/version.js'
import { isApiError, readAnswer, shown, toResponse, unexpected, type Answer } from './answer.js'
import { SignatureVerificationError } from './errors.js'
import { authorization, requestMessage, responseMessage, sign, verify, type Bytes } from './signature.js'

/** Who the merchant is, and whom it trusts. */
export interface Credentials {
  /** The merchant's number, 商户号. */
  mchid: string
  /** The serial number of the **merchant's** API certificate, `apiclient_cert.pem`. */
  serialNo: string
  /** The merchant's private key, from `importPrivateKey`. */
  privateKey: CryptoKey
  /**
   * The keys that an answer may be signed with, by `Wechatpay-Serial`: the id of the WeChat Pay public key
   * (`PUB_KEY_ID_…`) or a platform certificate's serial number. Read once: after a change make a new client.
   */
  platformKeys: Readonly<Record<string, CryptoKey>>
  /** How far an answer's timestamp may be off this machine's clock, either way, in seconds; default 300. */
  clockTolerance?: number
}

/** Signs requests and decides which responses can be trusted. */
export interface Auth {
  /** The request's headers with all that WeChat Pay requires, `Authorization` among them. */
  signedHeaders(request: Request, body: Bytes): Promise<Headers>
  /**
   * Returns when the answer can be trusted: signed under a known key within the clock's tolerance, or an error of the API
   * without any signature header.
   *
   * @throws SignatureVerificationError
   * @throws UnexpectedResponseError for an answer other than 2xx that is no error of the API
   */
  verify(answer: Answer): Promise<void>
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
  const auth = createAuth(credentials)
  return {
    async onRequest({ request }) {
      const body = new Uint8Array(await request.arrayBuffer())
      return signedRequest(request, await auth.signedHeaders(request, body), body, request.signal)
    },
    async onResponse({ response }) {
      const answer = await readAnswer(response)
      await auth.verify(answer)
      return toResponse(answer)
    },
  }
}

/** @throws TypeError that names the option when the credentials cannot be meant */
export function createAuth(credentials: Credentials): Auth {
  const { mchid, serialNo, privateKey, platformKeys, clockTolerance = 300 } = checkCredentials(credentials)
  const keys = new Map(Object.entries(platformKeys))
  const serials = [...keys.keys()]
  const wantedSerial = serials.find((serial) => serial.startsWith(PUBLIC_KEY_PREFIX)) ?? serials[0]

  return {
    async signedHeaders(request, body) {
      const { pathname, search } = new URL(request.url)
      const timestamp = String(Math.floor(Date.now() / 1000))
      const nonce = crypto.randomUUID().replaceAll('-', '')
      const message = requestMessage(request.method, pathname + search, timestamp, nonce, body)
      const signature = await sign(message, privateKey)

      const headers = new Headers(request.headers)
      headers.set('Authorization', authorization({ mchid, nonce, timestamp, serialNo, signature }))
      headers.set('Accept', 'application/json')
      headers.set('Content-Type', 'application/json')
      if (!headers.has('User-Agent')) headers.set('User-Agent', `wechatpay-payscore/${version}`)
      if (wantedSerial !== undefined && !headers.has('Wechatpay-Serial')) headers.set('Wechatpay-Serial', wantedSerial)
      return headers
    },

    async verify(answer) {
      const { status, headers, body, isSuccess } = answer
      const timestamp = headers.get('Wechatpay-Timestamp') ?? ''
      const nonce = headers.get('Wechatpay-Nonce') ?? ''
      const signature = headers.get('Wechatpay-Signature') ?? ''
      const serial = headers.get('Wechatpay-Serial') ?? ''
      const refuse = (code: SignatureVerificationError['code'], why: string): never => {
        throw new SignatureVerificationError(code, `The answer (${status}) cannot be trusted: ${why}`, answer.response)
      }

      if (!isSuccess && !isApiError(answer)) throw unexpected(answer, 'no error of the API')
      // An error may come unsigned: a 401 always does.
      if (!isSuccess && !timestamp && !nonce && !signature && !serial) return

      const missing = Object.entries({ timestamp, nonce, signature, serial }).find(([, value]) => value === '')
      if (missing) refuse('ERR_SIGNATURE_MISSING', `it has no Wechatpay-${capitalised(missing[0])} header`)

      const age = /^[0-9]{1,12}$/.test(timestamp) ? Math.floor(Date.now() / 1000) - Number(timestamp) : NaN
      // Written so that NaN is refused.
      if (!(Math.abs(age) <= clockTolerance)) {
        const off = Number.isNaN(age)
          ? 'is not a number of seconds'
          : `is ${Math.abs(age)} s ${age > 0 ? 'old' : 'ahead'}`
        refuse(
          'ERR_SIGNATURE_EXPIRED',
          `its Wechatpay-Timestamp ${off}, tolerated are ${clockTolerance} s: check this machine's clock`,
        )
      }

      const key = keys.get(serial)
      if (key === undefined) {
        const known = serials.map(shown).join(', ')
        return refuse('ERR_SIGNATURE_UNKNOWN_SERIAL', `it is signed with ${shown(serial)}, platformKeys has ${known}`)
      }

      if (!(await verify(responseMessage(timestamp, nonce, body), signature, key))) {
        const why = signature.startsWith(PROBE_PREFIX)
          ? 'WeChat Pay probes with a wrong signature'
          : 'its signature is wrong'
        refuse('ERR_SIGNATURE_MISMATCH', `${why}; the request may have been executed all the same`)
      }
    },
  }
}

/** The request as it goes out, over the bytes that were signed. A redirect would carry both to another place. */
export function signedRequest(request: Request, headers: Headers, body: Bytes, signal: AbortSignal): Request {
  // The request's own class: a `fetch` that is not the global one takes no other.
  const RequestClass = request.constructor as typeof Request
  return new RequestClass(request.url, {
    method: request.method,
    headers,
    redirect: 'error',
    signal,
    ...(body.length > 0 && { body }),
  })
}

const PUBLIC_KEY_PREFIX = 'PUB_KEY_ID_'
const PROBE_PREFIX = 'WECHATPAY/SIGNTEST/'

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function checkCredentials(credentials: Credentials): Credentials {
  const { mchid, serialNo, privateKey, platformKeys, clockTolerance } = credentials ?? {}
  // Both stand in double quotes in the Authorization header.
  checkWord('mchid', mchid, "the merchant's number")
  checkWord('serialNo', serialNo, "the serial number of the merchant's API certificate")
  if (serialNo.startsWith(PUBLIC_KEY_PREFIX)) {
    throw new TypeError(
      "serialNo is the id of a WeChat Pay public key: it must be the serial number of the merchant's certificate",
    )
  }
  checkKey('privateKey', privateKey, 'private', 'sign', 'importPrivateKey')
  if (platformKeys === null || typeof platformKeys !== 'object' || Object.keys(platformKeys).length === 0) {
    throw new TypeError(
      'platformKeys must hold at least one key by its Wechatpay-Serial: without one no answer can be verified',
    )
  }
  for (const [serial, key] of Object.entries(platformKeys)) {
    if (serial.toUpperCase() === serialNo.toUpperCase()) {
      throw new TypeError(
        "platformKeys has the merchant's own serialNo: it must hold the platform's keys, not the merchant's certificate",
      )
    }
    checkWord('each name in platformKeys', serial, 'a Wechatpay-Serial')
    checkKey(`platformKeys[${shown(serial)}]`, key, 'public', 'verify', 'importPublicKey or importCertificate')
  }
  if (clockTolerance !== undefined && !(Number.isFinite(clockTolerance) && clockTolerance >= 0)) {
    throw new TypeError(`clockTolerance must be a number of seconds, 0 or more, but is ${String(clockTolerance)}`)
  }
  return credentials
}

function checkWord(option: string, value: unknown, what: string): asserts value is string {
  if (typeof value !== 'string' || !/^[0-9A-Za-z_-]+$/.test(value)) {
    const is = typeof value === 'string' ? shown(value) : value === undefined ? 'missing' : `a ${typeof value}`
    throw new TypeError(`${option} must be ${what}, text of letters and digits, but is ${is}`)
  }
}

function checkKey(
  option: string,
  key: unknown,
  type: 'private' | 'public',
  usage: 'sign' | 'verify',
  importer: string,
): void {
  const fail = (is: string): never => {
    throw new TypeError(
      `${option} must be a ${type} RSA CryptoKey for RSASSA-PKCS1-v1_5 with SHA-256 (from ${importer}), but is ${is}`,
    )
  }
  if (key === undefined || key === null) fail('missing')
  if (!isCryptoKey(key)) return fail(typeof key === 'string' ? 'text: import the PEM first' : `a ${typeof key}`)
  if (key.type !== type) fail(`a ${key.type} key`)
  const algorithm = key.algorithm as { name?: string; hash?: { name: string }; modulusLength?: number }
  if (algorithm.name !== 'RSASSA-PKCS1-v1_5') fail(`one for ${String(algorithm.name)}`)
  if (algorithm.hash?.name !== 'SHA-256') fail(`one for ${String(algorithm.hash?.name)}`)
  if (!key.usages.includes(usage)) fail(`not usable to ${usage}`)
  if (!(Number(algorithm.modulusLength) >= 2048))
    fail(`only ${String(algorithm.modulusLength)} bits long, 2048 is the least`)
}

function isCryptoKey(key: unknown): key is CryptoKey {
  return typeof key === 'object' && key !== null && 'algorithm' in key && 'usages' in key && 'type' in key
}
