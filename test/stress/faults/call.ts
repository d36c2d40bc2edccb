/** One call, and what a caller sees of its end. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { OutcomeUnknownError, WechatpayError, type Attempt, type WechatpayClient } from '../../../src/index.js'
import type { Arrival } from './arrivals.js'
import type { PlannedCall } from './orders.js'

export type Result =
  | { readonly kind: 'completed'; readonly data: Record<string, unknown> }
  /** The value `error`: the API's code, and the status of the response. */
  | { readonly kind: 'refused'; readonly code: string; readonly status: number }
  /** Thrown, with its `outcome`; `apiCode` is what the API reported, if the error says it. */
  | { readonly kind: 'unknown' | 'not-sent'; readonly code: string; readonly apiCode?: string }
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
    const { data, error, response } = await post(client, plan, signal)
    return data ? { kind: 'completed', data } : { kind: 'refused', code: error.code, status: response.status }
  } catch (error) {
    if (!(error instanceof WechatpayError) || error.outcome === undefined) {
      return { kind: 'undocumented', error: String(error) }
    }
    const reported = error instanceof OutcomeUnknownError ? { apiCode: error.error.code } : {}
    return { kind: error.outcome, code: error.code, ...reported }
  }
}

type Value = { response: { status: number } } & (
  { data: Record<string, unknown>; error?: never } | { data?: never; error: { code: string } }
)

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
  if (result.kind === 'undocumented') return result.error
  const reported = 'apiCode' in result ? ` (${result.apiCode})` : ''
  return `${result.kind} ${result.code}${reported}`
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
    ...attempts.map(({ number, baseUrl, duration, status, code, outcome, reason }) => {
      const end = [status, code, outcome].filter((part) => part !== undefined).join(' ')
      return `attempt ${number} at ${baseUrl}: ${end}, ${Math.round(duration)} ms${reason ? `, retried: ${reason}` : ''}`
    }),
    ...arrivals.map(
      ({ nonce, reused, body, fault }) =>
        `arrived ${nonce} on ${reused ? 'a connection in use' : 'a new connection'}: ${body === undefined ? 'cut before it was read' : (fault ?? 'no fault')}`,
    ),
  ]
}
