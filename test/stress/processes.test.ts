/** A short run of what `test/stress/processes.ts` runs for long. */
import { expect, it } from 'vitest'
import { runProcesses } from './processes/run.js'

it('three processes, killed six times: what completeOrder says of 200 orders is what the ledger says', async () => {
  const report = await runProcesses({ orders: 200, processes: 3, kills: 6, rate: 0.3, seed: 2026 })
  expect(report.violations).toEqual([])
  expect(report.kills).toBe(6)
  // Each kind of result is there.
  expect(Object.keys(report.results).sort()).toEqual(['canceled', 'completed', 'completed-differently', 'refused'])
})
