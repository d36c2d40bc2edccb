import createClient, { defaultPathSerializer, type Middleware } from 'openapi-fetch'
import { operations, type Operation } from '../generated/operations.js'
import { locate } from './base-url.js'
import type { CallHeaders, CallInit, WechatpayClient } from './calls.js'
import { readCredentials, type Credentials } from './credentials.js'
import { quote, RequestValidationError } from './errors.js'
import { encodeText, type Bytes } from './message.js'
import { assertMiddleware, runWithMiddleware } from './middleware.js'
import {
  assertCallOptions,
  assertSignal,
  mergedHeaders,
  readLimits,
  readOptions,
  type Settings,
  type WechatpayClientOptions,
} from './options.js'
import { PlainRequest, plainResponse } from './plain.js'
import type { Platform } from './platform/types.js'
import { web } from './platform/web.js'
import { readBytes, type ReceivedResponse } from './received-response.js'
import { resultOf, type Result } from './result.js'
import { send, type Call, type Sender } from './send.js'
import { createSign, ownHeaders } from './sign.js'
import { typeName } from './type-name.js'
import { readRequest, type ValidRequest } from './validate.js'
import { createVerify } from './verify.js'

/**
 * A client for the operations of the contract.
 *
 * `client.POST(path, { params: { path: { out_order_no } }, body })` resolves to `{ data, response }` when the order is
 * completed, which the signed response proves, or to `{ error, response }` when the API refused the call and it was
 * certainly not executed. It rejects with
 *
 * - RequestValidationError: the request breaks the contract; nothing was sent
 * - SignatureVerificationError: the response cannot be trusted
 * - UnexpectedResponseError: the response is not the contract's, or does not prove the completion
 * - OutcomeUnknownError: the API reported an error that leaves open whether the call was executed
 * - ConnectionError, TimeoutError, AbortError: there is no response
 *
 * each with `outcome`, `not-sent` or `unknown`. After `unknown` call again with identical parameters, or query the order.
 *
 * @throws TypeError that names the option or the credential that is invalid
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012587955
 * @example
 * const client = createWechatpayClient({ mchid, serialNo, privateKey, platformKeys })
 * const { data, error } = await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
 *   params: { path: { out_order_no: '1234323JKHDFE1243252' } },
 *   body: { appid, service_id, post_payments: [{ name: '租金', amount: 38800 }], total_amount: 38800 },
 * })
 */
export function createWechatpayClient(credentials: Credentials, options: WechatpayClientOptions = {}): WechatpayClient {
  return createClientOn(web, credentials, options)
}

export function createClientOn(
  platform: Platform,
  credentials: Credentials,
  options: WechatpayClientOptions,
): WechatpayClient {
  const settings = readOptions(options, platform)
  const known = readCredentials(credentials)
  const context: Context = {
    settings,
    mchid: known.mchid,
    middleware: [],
    sender: {
      sign: createSign(known, platform),
      verify: createVerify(known, platform),
      onAttempt: settings.onAttempt,
      underWay: 0,
    },
    // `as`: the types of openapi-fetch are per path, and here all calls are one. A real Request is made only for a call
    // that middleware looks at.
    core: createClient({ Request: PlainRequest as unknown as typeof Request }) as unknown as Core,
  }
  const { middleware } = context
  const methods = new Set(Object.values(operations).map(({ method }) => method))
  const calls = [...methods].map((method) => [
    method,
    async (path: string, init?: GivenCall) => run(context, method, path, init),
  ])
  // `as`: the same functions with the types of calls.ts.
  return {
    ...Object.fromEntries(calls),
    use(...added: unknown[]) {
      // openapi-fetch also passes over what is not there.
      const all = added.filter(Boolean)
      all.forEach(assertMiddleware)
      middleware.push(...(all as Middleware[])) // `as`: each of them has just been looked at.
    },
    eject(...removed: Middleware[]) {
      for (const each of removed) {
        const index = middleware.indexOf(each)
        if (index >= 0) middleware.splice(index, 1)
      }
    },
  } as unknown as WechatpayClient
}

/** What a client's calls share. */
interface Context {
  readonly settings: Settings
  readonly mchid: string
  readonly sender: Sender
  readonly middleware: Middleware[]
  readonly core: Core
}

/** openapi-fetch. */
interface Core {
  request(method: string, path: string, init: object): Promise<unknown>
}

/** A call as its caller hands it over. */
interface GivenCall extends CallInit {
  params?: { path?: unknown; query?: unknown; header?: CallHeaders | undefined } | undefined
  body?: unknown
}

/** One call, from the caller's words to the result. */
async function run(context: Context, method: string, path: string, given: GivenCall = {}): Promise<Result> {
  const startedAt = performance.now()
  const operation = operationOf(method, path)
  // A getter may return something else each time.
  const init = { ...given }
  assertCallOptions(init)
  const { params, body, headers, signal } = init
  assertSignal(signal)
  const { settings } = context
  const { timeout, deadline, maxRetries } = readLimits(init, settings.limits)
  const request = readRequest(operation, params, body, settings.validate)
  const merged = mergedHeaders(settings.headers, headers, params?.header)
  const call: Call = {
    operation,
    baseUrls: settings.baseUrls,
    transport: settings.transport(),
    signal,
    timeout,
    deadlineAt: startedAt + deadline,
    maxRetries,
    attempts: [],
  }
  // Middleware reads and changes real requests and responses. Without it nobody looks at them.
  const through = context.middleware.length > 0 ? throughMiddleware : throughPlain
  return resultOf(await through(context, call, request, merged))
}

/** openapi-fetch runs the call: it writes path and query, and its `fetch` is `send`. */
async function throughPlain(
  { core, sender, mchid }: Context,
  call: Call,
  { params, text, value }: ValidRequest,
  headers: Headers | undefined,
): Promise<ReceivedResponse> {
  let received: ReceivedResponse | undefined
  const fetch = async ({ method, url }: PlainRequest): Promise<typeof plainResponse> => {
    // Of the characters that openapi-fetch leaves, a URL changes this one.
    const request = {
      method,
      target: url.replaceAll("'", '%27'),
      headers: ownHeaders(headers),
      body: encodeText(text),
    }
    received = await send(sender, call, request, [{ mchid }, params.path, params.query, value])
    return plainResponse
  }
  await core.request(call.operation.method, call.operation.path, { params, fetch })
  return received as ReceivedResponse // `as`: openapi-fetch has called `fetch`, or has rejected.
}

/** The same, with a real Request that middleware may change. */
async function throughMiddleware(
  { core, sender, mchid, middleware }: Context,
  call: Call,
  { params, text, value }: ValidRequest,
  headers: Headers | undefined,
): Promise<ReceivedResponse> {
  const { operation } = call
  const observed = {
    ...{ baseUrl: call.baseUrls[0].href, params, headers, Request },
    ...{ body: text, bodySerializer: () => text },
  }
  return runWithMiddleware(
    [...middleware],
    call,
    async (init) => core.request(operation.method, operation.path, { ...observed, ...init }),
    async (changed, signal) => {
      const bytes = await readBytes(changed, signal)
      if (!bytes) throw new TypeError('The body is over 1 MiB')
      const { target, baseUrls } = locate(changed.url, call.baseUrls)
      assertSameOrder(changed.method, target, operation, params.path)
      const request = { method: changed.method, target, headers: ownHeaders(changed.headers), body: bytes }
      // The URL names the order, whatever a body says. What a changed body leaves out is as the caller gave it.
      const sent = [{ mchid }, params.path, params.query, objectOf(bytes), value]
      return async () => send(sender, { ...call, baseUrls, signal }, request, sent)
    },
  )
}

function operationOf(method: string, path: string): Operation {
  if (typeof path !== 'string') throw new TypeError(`The path of a call must be text, but is ${typeName(path)}`)
  const name = `${method} ${path}`
  const operation = operations[name]
  if (operation) return operation
  throw new RequestValidationError([{ pointer: '', message: `${quote(path)} ${whyUnknown(method, path)}` }])
}

function whyUnknown(method: string, path: string): string {
  const paths = Object.values(operations)
    .filter((each) => each.method === method)
    .map((each) => each.path)
  const [pathname = '', query] = path.split('?')
  const template = paths.find((each) => new RegExp(`^${each.replace(/\{[^}]*\}/g, '[^/]+')}$`).test(pathname))
  if (template !== undefined)
    return `must be '${template}', with the value in params.${query === undefined ? 'path' : 'query'}`
  return `is no path of the contract that takes ${method}: there are ${paths.join(', ')}. For others there is wechatpayAuth`
}

/** A middleware may send a call elsewhere, but not to another path: the order number in it has been checked. */
function assertSameOrder(
  method: string,
  target: string,
  operation: Operation,
  parameters: Readonly<Record<string, string>>,
): void {
  const expected = defaultPathSerializer(operation.path, parameters)
  const [pathname = ''] = target.split('?')
  if (method !== operation.method || !pathname.endsWith(expected))
    throw new TypeError('Method and path of a call must stay as they are')
}

/** The fields of a JSON body; none for any other body. */
function objectOf(bytes: Bytes): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(new TextDecoder().decode(bytes))) as Readonly<Record<string, unknown>>
  } catch {
    return {}
  }
}
