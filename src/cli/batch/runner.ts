/** Runs the orders of a batch: some at a time, each result on the disk before the next order takes its place. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { WechatpayClient } from '../../calls.js'
import type { Completion, OrderToComplete } from '../../completion.js'
import { AbortError } from '../../errors.js'
import { checkOrder } from '../check-order.js'
import { completeUntil } from '../complete-until.js'
import { recordOf } from '../completion-record.js'
import { InterruptedError } from '../exit-status.js'
import { digestOf, keyOf, ordersOf, type Entries } from './orders-file.js'
import { inTurn, type Pace } from './pace.js'
import { pauseAfter } from './pauses.js'
import type { Progress } from './progress.js'
import type { LastResult } from './results-file.js'
import type { ResultsWriter } from './results-writer.js'
import { settled } from './settled.js'
import type { StopRules } from './stop-rules.js'

/** How often an order runs in one start while its result is unknown. */
const MOST_RUNS = 3
/** How many milliseconds there are at most before the orders with an unknown result run again. */
const LONGEST_WAIT = 60_000

export interface Batch {
  readonly client: Pick<WechatpayClient, 'POST' | 'GET'>
  readonly path: string
  readonly entries: Entries
  /** The keys of the orders that an earlier start may have sent before it was killed. */
  readonly doubtful: ReadonlySet<string>
  readonly writer: ResultsWriter
  readonly pace: Pace
  readonly rules: StopRules
  readonly progress: Progress
  readonly concurrency: number
  /** No further order begins. */
  readonly stopping: AbortController
  /** What is under way breaks off. */
  readonly abort: AbortSignal
}

export class Runner {
  readonly #batch: Batch
  readonly #last: Map<string, LastResult>
  readonly #startedAt = Date.now()
  readonly #underWay = new Set<Promise<void>>()
  /** The keys of the orders whose result is unknown, and the pause that each asks for. */
  #again = new Map<string, number>()
  #stopped: string | undefined
  #failure: unknown

  constructor(batch: Batch, last: Map<string, LastResult>) {
    this.#batch = batch
    this.#last = last
  }

  /**
   * Runs the orders, one pass after the other, and at the end those again whose result is unknown.
   *
   * @returns why it stopped before the end; undefined when it did not
   * @throws what the file system reports
   */
  async run(passes: readonly ReadonlySet<string>[]): Promise<string | undefined> {
    for (const pass of passes) await this.#pass(pass)
    for (let run = 2; this.#again.size > 0 && run <= MOST_RUNS; run++) {
      await this.#rest()
      const again = new Set(this.#again.keys())
      this.#again = new Map()
      await this.#pass(again)
    }
    if (this.#failure !== undefined) throw interrupted(this.#failure)
    return this.#stopped
  }

  /** Orders of unknown result are left alone for as long as WeChat Pay asks. */
  async #rest(): Promise<void> {
    const wait = Math.min(Math.max(500, ...this.#again.values()), LONGEST_WAIT)
    await sleep(wait, undefined, { signal: this.#batch.stopping.signal }).catch(() => {})
  }

  async #pass(keys: ReadonlySet<string>): Promise<void> {
    if (keys.size === 0 || this.#batch.stopping.signal.aborted) return
    try {
      await this.#startAll(new Set(keys))
    } catch (error) {
      const { code = 'its content has changed' } = error as NodeJS.ErrnoException
      this.#stop(`the file of the orders cannot be read any more: ${code}`)
    }
    // Whatever became of the file: each order under way has a result, which has to be written.
    await Promise.all(this.#underWay)
  }

  async #startAll(todo: Set<string>): Promise<void> {
    const { path, entries, pace, stopping } = this.#batch
    const { signal } = stopping
    for await (const { line, read } of ordersOf(path)) {
      const order = orderOf(read)
      if (!order) return this.#stop(changed(line))
      const key = keyOf(order)
      // An order may stand in the file twice.
      if (!todo.delete(key)) continue
      await this.#room()
      if (!signal.aborted) await pace.turn(signal)
      if (signal.aborted) return
      if (entries.get(key)?.sha256 !== digestOf(order.body)) return this.#stop(changed(line))
      this.#start(key, order)
    }
  }

  /** Waits until another order may be under way. */
  async #room(): Promise<void> {
    // The first order runs alone: a wrong key shall not fail eight of them.
    while (this.#underWay.size >= (this.#batch.rules.isProven ? this.#batch.concurrency : 1))
      await Promise.race(this.#underWay)
  }

  #start(key: string, order: OrderToComplete): void {
    const running = this.#complete(key, order)
      .catch((error: unknown) => {
        // It was broken off before it was sent.
        if (error instanceof AbortError) return
        this.#failure ??= error
        this.#batch.stopping.abort()
      })
      .finally(() => this.#underWay.delete(running))
    this.#underWay.add(running)
  }

  async #complete(key: string, order: OrderToComplete): Promise<void> {
    const { client, writer, pace, progress, abort, doubtful } = this.#batch
    const ended = await completeUntil(abort, inTurn(client, pace, abort), order)
    const now = Date.now()
    const since = this.#last.get(key)?.unknownSince ?? (doubtful.has(key) ? this.#startedAt : undefined)
    const { completion, unknownSince } = settled(ended, since, now)
    const last = lastResultOf(completion, digestOf(order.body), unknownSince)
    await writer.append({ ...recordOf(order, completion), ...datesOf(last, now) })
    progress.count(key, last)
    this.#last.set(key, last)
    if (completion.result === 'unknown') this.#again.set(key, completion.retryAfter ?? 0)
    const pause = pauseAfter(completion)
    if (pause !== undefined) pace.pause(pause)
    const reason = this.#batch.rules.judge(key, ended)
    if (reason !== undefined) this.#stop(reason)
  }

  #stop(reason: string): void {
    this.#stopped ??= reason
    this.#batch.stopping.abort()
  }
}

/** The order of a line; undefined when it keeps the contract no longer. */
function orderOf(read: () => unknown): OrderToComplete | undefined {
  try {
    return checkOrder(read()).order
  } catch {
    return undefined
  }
}

function changed(line: number): string {
  return `line ${line} of the orders has changed since it was checked`
}

/** A mistake in usage, or an error of the system, would say that nothing was sent. */
function interrupted(cause: unknown): Error {
  return new InterruptedError(cause instanceof Error ? cause.message : String(cause), { cause })
}

function lastResultOf(completion: Completion, sha256: string, unknownSince: number | undefined): LastResult {
  const { result } = completion
  const error = result === 'refused' || result === 'unknown' ? completion.error : undefined
  return { result, paid: result === 'completed' && completion.paid, code: error?.code, sha256, unknownSince }
}

/** What a record has besides the completion. */
function datesOf({ sha256, unknownSince }: LastResult, now: number): object {
  const since = unknownSince !== undefined && unknownSince < now && { unknown_since: new Date(unknownSince) }
  return { sha256, at: new Date(now), ...since }
}
