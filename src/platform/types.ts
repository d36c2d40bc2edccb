import type { ReceivedResponse } from '../received-response.js'
import { denoInit } from './deno.js'
import { fetchTransport } from './fetch-transport.js'
import { sign, verify, type Bytes } from '../message.js'

/** A signed request. */
export interface SignedRequest {
  readonly method: string
  /** Only its protocol, host and port count: path and query are in `target`. */
  readonly host: URL
  /** Path and query, as they were signed. */
  readonly target: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Bytes
}

/** What a transport tells of its exchange while that goes on. */
export interface Progress {
  /** Whether a byte of the request may have left. */
  wasSent: boolean
  /** Ends it. */
  stop: () => void
}

/** Takes a request to its host and its answer back: once, and without following a redirect. */
export type Transport = (request: SignedRequest, progress: Progress) => Promise<ReceivedResponse>

/** What each runtime has its own way of doing. */
export interface Platform {
  /** @param mayBlock whether no other call is under way, so that nobody is held up */
  readonly sign: (...args: [...Parameters<typeof sign>, mayBlock: boolean]) => Promise<string>
  readonly verify: (...args: Parameters<typeof verify>) => boolean | Promise<boolean>
  /** How requests travel when the caller brings no `fetch`. */
  readonly transport: () => Transport
}

/** Web APIs only: every runtime has them. */
export const web: Platform = {
  sign,
  verify,
  // Looked up each time: it may be replaced, by a test for one.
  transport: () => fetchTransport(globalThis.fetch, undefined, denoInit),
}
