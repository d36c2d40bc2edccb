/**
 * `worker.ts ORDERS.jsonl RESULTS.jsonl SEED`: completes the orders in an order of its own until each has a final result.
 * It begins with what its results file does not have yet. What it did before it was killed, it does not know.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { completeOrder, createWechatpayClient, type OrderToComplete } from '../../../src/node.js'
import { credentialsFromEnv } from '../../../src/credentials-from-env.js'
import { randomFrom } from './random.js'

const [ordersFile = '', resultsFile = '', seed = ''] = process.argv.slice(2)
const linesOf = (file: string): unknown[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        // A killed process may leave a part of a line.
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line) as unknown)
    : []

// `as`: the run has written both files.
const done = new Set((linesOf(resultsFile) as { out_order_no: string }[]).map(({ out_order_no }) => out_order_no))
const open = (linesOf(ordersFile) as OrderToComplete[]).filter(({ out_order_no }) => !done.has(out_order_no))
const draw = randomFrom(Number(seed))
const shuffled = open.map((order) => ({ order, rank: draw() })).sort((a, b) => a.rank - b.rank)
const { WECHATPAY_BASE_URL: baseUrl = 'http://127.0.0.1:1' } = process.env
const client = createWechatpayClient(await credentialsFromEnv(), { baseUrl, maxRetries: 1, timeout: 20_000 })

async function settle(order: OrderToComplete): Promise<void> {
  for (;;) {
    const { result } = await completeOrder(client, order)
    if (result !== 'unknown') {
      const { product, out_order_no, body } = order
      const line = { product, out_order_no, total_amount: body.total_amount, result }
      return appendFileSync(resultsFile, `\n${JSON.stringify(line)}\n`)
    }
    await sleep(5)
  }
}
const waiting = shuffled.values()
await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (const { order } of waiting) await settle(order)
  }),
)
