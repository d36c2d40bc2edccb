/** Compares what a call reported with what happened to its order. The rules are those of the documentation. */
import { isDeepStrictEqual } from 'node:util'
import type { SandboxOrder } from '../../../src/sandbox/index.js'
import type { Arrival } from './arrivals.js'
import { describeResult, type Call } from './call.js'
import { MAX_RETRIES } from './orders.js'

/** `node`: the client's own transport for Node · `fetch`: any fetch, which may send a request twice. */
export type TransportName = 'node' | 'fetch'

/** What the judge knows of a call besides the call itself. */
export interface Evidence {
  readonly order: SandboxOrder | undefined
  readonly arrivals: readonly Arrival[]
  readonly mchid: string
  readonly transport: TransportName
}

/** Which promises a call has broken. */
export function judge(call: Call, evidence: Evidence): string[] {
  const broken = [...resultPromises(call, evidence), ...certaintyPromises(call, evidence), ...sending(call, evidence)]
  return broken.filter((line) => line !== false)
}

type Promises = (string | false)[]

/** What the result says is what the ledger says. */
function resultPromises({ plan, result }: Call, { order, arrivals, mchid }: Evidence): Promises {
  const completed = isCompleted(order)
  return [
    result.kind === 'undocumented' && `threw what is not documented: ${result.error}`,

    // `data`: completed, with exactly these parameters.
    result.kind === 'completed' && !completed && 'reported as completed, but is not',
    result.kind === 'completed' && !isProof(result.data, plan, mchid, order) && 'data is not about this order',
    completed && !isDeepStrictEqual(order?.completed_with, plan.body) && 'completed with other parameters',
    !plan.completable && completed && 'completed, though it cannot be',

    // `error`: refused, and for certain not executed by this call.
    completed && result.kind === 'refused' && `reported as refused with ${result.code}, but is completed`,

    // `not-sent`: no request reached the service.
    completed && result.kind === 'not-sent' && `reported as not sent with ${result.code}, but is completed`,
    result.kind === 'not-sent' && arrivals.length > 0 && `not-sent with ${result.code}, but a request arrived`,
  ]
}

/** The codes that say that an order has reached its end, whoever brought it there. */
const TERMINAL = ['ORDER_DONE', 'ORDER_CANCELED']
/** A request with one of these responses was certainly not executed: they are refusals under the sandbox's signature. */
const SIGNED_REFUSALS: readonly (string | undefined)[] = ['FREQUENCY_LIMITED', 'RATE_LIMITED']
/** With these, or without a fault, the response that ends a call may prove something; with any other it cannot. */
const PROVING: readonly (string | undefined)[] = [
  ...SIGNED_REFUSALS,
  undefined,
  'SIGN_ERROR',
  'delay',
  'drip',
  'drop-next',
]
/** An unsigned refusal proves something only if it comes before any execution. */
const BEFORE_EXECUTION = ['PARAM_ERROR', 'NO_AUTH', 'ORDER_NOT_EXIST', 'SIGN_ERROR', ...SIGNED_REFUSALS]

/** A call claims no more than its responses prove, even if the claim happens to be true. */
function certaintyPromises({ plan, result, attempts }: Call, { arrivals, transport }: Evidence): Promises {
  const hasValue = result.kind === 'completed' || result.kind === 'refused'
  const isTerminal = result.kind === 'refused' && TERMINAL.includes(result.code)
  const isOverFetch = transport === 'fetch'
  const broken: Promises = [
    result.kind === 'refused' && result.status >= 500 && `${result.status} ${result.code} is returned as a value`,
    isTerminal && isOverFetch && `${result.code} is returned as a value, though a fetch may send twice`,
    // Only the client's own transport knows that nothing was sent; `send` itself knows it before any attempt.
    isOverFetch && result.kind === 'not-sent' && attempts.some(wasTried) && 'not-sent, though a fetch was called',
  ]
  // An attempt that is given up may arrive after the next one: then the last arrival is not the one that ended the call.
  if (plan.isHurried) return broken
  const faults = arrivals.map(({ fault, body }) => fault ?? (body === undefined ? 'cut' : undefined))
  const last = faults.at(-1)
  const isUnsigned = last === 'missing-signature'
  return [
    ...broken,
    hasValue &&
      !PROVING.includes(last) &&
      !(isUnsigned && result.kind === 'refused' && BEFORE_EXECUTION.includes(result.code)) &&
      `${describeResult(result)} after the response with the fault ${last}, which proves nothing`,
    result.kind === 'refused' &&
      !faults.slice(0, -1).every((fault) => SIGNED_REFUSALS.includes(fault)) &&
      `refused with ${result.code}, though an earlier attempt may have been executed`,
  ]
}

/** An attempt that was not ended by the client itself before anything could be sent. */
function wasTried({ code }: Call['attempts'][number]): boolean {
  return code !== 'ERR_ABORTED' && code !== 'ERR_TIMEOUT'
}

/** Each attempt has the same bytes and its own nonce, and onAttempt hears of each. */
function sending({ plan, attempts }: Call, { arrivals }: Evidence): Promises {
  const bodies = arrivals.flatMap(({ body }) => (body === undefined ? [] : [body]))
  const nonces = arrivals.map(({ nonce }) => nonce)
  const sent = attempts.filter(({ outcome }) => outcome !== 'not-sent')
  return [
    new Set(bodies).size > 1 && 'attempts differ in their bodies',
    bodies.some((body) => !isDeepStrictEqual(JSON.parse(body), plan.body)) && 'a body is not the caller’s',
    new Set(nonces).size < nonces.length && 'a nonce came twice',
    attempts.some(({ number }, index) => number !== index + 1) && 'attempts are not counted one by one',
    attempts.length > MAX_RETRIES + 1 && `${attempts.length} attempts`,
    arrivals.length > attempts.length && `${attempts.length} attempts, but ${arrivals.length} requests arrived`,
    arrivals.length > sent.length && `${sent.length} attempts that may have arrived, but ${arrivals.length} did`,
  ]
}

/** What must be true after a call of unknown outcome was made again with identical parameters, without faults. */
export function judgeSettled({ plan, result }: Call, { order, transport }: Evidence): string[] {
  const completed = isCompleted(order)
  const code = 'apiCode' in result ? result.apiCode : 'code' in result ? result.code : undefined
  const isTerminal = code !== undefined && TERMINAL.includes(code)
  // Over a fetch these two codes are never a value.
  const isSettled = result.kind === 'refused' || (transport === 'fetch' && result.kind === 'unknown' && isTerminal)
  const broken: Promises = [
    plan.completable && !completed && 'lost: called again, and still not completed',
    plan.completable &&
      result.kind !== 'completed' &&
      !(isSettled && isTerminal) &&
      `called again, and still ${describeResult(result)}`,
    !plan.completable && !isSettled && `called again, and instead of refused ${describeResult(result)}`,
    completed &&
      !isDeepStrictEqual(order?.completed_with, plan.body) &&
      'called again: completed with other parameters',
  ]
  return broken.filter((line) => line !== false)
}

function isCompleted(order: SandboxOrder | undefined): boolean {
  return (order?.completions ?? 0) > 0
}

/** The ids are those of the call; a serviceorder also has its amount, and a state after a completion. */
function isProof(data: Record<string, unknown>, plan: Call['plan'], mchid: string, order?: SandboxOrder): boolean {
  const { body, out_order_no, product } = plan
  const { appid, service_id, total_amount } = body
  const ids = { appid, mchid, service_id, out_order_no, order_id: order?.order_id }
  const expected = product === 'serviceorder' ? { ...ids, total_amount } : ids
  const isEnd = ['DOING', 'DONE'].includes(String(data.state)) && data.state_description !== 'USER_CONFIRM'
  return (
    Object.entries(expected).every(([name, value]) => data[name] === value) && (product !== 'serviceorder' || isEnd)
  )
}
