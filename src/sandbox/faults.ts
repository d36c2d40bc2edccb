import { errorCodes, type ErrorCode } from '../../generated/error-codes.js'
import { assertKeys, assertOneOf, assertWholeNumber } from './assert.js'
import { faultTable } from './fault-table.js'
import { LIMITS } from './limits.js'
import { operationIds } from './routing.js'
import type { Fault, FaultName, FaultPlan, SandboxFaults } from './types.js'

// `as`: these are the table's own keys.
export const faultNames = Object.keys(faultTable) as (keyof typeof faultTable)[]

/** What a fault plan is asked about, but for the count. */
export type PlannedRequest = Omit<Parameters<FaultPlan>[0], 'attempt'>

/** The queued faults and the plan. */
export class FaultQueue implements SandboxFaults {
  #faults: Fault[] = []
  readonly #plan: FaultPlan | undefined
  readonly #counted: number
  /** How many requests came, by the order that they are about; the order that came last is the last entry. */
  readonly #attempts = new Map<string, number>()

  /** @param counted how many orders it counts the requests of */
  constructor(plan?: FaultPlan, counted = LIMITS.counted) {
    if (plan !== undefined && typeof plan !== 'function') throw new TypeError('faults must be a function')
    this.#plan = plan
    this.#counted = counted
  }

  get size(): number {
    return this.#faults.length
  }

  add(...faults: (FaultName | Fault)[]): void {
    const added = faults.map(parseFault)
    this.#faults.push(...added)
  }

  list(): Fault[] {
    return structuredClone(this.#faults)
  }

  clear(): void {
    this.#faults = []
    this.#attempts.clear()
  }

  /** The fault of the response that is due, if it has one. */
  take(request: PlannedRequest | undefined): Fault | undefined {
    const planned = this.#plan && request && this.#planned(this.#plan, request)
    const index = this.#faults.findIndex(({ operation }) => !operation || operation === request?.operation)
    const next = this.#faults[index]
    if (next === undefined) return planned
    const left = (next.times ?? 1) - 1
    if (left > 0) next.times = left
    else this.#faults.splice(index, 1)
    return next
  }

  #planned(plan: FaultPlan, request: PlannedRequest): Fault | undefined {
    const attempt = this.#count(`${request.product}/${request.out_order_no}`)
    const fault = plan({ ...request, attempt })
    return fault === undefined ? undefined : parseFault(fault)
  }

  #count(order: string): number {
    const attempt = (this.#attempts.get(order) ?? 0) + 1
    // It is deleted first, so that it becomes the last entry.
    this.#attempts.delete(order)
    this.#attempts.set(order, attempt)
    const [oldest] = this.#attempts.keys()
    if (this.#attempts.size > this.#counted && oldest !== undefined) this.#attempts.delete(oldest)
    return attempt
  }
}

/** Whether the order is completed although its response fails. */
export function isExecuted({ fault, executed = false }: Fault): boolean {
  const completes = completesOf(fault)
  return completes === 'if executed' ? executed : completes === 'yes'
}

export function isErrorCode(name: FaultName): name is ErrorCode {
  return Object.hasOwn(errorCodes, name)
}

function completesOf(name: FaultName): 'yes' | 'no' | 'if executed' {
  return isErrorCode(name) ? 'if executed' : faultTable[name].completes
}

/**
 * A copy of a fault as the sandbox can play it.
 *
 * @throws TypeError that names the field
 */
function parseFault(given: FaultName | Fault): Fault {
  const fault: Fault = typeof given === 'object' ? { ...given } : { fault: given }
  assertKeys('a fault', fault, ['fault', 'operation', 'times', 'milliseconds', 'retryAfter', 'executed'])
  assertOneOf('fault', fault.fault, [...faultNames, ...Object.keys(errorCodes)])
  if (fault.operation !== undefined) assertOneOf('operation', fault.operation, operationIds)
  const { MAX_SAFE_INTEGER } = Number
  if (fault.times !== undefined) assertWholeNumber('times', fault.times, 1, MAX_SAFE_INTEGER)
  // A timer takes no more, and would fire at once.
  if (fault.milliseconds !== undefined) assertWholeNumber('milliseconds', fault.milliseconds, 0, 2 ** 31 - 1)
  if (fault.retryAfter !== undefined) assertWholeNumber('retryAfter', fault.retryAfter, 0, MAX_SAFE_INTEGER)
  if (fault.executed !== undefined) assertExecuted(fault.fault, fault.executed)
  return fault
}

function assertExecuted(fault: FaultName, executed: unknown): void {
  if (typeof executed !== 'boolean') throw new TypeError('executed must be true or false')
  const completes = completesOf(fault)
  if (executed && isErrorCode(fault) && comesFirst(fault))
    throw new TypeError(`executed: true cannot be with ${fault}: the service says so before it looks at the order`)
  if (completes === 'if executed') return
  const open = faultNames.filter((name) => completesOf(name) === 'if executed')
  throw new TypeError(
    `executed is for error codes, ${open.join(', ')}: ${fault} ${completes === 'yes' ? 'always completes' : 'never completes'} the order`,
  )
}

/** Whether the service responds with a code before it executes anything, also where a request arrives twice. */
function comesFirst(code: ErrorCode): boolean {
  const { status } = errorCodes[code]
  return code === 'PARAM_ERROR' || (status > 400 && status < 500)
}
