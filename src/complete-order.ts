import type { CallOptions, WechatpayClient } from './calls.js'
import type { Completion, OrderToComplete, Product } from './completion.js'
import {
  assertValidBody,
  complete,
  idOf,
  isTicket,
  query,
  readCall,
  type CompletionCall,
  type Ended,
  type Fields,
} from './completion-calls.js'
import { hasSameItems, isPaid, judge } from './completion-verdict.js'
import type { ApiError, WechatpayError } from './errors.js'

/**
 * Completes one order and says what became of it. Whenever the response does not prove that, it queries the order, and
 * compares its total, its items and its discounts with what was asked: names, amounts and counts, in any order. It needs
 * no memory of earlier calls: call it again with the same order after `unknown`, after a crash, or in another process.
 *
 * For the older products it reads a fresh `finish_ticket` from the query when the body has none.
 *
 * @param options `signal`, `timeout` and `maxRetries` are those of the completion and of each query; `deadline` is for all
 * of them together, and without it each has the client's
 * @throws RequestValidationError: the order breaks the contract; nothing was sent
 * @throws AbortError: the signal ended it. Its `outcome` is `unknown` if the completion may have been sent
 * @throws TypeError: there is no such product, option or client
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012587955
 * @example
 * const completion = await completeOrder(client, { product: 'serviceorder', out_order_no, body })
 * switch (completion.result) {
 *   case 'completed':
 *     return markAsCompleted(out_order_no, completion.paid)
 *   case 'unknown':
 *     return tryAgain(out_order_no, completion.retryAfter ?? 5000)
 *   default:
 *     return alert(out_order_no, completion)
 * }
 */
export async function completeOrder<P extends Product>(
  client: Pick<WechatpayClient, 'POST' | 'GET'>,
  order: OrderToComplete & { product: P },
  options: CallOptions = {},
): Promise<Completion<P>> {
  // `as`: what a client responds is of the product that was asked for.
  return (await completeOrQuery(readCall(client, order, options))) as unknown as Completion<P>
}

/** A Completion, whatever the product. */
type AnyCompletion = { requestId?: string } & (
  | { result: 'completed'; paid: boolean; order: Fields }
  | { result: 'completed-differently' | 'canceled'; order: Fields }
  | { result: 'refused'; error: ApiError; order?: Fields }
  | { result: 'unknown'; error?: ApiError; cause?: WechatpayError; order?: Fields; retryAfter?: number }
)

async function completeOrQuery(call: CompletionCall): Promise<AnyCompletion> {
  const { asked, given, product } = call
  if (product === 'serviceorder' || asked.finish_ticket !== undefined)
    return conclude(call, await complete(call, given))

  assertValidBody(call)
  const read = await query(call, 'not-sent')
  const ended = provenBy(read, asked)
  if (ended) return ended
  const { data: order, error } = read
  if (error && REFUSALS.has(error.code)) {
    const isCertain = isGenuine(read) || (await query(call, 'not-sent')).error?.code === error.code
    return isCertain ? { result: 'refused', error, ...idOf(read) } : unknown(read)
  }
  // An order that its user has not confirmed yet has no ticket.
  if (!order || !isTicket(product, order.finish_ticket)) return unknown(read)
  return conclude(call, await complete(call, { ...asked, finish_ticket: order.finish_ticket }))
}

/** What follows from the end of an attempt, and where that proves nothing, from the order. */
async function conclude(call: CompletionCall, attempt: Ended): Promise<AnyCompletion> {
  const { asked } = call
  const { data, error, cause } = attempt
  if (data) {
    // The client has compared it with what it sent. Middleware may have changed that.
    const isAsked = data.total_amount === undefined || data.total_amount === asked.total_amount
    if (!isAsked) return { result: 'completed-differently', order: data, ...idOf(attempt) }
    const end = asked.finish_type === 1 ? CANCELED : ({ result: 'completed', paid: isPaid(data, asked) } as const)
    // Other items than those that were asked for prove nothing: then the order itself decides, below.
    if (hasSameItems(data, asked)) return { ...end, order: data, ...idOf(attempt) }
  }
  // What the API reported and the client did not throw.
  const refusal = cause ? undefined : error
  const isGeneral = refusal !== undefined && REFUSALS.has(refusal.code)
  if (refusal) {
    if (isGeneral && attempt.isSigned) return { result: 'refused', error: refusal, ...idOf(attempt) }
    // It was not executed, and a query would only add to what is too much.
    if (attempt.retryAfter !== undefined) return unknown(attempt)
  }
  if (cause?.outcome === 'not-sent') return unknown(attempt)

  const read = await query(call, 'unknown')
  const ended = provenBy(read, asked)
  if (ended) return { ...ended, ...idOf(attempt) }
  const order = read.data
  // A gateway may have responded instead of the service, and still pass the completion on: then the query disagrees.
  if (isGeneral && (isGenuine(attempt) || read.error?.code === refusal.code))
    return { result: 'refused', error: refusal, ...idOf(attempt) }
  // An attempt of unknown outcome may still arrive, and an order that is open contradicts an error that says it is not.
  const isRefused = refusal && isGenuine(attempt) && !ENDS.has(refusal.code)
  return isRefused && order && judge(order, asked).result === 'open'
    ? { result: 'refused', error: refusal, order, ...idOf(attempt) }
    : unknown(attempt, read)
}

const CANCELED = { result: 'canceled' } as const

/** These refuse the merchant or the number, so that there is no order to ask for. */
const REFUSALS: ReadonlySet<string> = new Set(['SIGN_ERROR', 'NO_AUTH', 'ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS'])

/** These say that the order has come to its end, and not to which one. */
const ENDS: ReadonlySet<string> = new Set(['ORDER_DONE', 'ORDER_CANCELED'])

/** Whether the service itself refused: a signature proves that, and SIGN_ERROR has none by nature. */
function isGenuine({ error, isSigned }: Ended): boolean {
  return isSigned === true || error?.code === 'SIGN_ERROR'
}

/** The result that an order proves by itself. */
function provenBy(read: Ended, asked: Fields): AnyCompletion | undefined {
  const { data: order } = read
  const verdict = order && judge(order, asked)
  if (!verdict || verdict.result === 'open' || verdict.result === 'unclear') return undefined
  return { ...verdict, order, ...idOf(read) }
}

function unknown(attempt: Ended, read: Ended = attempt): AnyCompletion {
  const error = attempt.error ?? read.error
  const cause = attempt.cause ?? read.cause
  const order = read.data
  const pauses = [attempt.retryAfter, read.retryAfter].filter((each) => each !== undefined)
  return {
    result: 'unknown',
    ...(error && { error }),
    ...(cause && { cause }),
    ...(order && { order }),
    ...(pauses.length > 0 && { retryAfter: Math.max(...pauses) }),
    ...idOf(read),
    ...idOf(attempt),
  }
}
