/** One call, and what a caller sees of its end. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { errorCodes, WechatpayError, type Attempt, type ErrorCode, type WechatpayClient } from '../../../src/index.js'
import type { Arrival } from './arrivals.js'
import type { PlannedCall } from './orders.js'

export type Result =
  | { readonly kind: 'completed'; readonly data: Record<string, unknown> }
  /** An error value; `perhaps` for those of which the documentation says that the order may have been completed. */
  | { readonly kind: 'refused' | 'perhaps'; readonly code: string }
  /** Thrown, with its `outcome`. */
  | { readonly kind: 'unknown' | 'not-sent'; readonly code: string }
  /** Thrown, but none of the documented errors. */
  | { readonly kind: 'undocumented'; readonly error: string }

export interface Call {
  readonly plan: PlannedCall
  readonly result: Result
  /** What the client passed to `onAttempt`. */
  readonly attempts: readonly Attempt[]
}

/** The attempts of the call during which `onAttempt` is called. */
const current = new AsyncLocalStorage<Attempt[]>()

export function onAttempt(attempt: Attempt): void {
  current.getStore()?.push(attempt)
}

export async function makeCall(client: WechatpayClient, plan: PlannedCall, signal?: AbortSignal): Promise<Call> {
  const attempts: Attempt[] = []
  const result = await current.run(attempts, async () => resultOf(client, plan, signal))
  return { plan, result, attempts }
}

async function resultOf(client: WechatpayClient, plan: PlannedCall, signal?: AbortSignal): Promise<Result> {
  try {
    const { data, error } = await post(client, plan, signal)
    if (data) return { kind: 'completed', data }
    const { code } = error
    return { kind: Object.hasOwn(errorCodes, code) && errorCodes[code].status >= 500 ? 'perhaps' : 'refused', code }
  } catch (error) {
    if (error instanceof WechatpayError) return { kind: error.outcome, code: error.code }
    return { kind: 'undocumented', error: String(error) }
  }
}

type Value = { data: Record<string, unknown>; error?: never } | { data?: never; error: { code: ErrorCode } }

async function post(
  client: WechatpayClient,
  { product, out_order_no, body }: PlannedCall,
  signal: AbortSignal | undefined,
): Promise<Value> {
  const init = { params: { path: { out_order_no } }, ...(signal && { signal }) }
  // `as`: the plan pairs product and body, and the client validates them too. The results differ in their fields only.
  return client.POST(`/v3/payscore/${product}/{out_order_no}/complete`, { ...init, body: body as never }) as never
}

export function describeResult(result: Result): string {
  if (result.kind === 'completed') return 'completed'
  return result.kind === 'undocumented' ? result.error : `${result.kind} ${result.code}`
}

/** A call and its attempts, as the client and as the sandbox saw them. */
export function storyOf({ plan, result, attempts }: Call, arrivals: readonly Arrival[]): string[] {
  const { product, out_order_no, baseUrls, timeout, abortAfter, deadline } = plan
  const extras = [
    baseUrls !== 'one' && `base URLs: ${baseUrls}`,
    `timeout ${timeout} ms`,
    abortAfter !== undefined && `aborted after ${abortAfter} ms`,
    deadline !== undefined && `deadline ${deadline} ms`,
  ].filter((extra) => extra !== false)
  return [
    [`${product} ${out_order_no}`, ...extras, `result: ${describeResult(result)}`].join(', '),
    ...attempts.map(({ number, baseUrl, duration, status, code, reason }) => {
      const response = [status, code].filter((part) => part !== undefined).join(' ')
      return `attempt ${number} at ${baseUrl}: ${response}, ${Math.round(duration)} ms${reason ? `, retried: ${reason}` : ''}`
    }),
    ...arrivals.map(
      ({ nonce, reused, body, fault }) =>
        `arrived ${nonce} on ${reused ? 'a connection in use' : 'a new connection'}: ${body === undefined ? 'cut before it was read' : (fault ?? 'no fault')}`,
    ),
  ]
}
