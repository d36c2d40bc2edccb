import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Counts the bytes of responses that clients have not read yet: until then the process holds them. */
export class Unread {
  #total = 0
  readonly #milliseconds: number

  /** @param milliseconds how long a client may take to read a response before its connection is cut */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds
  }

  get total(): number {
    return this.#total
  }

  /** Counts a complete response until it was sent, or its connection has ended. */
  add(response: ServerResponse, socket: Socket): void {
    if (!response.writableEnded || response.writableFinished || socket.destroyed) return
    const size = response.writableLength
    this.#total += size
    const timer = setTimeout(() => socket.destroy(), this.#milliseconds).unref()
    const forget = (): void => {
      clearTimeout(timer)
      response.off('finish', forget)
      socket.off('close', forget)
      this.#total -= size
    }
    response.once('finish', forget)
    // Behind an earlier response on its connection a response emits nothing when the connection ends.
    socket.setMaxListeners(0).once('close', forget)
  }
}
