/** What arrives at the sandbox. It is observed at the socket, so that the sandbox's own log need not be believed. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** A request whose headers at least have arrived. */
export interface Arrival {
  readonly nonce: string
  /** Whether its connection carried one before. */
  readonly reused: boolean
  /** Undefined until the sandbox has examined the request. */
  body?: string
  fault?: string
}

/** Milliseconds that a request may go on after every call has ended. */
const LONGEST_WAIT = 15_000

export class Arrivals {
  /** By order number. */
  readonly #arrivals = new Map<string, Arrival[]>()
  readonly #sockets = new WeakSet<Socket>()
  readonly #port: number
  /** Requests whose response has not ended yet, with the number of their order. */
  readonly #inFlight = new Map<IncomingMessage, string>()
  /** Connections that brought bytes and no request. */
  unread = 0

  constructor(port: number) {
    this.#port = port
    subscribe('net.server.socket', this.#onSocket)
    subscribe('http.server.request.start', this.#onRequest)
  }

  close(): void {
    unsubscribe('net.server.socket', this.#onSocket)
    unsubscribe('http.server.request.start', this.#onRequest)
  }

  of(outOrderNo: string): Arrival[] {
    return this.#arrivals.get(outOrderNo) ?? []
  }

  numbers(): string[] {
    return [...this.#arrivals.keys()]
  }

  clear(): void {
    this.#arrivals.clear()
  }

  /** The sandbox examines the last request about an order: attempts of one call come one after the other. */
  examined(outOrderNo: string, body: string, fault: string | undefined): void {
    const last = this.of(outOrderNo).at(-1)
    if (last === undefined) throw new Error(`${outOrderNo} was examined, but has not arrived`)
    last.body = body
    if (fault !== undefined) last.fault = fault
  }

  /**
   * Waits until nothing is in flight, because what a client gave up on may still be executed. A client closes its
   * connections as soon as its calls have ended, so the wait is long enough for any machine.
   *
   * @returns the orders of requests that go on although every call has ended; their connections are cut
   */
  async quiet(): Promise<Set<string>> {
    for (let calm = 0, waits = 0; calm < 5 && waits < LONGEST_WAIT / 10; waits++) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      calm = this.#inFlight.size === 0 ? calm + 1 : 0
    }
    const left = [...this.#inFlight]
    for (const [{ socket }] of left) socket.destroy()
    return new Set(left.map(([, order]) => order))
  }

  readonly #onSocket = (message: unknown): void => {
    // `as`, here and below: Node documents these fields of the channel.
    const { socket } = message as { socket: Socket }
    if (socket.localPort !== this.#port) return
    socket.once('close', () => {
      if (socket.bytesRead > 0 && !this.#sockets.has(socket)) this.unread++
    })
  }

  readonly #onRequest = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const { socket, url = '', headers } = request
    if (socket.localPort !== this.#port) return
    const [, outOrderNo] = /\/(\w+)\/complete$/.exec(url) ?? []
    const [, nonce] = /nonce_str="(\w+)"/.exec(headers.authorization ?? '') ?? []
    if (outOrderNo === undefined || nonce === undefined) throw new Error(`not a request of this run: ${url}`)
    const arrivals = this.of(outOrderNo)
    arrivals.push({ nonce, reused: this.#sockets.has(socket) })
    this.#arrivals.set(outOrderNo, arrivals)
    this.#sockets.add(socket)
    this.#inFlight.set(request, outOrderNo)
    response.once('close', () => this.#inFlight.delete(request))
  }
}
