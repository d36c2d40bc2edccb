import type { Middleware } from 'openapi-fetch'
import { TimeoutError, UnexpectedResponseError, type WechatpayError } from './errors.js'
import type { ReceivedResponse } from './received-response.js'
import { outcomeOf, type Call } from './send.js'
import { abortError, onAbort } from './signal.js'

/** What openapi-fetch is given for a call that middleware looks at. */
export interface ObservedInit {
  readonly fetch: (request: Request) => Promise<Response>
  readonly middleware: Middleware[]
}

/** A request that was read, ready to be sent. */
export type SendRequest = (request: Request) => Promise<() => Promise<ReceivedResponse>>

/**
 * Runs a call through middleware, which may change the request and observe the response. Nothing that it hands over is
 * ever a result: that is only what `send` returned, and what `send` threw is thrown.
 *
 * @param run openapi-fetch
 * @param read reads the request that middleware made, and returns what sends it
 */
export async function runWithMiddleware(
  middleware: readonly Middleware[],
  call: Call,
  run: (init: ObservedInit) => Promise<unknown>,
  read: SendRequest,
): Promise<ReceivedResponse> {
  const limit = new MiddlewareLimit(call)
  let end: { received: ReceivedResponse; response: Response } | { error: unknown } | undefined
  let seen: Response | undefined
  const fetch = async (request: Request): Promise<Response> => {
    end = undefined
    try {
      // The body of a middleware's request may have no end: reading it counts as the middleware's time.
      const send = await read(request).catch((cause: unknown) => {
        const advice = 'one that reads the body of a request must read request.clone()'
        throw new UnexpectedResponseError(`A middleware made a request that cannot be read: ${advice}`, {
          outcome: outcomeOf(call),
          cause,
        })
      })
      limit.leave()
      // The call may have ended meanwhile: then nothing is sent any more.
      if (limit.error) throw limit.error
      const received = await send()
      end = { received, response: received.toResponse() }
      return end.response
    } catch (error) {
      end = { error }
      throw error
    } finally {
      limit.enter()
    }
  }
  // openapi-fetch runs it after every other hook, and then finds nothing to read, whatever a middleware has returned.
  const last: Middleware = {
    onResponse({ response }) {
      seen = response
      return new Response(null, { status: 204 })
    },
  }
  try {
    await Promise.race([limit.ended, run({ fetch, middleware: [last, ...middleware] })])
  } catch (thrown) {
    // `as`: TypeScript does not see that `fetch` has run meanwhile.
    const failed = end as { error?: unknown } | undefined
    if (failed?.error !== undefined) throw failed.error
    if (limit.error !== undefined && thrown === limit.error) throw thrown
    const details = { outcome: outcomeOf(call), cause: thrown } as const
    throw new UnexpectedResponseError('A middleware failed: see `cause`', details)
  } finally {
    limit.close()
  }
  return settled(end, seen, call)
}

function settled(
  end: { received: ReceivedResponse; response: Response } | { error: unknown } | undefined,
  seen: Response | undefined,
  call: Call,
): ReceivedResponse {
  // A middleware's onError may have returned a response in place of the error.
  if (end && 'error' in end) throw end.error
  if (!end) {
    throw new UnexpectedResponseError('A middleware answered instead of the service', { outcome: outcomeOf(call) })
  }
  if (seen !== end.response) {
    const message = 'A middleware replaced the response: middleware may observe it, and change requests only'
    throw new UnexpectedResponseError(message, { outcome: 'unknown', response: end.received.toResponse(null) })
  }
  return end.received
}

/** @throws TypeError for what openapi-fetch would not call */
export function assertMiddleware(middleware: unknown): asserts middleware is Middleware {
  const hooks = ['onRequest', 'onResponse', 'onError']
  if (typeof middleware !== 'object' || middleware === null || !hooks.some((hook) => hook in middleware)) {
    throw new TypeError(`A middleware must be an object with one of ${hooks.join(', ')}`)
  }
}

/**
 * Ends a call whose middleware takes too long, or whose caller gives up while middleware runs. `send` keeps to the limits
 * itself, so that they rest while it runs.
 */
class MiddlewareLimit {
  readonly ended: Promise<never>
  /** What `ended` rejects with. */
  error: WechatpayError | undefined
  readonly #call: Call
  #reject!: (error: WechatpayError) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #forget: (() => void) | undefined

  constructor(call: Call) {
    this.#call = call
    this.ended = new Promise((_, reject) => (this.#reject = reject))
    // Nobody may be waiting for it any more.
    this.ended.catch(() => {})
    this.enter()
  }

  /** Middleware runs from now on: it has as long as an attempt, and no longer than the call. */
  enter(): void {
    const { signal, timeout, deadlineAt } = this.#call
    this.leave()
    if (this.error) return
    const abort = (): void => signal && this.#end(abortError(signal, outcomeOf(this.#call)))
    if (signal?.aborted) return abort()
    this.#forget = signal && onAbort(signal, abort)
    const time = Math.min(timeout, Math.max(0, deadlineAt - performance.now()))
    this.#timer = setTimeout(() => {
      const message = `A middleware did not finish within ${Math.round(time)} ms`
      this.#end(new TimeoutError(message, { outcome: outcomeOf(this.#call) }))
    }, time)
  }

  /** No middleware runs from now on. */
  leave(): void {
    clearTimeout(this.#timer)
    this.#forget?.()
    this.#forget = undefined
  }

  /** The call has ended. */
  close(): void {
    this.leave()
    this.error ??= new TimeoutError('The call has ended', { outcome: outcomeOf(this.#call) })
  }

  #end(error: WechatpayError): void {
    this.error = error
    this.leave()
    this.#reject(error)
  }
}
