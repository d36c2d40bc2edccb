/** Many orders through the command `batch` while responses fail, killed several times and started again. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultName } from 'wechatpay-payscore/sandbox'
import { buildCommand } from '../../cli/build-command.js'
import { startMerchant } from '../../cli/merchant.js'
import { completions, jsonLines, newOrders, sumOf, wrongOnes } from '../../cli/orders.js'

const FAULTS: readonly FaultName[] = [
  ...([
    'SYSTEM_ERROR',
    'drop-before',
    'drop-after',
    'reset',
    'wrong-signature',
    'missing-signature',
    'old-timestamp',
  ] as const),
  ...(['truncate', 'html-502', 'empty-500', 'accepted-202', 'SERVICE_UNAVAILABLE'] as const),
]

export interface BatchOptions {
  readonly orders: number
  /** The share of responses that fail, 0 to 1. */
  readonly rate: number
  readonly seed: number
  /** How often the batch is killed before the start that ends. */
  readonly kills: number
}

export interface BatchReport {
  /** What broke a promise; none when all is well. */
  readonly violations: readonly string[]
  readonly requests: number
  /** The most memory that a start had, in MiB; 0 where the system has no /proc. */
  readonly memory: number
  /** Results by kind, over all lines of the results file. */
  readonly lines: Readonly<Record<string, number>>
}

export async function runBatch({ orders: count, rate, seed, kills }: BatchOptions): Promise<BatchReport> {
  let state = seed + 1
  const draw = (): number => (state = (state * 48271) % 2147483647) / 2147483647
  let [requests, killAt, memory, kill] = [0, Infinity, 0, (): void => {}]
  const { command, remove } = buildCommand()
  const merchant = await startMerchant({
    orders: newOrders(count),
    faults: () => {
      if (++requests === killAt) kill()
      return draw() < rate ? FAULTS[Math.floor(draw() * FAULTS.length)] : undefined
    },
  })
  const results = join(merchant.folder, 'results.jsonl')
  const orders = merchant.file('orders.jsonl', jsonLines(completions(count)))
  const runOnce = async (): Promise<{ status: number | null; stdout: string }> => {
    const args = [command, 'batch', orders, '--results', results, '--concurrency', '32', '--json']
    const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...merchant.env } })
    kill = () => void child.kill('SIGKILL')
    const watch = setInterval(() => (memory = Math.max(memory, peakOf(child.pid))), 200)
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.resume()
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
    clearInterval(watch)
    return { status, stdout }
  }
  try {
    for (let time = 0; time < kills; time++) {
      killAt = requests + 1 + Math.floor((draw() * count) / kills)
      await runOnce()
    }
    killAt = Infinity
    let ended = await runOnce()
    // Some results may be unknown still: the user starts it again, too.
    for (let time = 0; ended.status === 3 && time < 5; time++) ended = await runOnce()
    const violations = [...wrongOnes(merchant.sandbox, count)]
    if (ended.status !== 0) violations.push(`the last start ended with ${ended.status}: ${ended.stdout}`)
    const { totals } = JSON.parse(ended.stdout) as { totals: { completed: { orders: number; fen: number } } }
    if (totals.completed.orders !== count || totals.completed.fen !== sumOf(count))
      violations.push(`the summary says ${JSON.stringify(totals)}`)
    const lines: Record<string, number> = {}
    for (const line of readFileSync(results, 'utf8').trimEnd().split('\n')) {
      const { result } = JSON.parse(line) as { result: string }
      lines[result] = (lines[result] ?? 0) + 1
    }
    return { violations, requests, memory, lines }
  } finally {
    await merchant.close()
    remove()
  }
}

/** The most memory that a process had so far, in MiB. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
