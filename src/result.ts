import type { ReceivedResponse } from './received-response.js'

/** What openapi-fetch's calls resolve to. */
export interface CallResult {
  data?: unknown
  error?: unknown
  readonly response: Response
}

/** The same for an answer that no middleware has seen. */
export function resultOf(answer: ReceivedResponse): CallResult {
  const value = answer.json()
  const result: Partial<CallResult> = answer.isSuccess ? { data: value } : { error: value }
  Object.defineProperty(result, ANSWER, { value: answer })
  // `as`: the property has just been defined.
  return Object.defineProperty(result, 'response', whenAsked) as CallResult
}

const ANSWER = Symbol('answer')

/**
 * Most are never asked for it, and the name `Response` by itself loads all of `fetch`. An own property, so that `{ ...result }`
 * has it too; one getter for all, because with one each V8 makes a hidden class for each.
 */
const whenAsked = {
  enumerable: true,
  configurable: true,
  get(this: CallResult & { [ANSWER]: ReceivedResponse }): Response {
    const value = this[ANSWER].toUsedResponse()
    Object.defineProperty(this, 'response', { value, enumerable: true, configurable: true, writable: true })
    return value
  },
}
