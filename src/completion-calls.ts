/** The requests of a completion. What the service or the network does to them is a value here. */

import { operations, type Operation } from '../generated/operations.js'
import type { CallOptions, CallResult, WechatpayClient } from './calls.js'
import { isProduct, PRODUCTS, type OrderToComplete, type Product } from './completion.js'
import { AbortError, quote, requestIdOf, RequestValidationError, TimeoutError, WechatpayError } from './errors.js'
import type { ApiError, Outcome } from './errors.js'
import { restated } from './restated.js'
import { LONGEST_TIMER, retryAfter } from './retry-policy.js'
import { wordOrType } from './type-name.js'
import { readRequest } from './validate.js'
import { isValid } from './validator.js'

/** A completion: whose, of what, and with how much time left. */
export interface CompletionCall {
  readonly client: Caller
  readonly product: Product
  readonly out_order_no: string
  /** The body as the caller gave it: the client quotes it where it is invalid. */
  readonly given: unknown
  /** A copy of it, which stays as it is. */
  readonly asked: Fields
  /** The options of the next request. @throws TimeoutError */
  readonly limits: () => CallOptions
}

export type Fields = Readonly<Record<string, unknown>>

/** A client whose paths TypeScript does not know. */
interface Caller {
  POST(path: string, init: object): Promise<CallResult<Fields>>
  GET(path: string, init: object): Promise<CallResult<Fields>>
}

/** How a request ended: with the service's data, with its error, or with what was thrown. */
export interface Ended {
  readonly data?: Fields
  readonly error?: ApiError
  readonly cause?: WechatpayError
  /** Whether the error came with a signature, which then was verified. */
  readonly isSigned?: boolean
  /** The pause that a rate limit or a 5xx asks for, in milliseconds. */
  readonly retryAfter?: number
  readonly requestId?: string
}

/** @throws TypeError */
export function readCall(
  client: Pick<WechatpayClient, 'POST' | 'GET'>,
  order: OrderToComplete,
  options: CallOptions,
): CompletionCall {
  const { POST, GET } = Object(client) as Partial<Caller>
  if (typeof POST !== 'function' || typeof GET !== 'function')
    throw new TypeError('completeOrder() takes a client, from createWechatpayClient')
  const { product, out_order_no, body } = Object(order) as OrderToComplete
  if (!isProduct(product)) throw new TypeError(`product must be ${PRODUCTS.join(', ')}, but is ${wordOrType(product)}`)
  const { signal, timeout, deadline, maxRetries, ...others } = Object(options) as CallOptions
  const [name] = Object.keys(others)
  if (name !== undefined)
    throw new TypeError(
      `${quote(name)} is not an option of completeOrder: there are signal, timeout, deadline, maxRetries`,
    )
  const endsAt = performance.now() + (deadline ?? Infinity)
  let requests = 0
  const limits = (): CallOptions => {
    // The first request looks at the number itself.
    if (requests++ === 0 || deadline === undefined) return { signal, timeout, deadline, maxRetries }
    const left = endsAt - performance.now()
    if (left < 1) throw new TimeoutError('The deadline passed before the request was sent', { outcome: 'not-sent' })
    return { signal, timeout, deadline: Math.floor(left), maxRetries }
  }
  // `as`: the paths below are those of the contract.
  return { client: client as Caller, product, out_order_no, given: body, asked: copyOf(body), limits }
}

/** Without this, a query for the ticket would be sent for an order that breaks the contract. @throws RequestValidationError */
export function assertValidBody({ product, out_order_no, given, asked }: CompletionCall): void {
  const { toJSON } = Object(given) as { toJSON?: unknown }
  const body = typeof toJSON === 'function' ? asked : given
  readRequest(completionOf(product), { path: { out_order_no } }, withTicket(product, body), true)
}

/** The operation that completes an order of a product. */
export function completionOf(product: Product): Operation {
  // `as`: the contract completes each product.
  return operations[`POST /v3/payscore/${product}/{out_order_no}/complete`] as Operation
}

/** A body to validate: where it may lack the ticket, which is read from the order then, any text stands for it. */
export function withTicket(product: Product, body: unknown): unknown {
  const isObject = typeof body === 'object' && body !== null
  const lacksIt = product !== 'serviceorder' && isObject && (body as Fields).finish_ticket === undefined
  return lacksIt ? { ...body, finish_ticket: 'x' } : body
}

/** @throws RequestValidationError, AbortError, TypeError */
export async function complete(call: CompletionCall, body: unknown): Promise<Ended> {
  const { client, product, out_order_no, limits } = call
  try {
    return ended(
      await client.POST(completionOf(product).path, { ...limits(), params: { path: { out_order_no } }, body }),
    )
  } catch (error) {
    if (error instanceof RequestValidationError || error instanceof AbortError) throw error
    return thrown(error)
  }
}

/**
 * Reads the order as it is now.
 *
 * @param outcome what the completion may have done by now, which an abort has to say
 * @throws RequestValidationError if nothing was sent before, AbortError, TypeError
 */
export async function query(call: CompletionCall, outcome: Outcome): Promise<Ended> {
  const { client, product, out_order_no, asked, limits } = call
  const { service_id, appid } = asked
  try {
    const params = { query: { service_id, appid, out_order_no } }
    return ended(await client.GET(`/v3/payscore/${product}`, { ...limits(), params }))
  } catch (error) {
    if (error instanceof RequestValidationError && outcome === 'not-sent') throw error
    // The error is about the whole completion, of which a request may have gone out before.
    const isOfCall = error instanceof WechatpayError && !(error instanceof RequestValidationError)
    const ofAll = isOfCall ? restated(error, error.message, outcome) : error
    if (ofAll instanceof AbortError) throw ofAll
    return thrown(ofAll)
  }
}

/** Whether the contract allows a ticket that the service has sent. */
export function isTicket(product: Product, ticket: unknown): boolean {
  const { finish_ticket: rule } = completionOf(product).body?.properties ?? {}
  return typeof rule === 'object' && isValid(rule, ticket)
}

/** The body as the service will read it; no fields of what the client will refuse. */
function copyOf(body: unknown): Fields {
  try {
    return Object(JSON.parse(JSON.stringify(body))) as Fields
  } catch {
    return {}
  }
}

function ended({ data, error, response }: CallResult<Fields>): Ended {
  const id = idOf({ requestId: requestIdOf(response.headers) })
  if (data) return { data, ...id }
  const isSigned = response.headers.has('Wechatpay-Signature')
  // `as`: it has one of the two.
  return { error: error as ApiError, isSigned, ...id, ...pauseOf(response) }
}

/** @throws what is no error of the client */
function thrown(cause: unknown): Ended {
  if (!(cause instanceof WechatpayError)) throw cause
  // `as`: some of its classes have these.
  const { error, response, requestId } = cause as { error?: ApiError; response?: Response; requestId?: string }
  return { cause, ...(error && { error }), ...idOf({ requestId }), ...(response && pauseOf(response)) }
}

/** The id of a request, where there is one. */
export function idOf({ requestId }: { requestId?: string | undefined }): { requestId?: string } {
  return requestId === undefined ? {} : { requestId }
}

function pauseOf({ status, headers }: Response): { retryAfter?: number } {
  if (status !== 429 && status < 500) return {}
  return { retryAfter: Math.min(retryAfter(headers.get('Retry-After'), Date.now()) ?? USUAL_PAUSE, LONGEST_TIMER) }
}

/** In milliseconds: a debit takes WeChat Pay 5 to 10 seconds. */
const USUAL_PAUSE = 5000
