/** Shows how far a batch is: one line that changes on a terminal, else a line every ten seconds. */

import { printNote } from '../terminal.js'
import type { Outcome } from './results-file.js'

/** Milliseconds between two lines. */
const INTERVAL = { terminal: 200, other: 10_000 }

export class Progress {
  readonly #startedAt = performance.now()
  readonly #isTerminal = process.stderr.isTTY === true
  readonly #all: number
  readonly #counts = { done: 0, refused: 0, unknown: 0 }
  /** The keys of the orders that are counted as unknown. */
  readonly #unknown = new Set<string>()
  readonly #timer: NodeJS.Timeout
  #ended = 0

  /** @param all how many orders are to run */
  constructor(all: number) {
    this.#all = all
    this.#timer = setInterval(() => this.#show(), this.#isTerminal ? INTERVAL.terminal : INTERVAL.other)
    if (this.#isTerminal) this.#show()
  }

  /** Counts a result; it takes the place of an earlier one of the same order. */
  count(key: string, outcome: Outcome): void {
    const kind = kindOf(outcome)
    this.#ended++
    this.#counts[kind]++
    if (this.#unknown.delete(key)) this.#counts.unknown--
    if (kind === 'unknown') this.#unknown.add(key)
  }

  /** Prints something beside the line. */
  say(text: string): void {
    this.#clear()
    printNote(text)
  }

  stop(): void {
    clearInterval(this.#timer)
    if (this.#isTerminal && this.#all > 0) {
      this.#show()
      process.stderr.write('\n')
    }
  }

  #clear(): void {
    if (this.#isTerminal) process.stderr.write('\r\u001b[K')
  }

  #show(): void {
    const { done, refused, unknown } = this.#counts
    const seconds = (performance.now() - this.#startedAt) / 1000
    const rate = (this.#ended / Math.max(seconds, 0.001)).toFixed(1)
    const line = `done ${done} of ${this.#all}, refused ${refused}, unknown ${unknown}, ${rate}/s`
    if (!this.#isTerminal) return printNote(line)
    this.#clear()
    process.stderr.write(line)
  }
}

function kindOf({ result }: Outcome): 'done' | 'refused' | 'unknown' {
  if (result === 'unknown') return 'unknown'
  return result === 'completed' || result === 'canceled' ? 'done' : 'refused'
}
