/** A short run of the batch that `test/stress/batch.ts` runs for long. */
import { describe, expect, it } from 'vitest'
import { runBatch } from './batch/run.js'

describe('600 orders at 30 % faults, killed three times', () => {
  it('all have exactly their amount', async () => {
    const { violations, lines } = await runBatch({ orders: 600, rate: 0.3, seed: 1, kills: 3 })
    expect(violations).toEqual([])
    expect(lines.completed).toBeGreaterThanOrEqual(600)
  })
})
