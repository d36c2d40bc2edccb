import { errorCodes, type ErrorCode } from '../../generated/error-codes.js'
import { assertNumber } from '../options.js'
import { checkKeys } from './check-order.js'
import type { Product } from './orders.js'

export const faultNames = [
  'delay',
  'stall',
  'drip',
  'drop-before',
  'drop-after',
  'drop-next',
  'reset',
  'truncate',
  'wrong-signature',
  'probing-signature',
  'missing-signature',
  'unknown-serial',
  'old-timestamp',
  'future-timestamp',
  'html-502',
  'empty-500',
  'accepted-202',
] as const

/**
 * How an answer fails.
 *
 * - an error code of the contract: answered with its status
 * - `delay`: answered late, after `milliseconds` · `stall`: never, and the connection stays open
 * - `drip`: the body comes byte by byte, `milliseconds` apart
 * - `drop-before`, `drop-after`: the connection is cut (FIN) before or after the order was completed
 * - `drop-next`: answered; then the connection is cut as soon as another request arrives on it, which is not looked at
 * - `reset`: the connection is reset (RST)
 * - `truncate`: the connection is cut in the middle of the body
 * - `wrong-signature`: the signature of another body · `probing-signature`: one that begins `WECHATPAY/SIGNTEST/`
 * - `missing-signature`: none · `unknown-serial`: under a serial number that nobody knows
 * - `old-timestamp`, `future-timestamp`: rightly signed ten minutes ago, in ten minutes
 * - `html-502`: a gateway's page · `empty-500`: nothing at all · `accepted-202`: accepted, repeat
 */
export type FaultName = ErrorCode | (typeof faultNames)[number]

/** A fault with its particulars. */
export interface Fault {
  fault: FaultName
  /** How many answers fail like this, default 1. */
  times?: number
  /** `delay`: how late, default 1000; `drip`: between two bytes, default 10. */
  milliseconds?: number
  /** Seconds for a `Retry-After` header, with 429 and 5xx. */
  retryAfter?: number
  /**
   * Error codes, `stall`, `reset`, `html-502`, `empty-500` and `accepted-202`: whether the order is completed all the
   * same, default false.
   */
  executed?: boolean
}

/**
 * Says how the answer to a request fails, or undefined when it does not: `({ attempt }) => attempt === 1 ? 'drop-after' :
 * undefined` loses the first answer about each order.
 */
export type FaultPlan = (request: {
  readonly product: Product
  readonly out_order_no: string
  /** Which request about this order it is, from 1; `faults.clear()` lets the count begin anew. */
  readonly attempt: number
  readonly body: string
}) => FaultName | Omit<Fault, 'times'> | undefined

/** Makes the next answers fail, first come first served. */
export interface SandboxFaults {
  add(...faults: (FaultName | Fault)[]): void
  /** Those that are still to come. */
  list(): Fault[]
  clear(): void
}

export class FaultQueue implements SandboxFaults {
  #faults: Fault[] = []
  readonly #plan: FaultPlan | undefined
  /** Requests by what they are about. */
  readonly #attempts = new Map<string, number>()

  constructor(plan?: FaultPlan) {
    if (plan !== undefined && typeof plan !== 'function') throw new TypeError('faults must be a function')
    this.#plan = plan
  }

  add(...faults: (FaultName | Fault)[]): void {
    const added = faults.map(checkFault)
    this.#faults.push(...added)
  }

  list(): Fault[] {
    return structuredClone(this.#faults)
  }

  clear(): void {
    this.#faults = []
    this.#attempts.clear()
  }

  /** The fault of the answer that is due, if it has one. */
  take(request: Omit<Parameters<FaultPlan>[0], 'attempt'>): Fault | undefined {
    const planned = this.#plan && this.#planned(this.#plan, request)
    const [next] = this.#faults
    if (next === undefined) return planned
    const left = (next.times ?? 1) - 1
    if (left > 0) next.times = left
    else this.#faults.shift()
    return next
  }

  #planned(plan: FaultPlan, request: Omit<Parameters<FaultPlan>[0], 'attempt'>): Fault | undefined {
    const order = `${request.product}/${request.out_order_no}`
    const attempt = (this.#attempts.get(order) ?? 0) + 1
    this.#attempts.set(order, attempt)
    const fault = plan({ ...request, attempt })
    return fault === undefined ? undefined : checkFault(fault)
  }
}

/** Whether an order is completed although its answer fails. */
export function isExecuted({ fault, executed }: Fault): boolean {
  return executed ?? EXECUTED.has(fault)
}

/** The faults of the answer only: the order is completed as if all were well. */
const EXECUTED: ReadonlySet<FaultName> = new Set([
  'delay',
  'drip',
  'drop-after',
  'drop-next',
  'truncate',
  'wrong-signature',
  'probing-signature',
  'missing-signature',
  'unknown-serial',
  'old-timestamp',
  'future-timestamp',
])

/** Beside the error codes: those that leave open whether the order is completed. */
const OPEN: ReadonlySet<FaultName> = new Set(['stall', 'reset', 'html-502', 'empty-500', 'accepted-202'])

export function isErrorCode(name: FaultName): name is ErrorCode {
  return Object.hasOwn(errorCodes, name)
}

/** A copy of a fault as the sandbox can play it. */
function checkFault(given: FaultName | Fault): Fault {
  const fault: Fault = typeof given === 'object' ? { ...given } : { fault: given }
  checkKeys('a fault', fault, ['fault', 'times', 'milliseconds', 'retryAfter', 'executed'])
  const names: string[] = [...faultNames, ...Object.keys(errorCodes)]
  if (!names.includes(fault.fault)) {
    throw new TypeError(`fault must be one of ${names.join(', ')}, but is ${String(fault.fault)}`)
  }
  const { MAX_SAFE_INTEGER } = Number
  if (fault.times !== undefined) assertNumber('times', fault.times, 1, MAX_SAFE_INTEGER)
  // More than a timer takes would be none at all.
  if (fault.milliseconds !== undefined) assertNumber('milliseconds', fault.milliseconds, 0, 2 ** 31 - 1)
  if (fault.retryAfter !== undefined) assertNumber('retryAfter', fault.retryAfter, 0, MAX_SAFE_INTEGER)
  if (fault.executed !== undefined) {
    if (typeof fault.executed !== 'boolean') throw new TypeError('executed must be true or false')
    if (!OPEN.has(fault.fault) && !isErrorCode(fault.fault))
      throw new TypeError(`executed is for error codes, ${[...OPEN].join(', ')}: ${fault.fault} itself says whether`)
  }
  return fault
}
