import { vi } from 'vitest'

/**
 * Ends pauses at once and lists them, in milliseconds: what is tested is what is retried, not the waiting. Time limits,
 * which are longer than any pause of a test, stay. `vi.unstubAllGlobals()` undoes it.
 */
export function skipPauses(shortestLimit = 29_000): number[] {
  const pauses: number[] = []
  const { setTimeout } = globalThis
  vi.stubGlobal('setTimeout', (run: () => void, ms: number) => {
    if (ms >= shortestLimit) return setTimeout(run, ms)
    pauses.push(ms)
    return setTimeout(run, 0)
  })
  return pauses
}

/** Time passes only by `vi.advanceTimersByTimeAsync()`, however slow the machine is. `vi.useRealTimers()` undoes it. */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
}

/** One turn of the event loop: what waits for nothing else has run then. */
export async function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
