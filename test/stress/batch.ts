/**
 * The long run of `batch`: `npx tsx test/stress/batch.ts --orders 10000 --seed 1`. It completes many orders while responses
 * fail, kills the command three times, and compares the ledger with what was asked. Exits with 1 when a promise is broken.
 */
import { parseArgs } from 'node:util'
import { runBatch } from './batch/run.js'

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '0.3' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    kills: { type: 'string', default: '3' },
  },
})
const [orders, rate, seed, kills] = [values.orders, values.rate, values.seed, values.kills].map(Number)
console.log(`${orders} orders, faults in ${Number(rate) * 100} % of the responses, killed ${kills} times, seed ${seed}`)
const startedAt = performance.now()
const report = await runBatch({ orders: orders ?? 0, rate: rate ?? 0, seed: seed ?? 0, kills: kills ?? 0 })
console.log(`${report.requests} requests in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
console.log(`results: ${JSON.stringify(report.lines)}; most memory of the command: ${report.memory.toFixed(0)} MiB`)
console.log(report.violations.length === 0 ? 'Every order has exactly its amount.' : report.violations.join('\n'))
process.exitCode = report.violations.length === 0 ? 0 : 1
