import createClient, {
  defaultPathSerializer,
  mergeHeaders,
  type Client,
  type ClientOptions,
  type HeadersOptions,
  type Middleware,
} from 'openapi-fetch'
import { operationIds, servers } from '../generated/contract.js'
import type { paths } from '../generated/schema.js'
import { completeServiceOrderRequest, finishOrderRequest, outOrderNo, type Validator } from '../generated/validators.js'
import { hasErrorShape, readResponse, type ReceivedResponse } from './received-response.js'
import { createAuth, ownHeaders } from './auth.js'
import type { Credentials } from './credentials.js'
import { RequestValidationError } from './errors.js'
import { exchange } from './attempt.js'
import { fetchTransport, type Fetch } from './platform/fetch-transport.js'
import { checkMiddleware, guarded } from './middleware.js'
import {
  parseBaseUrls,
  assertFunction,
  assertNumber,
  checkRequestInitExt,
  assertSignal,
  type BaseUrl,
  type BaseUrls,
} from './options.js'
import { resultOf, type CallResult } from './result.js'
import { withRetries, type Attempt } from './retry.js'
import { web, type Platform, type Transport } from './platform/types.js'
import type { Bytes } from './message.js'
import { serializeBody, assertValid } from './validate.js'

/** Options of `createWechatpayClient`, and those of openapi-fetch: `fetch`, `headers`, … */
export interface WechatpayClientOptions extends Omit<ClientOptions, 'baseUrl' | 'pathSerializer' | 'querySerializer'> {
  /**
   * Where to send to, one host or several: the next one is tried when a connection to one could not be made at all.
   * Default `https://api.mch.weixin.qq.com` and the official backup, `https://api2.mch.weixin.qq.com`.
   */
  baseUrl?: string | readonly string[]
  /** Milliseconds for one attempt, from its first byte to the last one of the answer; default 30000. */
  timeout?: number
  /** Milliseconds for the whole call, all attempts and the pauses between them; default none. */
  deadline?: number
  /** How often an attempt is repeated, each time signed afresh; default 2. */
  maxRetries?: number
  /** Whether the request is checked against the contract before it is signed; default true. `out_order_no` always is. */
  validate?: boolean
  /** Is told of every attempt when it has ended, before a pause. What it throws is ignored. */
  onAttempt?: (attempt: Attempt) => unknown
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
 * - OutcomeUnknownError: refused at last, but an earlier attempt may have been executed
 * - ConnectionError, TimeoutError, AbortError: there is no answer
 *
 * each with `outcome`, `not-sent` or `unknown`. After `unknown` repeat the call with identical parameters or query the
 * order. Whatever a middleware or a `fetch` of one's own hands over as a response is verified like any other.
 *
 * @throws TypeError that names the option when an option or a credential cannot be meant
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012587955
 */
export function createWechatpayClient(credentials: Credentials, options: WechatpayClientOptions = {}): WechatpayClient {
  return createClientOn(web, credentials, options)
}

export function createClientOn(
  runtime: Platform,
  credentials: Credentials,
  options: WechatpayClientOptions,
): WechatpayClient {
  const { baseUrl = servers, timeout = 30_000, deadline, maxRetries = 2, validate = true, onAttempt, ...rest } = options
  const defaultHosts = parseBaseUrls(baseUrl)
  assertNumber('timeout', timeout, 1, 2 ** 31 - 1)
  if (deadline !== undefined) assertNumber('deadline', deadline, 1, 2 ** 31 - 1)
  assertNumber('maxRetries', maxRetries, 0, 100)
  assertFunction('fetch', options.fetch)
  assertFunction('onAttempt', onAttempt)
  assertSignal(options.signal)
  checkRequestInitExt(options.requestInitExt)

  const auth = createAuth(credentials, runtime)
  const middlewares: Middleware[] = []
  let core: Core | undefined
  let inFlight = 0

  async function call(method: string, path: string, init: CallInit = {}): Promise<CallResult> {
    const { params, body, bodySerializer = rest.bodySerializer ?? JSON.stringify, parseAs = 'json' } = init
    const fetch = init.fetch ?? rest.fetch
    const signal = init.signal ?? rest.signal ?? undefined
    assertFunction('fetch', fetch)
    assertSignal(signal)
    if (!isContractPath(path) || method.toUpperCase() !== 'POST') {
      const message = `${method.toUpperCase()} ${path} is not in the contract: use openapi-fetch with wechatpayAuth for other endpoints`
      throw new RequestValidationError([{ pointer: '', message }])
    }
    // Read once: what is checked is what goes into the URL, and the text that is checked is what is signed and sent.
    const out_order_no = params?.path?.out_order_no
    assertValid(outOrderNo, out_order_no, '/out_order_no')
    const orderNumber = String(out_order_no)
    const text = serializeBody(validate ? validators[path] : undefined, body, bodySerializer)
    const hosts = init.baseUrl === undefined ? defaultHosts : parseBaseUrls(init.baseUrl)
    const all = [...middlewares, ...(init.middleware ?? []).filter(Boolean)]
    if (all.length > 0 || parseAs !== 'json' || rest.requestInitExt)
      return callThroughCore({ init, path, orderNumber, text, hosts, fetch, signal, all })

    // What openapi-fetch would make of it, without a Request and a Response that only a middleware would look at.
    const hasHeaders = Boolean(rest.headers || init.headers || params?.header)
    const answer = await attempts(
      {
        method: 'POST',
        hosts,
        target: defaultPathSerializer(path, { out_order_no: orderNumber }),
        headers: hasHeaders ? ownHeaders(mergeHeaders(rest.headers, init.headers, params?.header)) : noHeaders,
        body: encoder.encode(text),
        signal,
        operation: operationIds[path],
        orderNumber,
      },
      fetch ? fetchTransport(fetch, init.Request ?? rest.Request ?? undefined) : runtime.transport(),
    )
    return resultOf(answer)
  }

  /** A call whose request and response others look at, or that openapi-fetch has to read otherwise. */
  async function callThroughCore(given: GivenCall): Promise<CallResult> {
    const { init, path, orderNumber, text, hosts, signal, all } = given
    /** What the responses of this call were made of that were verified. */
    const answers = new WeakMap<Response, ReceivedResponse>()
    const passOn = (answer: ReceivedResponse): Response => {
      const response = answer.toResponse()
      answers.set(response, answer)
      return response
    }
    // Made anew even of a verified one: a middleware may have read its body, or put other methods into it.
    const check = async (response: Response): Promise<Response> => {
      const known = answers.get(response)
      if (known) return passOn(known)
      const answer = await readResponse(response)
      await verify(answer, orderNumber)
      return passOn(answer)
    }
    core ??= createClient<paths, 'application/json'>(rest) as unknown as Core
    return core.request('POST', path, {
      ...init,
      baseUrl: hosts[0].baseUrl,
      params: { path: { out_order_no: orderNumber }, header: init.params?.header },
      pathSerializer: defaultPathSerializer,
      querySerializer: () => '',
      // Else openapi-fetch takes the global one of the time when it was made.
      Request: init.Request ?? rest.Request ?? Request,
      signal,
      body: text,
      bodySerializer: () => text,
      fetch: async (request, extension) => {
        if (request.bodyUsed)
          throw new TypeError('A middleware has read the body of the request: request.clone() is for reading')
        const body = new Uint8Array(await request.arrayBuffer())
        const fetch = given.fetch ?? (extension && globalThis.fetch)
        // The request's own class: a `fetch` that is not the global one takes no other.
        const RequestClass = request.constructor as typeof Request
        const transport = fetch ? fetchTransport(fetch, RequestClass, extension) : runtime.transport()
        const headers = ownHeaders(request.headers)
        const operation = operationIds[path]
        return passOn(await attempts({ ...placeOf(request, hosts), headers, body, operation, orderNumber }, transport))
      },
      middleware: all.map((each) => guarded(each, check)),
    })
  }

  /** Signs, sends and verifies, as often as it takes; every attempt sends the same bytes. */
  function attempts(sent: PreparedRequest, transport: Transport): Promise<ReceivedResponse> {
    const { method, hosts, target, headers, body, signal, operation, orderNumber } = sent
    const attempt = async ({ url, prefix }: BaseUrl, timeLimit: number): Promise<ReceivedResponse> => {
      inFlight++
      try {
        const signed = await auth.signed(method, url, prefix + target, headers, body, inFlight === 1)
        return await exchange(signal, timeLimit, async (progress) => {
          const answer = await transport(signed, progress)
          await verify(answer, orderNumber)
          return answer
        })
      } finally {
        inFlight--
      }
    }
    return withRetries(attempt, { operation, hosts, timeout, deadline, maxRetries, onAttempt, signal })
  }

  /** @throws WechatpayError for an answer that cannot be trusted or is not about the order */
  async function verify(answer: ReceivedResponse, orderNumber: string): Promise<void> {
    await auth.verify(answer)
    if (answer.isSuccess) checkCompleted(answer, orderNumber)
  }

  const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const
  // `as`: the same functions with openapi-fetch's types.
  return {
    ...Object.fromEntries(
      methods.map((method) => [method, (path: string, init?: CallInit) => call(method, path, init)]),
    ),
    request: call,
    use(...added: unknown[]) {
      // openapi-fetch passes over what is not there, too.
      for (const each of added.filter(Boolean)) {
        checkMiddleware(each)
        middlewares.push(each)
      }
    },
    eject(...removed: Middleware[]) {
      for (const each of removed) {
        const index = middlewares.indexOf(each)
        if (index >= 0) middlewares.splice(index, 1)
      }
    },
  } as unknown as WechatpayClient
}

/** What is read of the options of one call; the rest passes through. */
interface CallInit {
  params?: { path?: { out_order_no?: unknown }; header?: HeadersOptions | undefined }
  body?: unknown
  bodySerializer?: (body: never) => unknown
  pathSerializer?: typeof defaultPathSerializer
  querySerializer?: () => string
  baseUrl?: string | undefined
  headers?: HeadersOptions
  signal?: AbortSignal | undefined
  fetch?: Fetch
  Request?: typeof Request
  parseAs?: string
  middleware?: Middleware[]
}

/** openapi-fetch types each call by its path; here all calls are one. */
interface Core {
  request(method: string, path: string, init: CallInit): Promise<CallResult>
}

/** What a call sends, in each of its attempts. */
interface PreparedRequest {
  method: string
  hosts: BaseUrls
  /** Path and query at each of the hosts. */
  target: string
  headers: Readonly<Record<string, string>>
  body: Bytes
  signal: AbortSignal | undefined
  operation: string
  orderNumber: string
}

/** A call as it was given, checked and read once. */
interface GivenCall {
  init: CallInit
  path: keyof paths
  orderNumber: string
  text: string | undefined
  hosts: BaseUrls
  fetch: Fetch | undefined
  signal: AbortSignal | undefined
  all: readonly Middleware[]
}

/** Where a request goes. A middleware may have sent it elsewhere; then there is no other host to try. */
function placeOf(
  { method, url, signal }: Request,
  hosts: BaseUrls,
): Pick<PreparedRequest, 'method' | 'hosts' | 'target' | 'signal'> {
  const at = new URL(url)
  const target = at.pathname + at.search
  const [{ url: first, prefix }] = hosts
  return at.origin === first.origin && target.startsWith(`${prefix}/`)
    ? { method, hosts, target: target.slice(prefix.length), signal }
    : { method, hosts: [{ baseUrl: at.origin, url: at, prefix: '' }], target, signal }
}

const encoder = new TextEncoder()
const noHeaders: Readonly<Record<string, string>> = {}

const validators: Record<keyof paths, Validator> = {
  '/v3/payscore/serviceorder/{out_order_no}/complete': completeServiceOrderRequest,
  '/v3/payscore/smartretail-orders/{out_order_no}/complete': finishOrderRequest,
  '/v3/payscore/payafter-orders/{out_order_no}/complete': finishOrderRequest,
}

function isContractPath(path: string): path is keyof paths {
  return Object.hasOwn(validators, path)
}

/**
 * The signature covers neither the status nor the request: a signed error could stand under a 200, and the signed answer
 * about one order under a call about another.
 */
function checkCompleted(answer: ReceivedResponse, orderNumber: string): void {
  if (answer.status !== 200) throw answer.unexpected('signed, but no result')
  const value = answer.json()
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw answer.unexpected('signed, but no JSON object')
  const about = 'out_order_no' in value ? value.out_order_no : undefined
  if (about === undefined ? hasErrorShape(value) : about !== orderNumber) {
    throw answer.unexpected(about === undefined ? 'an error under a 200' : 'signed, but about another order')
  }
}
