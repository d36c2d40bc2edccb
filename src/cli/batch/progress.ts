/** Shows how far a batch is: one line that changes on a terminal, else a line every ten seconds. */

import { safeLines } from '../terminal.js'
import type { LastResult } from './results-file.js'

/** Milliseconds between two lines. */
const INTERVAL = { terminal: 200, other: 10_000 }

/** Where it is printed: stderr. */
interface Stream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export class Progress {
  readonly #startedAt = performance.now()
  readonly #stream: Stream
  readonly #isTerminal: boolean
  readonly #all: number
  readonly #counts = { done: 0, refused: 0, unknown: 0 }
  /** The keys of the orders that are counted as unknown. */
  readonly #unknown = new Set<string>()
  readonly #end: () => void
  #ended = 0

  /**
   * @param all how many orders are to run
   * @param repeat calls an action every so many milliseconds, and returns how to end that
   */
  constructor(all: number, stream: Stream = process.stderr, repeat = every) {
    this.#all = all
    this.#stream = stream
    this.#isTerminal = stream.isTTY === true
    this.#end = repeat(() => this.#show(), this.#isTerminal ? INTERVAL.terminal : INTERVAL.other)
    if (this.#isTerminal) this.#show()
  }

  /** Counts a result; it takes the place of an earlier one of the same order. */
  count(key: string, last: LastResult): void {
    const kind = kindOf(last)
    this.#ended++
    this.#counts[kind]++
    if (this.#unknown.delete(key)) this.#counts.unknown--
    if (kind === 'unknown') this.#unknown.add(key)
  }

  /** Prints something beside the line. */
  say(text: string): void {
    this.#clear()
    this.#stream.write(`${safeLines(text)}\n`)
  }

  stop(): void {
    this.#end()
    if (this.#isTerminal && this.#all > 0) {
      this.#show()
      this.#stream.write('\n')
    }
  }

  #clear(): void {
    if (this.#isTerminal) this.#stream.write('\r\u001b[K')
  }

  #show(): void {
    const { done, refused, unknown } = this.#counts
    const seconds = (performance.now() - this.#startedAt) / 1000
    const rate = (this.#ended / Math.max(seconds, 0.001)).toFixed(1)
    const line = `done ${done} of ${this.#all}, refused ${refused}, unknown ${unknown}, ${rate}/s`
    this.#clear()
    this.#stream.write(this.#isTerminal ? line : `${line}\n`)
  }
}

function kindOf({ result }: LastResult): 'done' | 'refused' | 'unknown' {
  if (result === 'unknown') return 'unknown'
  return result === 'completed' || result === 'canceled' ? 'done' : 'refused'
}

function every(action: () => void, milliseconds: number): () => void {
  const timer = setInterval(action, milliseconds)
  return () => clearInterval(timer)
}
