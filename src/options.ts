import { mergeHeaders } from 'openapi-fetch'
import { servers } from '../generated/contract.js'
import { assertFunction, assertNumber, assertObject } from './assert.js'
import { parseBaseUrls, type BaseUrls } from './base-url.js'
import type { CallHeaders, CallOptions } from './calls.js'
import { assertKnown } from './known-names.js'
import type { Attempt } from './observe.js'
import { fetchTransport, type Fetch } from './platform/fetch-transport.js'
import type { HttpsAgent, Platform, Transport } from './platform/types.js'
import { LONGEST_TIMER } from './retry-policy.js'
import { typeName } from './type-name.js'

/** Options of `createWechatpayClient`. */
export interface WechatpayClientOptions {
  /**
   * Where to send to, one base URL or several: the next one is tried when no connection to one could be made.
   * Default `https://api.mch.weixin.qq.com` and the official backup, `https://api2.mch.weixin.qq.com`.
   */
  baseUrl?: string | readonly string[] | undefined
  /**
   * Milliseconds for one attempt, from its signature to the last byte of the response; default 30000. The hooks of
   * middleware before and after the attempts have as long.
   */
  timeout?: number | undefined
  /** Milliseconds for the whole call: all attempts, the pauses between them, and middleware; default none. */
  deadline?: number | undefined
  /** How often an attempt is retried, each time with a new signature; default 2. */
  maxRetries?: number | undefined
  /** Whether the body is checked against the contract before it is signed; default true. Parameters always are. */
  validate?: boolean | undefined
  /** Is called after each attempt, before a pause. What it throws is ignored. */
  onAttempt?: ((attempt: Attempt) => unknown) | undefined
  /** A custom fetch. It gets a Request and has to resolve to a Response. */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Headers of every request; those of a call come before them. */
  headers?: CallHeaders | undefined
  /** Node only: an https.Agent, for a proxy or for certificates of your own. */
  agent?: HttpsAgent | undefined
}

/** A client's options, read once. */
export interface Settings {
  readonly baseUrls: BaseUrls
  readonly limits: Limits
  readonly validate: boolean
  readonly onAttempt: ((attempt: Attempt) => unknown) | undefined
  readonly headers: Headers | undefined
  readonly transport: () => Transport
}

export interface Limits {
  readonly timeout: number
  readonly deadline: number
  readonly maxRetries: number
}

/** @throws TypeError that names the option */
export function readOptions(given: WechatpayClientOptions, platform: Platform): Settings {
  assertObject('options', given)
  // A getter may return something else each time.
  const options = { ...given }
  assertKnown('an option of createWechatpayClient', options)
  const { baseUrl = servers, validate = true, onAttempt, fetch, headers, agent } = options
  assertFunction('fetch', fetch)
  assertFunction('onAttempt', onAttempt)
  if (typeof validate !== 'boolean') throw new TypeError(`validate must be true or false, but is ${typeName(validate)}`)
  const baseUrls = parseBaseUrls(baseUrl)
  return {
    baseUrls,
    limits: readLimits(options, { timeout: 30_000, deadline: Infinity, maxRetries: 2 }),
    validate,
    onAttempt,
    headers: mergedHeaders(headers),
    transport: transportOf({ fetch, agent, baseUrls }, platform),
  }
}

/** @throws TypeError that names the option */
export function readLimits(options: CallOptions, defaults: Limits): Limits {
  const { timeout = defaults.timeout, deadline = defaults.deadline, maxRetries = defaults.maxRetries } = options
  assertNumber('timeout', timeout, 1, LONGEST_TIMER)
  if (deadline !== Infinity) assertNumber('deadline', deadline, 1, LONGEST_TIMER)
  assertNumber('maxRetries', maxRetries, 0, 100)
  return { timeout, deadline, maxRetries }
}

/** @throws TypeError for an option of a call that does not exist */
export function assertCallOptions(init: object): void {
  assertObject('What follows the path', init)
  assertKnown('an option of a call', init)
}

/**
 * Headers in one object, later ones first in rank; null takes one away. Undefined when none are given.
 *
 * @throws TypeError that quotes none of them
 */
export function mergedHeaders(...headers: (CallHeaders | undefined)[]): Headers | undefined {
  if (!headers.some(Boolean)) return undefined
  if (headers.some((each) => each && typeof each !== 'object')) throw new TypeError('headers must be an object')
  try {
    return mergeHeaders(...headers)
  } catch {
    throw new TypeError('headers has a name or a value that HTTP does not allow')
  }
}

export function assertSignal(signal: unknown): asserts signal is AbortSignal | undefined {
  if (signal === undefined) return
  // We do not look at its class: a polyfill has its own.
  const { aborted, addEventListener } = Object(signal) as Partial<AbortSignal>
  if (typeof aborted === 'boolean' && typeof addEventListener === 'function') return
  throw new TypeError('signal must be an AbortSignal, such as controller.signal')
}

function transportOf(
  { fetch, agent, baseUrls }: { fetch: Fetch | undefined; agent: HttpsAgent | undefined; baseUrls: BaseUrls },
  platform: Platform,
): () => Transport {
  if (agent === undefined) return fetch ? () => fetchTransport(fetch) : () => platform.transport()
  if (fetch) throw new TypeError('agent and fetch exclude each other')
  const transport = platform.agentTransport(
    agent,
    baseUrls.map(({ url }) => url),
  )
  return () => transport
}
