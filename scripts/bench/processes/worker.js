/**
 * One client in a process of its own, plain JavaScript on the built package: `node worker.js CLIENT SETUP.json`. Driven
 * over IPC by processes.ts: each message is a command and gets one result.
 */
import { readFileSync } from 'node:fs'
import { BENCH, bodyOf, assertCompleted, CHECKED, FORGED, HELD, orderNumber } from './orders.js'

const [name, setup] = process.argv.slice(2)
const { createClient } = await import(`../clients/${name}.js`)
const complete = await createClient(JSON.parse(readFileSync(setup, 'utf8')))

const commands = { prove, round, calls: makeCalls, hold, release, memory }
/** Calls that wait for the server. */
let held = []

process.on('message', ({ command, ...details }) => {
  // Any failure ends this process, and with it the run.
  commands[command](details).then((result) => process.send({ result }))
})
process.on('disconnect', () => process.exit())
process.send({ result: 'ready' })

async function call(kind, items, index, body = bodyOf(items)) {
  const outOrderNo = orderNumber(kind, items, index)
  assertCompleted(await complete(outOrderNo, body), outOrderNo, items)
}

/** Whether the client does the work: the server refuses a request that is not signed, and forges a response. */
async function prove() {
  const refusal = (kind) =>
    call(kind, 1, 0).then(
      () => undefined,
      (error) => String(error),
    )
  const unsigned = await refusal(CHECKED)
  const forged = await refusal(FORGED)
  return { signs: unsigned === undefined, verifies: forged !== undefined, errors: [unsigned, forged] }
}

/**
 * So many calls in flight for so long. The measurement begins with the first response after the lead-in, when
 * all connections are open, and ends with the first one after the time; both moments are read where they happen.
 */
async function round({ inFlight, items, leadIn, milliseconds }) {
  const body = bodyOf(items)
  const latencies = []
  const from = performance.now() + leadIn
  let begin, end
  let sent = 0
  const loop = async () => {
    while (!end) {
      const start = performance.now()
      await call(BENCH, items, sent++, body)
      const now = performance.now()
      if (begin && !end) latencies.push(now - start)
      if (!begin && now >= from) begin = { now, cpu: process.cpuUsage() }
      else if (begin && !end && now >= begin.now + milliseconds) end = { now, cpu: process.cpuUsage(begin.cpu) }
    }
  }
  await Promise.all(Array.from({ length: inFlight }, loop))
  const calls = latencies.length
  latencies.sort((a, b) => a - b)
  const percentile = (share) => latencies[Math.ceil(share * calls) - 1]
  return {
    sent,
    calls,
    callsPerSecond: (calls / (end.now - begin.now)) * 1000,
    cpuPerCall: (end.cpu.user + end.cpu.system) / calls,
    p50: percentile(0.5),
    p99: percentile(0.99),
  }
}

/** Makes so many calls, and measures nothing. */
async function makeCalls({ calls, inFlight }) {
  const body = bodyOf(1)
  let sent = 0
  const loop = async () => {
    while (sent < calls) await call(BENCH, 1, sent++, body)
  }
  await Promise.all(Array.from({ length: inFlight }, loop))
}

/** Begins calls whose responses the server holds back. */
async function hold({ calls }) {
  held = Array.from({ length: calls }, (_, index) => call(HELD, 1, index))
}

async function release() {
  await Promise.all(held)
  held = []
}

/** The memory in use after garbage collection; needs --expose-gc. */
async function memory() {
  for (let times = 0; times < 3; times++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    globalThis.gc()
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heapUsed, external, rss }
}
