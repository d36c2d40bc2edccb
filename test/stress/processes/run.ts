/**
 * Several processes complete the same orders at once while responses to completions and queries fail, and processes are
 * killed and started again. What `completeOrder` said is compared with the ledger.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OrderToComplete } from 'wechatpay-payscore'
import type { FaultName, NewSandboxOrder, Sandbox } from 'wechatpay-payscore/sandbox'
import { startMerchant } from '../../cli/merchant.js'
import { completions, jsonLines, newOrders } from '../../cli/orders.js'
import { randomFrom } from './random.js'

const FAULTS: readonly FaultName[] = [
  ...(['SYSTEM_ERROR', 'drop-before', 'drop-after', 'reset', 'wrong-signature', 'missing-signature'] as const),
  ...(['old-timestamp', 'truncate', 'html-502', 'empty-500', 'accepted-202', 'SERVICE_UNAVAILABLE'] as const),
  'FREQUENCY_LIMITED',
]

export interface ProcessesOptions {
  readonly orders: number
  readonly processes: number
  readonly kills: number
  /** The share of responses that fail, 0 to 1. */
  readonly rate: number
  readonly seed: number
}

export interface ProcessesReport {
  readonly violations: readonly string[]
  readonly requests: number
  readonly kills: number
  /** How many of all results are of each kind. */
  readonly results: Readonly<Record<string, number>>
}

interface Line {
  readonly product: OrderToComplete['product']
  readonly out_order_no: string
  readonly total_amount: number
  readonly result: string
}

export async function runProcesses(options: ProcessesOptions): Promise<ProcessesReport> {
  const { orders: count, processes, rate, seed } = options
  const draw = randomFrom(seed)
  let [requests, killAt, kills, kill] = [0, Infinity, 0, (): void => {}]
  const merchant = await startMerchant({
    orders: ledgerOf(count),
    faults: () => {
      if (++requests >= killAt) kill()
      return draw() < rate ? FAULTS[Math.floor(draw() * FAULTS.length)] : undefined
    },
  })
  try {
    const files = Array.from({ length: processes }, (_, index) => ({
      orders: merchant.file(`orders-${index}.jsonl`, jsonLines(askedBy(index, count))),
      results: join(merchant.folder, `results-${index}.jsonl`),
    }))
    const running: (ChildProcess | undefined)[] = []
    // So that the last kill comes long before the last request.
    const apart = (count * processes) / options.kills / 2
    const scheduleKill = (): void => {
      killAt = kills < options.kills ? requests + 1 + Math.floor(draw() * apart) : Infinity
    }
    kill = () => {
      const alive = running.filter((child) => child !== undefined)
      if (alive.length === 0) return
      killAt = Infinity
      alive[Math.floor(draw() * alive.length)]?.kill('SIGKILL')
      kills++
    }
    scheduleKill()
    await Promise.all(
      files.map(async ({ orders, results }, index) => {
        for (let start = 0; ; start++) {
          const child = startWorker([orders, results, `${seed + index + start * processes}`], merchant.env)
          running[index] = child
          const [status, signal, stderr] = await endOf(child)
          running[index] = undefined
          if (signal !== 'SIGKILL') return status === 0 ? undefined : Promise.reject(new Error(stderr))
          scheduleKill()
        }
      }),
    )
    const lines = files.map(({ results }) => linesOf(results))
    const violations = lines.flatMap((each, index) => judge(merchant.sandbox, each, askedBy(index, count)))
    const results: Record<string, number> = {}
    for (const { result } of lines.flat()) results[result] = (results[result] ?? 0) + 1
    return { violations, requests, kills, results }
  } finally {
    await merchant.close()
  }
}

/** Of sixty orders three are cancelled already, three do not exist, and one is not confirmed yet. */
function ledgerOf(count: number): NewSandboxOrder[] {
  return newOrders(count).flatMap((order, index): NewSandboxOrder[] => {
    if (index % 20 === 7) return [{ ...order, state: 'REVOKED' }]
    // An older product has no ticket before that, so its result would stay unknown.
    if (index % 60 === 9) return [{ ...order, state: 'CREATED' }]
    return index % 20 === 11 ? [] : [order]
  })
}

/** The first process asks for other amounts than the others in one of ten orders. One of ten costs nothing. */
function askedBy(process: number, count: number): OrderToComplete[] {
  return completions(count).map((order, index) => {
    if (index % 10 === 3) return withAmount(order, 0)
    return process === 0 && index % 10 === 5 ? withAmount(order, 1) : order
  })
}

function withAmount(order: OrderToComplete, total_amount: number): OrderToComplete {
  if (order.product === 'serviceorder') {
    const post_payments = [{ name: '租金', amount: total_amount }]
    return { ...order, body: { ...order.body, post_payments, total_amount } }
  }
  return { ...order, body: { ...order.body, fees: [{ fee_name: '租金', fee_amount: total_amount }], total_amount } }
}

function startWorker(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const script = fileURLToPath(new URL('worker.ts', import.meta.url))
  return spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

async function endOf(child: ChildProcess): Promise<[status: number | null, signal: string | null, stderr: string]> {
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve) => child.on('close', (status, signal) => resolve([status, signal, stderr])))
}

function linesOf(file: string): Line[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  // `as`: the worker wrote them.
  return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Line)
}

/** What is wrong with the results of a process. */
function judge({ orders }: Sandbox, lines: readonly Line[], asked: readonly OrderToComplete[]): string[] {
  const settled = new Set(lines.map(({ out_order_no }) => out_order_no))
  const left = asked.filter(({ out_order_no }) => !settled.has(out_order_no))
  const lies = lines.filter(({ product, out_order_no, total_amount, result }) => {
    const order = orders.get(product, out_order_no)
    const completed = order?.completed_with?.total_amount
    if (result === 'completed') return completed !== total_amount
    if (result === 'completed-differently') return completed === undefined || completed === total_amount
    if (result === 'canceled') return order?.state !== 'REVOKED'
    return result !== 'refused' || completed !== undefined
  })
  return [
    ...left.map(({ out_order_no }) => `${out_order_no} has no result`),
    ...lies.map((line) => `not what the ledger says: ${JSON.stringify(line)}`),
  ]
}
