import type { Bytes, CryptoKey } from '../message.js'
import type { ReceivedResponse } from '../received-response.js'

/** A signed request, as a transport carries it. */
export interface SignedRequest {
  readonly method: string
  /** Only its protocol, host and port count: path and query are in `target`. */
  readonly origin: URL
  /** Path and query, as they were signed. */
  readonly target: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Bytes
}

/** A request under way. */
export interface Exchange {
  readonly response: Promise<ReceivedResponse>
  /** Whether a byte of the request may have left. */
  wasSent(): boolean
  /** Gives up: nothing more is sent or read. */
  stop(): void
}

/** Carries a request to its host and brings the response back. It follows no redirect. */
export interface Transport {
  /** Whether the request goes out at most once. A `fetch` may send it again by itself and says nothing of it. */
  readonly sendsOnce: boolean
  /** @param endsAt when it is too late to send it, by `performance.now()`. A `fetch` cannot keep to it. */
  send(request: SignedRequest, endsAt: number): Exchange
}

/** As much of node:https' Agent as its type needs here; the DOM and Node types stay out of the public declarations. */
export interface HttpsAgent {
  /** Sends a request; what makes an object an agent. */
  addRequest?: unknown
  /** Closes its connections. */
  destroy(): void
}

/** What each runtime does in its own way. */
export interface Platform {
  /** The signature of a message in base64. @param mayBlock whether no other call waits, so that this thread may compute it */
  sign(message: Bytes, privateKey: CryptoKey, mayBlock: boolean): Promise<string>
  /** Whether a base64 signature is that of a message; `false` as well for text that is not well-formed base64. */
  verify(message: Bytes, signature: string, publicKey: CryptoKey): boolean | Promise<boolean>
  /** How requests travel when the caller brings no `fetch`. */
  transport(): Transport
  /**
   * The same through the caller's agent.
   *
   * @throws TypeError where there are no agents, for what is no https.Agent, and beside an http URL
   */
  agentTransport(agent: HttpsAgent, urls: readonly URL[]): Transport
}
