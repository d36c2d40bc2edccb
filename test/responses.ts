/** What a custom `fetch` may return or throw. */
import { completedOne, observed, signResponse } from './helpers.js'

export type Respond = () => Promise<Response>

/** An unsigned response; by default an error that the contract does not list. */
export function status(code: number, body = apiError('X'), headers: Record<string, string> = {}): Respond {
  return async () => new Response(body, { status: code, headers })
}

/** A response that the platform signs when it is sent. */
export function signed(code: number, body: string, headers: Record<string, string> = {}): Respond {
  return async () => new Response(body, { status: code, headers: { ...signResponse(body), ...headers } })
}

/** The body of an error of the API. */
export function apiError(code: string): string {
  return JSON.stringify({ code, message: 'x' })
}

/** A completion with a wrong signature, as WeChat Pay sends it now and then as a probe. */
export const probe: Respond = async () => {
  const response = await completedOne()
  response.headers.set('Wechatpay-Signature', 'WECHATPAY/SIGNTEST/x')
  return response
}

/** Fails as Node's `fetch` does. */
export function failsWith(fields: { code?: string; syscall?: string; message?: string }): () => Promise<never> {
  return async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), fields) })
  }
}
export const refusedConnection = failsWith({ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' })
export const reset = failsWith({ code: 'ECONNRESET', message: 'read ECONNRESET' })

/** Never settles. */
export const stall = async (): Promise<never> => new Promise(() => {})

/** A custom fetch that never settles; `called` resolves when it is first called. */
export function stalled(): { fetch: () => Promise<never>; called: Promise<void> } {
  const { promise, resolve } = deferred()
  return { fetch: async () => (resolve(), stall()), called: promise }
}

/** A promise, and what resolves it. */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}

/** One response after the other, and then completions. */
export function inTurn(...responses: Respond[]): ReturnType<typeof observed> {
  return observed(async () => (responses.shift() ?? completedOne)())
}
