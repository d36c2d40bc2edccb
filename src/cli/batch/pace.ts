import { setTimeout as sleep } from 'node:timers/promises'
import type { WechatpayClient } from '../../calls.js'

/** What a pace tells the time with, in milliseconds. */
export interface Clock {
  readonly now: () => number
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<unknown>
}

const CLOCK: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
}

/** When the next request may begin: after the pauses that WeChat Pay asks for, and not more often than `rate`. */
export class Pace {
  readonly #interval: number
  readonly #clock: Clock
  #resumeAt = 0
  #nextAt = 0

  /** @param rate requests per second; 0 for no limit */
  constructor(rate: number, clock = CLOCK) {
    this.#interval = rate === 0 ? 0 : 1000 / rate
    this.#clock = clock
  }

  /** Everything that has not begun waits for so many milliseconds. */
  pause(milliseconds: number): void {
    this.#resumeAt = Math.max(this.#resumeAt, this.#clock.now() + Math.min(milliseconds, LONGEST_PAUSE))
  }

  /** A request that was not asked for, a retry: it counts, too. */
  count(): void {
    this.#nextAt = Math.max(this.#clock.now(), this.#nextAt) + this.#interval
  }

  /** Resolves when a request may begin; at once when the signal ends the waiting. */
  async turn(signal: AbortSignal): Promise<void> {
    for (;;) {
      const wait = Math.max(this.#resumeAt, this.#nextAt) - this.#clock.now()
      if (wait <= 0 || signal.aborted) break
      await this.#clock.sleep(Math.min(wait, LONGEST_TIMER), signal).catch(() => {})
    }
    this.count()
  }
}

/** A client for one order: its first request has had its turn, and each further one waits for it. */
export function inTurn(client: Caller, pace: Pace, signal: AbortSignal): Caller {
  let requests = 0
  const wait = async (): Promise<void> => (requests++ === 0 ? undefined : pace.turn(signal))
  return {
    POST: async (path, init) => wait().then(async () => client.POST(path, init)),
    GET: async (path, init) => wait().then(async () => client.GET(path, init)),
  }
}

type Caller = Pick<WechatpayClient, 'POST' | 'GET'>

/** An hour, in milliseconds. */
const LONGEST_PAUSE = 3_600_000
const LONGEST_TIMER = 60_000
