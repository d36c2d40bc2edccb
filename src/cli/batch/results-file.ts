/** The results file, as a start finds it. */

import { errorCodes } from '../../../generated/error-codes.js'
import { isProduct, type Completion } from '../../completion.js'
import { quote } from '../../errors.js'
import { UsageError } from '../exit-status.js'
import { keyOf } from './orders-file.js'
import { linesOf } from './lines.js'

/** What is kept of the last result of an order. */
export interface LastResult {
  readonly result: Completion['result']
  readonly paid: boolean
  /** The error code of a refusal. */
  readonly code: string | undefined
  /** Of the body that was sent; a file of another program may have none. */
  readonly sha256: string | undefined
  /** When an attempt ended whose effect is unknown, in milliseconds since 1970; undefined when there was none. */
  readonly unknownSince?: number | undefined
}

export interface Results {
  /** The last result of each order, by `keyOf`. */
  readonly last: ReadonlyMap<string, LastResult>
  /** How many bytes of a torn last line there are. */
  readonly torn: number
  /** How long the file is without them. */
  readonly length: number
  /** Whether its last line lacks its line feed, and is whole. */
  readonly lacksEnd: boolean
}

/** Whether an order with this result is not run again. */
export function isFinal({ result, code }: LastResult): boolean {
  if (result === 'unknown') return false
  return !(result === 'refused' && isConfiguration(code))
}

export function isConfiguration(code: string | undefined): boolean {
  return code !== undefined && Object.hasOwn(errorCodes, code) && errorCodes[code]?.concerns === 'configuration'
}

const RESULTS: readonly unknown[] = ['completed', 'completed-differently', 'canceled', 'refused', 'unknown']

/** Reads the results of earlier starts; none when there is no file. @throws UsageError for a file that is no results file */
export async function readResults(path: string): Promise<Results> {
  const last = new Map<string, LastResult>()
  let [torn, length, lacksEnd] = [0, 0, false]
  try {
    for await (const { number, bytes, isEnded, end } of linesOf(path)) {
      const record = parse(bytes)
      if (typeof record === 'object') {
        last.set(record.key, record.last)
        length = end
        lacksEnd = !isEnded
      } else if (record === 'no JSON' && !isEnded && isTorn(bytes)) torn = bytes.length
      else throw new UsageError(`${quote(path)} is not a results file: line ${number} is no result of an order`)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw error instanceof RangeError ? new UsageError(error.message) : error
  }
  return { last, torn, length, lacksEnd }
}

function parse(bytes: Buffer): { key: string; last: LastResult } | 'no JSON' | 'no result' {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    return 'no JSON'
  }
  const { product, out_order_no, result, paid, error, sha256, at, unknown_since } = Object(value) as Record<
    string,
    unknown
  >
  if (!isProduct(product) || typeof out_order_no !== 'string' || !RESULTS.includes(result)) return 'no result'
  const { code } = Object(error) as { code?: unknown }
  const last = {
    result: result as LastResult['result'], // `as`: it is one of RESULTS.
    paid: paid === true,
    code: typeof code === 'string' ? code : undefined,
    sha256: typeof sha256 === 'string' ? sha256 : undefined,
    unknownSince: result === 'unknown' ? timeOf(unknown_since ?? at) : undefined,
  }
  return { key: keyOf({ product, out_order_no }), last }
}

/** A time in milliseconds; now, where a file of another program has none. */
function timeOf(text: unknown): number {
  const time = typeof text === 'string' ? Date.parse(text) : NaN
  return Number.isNaN(time) ? Date.now() : time
}

const HEAD = '{"product":"'

/** Whether bytes are the beginning of a result, or the zeros that a file system may leave there after a loss of power. */
function isTorn(bytes: Buffer): boolean {
  if (bytes.every((byte) => byte === 0)) return true
  const head = bytes.toString('latin1', 0, HEAD.length)
  return HEAD.startsWith(head) || head === HEAD
}
