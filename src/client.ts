import createClient, { type Client, type ClientOptions, type Middleware } from 'openapi-fetch'
import type { paths } from '../generated/schema.js'
import { completeServiceOrderRequest, finishOrderRequest, outOrderNo, type Validator } from '../generated/validators.js'
import { createAuth, parseJson, signedRequest, unexpected, withBody, type Credentials } from './auth.js'
import { ConnectionError, RequestValidationError, TimeoutError, type Outcome } from './errors.js'
import { aborted, withRetries } from './retry.js'
import { checkRequest } from './validate.js'

/** Options of `createWechatpayClient`, and those of openapi-fetch: `fetch`, `headers`, … */
export interface WechatpayClientOptions extends ClientOptions {
  /** Default `https://api.mch.weixin.qq.com`. */
  baseUrl?: string
  /** Milliseconds for one attempt, from its first byte to the last one of the answer; default 30000. */
  timeout?: number
  /** How often an attempt is repeated, each time signed afresh; default 2. */
  maxRetries?: number
  /** Whether the request is checked against the contract before it is signed; default true. `out_order_no` always is. */
  validate?: boolean
}

/** openapi-fetch's client over the contract. API errors are values in `error`; whatever cannot be trusted is thrown. */
export type WechatpayClient = Client<paths, 'application/json'>

/**
 * A client for the three endpoints that complete an order.
 *
 * `client.POST(path, { params: { path: { out_order_no } }, body })` resolves to `{ data, response }` for an answer whose
 * signature verified, or to `{ error, response }` for an error of the API. It rejects with
 *
 * - RequestValidationError: the request breaks the contract; nothing was sent
 * - SignatureVerificationError: the answer cannot be trusted
 * - UnexpectedResponseError: the answer is not the contract's
 * - ConnectionError, TimeoutError, AbortError: there is no answer
 *
 * each with `outcome`, `not-sent` or `unknown`. After `unknown` repeat the call with identical parameters or query the
 * order. Whatever a middleware or a `fetch` of one's own hands over as a response is verified like any other.
 *
 * @throws TypeError that names the option when an option or a credential cannot be meant
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012587955
 */
export function createWechatpayClient(credentials: Credentials, options: WechatpayClientOptions = {}): WechatpayClient {
  const {
    baseUrl = 'https://api.mch.weixin.qq.com',
    timeout = 30_000,
    maxRetries = 2,
    validate = true,
    ...rest
  } = options
  checkBaseUrl(baseUrl)
  checkNumber('timeout', timeout, 1, 2 ** 31 - 1)
  checkNumber('maxRetries', maxRetries, 0, 100)

  const auth = createAuth(credentials)
  const core = createClient<paths, 'application/json'>({ ...rest, baseUrl })
  const trusted = new WeakSet<Response>()
  const guards = new WeakMap<Middleware, Middleware>()

  // `as`: openapi-fetch types each call by its path; here all calls are one.
  const coreRequest = core.request as unknown as (method: string, path: string, init: CallInit) => Promise<unknown>

  async function call(method: string, path: string, init: CallInit = {}): Promise<unknown> {
    const { params, body, middleware, fetch = (options.fetch as Fetch | undefined) ?? globalThis.fetch } = init
    if (init.baseUrl !== undefined) checkBaseUrl(init.baseUrl)
    const validator = method.toUpperCase() === 'POST' && Object.hasOwn(requests, path) && requests[path as keyof paths]
    if (!validator) {
      const message = `${method.toUpperCase()} ${path} is not in the contract: use openapi-fetch with wechatpayAuth for other endpoints`
      throw new RequestValidationError([{ pointer: '', message }])
    }
    const out_order_no = params?.path?.out_order_no
    checkRequest(outOrderNo, out_order_no, '/out_order_no')
    if (validate) checkRequest(validator, body)

    return coreRequest(method, path, {
      ...init,
      // Read once: what was checked is what goes into the URL.
      params: { ...params, path: { out_order_no } },
      fetch: (request, extension) => send(request, fetch, extension),
      ...(middleware && { middleware: middleware.map(guarded) }),
    })
  }

  /** Signs, sends and verifies, as often as it takes; every attempt sends the same bytes. */
  async function send(request: Request, fetch: Fetch, extension: RequestInit | undefined): Promise<Response> {
    const body = new Uint8Array(await request.arrayBuffer())
    const attempt = async (): Promise<Response> => {
      const headers = await auth.signedHeaders(request, body)
      const [response, bytes] = await exchange(request.signal, timeout, async (signal) => {
        const response = await fetch(signedRequest(request, headers, body, signal), extension)
        return [response, new Uint8Array(await response.arrayBuffer())] as const
      })
      return trust(response, bytes)
    }
    return withRetries(attempt, maxRetries, request.signal)
  }

  /** The response over the bytes that were verified. */
  async function trust(response: Response, body: Uint8Array<ArrayBuffer>): Promise<Response> {
    await auth.verify(response, body)
    const result = response.ok ? completed(response, body) : withBody(response, body)
    trusted.add(result)
    return result
  }

  /** A middleware whose responses, unless it only passes on a verified one, have to verify like those of the network. */
  function guarded(middleware: Middleware): Middleware {
    const known = guards.get(middleware)
    if (known) return known
    const { onRequest, onResponse, onError } = middleware
    const checked = async (result: unknown): Promise<unknown> =>
      result instanceof Response && !trusted.has(result)
        ? trust(result, new Uint8Array(await result.arrayBuffer()))
        : result
    // `as`: which of the three a middleware has decides which of its type's variants it is.
    const guard = {
      ...(onRequest && { onRequest: async (it: OnRequest) => checked(await onRequest.call(middleware, it)) }),
      ...(onResponse && { onResponse: async (it: OnResponse) => checked(await onResponse.call(middleware, it)) }),
      ...(onError && { onError: async (it: OnError) => checked(await onError.call(middleware, it)) }),
    } as Middleware
    guards.set(middleware, guard)
    return guard
  }

  const isMiddleware = (value: unknown): value is Middleware => typeof value === 'object' && value !== null
  const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const
  // `as`: the same functions with openapi-fetch's types.
  return {
    ...Object.fromEntries(
      methods.map((method) => [method, async (path: string, init?: CallInit) => call(method, path, init)]),
    ),
    request: call,
    use: (...middlewares: Middleware[]) => core.use(...middlewares.map((m) => (isMiddleware(m) ? guarded(m) : m))),
    eject: (...middlewares: Middleware[]) => core.eject(...middlewares.map((m) => guards.get(m) ?? m)),
  } as unknown as WechatpayClient
}

type Fetch = (request: Request, extension?: RequestInit) => Promise<Response>

type OnRequest = Parameters<NonNullable<Middleware['onRequest']>>[0]
type OnResponse = Parameters<NonNullable<Middleware['onResponse']>>[0]
type OnError = Parameters<NonNullable<Middleware['onError']>>[0]

/** What is read of the options of one call; the rest passes through. */
interface CallInit {
  params?: { path?: { out_order_no?: unknown } }
  body?: unknown
  baseUrl?: string
  fetch?: Fetch
  middleware?: Middleware[]
}

const requests: Record<keyof paths, Validator> = {
  '/v3/payscore/serviceorder/{out_order_no}/complete': completeServiceOrderRequest,
  '/v3/payscore/smartretail-orders/{out_order_no}/complete': finishOrderRequest,
  '/v3/payscore/payafter-orders/{out_order_no}/complete': finishOrderRequest,
}

/** A verified 200. Its JSON was parsed to see that it is an object; handing that on saves parsing it twice. */
class CompletedResponse extends Response {
  readonly #value: object

  constructor(value: object, body: Uint8Array<ArrayBuffer>, { status, statusText, headers }: Response) {
    super(body, { status, statusText, headers })
    // openapi-fetch calls json() only when it knows a length; the network's own may be that of compressed bytes.
    this.headers.set('Content-Length', String(body.length))
    this.#value = value
  }

  override async json(): Promise<unknown> {
    return this.#value
  }
}

function completed(response: Response, body: Uint8Array<ArrayBuffer>): Response {
  if (response.status !== 200) throw unexpected(response, body, 'signed, but no result')
  const value = parseJson(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw unexpected(response, body, 'signed, but no JSON object')
  }
  return new CompletedResponse(value, body, response)
}

/** Runs one exchange under the caller's signal and a time limit; what it throws becomes one of the documented errors. */
async function exchange<T>(
  callerSignal: AbortSignal,
  timeout: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (callerSignal.aborted) throw aborted(callerSignal, false)
  const controller = new AbortController()
  const { signal } = controller
  const abort = (): void => controller.abort(callerSignal.reason)
  const timer = setTimeout(() => controller.abort(), timeout)
  callerSignal.addEventListener('abort', abort, { once: true })
  try {
    // Raced, so that a `fetch` that does not heed its signal cannot hold the call.
    const ended = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
    return await Promise.race([run(signal), ended])
  } catch (cause) {
    if (callerSignal.aborted) throw aborted(callerSignal, true)
    if (signal.aborted) throw new TimeoutError(`No complete answer within ${timeout} ms`, 'unknown')
    const outcome = outcomeOf(cause)
    throw new ConnectionError(`No complete answer: ${reason(cause)}`, outcome, { cause })
  } finally {
    clearTimeout(timer)
    callerSignal.removeEventListener('abort', abort)
  }
}

/** Failures that come before the first byte of a request: no address, no connection, no TLS. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_[A-Z_]+|ERR_TLS_CERT_[A-Z_]+|UNABLE_TO_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/

function outcomeOf(error: unknown): Outcome {
  const cause = error instanceof Error ? error.cause : undefined
  const code = codeOf(cause) ?? codeOf(error)
  return code !== undefined && NOT_SENT.test(code) ? 'not-sent' : 'unknown'
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'fetch failed'
  const code = codeOf(error.cause) ?? codeOf(error)
  const cause = error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
  return code === undefined || cause.includes(code) ? cause : `${code} ${cause}`
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function checkBaseUrl(baseUrl: unknown): void {
  const url = typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new TypeError('baseUrl must be an absolute http or https URL without user, query and fragment')
  }
  if (url.protocol === 'http:' && url.hostname.endsWith('.qq.com')) {
    throw new TypeError('baseUrl must be https for WeChat Pay: plain http shows customer data on the wire')
  }
}

function checkNumber(option: string, value: unknown, minimum: number, maximum: number): void {
  if (!Number.isInteger(value) || Number(value) < minimum || Number(value) > maximum) {
    throw new TypeError(`${option} must be a whole number from ${minimum} to ${maximum}, but is ${String(value)}`)
  }
}
