/** Completes orders with a client against the sandbox, over real sockets and with faults, and judges each call. */
import { createWechatpayClient } from '../../../src/node.js'
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js'
import { Arrivals } from './arrivals.js'
import { makeCall, storyOf, type Call } from './call.js'
import { assertRefusing, clientsOf } from './clients.js'
import { judge, judgeSettled, type Evidence, type TransportName } from './judge.js'
import { bytesPerCall, collectGarbage, MAX_BYTES_PER_CALL, sampleMemory, type MemorySample } from './memory.js'
import { faultOf, labelOf } from './mix.js'
import { planCall, type PlannedCall } from './orders.js'
import { watchProcess } from './process.js'
import { Tally } from './tally.js'

export interface FaultsOptions {
  readonly orders: number
  readonly concurrency: number
  /** The share of responses that fail, 0 to 1. */
  readonly rate: number
  readonly seed: number
  /** Milliseconds for one attempt of a call that meets a stall or a delay; default 400. */
  readonly timeout?: number
  /** How many orders are completed, judged and forgotten together, so that memory can be flat; default 250. */
  readonly round?: number
  /** Creates the clients that are judged; default this package's, as on Node. */
  readonly createClient?: typeof createWechatpayClient
  /** What these clients send with; default `node`. */
  readonly transport?: TransportName
}

export interface FaultsReport {
  readonly tally: Tally
  readonly violations: readonly Violation[]
  readonly memory: readonly MemorySample[]
  /** Bytes that are kept per call; undefined when the run was too short to measure it. */
  readonly bytesPerCall: number | undefined
  readonly seconds: number
}

/** A promise that was broken. */
export interface Violation {
  readonly order: string
  readonly promise: string
  /** The call and its attempts. */
  readonly story: readonly string[]
}

export async function runFaults(options: FaultsOptions): Promise<FaultsReport> {
  const { orders, concurrency, rate, seed, timeout = 400, round = 250, transport = 'node' } = options
  await assertRefusing()
  const start = performance.now()
  const tally = new Tally()
  const memory: MemorySample[] = []
  const violations: Violation[] = []
  let isFaulty = true
  const sandbox = await startSandbox({
    orders: [],
    faults: ({ out_order_no, attempt, body }) => {
      const fault = isFaulty ? faultOf(seed, out_order_no, attempt, rate, timeout) : undefined
      arrivals.examined(out_order_no, body, fault && labelOf(fault))
      return fault
    },
  })
  const arrivals = new Arrivals(Number(new URL(sandbox.url).port))
  const clients = clientsOf(options.createClient ?? createWechatpayClient, sandbox)
  const neverFires = new AbortController().signal
  const stopWatching = watchProcess((promise) => violations.push({ order: 'the process', promise, story: [] }))
  // What a call needs must survive a collection in the middle of the call.
  const collecting = setInterval(collectGarbage, 200)
  try {
    for (let first = 0; first < orders; first += round) {
      const indexes = Array.from({ length: Math.min(round, orders - first) }, (_, i) => first + i)
      const plans = indexes.map((index) => planCall(seed, index, rate, timeout))
      for (const { order } of plans) if (order) sandbox.orders.add(order)
      await callAndJudge(plans)
      sandbox.orders.clear()
      sandbox.faults.clear()
      sandbox.requests.clear()
      arrivals.clear()
      memory.push(sampleMemory(first + plans.length))
    }
  } finally {
    clearInterval(collecting)
    stopWatching()
    arrivals.close()
    await sandbox.close()
  }
  tally.unread = arrivals.unread
  const held = bytesPerCall(memory)
  if (held !== undefined && held > MAX_BYTES_PER_CALL) {
    const promise = `${Math.round(held)} bytes are kept per call, more than ${MAX_BYTES_PER_CALL}`
    violations.push({ order: 'the process', promise, story: [] })
  }
  return { tally, violations, memory, bytesPerCall: held, seconds: (performance.now() - start) / 1000 }

  async function callAndJudge(plans: readonly PlannedCall[]): Promise<void> {
    isFaulty = true
    const calls = await inParallel(concurrency, plans, callAsPlanned)
    const left = await arrivals.quiet()
    const cut = cutOnReuse(sandbox)
    for (const call of calls) {
      const number = call.plan.out_order_no
      tally.count(call, arrivals.of(number), cut.has(number))
      accuse(call, judge(call, evidenceOf(call)))
      if (left.has(number)) accuse(call, ['a connection outlived the call'])
    }

    isFaulty = false
    const open = calls.filter(({ result }) => ['unknown', 'not-sent'].includes(result.kind))
    for (const call of await inParallel(concurrency, open, callUntilSettled)) {
      tally.settle(call)
      accuse(call, judgeSettled(call, evidenceOf(call)))
    }

    const known = new Set(plans.map(({ out_order_no }) => out_order_no))
    for (const order of arrivals.numbers().filter((number) => !known.has(number)))
      violations.push({ order, promise: 'a request arrived after its call had been judged', story: [] })
  }

  async function callAsPlanned(plan: PlannedCall): Promise<Call> {
    if (plan.abortAfter === undefined) return makeCall(clients(plan), plan, plan.sharesSignal ? neverFires : undefined)
    const abort = new AbortController()
    if (plan.abortAfter === 0) abort.abort()
    const timer = setTimeout(() => abort.abort(), plan.abortAfter)
    const call = await makeCall(clients(plan), plan, abort.signal)
    clearTimeout(timer)
    return call
  }

  /** Does what the documentation asks of the caller when the outcome is unknown: calls again with identical parameters. */
  async function callUntilSettled({ plan }: Call): Promise<Call> {
    for (let calls = 1; ; calls++) {
      const call = await makeCall(clients('without limits'), plan)
      // An earlier drop-next can still cut a call or two.
      if (call.result.kind !== 'unknown' || calls === 3) return call
    }
  }

  function evidenceOf({ plan: { product, out_order_no } }: Call): Evidence {
    const order = sandbox.orders.get(product, out_order_no)
    return { order, arrivals: arrivals.of(out_order_no), mchid: sandbox.mchid, transport }
  }

  function accuse(call: Call, promises: readonly string[]): void {
    const order = call.plan.out_order_no
    for (const promise of promises) violations.push({ order, promise, story: storyOf(call, arrivals.of(order)) })
  }
}

/** The orders with a request that met the end of its connection, because of the response before it. */
function cutOnReuse(sandbox: Sandbox): Set<string> {
  const cut = sandbox.requests.list().filter(({ fault, status }) => fault === 'drop-next' && status === undefined)
  return new Set(cut.map(({ url }) => url.split('/')[4] ?? ''))
}

async function inParallel<T, R>(width: number, items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await run(item)
  }
  await Promise.all(Array.from({ length: width }, worker))
  return results
}
