import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
// `as`: the flag adds gc to every new context.
export const collectGarbage = runInNewContext('gc') as () => void

/** A response that is kept is about four thousand bytes; a short run that still warms up stays below one thousand. */
export const MAX_BYTES_PER_CALL = 2048

/** What is in use after so many calls. */
export interface MemorySample {
  readonly calls: number
  readonly bytes: number
}

/** Takes a sample after a full collection, so that only what is still referenced counts. */
export function sampleMemory(calls: number): MemorySample {
  collectGarbage()
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return { calls, bytes: heapUsed + external }
}

/**
 * Bytes that are kept per call: the slope over the second half, when everything is loaded and compiled, from the median
 * of its first samples to the median of its last, because a single sample may include idle connections.
 */
export function bytesPerCall(samples: readonly MemorySample[]): number | undefined {
  const half = samples.slice(Math.floor(samples.length / 2))
  if (half.length < 4) return undefined
  const middle = Math.floor(half.length / 2)
  const [from, to] = [median(half.slice(0, middle)), median(half.slice(-middle))]
  return (to.bytes - from.bytes) / (to.calls - from.calls)
}

function median(samples: readonly MemorySample[]): MemorySample {
  const value = (of: (sample: MemorySample) => number): number => {
    const sorted = samples.map(of).sort((a, b) => a - b)
    const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)]
    return ((sorted[low] ?? NaN) + (sorted[high] ?? NaN)) / 2
  }
  return { calls: value(({ calls }) => calls), bytes: value(({ bytes }) => bytes) }
}
