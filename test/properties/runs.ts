const { FC_TIMES = '1', FC_SEED } = process.env

/**
 * How often a property is tried: as often as the test says, times `FC_TIMES`. A failure prints its seed, and `FC_SEED`
 * tries the same values again.
 */
export function runs(usual: number): { numRuns: number; seed?: number } {
  return { numRuns: usual * Number(FC_TIMES), ...(FC_SEED && { seed: Number(FC_SEED) }) }
}
