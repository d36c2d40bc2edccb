/**
 * `npm run faults`: completes thousands of orders with the client against the sandbox while responses fail in every way
 * that the sandbox knows, and compares what each call reports with the ledger. Exits with 1 when a promise is broken.
 */
import { parseArgs } from 'node:util'
import * as web from '../../src/index.js'
import * as node from '../../src/node.js'
import { assertNumber } from '../../src/assert.js'
import { linesOf } from './faults/report.js'
import { runFaults } from './faults/run.js'

const USAGE = `npm run faults -- [options]

  --orders NUMBER       how many orders (default 3000)
  --concurrency NUMBER  how many calls at a time (default 64)
  --rate NUMBER         the share of responses that fail, 0 to 1 (default 0.3)
  --seed NUMBER         the same number gives the same orders and faults (default: a random one)
  --entry node|web      the package as on Node, or with Web APIs only (default node)
  --help                print this`

const entries = {
  node: { createClient: node.createWechatpayClient, transport: 'node' },
  web: { createClient: web.createWechatpayClient, transport: 'fetch' },
} as const

try {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '3000' },
      concurrency: { type: 'string', default: '64' },
      rate: { type: 'string', default: '0.3' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
      entry: { type: 'string', default: 'node' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(USAGE)
  else await run(values)
} catch (error) {
  console.error(`npm run faults: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function run(values: Record<'orders' | 'concurrency' | 'rate' | 'seed' | 'entry', string>): Promise<void> {
  const orders = Number(values.orders)
  const concurrency = Number(values.concurrency)
  const rate = Number(values.rate)
  const seed = Number(values.seed)
  const { entry } = values
  assertNumber('--orders', orders, 1, 1_000_000)
  assertNumber('--concurrency', concurrency, 1, 1000)
  assertNumber('--seed', seed, 0, Number.MAX_SAFE_INTEGER)
  if (!(rate >= 0 && rate <= 1)) throw new TypeError(`--rate must be a number from 0 to 1, but is ${values.rate}`)
  if (entry !== 'node' && entry !== 'web') throw new TypeError(`--entry must be node or web, but is ${entry}`)

  console.log(
    `${orders} orders, ${concurrency} calls at a time, faults in ${rate * 100} % of the responses, seed ${seed}, entry ${entry}\n`,
  )
  const report = await runFaults({ orders, concurrency, rate, seed, ...entries[entry] })
  console.log(linesOf(report).join('\n'))
  if (report.violations.length > 0) process.exitCode = 1
}
