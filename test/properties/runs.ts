const { FC_RUNS, FC_SEED } = process.env

/**
 * How often a property is tried: `FC_RUNS` times, or as often as it says itself. A failure prints its seed; `FC_SEED`
 * repeats it.
 */
export function runs(usual: number): { numRuns: number; seed?: number } {
  return { numRuns: FC_RUNS ? Number(FC_RUNS) : usual, ...(FC_SEED && { seed: Number(FC_SEED) }) }
}

/** Milliseconds, for the runner of the tests: enough for any number of runs, and an end for a call that hangs. */
export const timeout = 30_000 + 100 * runs(0).numRuns
