import type { Middleware } from 'openapi-fetch'
import { TimeoutError, UnexpectedResponseError, type ResponseErrorDetails, type WechatpayError } from './errors.js'
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
  const limit = limitOf(call)
  const sends = observedSends(call, limit, read)
  let seen: Response | undefined
  // openapi-fetch runs it after every other hook, and then finds nothing to read, whatever a middleware has returned.
  const last: Middleware = {
    onResponse({ response }) {
      seen = response
      return new Response(null, { status: 204 })
    },
  }
  const init = { fetch: sends.fetch, middleware: [last, ...middleware] }
  try {
    await Promise.race([limit.ended, run(init)])
  } catch (cause) {
    const failed = new UnexpectedResponseError('A middleware failed: see `cause`', { outcome: outcomeOf(call), cause })
    throw sends.error() ?? limit.error() ?? failed
  } finally {
    limit.close()
  }
  return sends.result(seen)
}

type SendState =
  | { readonly kind: 'idle' | 'sending' }
  | { readonly kind: 'received'; readonly received: ReceivedResponse; readonly response: Response }
  | { readonly kind: 'failed'; readonly error: WechatpayError }

/** The `fetch` of a call that middleware looks at, and what became of it. */
interface ObservedSends {
  readonly fetch: (request: Request) => Promise<Response>
  /** What `send` threw, if it did: a middleware's onError may have returned a response in its place. */
  readonly error: () => WechatpayError | undefined
  /** @param seen the response that the hooks ended with */
  readonly result: (seen: Response | undefined) => ReceivedResponse
}

/** A middleware may call the `fetch` several times, but not twice at once. */
function observedSends(call: Call, limit: MiddlewareLimit, read: ReadRequest): ObservedSends {
  let state: SendState = { kind: 'idle' }
  const fail = (message: string, details: Partial<ResponseErrorDetails> = {}): never => {
    throw new UnexpectedResponseError(`A middleware ${message}`, { outcome: outcomeOf(call), ...details })
  }

  const send = async (request: Request): Promise<ReceivedResponse> => {
    // The body of a middleware's request may have no end: reading it counts as the middleware's time.
    const send = await read(request, limit.signal).catch((cause: unknown) =>
      fail('made a request that cannot be sent, see `cause`: read a body from request.clone()', { cause }),
    )
    limit.leave()
    // The call may have ended meanwhile: then nothing is sent any more.
    const error = limit.error()
    if (error) throw error
    return send()
  }

  return {
    async fetch(request) {
      if (state.kind === 'sending') fail('sent the request while it was being sent', { outcome: 'unknown' })
      state = { kind: 'sending' }
      try {
        const received = await send(request)
        const response = received.toResponse()
        state = { kind: 'received', received, response }
        return response
      } catch (error) {
        // `as`: `send` throws nothing else.
        state = { kind: 'failed', error: error as WechatpayError }
        throw error
      } finally {
        limit.enter()
      }
    },
    error: () => (state.kind === 'failed' ? state.error : undefined),
    result(seen) {
      switch (state.kind) {
        case 'idle':
          return fail('responded instead of the service')
        case 'sending':
          return fail('did not wait for the request that it sent')
        case 'failed':
          throw state.error
        case 'received': {
          const { received, response } = state
          if (seen === response) return received
          const details = { outcome: 'unknown', response: received.toResponse(null) } as const
          return fail('replaced the response: it may only observe it', details)
        }
      }
    },
  }
}

/** @throws TypeError for what openapi-fetch would not call */
export function assertMiddleware(middleware: unknown): asserts middleware is Middleware {
  const hooks = ['onRequest', 'onResponse', 'onError']
  const given = Object(middleware) as Record<string, unknown>
  if (typeof middleware !== 'object' || !hooks.some((hook) => typeof given[hook] === 'function'))
    throw new TypeError(`A middleware must be an object with one of ${hooks.join(', ')}`)
}

/** The limits of a call while middleware runs. `send` keeps to them itself, so that they rest while it runs. */
interface MiddlewareLimit {
  /** Rejects when middleware takes too long, or when the caller gives up while it runs. */
  readonly ended: Promise<never>
  /** What `ended` rejects with. */
  readonly error: () => WechatpayError | undefined
  /** Ends whatever the call still does: when its caller gives up, and when the call has ended. */
  readonly signal: AbortSignal
  /** Middleware runs from now on: it has as long as an attempt, and no longer than the call. */
  readonly enter: () => void
  /** No middleware runs from now on. */
  readonly leave: () => void
  /** The call has ended. */
  readonly close: () => void
}

function limitOf(call: Call): MiddlewareLimit {
  const { signal, timeout, deadlineAt } = call
  const controller = new AbortController()
  const release = signal && onAbort(signal, () => controller.abort(signal.reason))
  let error: WechatpayError | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let forget: (() => void) | undefined
  let reject: (error: WechatpayError) => void
  const ended = new Promise<never>((_, rejectEnded) => (reject = rejectEnded))
  // It may reject when the call has ended already.
  ended.catch(() => {})

  const leave = (): void => {
    clearTimeout(timer)
    forget?.()
    forget = undefined
  }
  const end = (why: WechatpayError): void => {
    error = why
    leave()
    reject(why)
  }
  const enter = (): void => {
    leave()
    if (error) return
    const abort = (): void => signal && end(abortError(signal, outcomeOf(call)))
    if (signal?.aborted) return abort()
    forget = signal && onAbort(signal, abort)
    const timeLeft = Math.max(0, deadlineAt - performance.now())
    const limit = timeLeft < timeout ? 'before the deadline of the call' : `within ${timeout} ms`
    const timeOut = (): void =>
      end(new TimeoutError(`A middleware did not finish ${limit}`, { outcome: outcomeOf(call) }))
    timer = setTimeout(timeOut, Math.min(timeout, timeLeft))
  }
  const close = (): void => {
    leave()
    release?.()
    error ??= new TimeoutError('The call has ended', { outcome: outcomeOf(call) })
    controller.abort(error)
  }
  enter()
  return { ended, error: () => error, signal: controller.signal, enter, leave, close }
}
