import type { Answer } from './answer.js'

/** What openapi-fetch's calls resolve to. */
export interface CallResult {
  data?: unknown
  error?: unknown
  readonly response: Response
}

/** The same for an answer that no middleware has seen. */
export class Result implements CallResult {
  declare data?: unknown
  declare error?: unknown
  declare readonly response: Response
  readonly #answer: Answer
  #response: Response | undefined

  constructor(answer: Answer) {
    this.#answer = answer
    this[answer.isSuccess ? 'data' : 'error'] = answer.json()
    Object.defineProperty(this, 'response', Result.#whenAsked)
  }

  /**
   * Most are never asked for it, and naming `Response` alone loads all of `fetch`. An own property, so that `{ ...result }`
   * has it too; one getter for all, because with one each V8 makes a hidden class for each.
   */
  static readonly #whenAsked = {
    enumerable: true,
    configurable: true,
    get(this: Result): Response {
      return (this.#response ??= this.#answer.toUsedResponse())
    },
  }
}
