import { errorCodes, type ErrorCode } from '../../generated/error-codes.js'
import { checkNumber } from '../options.js'
import { checkKeys } from './check-order.js'

export const faultNames = [
  'delay',
  'drop-before',
  'drop-after',
  'truncate',
  'wrong-signature',
  'probing-signature',
  'missing-signature',
  'unknown-serial',
  'old-timestamp',
  'html-502',
  'empty-500',
  'accepted-202',
] as const

/**
 * How an answer fails.
 *
 * - an error code of the contract: answered with its status
 * - `delay`: answered late, after `milliseconds`
 * - `drop-before`, `drop-after`: the connection is cut before or after the order was completed
 * - `truncate`: the connection is cut in the middle of the body
 * - `wrong-signature`: the signature of another body · `probing-signature`: one that begins `WECHATPAY/SIGNTEST/`
 * - `missing-signature`: none · `unknown-serial`: under a serial number that nobody knows
 * - `old-timestamp`: rightly signed ten minutes ago
 * - `html-502`: a gateway's page · `empty-500`: nothing at all · `accepted-202`: accepted, repeat
 */
export type FaultName = ErrorCode | (typeof faultNames)[number]

/** A fault with its particulars. */
export interface Fault {
  fault: FaultName
  /** How many answers fail like this, default 1. */
  times?: number
  /** `delay`: how late, default 1000. */
  milliseconds?: number
  /** Seconds for a `Retry-After` header, with 429 and 5xx. */
  retryAfter?: number
  /** Error codes, `html-502`, `empty-500` and `accepted-202`: whether the order is completed all the same, default false. */
  executed?: boolean
}

/** Makes the next answers fail, first come first served. */
export interface SandboxFaults {
  add(...faults: (FaultName | Fault)[]): void
  /** Those that are still to come. */
  list(): Fault[]
  clear(): void
}

export class FaultQueue implements SandboxFaults {
  #faults: Fault[] = []

  add(...faults: (FaultName | Fault)[]): void {
    const added = faults.map((fault) => checkFault(typeof fault === 'object' ? { ...fault } : { fault }))
    this.#faults.push(...added)
  }

  list(): Fault[] {
    return structuredClone(this.#faults)
  }

  clear(): void {
    this.#faults = []
  }

  /** The fault of the answer that is due, if it has one. */
  take(): Fault | undefined {
    const [next] = this.#faults
    if (next === undefined) return undefined
    const left = (next.times ?? 1) - 1
    if (left > 0) next.times = left
    else this.#faults.shift()
    return next
  }
}

/** Whether an order is completed although its answer fails. */
export function isExecuted({ fault, executed }: Fault): boolean {
  return executed ?? EXECUTED.has(fault)
}

/** The faults of the answer alone: the order is completed as if all were well. */
const EXECUTED: ReadonlySet<FaultName> = new Set([
  'delay',
  'drop-after',
  'truncate',
  'wrong-signature',
  'probing-signature',
  'missing-signature',
  'unknown-serial',
  'old-timestamp',
])

export function isErrorCode(name: FaultName): name is ErrorCode {
  return Object.hasOwn(errorCodes, name)
}

function checkFault(fault: Fault): Fault {
  checkKeys('a fault', fault, ['fault', 'times', 'milliseconds', 'retryAfter', 'executed'])
  const names: string[] = [...faultNames, ...Object.keys(errorCodes)]
  if (!names.includes(fault.fault)) {
    throw new TypeError(`fault must be one of ${names.join(', ')}, but is ${String(fault.fault)}`)
  }
  const { MAX_SAFE_INTEGER } = Number
  if (fault.times !== undefined) checkNumber('times', fault.times, 1, MAX_SAFE_INTEGER)
  // More than a timer takes would be none at all.
  if (fault.milliseconds !== undefined) checkNumber('milliseconds', fault.milliseconds, 0, 2 ** 31 - 1)
  if (fault.retryAfter !== undefined) checkNumber('retryAfter', fault.retryAfter, 0, MAX_SAFE_INTEGER)
  if (fault.executed !== undefined && typeof fault.executed !== 'boolean')
    throw new TypeError('executed must be true or false')
  return fault
}
