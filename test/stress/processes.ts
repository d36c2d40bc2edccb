/**
 * The long run: `npx tsx test/stress/processes.ts --orders 3000 --kills 20 --seed 1`. Three processes complete the same
 * orders while responses fail. Exits with 1 when `completeOrder` said anything that the ledger does not say.
 */
import { parseArgs } from 'node:util'
import { runProcesses } from './processes/run.js'

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '3000' },
    processes: { type: 'string', default: '3' },
    kills: { type: 'string', default: '20' },
    rate: { type: 'string', default: '0.3' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
  },
})
const [orders = 0, processes = 0, kills = 0, rate = 0, seed = 0] = [
  ...[values.orders, values.processes, values.kills, values.rate, values.seed].map(Number),
]
const report = await runProcesses({ orders, processes, kills, rate, seed })
console.log(
  `${orders} orders in ${processes} processes, ${report.kills} kills, ${report.requests} requests, seed ${seed}`,
)
console.log(`results: ${JSON.stringify(report.results)}`)
console.log(report.violations.length === 0 ? 'Each result is what the ledger says.' : report.violations.join('\n'))
process.exitCode = report.violations.length === 0 ? 0 : 1
