import { createReadStream } from 'node:fs'

/** A line of a file. */
export interface Line {
  /** From 1. */
  readonly number: number
  /** Without its line end. */
  readonly bytes: Buffer
  /** False for a last line without a line feed. */
  readonly isEnded: boolean
  /** Where the line ends in the file, its line feed included. */
  readonly end: number
}

/** More is no order, and would fill the memory. */
export const LONGEST_LINE = 1024 * 1024

/** The lines of a file, one after the other. @throws RangeError for a line of more than 1 MiB */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0)
  let number = 0
  let end = 0
  // `as`: a stream without an encoding yields buffers.
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let stop = bytes.indexOf(LINE_FEED); stop >= 0; stop = bytes.indexOf(LINE_FEED, start)) {
      end += stop + 1 - start
      yield { number: ++number, bytes: bytes.subarray(start, stop), isEnded: true, end }
      start = stop + 1
    }
    rest = bytes.subarray(start)
    if (rest.length > LONGEST_LINE) throw new RangeError(`line ${number + 1} has more than ${LONGEST_LINE} bytes`)
  }
  if (rest.length > 0) yield { number: ++number, bytes: rest, isEnded: false, end: end + rest.length }
}

const LINE_FEED = 0x0a
