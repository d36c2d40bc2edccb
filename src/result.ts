import type { ReceivedResponse } from './received-response.js'

/** What a call resolves to: `data` or `error`, and the response. */
export interface Result {
  data?: unknown
  error?: unknown
  readonly response: Response
}

/** The result that verified bytes make. */
export function resultOf(received: ReceivedResponse): Result {
  const value = received.json()
  const result: Partial<Result> = received.isSuccess ? { data: value } : { error: value }
  Object.defineProperty(result, RECEIVED, { value: received })
  // `as`: the property has just been defined.
  return Object.defineProperty(result, 'response', onDemand) as Result
}

const RECEIVED = Symbol('received')

/**
 * Most callers never read it, and a Response costs as much as the rest of a result. It is an own property, so that
 * `{ ...result }` has it, and has one getter for all results: V8 would make a hidden class for each getter.
 */
const onDemand = {
  enumerable: true,
  configurable: true,
  get(this: Result & { [RECEIVED]: ReceivedResponse }): Response {
    return this[RECEIVED].response
  },
}
