import {
  ConnectionError,
  SignatureVerificationError,
  TimeoutError,
  UnexpectedResponseError,
  type Outcome,
  type WechatpayError,
} from './errors.js'
import type { BaseUrl } from './base-url.js'
import type { Exchange, Transport } from './platform/types.js'
import type { ReceivedResponse } from './received-response.js'
import type { Sign, Unsigned } from './sign.js'
import { abortError, onAbort } from './signal.js'

/** How an attempt ended: with a response that can be trusted, or with the error that it is by itself. */
export type AttemptEnd =
  | {
      readonly response: ReceivedResponse
      readonly isSigned: boolean
      readonly error?: undefined
      readonly isFinal?: undefined
    }
  | {
      readonly error: WechatpayError
      /** The request could not be signed: a retry could not either. */
      readonly isFinal?: true
      readonly response?: undefined
      readonly isSigned?: undefined
    }

/** What an attempt needs. */
export interface AttemptInput {
  readonly request: Unsigned
  readonly baseUrl: BaseUrl
  readonly transport: Transport
  readonly sign: Sign
  /** Returns whether a response is signed, or throws when it cannot be trusted as the response of this call. */
  readonly verify: (received: ReceivedResponse) => Promise<boolean>
  /** Whether no other call waits, so that this thread may compute the signature. */
  readonly mayBlock: boolean
  readonly signal: AbortSignal | undefined
  /** In milliseconds, over 0; it covers all of the attempt, the wait for a thread that signs too. */
  readonly timeLimit: number
  /** Whether the limit is the deadline of the whole call. */
  readonly isDeadline: boolean
}

/** Signs, sends and verifies once, under the caller's signal and a time limit. It never rejects. */
export async function attempt(input: AttemptInput): Promise<AttemptEnd> {
  const { request, baseUrl, transport, sign, verify, mayBlock, signal, timeLimit, isDeadline } = input
  if (signal?.aborted) return { error: abortError(signal, 'not-sent') }

  // We race the exchange, so that a `fetch` that ignores its signal cannot hold the call.
  return new Promise((resolve) => {
    let exchange: Exchange | undefined
    let failing = 'The request could not be signed'
    let isOver = false
    const outcome = (): Outcome => (exchange?.wasSent() ? 'unknown' : 'not-sent')

    const end = (how: AttemptEnd): void => {
      if (isOver) return
      isOver = true
      resolve(how)
      clearTimeout(timer)
      forget?.()
    }
    const giveUp = (error: WechatpayError): void => {
      end({ error })
      exchange?.stop()
    }
    const forget = signal && onAbort(signal, () => giveUp(abortError(signal, outcome())))
    const timeOut = (): void => {
      const limit = isDeadline ? 'before the deadline of the call' : `within ${timeLimit} ms`
      giveUp(new TimeoutError(`No complete response ${limit}`, { outcome: outcome() }))
    }
    const endsAt = performance.now() + timeLimit
    const timer = setTimeout(timeOut, timeLimit)

    const run = async (): Promise<AttemptEnd> => {
      const target = baseUrl.prefix + request.target
      const headers = await sign({ ...request, target }, mayBlock)
      // The time may have passed while the request waited for its signature, and a busy thread runs no timer: then nothing
      // is sent.
      if (performance.now() >= endsAt) timeOut()
      if (isOver) throw new Error('over')
      failing = 'No complete response'
      const { method, body } = request
      exchange = transport.send({ method, origin: baseUrl.url, target, headers, body }, endsAt)
      const response = await exchange.response
      return { response, isSigned: await verify(response) }
    }
    // We stop nothing after a failure: Node's `fetch` may end the process when it is aborted after it has failed.
    run().then(end, (cause: unknown) => {
      // A transport that knows that nothing left may have ended an exchange that came too late.
      if (exchange?.wasSent() === false && performance.now() >= endsAt) timeOut()
      const error = documentedError(cause, outcome(), failing)
      end(exchange ? { error } : { error, isFinal: true })
    })
  })
}

/** The documented error of whatever was thrown. What a caller's `fetch` throws cannot say `not-sent`. */
function documentedError(cause: unknown, outcome: Outcome, what: string): WechatpayError {
  try {
    const isOurs = cause instanceof SignatureVerificationError || cause instanceof UnexpectedResponseError
    if (isOurs && cause.outcome === outcome) return cause
    return new ConnectionError(`${what}: ${reasonOf(cause)}`, { outcome, cause: withoutBytes(cause) })
  } catch {
    // A caller's object may throw at whatever is done with it.
    return new ConnectionError(what, { outcome })
  }
}

/**
 * Why a transport failed, for a message. We quote a system error and a code only: a parser and an interceptor may put
 * headers and bodies into their messages.
 */
function reasonOf(error: unknown): string {
  for (const each of withCause(error)) {
    const { code, syscall, message } = Object(each) as Fields
    if (typeof code !== 'string' || !/^[A-Z][A-Z0-9_]{1,63}$/.test(code)) continue
    const isSystemError = typeof syscall === 'string' && typeof message === 'string'
    return isSystemError && /^[\w .:[\]-]{1,200}$/.test(message) ? message : code
  }
  const { name } = Object(error) as Fields
  return typeof name === 'string' && /^\w{1,64}$/.test(name) ? `${name}, see \`cause\`` : 'see `cause`'
}

/** A parser of HTTP attaches the bytes that it could not read, and they may be a response. */
function withoutBytes(cause: unknown): unknown {
  for (const each of withCause(cause)) {
    if (!(each instanceof Error && String((each as Fields).code).startsWith('HPE_'))) continue
    Reflect.deleteProperty(each, 'rawPacket')
    Reflect.deleteProperty(each, 'data')
  }
  return cause
}

/** The cause first: a `fetch` wraps what really happened. */
function withCause(error: unknown): unknown[] {
  const { cause } = Object(error) as Fields
  return cause === undefined ? [error] : [cause, error]
}

interface Fields {
  readonly code?: unknown
  readonly syscall?: unknown
  readonly message?: unknown
  readonly name?: unknown
  readonly cause?: unknown
}
