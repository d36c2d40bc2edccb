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

/** Reads the request that middleware made, and returns what sends it. The signal ends both. */
export type ReadRequest = (request: Request, signal: AbortSignal) => Promise<() => Promise<ReceivedResponse>>

/**
 * Runs a call through middleware, which may change the request and observe the response. Nothing that it hands over is
 * ever a result: that is only what `send` returned, and what `send` threw is thrown.
 *
 * @param run openapi-fetch
 */
export async function runWithMiddleware(
  middleware: readonly Middleware[],
  call: Call,
  run: (init: ObservedInit) => Promise<unknown>,
  read: ReadRequest,
): Promise<ReceivedResponse> {
  const limit = new MiddlewareLimit(call)
  const sends = new ObservedSends(call, limit, read)
  let seen: Response | undefined
  // openapi-fetch runs it after every other hook, and then finds nothing to read, whatever a middleware has returned.
  const last: Middleware = {
    onResponse({ response }) {
      seen = response
      return new Response(null, { status: 204 })
    },
  }
  const init = { fetch: async (request: Request) => sends.fetch(request), middleware: [last, ...middleware] }
  try {
    await Promise.race([limit.ended, run(init)])
  } catch (cause) {
    const failed = new UnexpectedResponseError('A middleware failed: see `cause`', { outcome: outcomeOf(call), cause })
    throw sends.error ?? limit.error ?? failed
  } finally {
    limit.close()
  }
  return sends.result(seen)
}

type SendState =
  | { readonly kind: 'idle' | 'sending' }
  | { readonly kind: 'received'; readonly received: ReceivedResponse; readonly response: Response }
  | { readonly kind: 'failed'; readonly error: WechatpayError }

/** The `fetch` of a call that middleware looks at. A middleware may call it several times, but not twice at once. */
class ObservedSends {
  #state: SendState = { kind: 'idle' }

  constructor(
    private readonly call: Call,
    private readonly limit: MiddlewareLimit,
    private readonly read: ReadRequest,
  ) {}

  async fetch(request: Request): Promise<Response> {
    if (this.#state.kind === 'sending') {
      const message = 'A middleware sent the request while it was being sent'
      throw new UnexpectedResponseError(message, { outcome: 'unknown' })
    }
    this.#state = { kind: 'sending' }
    try {
      const received = await this.#send(request)
      const response = received.toResponse()
      this.#state = { kind: 'received', received, response }
      return response
    } catch (error) {
      // `as`: `send` throws nothing else.
      this.#state = { kind: 'failed', error: error as WechatpayError }
      throw error
    } finally {
      this.limit.enter()
    }
  }

  async #send(request: Request): Promise<ReceivedResponse> {
    const { call, limit } = this
    // The body of a middleware's request may have no end: reading it counts as the middleware's time.
    const send = await this.read(request, limit.signal).catch((cause: unknown) => {
      const message =
        'A middleware made a request that cannot be read: to look at its body it must read request.clone()'
      throw new UnexpectedResponseError(message, { outcome: outcomeOf(call), cause })
    })
    limit.leave()
    // The call may have ended meanwhile: then nothing is sent any more.
    if (limit.error) throw limit.error
    return send()
  }

  /** What `send` threw, if it did: a middleware's onError may have returned a response in its place. */
  get error(): WechatpayError | undefined {
    return this.#state.kind === 'failed' ? this.#state.error : undefined
  }

  /** @param seen the response that the hooks ended with */
  result(seen: Response | undefined): ReceivedResponse {
    const state = this.#state
    const outcome = outcomeOf(this.call)
    switch (state.kind) {
      case 'idle':
        throw new UnexpectedResponseError('A middleware answered instead of the service', { outcome })
      case 'sending':
        throw new UnexpectedResponseError('A middleware did not wait for the request that it sent', { outcome })
      case 'failed':
        throw state.error
      case 'received': {
        if (seen === state.response) return state.received
        const message = 'A middleware replaced the response: middleware may observe it, and change requests only'
        throw new UnexpectedResponseError(message, { outcome: 'unknown', response: state.received.toResponse(null) })
      }
    }
  }
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
  readonly #controller = new AbortController()
  readonly #release: (() => void) | undefined
  #reject!: (error: WechatpayError) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #forget: (() => void) | undefined

  constructor(call: Call) {
    this.#call = call
    const { signal } = call
    this.#release = signal && onAbort(signal, () => this.#controller.abort(signal.reason))
    this.ended = new Promise((_, reject) => (this.#reject = reject))
    // It may reject when the call has ended already.
    this.ended.catch(() => {})
    this.enter()
  }

  /** Ends whatever the call still does: when its caller gives up, and when the call has ended. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Middleware runs from now on: it has as long as an attempt, and no longer than the call. */
  enter(): void {
    const { signal, timeout, deadlineAt } = this.#call
    this.leave()
    if (this.error) return
    const abort = (): void => signal && this.#end(abortError(signal, outcomeOf(this.#call)))
    if (signal?.aborted) return abort()
    this.#forget = signal && onAbort(signal, abort)
    const timeLeft = Math.max(0, deadlineAt - performance.now())
    const limit = timeLeft < timeout ? 'before the deadline of the call' : `within ${timeout} ms`
    const timeOut = (): void => {
      const message = `A middleware did not finish ${limit}`
      this.#end(new TimeoutError(message, { outcome: outcomeOf(this.#call) }))
    }
    this.#timer = setTimeout(timeOut, Math.min(timeout, timeLeft))
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
    this.#release?.()
    this.error ??= new TimeoutError('The call has ended', { outcome: outcomeOf(this.#call) })
    this.#controller.abort(this.error)
  }

  #end(error: WechatpayError): void {
    this.error = error
    this.leave()
    this.#reject(error)
  }
}
