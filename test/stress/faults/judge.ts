/** Compares what a call reported with what happened to its order. */
import { isDeepStrictEqual } from 'node:util'
import type { SandboxOrder } from '../../../src/sandbox/index.js'
import type { Arrival } from './arrivals.js'
import { describeResult, type Call } from './call.js'

/** How many retries the client may make. */
export const MAX_RETRIES = 2

/** Which promises a call has broken. */
export function judge(
  { plan, result, attempts }: Call,
  order: SandboxOrder | undefined,
  arrivals: readonly Arrival[],
): string[] {
  const completed = (order?.completions ?? 0) > 0
  const bodies = arrivals.flatMap(({ body }) => (body === undefined ? [] : [body]))
  const nonces = arrivals.map(({ nonce }) => nonce)
  const broken: (string | false)[] = [
    result.kind === 'undocumented' && `threw what is not documented: ${result.error}`,

    // An order that is reported as completed is completed.
    result.kind === 'completed' && !completed && 'reported as completed, but is not',
    result.kind === 'completed' && !isAbout(result.data, plan, order) && 'data is not about this order',

    // An order that is completed is not reported as refused or not sent.
    completed && result.kind === 'refused' && `reported as refused with ${result.code}, but is completed`,
    completed && result.kind === 'not-sent' && `reported as not sent with ${result.code}, but is completed`,

    // An order is completed with the caller's parameters only.
    completed && !isDeepStrictEqual(order?.completed_with, plan.body) && 'completed with other parameters',
    !plan.completable && completed && 'completed, though it cannot be',

    // What is reported as not sent did not arrive.
    result.kind === 'not-sent' && arrivals.length > 0 && `not-sent with ${result.code}, but a request arrived`,

    // Each attempt has the same bytes and its own nonce, and onAttempt hears of each.
    new Set(bodies).size > 1 && 'attempts differ in their bodies',
    bodies.some((body) => !isDeepStrictEqual(JSON.parse(body), plan.body)) && 'a body is not the caller’s',
    new Set(nonces).size < nonces.length && 'a nonce came twice',
    attempts.some(({ number }, index) => number !== index + 1) && 'attempts are not counted one by one',
    attempts.length > MAX_RETRIES + 1 && `${attempts.length} attempts`,
    arrivals.length > attempts.length && `${attempts.length} attempts, but ${arrivals.length} requests arrived`,
  ]
  return broken.filter((line) => line !== false)
}

/** What must be true after a call of unknown outcome was made again with identical parameters, without faults. */
export function judgeSettled({ plan, result }: Call, order: SandboxOrder | undefined): string[] {
  const completed = (order?.completions ?? 0) > 0
  const isDone = result.kind === 'refused' && ['ORDER_DONE', 'ORDER_CANCELED'].includes(result.code)
  const broken: (string | false)[] = [
    plan.completable && !completed && 'lost: called again, and still not completed',
    plan.completable && result.kind !== 'completed' && !isDone && `called again, and still ${describeResult(result)}`,
    !plan.completable && result.kind !== 'refused' && `called again, and instead of refused ${describeResult(result)}`,
    completed &&
      !isDeepStrictEqual(order?.completed_with, plan.body) &&
      'called again: completed with other parameters',
  ]
  return broken.filter((line) => line !== false)
}

function isAbout(data: Record<string, unknown>, { body, out_order_no }: Call['plan'], order?: SandboxOrder): boolean {
  const expected = { out_order_no, order_id: order?.order_id, appid: body.appid, service_id: body.service_id }
  const total = 'total_amount' in data ? { total_amount: body.total_amount } : {}
  return Object.entries({ ...expected, ...total }).every(([name, value]) => data[name] === value)
}
