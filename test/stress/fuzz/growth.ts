import { Violation } from './target.js'

/**
 * Runs work with input that grows fourfold from 4 KiB. Linear work takes four times as long each time, quadratic work 16
 * times. It is a measurement, so the targets that use it are not among the tests.
 *
 * @param longest the last length
 * @throws Violation when the time grows faster than the input
 */
export async function assertLinear(run: (length: number) => Promise<unknown>, longest: number): Promise<void> {
  const fastest = async (length: number, times: number): Promise<number> => {
    let least = Infinity
    for (; times > 0; times--) {
      const before = performance.now()
      await run(length)
      least = Math.min(least, performance.now() - before)
    }
    return least
  }
  let last = await fastest(4 * 1024, 3)
  for (let length = 16 * 1024; length <= longest; length *= 4) {
    let time = await fastest(length, 3)
    // Other work of the machine may have slowed three runs, but not thirty; a second is no matter of other work.
    if (isSuspicious(last, time) && time < 1000) time = await fastest(length, 30)
    if (isSuspicious(last, time)) throw new Violation(`${last.toFixed(1)} ms grow to ${time.toFixed(1)} ms`)
    last = time
  }
}

/** Shorter times say nothing. */
function isSuspicious(last: number, time: number): boolean {
  return time > 50 && time / last > 9
}
