import { quote } from '../errors.js'
import type { WechatpayClient } from '../calls.js'
import { checkOrders, type Entries } from './batch/orders-file.js'
import { writeLeft } from './batch/left-file.js'
import { lock, MOST_CONCURRENCY } from './batch/lock.js'
import { Pace } from './batch/pace.js'
import { distinctFiles, type Paths } from './batch/paths.js'
import { pauseAfterAttempt } from './batch/pauses.js'
import { passesOf, pendingOf } from './batch/plan.js'
import { Progress } from './batch/progress.js'
import { readResults, type LastResult } from './batch/results-file.js'
import { ResultsWriter } from './batch/results-writer.js'
import { Runner, type Batch } from './batch/runner.js'
import { StopRules } from './batch/stop-rules.js'
import { summaryJson, summaryText, tallyOf } from './batch/tally.js'
import { clientFromEnv } from './client.js'
import type { Input } from './command.js'
import { EXIT, UsageError, type ExitStatus } from './exit-status.js'
import { orderCount } from './format.js'
import { wholeNumber } from './parse-arguments.js'
import { printJson, printNote, printResult } from './terminal.js'

/** `batch ORDERS.jsonl --results FILE`: completes many orders, and goes on where an earlier start ended. */
export async function batch(input: Input): Promise<ExitStatus> {
  const [orders = ''] = input.operands
  const { results, left } = input.values
  if (results === undefined) throw new UsageError('batch needs --results FILE, where the results are appended')
  const concurrency = wholeNumber(input, 'concurrency', 8, 1, MOST_CONCURRENCY)
  const pace = new Pace(wholeNumber(input, 'rate', 0, 1, 100_000))
  const rules = new StopRules()
  const paths = await distinctFiles(orders, results, left)
  const client = await clientFromEnv({
    onAttempt: (attempt) => {
      rules.observe(attempt)
      if (attempt.number > 1) pace.count()
      const pause = pauseAfterAttempt(attempt)
      if (pause !== undefined) pace.pause(pause)
    },
  })
  const { cutOff, release } = await lock(paths.results, concurrency, printNote)
  try {
    const plan = await prepare(paths, cutOff)
    const stopped = await runAll(client, paths.orders, plan, { pace, rules, concurrency })
    return await conclude(paths, plan, stopped, input.flags.has('json'))
  } finally {
    // The results are written: a lock file that stays counts for nothing when this process is gone.
    await release().catch(() => {})
  }
}

/** Why a batch stopped that its user ended. */
const SIGNAL = 'a signal ended it'

/** What a start finds, and what it is to do. */
interface Plan {
  readonly entries: Entries
  /** The last result of each order that has one. */
  readonly last: Map<string, LastResult>
  /** How many orders run. */
  readonly count: number
  readonly passes: readonly ReadonlySet<string>[]
  /** The orders that a killed start may have sent. */
  readonly doubtful: ReadonlySet<string>
  readonly writer: ResultsWriter
}

async function prepare(paths: Paths, cutOff: number): Promise<Plan> {
  const entries = await checkOrders(paths.orders, printNote)
  const found = await readResults(paths.results)
  const last = new Map(found.last)
  const pending = pendingOf(entries, last)
  const passes = passesOf(pending, entries, last)
  const doubtful = new Set(passes.flatMap((pass) => [...pass].slice(0, cutOff)))
  const writer = await ResultsWriter.open(paths.results, found)
  if (found.torn > 0)
    printNote(`The last line of ${quote(paths.results)} was torn, and is dropped: its order runs again`)
  if (pending.size < entries.size)
    printNote(`${entries.size - pending.size} of ${entries.size} orders have a final result; ${pending.size} run now`)
  if (doubtful.size > 0)
    printNote(`An earlier start was killed: it may have sent up to ${orderCount(doubtful.size)} without a result`)
  return { entries, last, count: pending.size, passes, doubtful, writer }
}

/** Runs the orders. @returns why it stopped before the end; undefined when it did not */
async function runAll(
  client: WechatpayClient,
  path: string,
  { entries, last, count, passes, doubtful, writer }: Plan,
  limits: Pick<Batch, 'pace' | 'rules' | 'concurrency'>,
): Promise<string | undefined> {
  const stopping = new AbortController()
  const abort = new AbortController()
  const progress = new Progress(count)
  const ignoreSignals = onSignals(stopping, abort, progress)
  try {
    const orders = { path, entries, doubtful }
    const runner = new Runner({ client, ...orders, ...limits, writer, progress, stopping, abort: abort.signal }, last)
    const stopped = await runner.run(passes)
    return stopped ?? (stopping.signal.aborted ? SIGNAL : undefined)
  } finally {
    ignoreSignals()
    progress.stop()
    // Each result is on the disk already.
    await writer.close().catch(() => {})
  }
}

/** The first signal lets what is under way finish; the second one breaks it off. */
function onSignals(stopping: AbortController, abort: AbortController, progress: Progress): () => void {
  const handle = (): void => {
    if (stopping.signal.aborted) return abort.abort()
    progress.say('Finishing what is under way; the same signal again breaks it off.')
    stopping.abort()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, handle)
  return () => signals.forEach((signal) => process.off(signal, handle))
}

async function conclude(
  { orders, results, left }: Paths,
  { entries, last }: Plan,
  stopped: string | undefined,
  isJson: boolean,
): Promise<ExitStatus> {
  const tally = tallyOf(entries, last)
  if (stopped !== undefined) printNote(`Stopped: ${stopped}.`)
  if (isJson) printJson(summaryJson(tally, stopped))
  else printResult(summaryText(tally))
  const isWritten = left !== undefined && (await tryLeft(left, orders, last))
  if (tally.refused > 0) printNote(refusedText(tally.refused, results))
  if (tally.left > 0)
    printNote(
      `${orderCount(tally.left)} ${tally.left === 1 ? 'is' : 'are'} left${isWritten ? `, see ${quote(left)}` : ''}: start the same command again.`,
    )
  if (tally.totals.unknown.orders > 0 || (stopped === SIGNAL && tally.left > 0)) return EXIT.unknown
  const isWhole = stopped === undefined || stopped === SIGNAL
  return !isWhole || tally.left > 0 || tally.otherwise > 0 ? EXIT.refused : EXIT.done
}

function refusedText(count: number, results: string): string {
  return `${orderCount(count)} ${count === 1 ? 'was' : 'were'} refused, which is final for ${quote(results)}: no further start with it runs them again. Remove the cause, then run them with another --results file.`
}

/** The results count, and they are written: without the orders that are left, the batch has ended all the same. */
async function tryLeft(left: string, orders: string, last: ReadonlyMap<string, LastResult>): Promise<boolean> {
  try {
    await writeLeft(left, orders, last)
    return true
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    const reason = syscall === undefined ? 'the orders have changed since they were checked' : code
    printNote(`--left ${quote(left)} is not written: ${reason}.`)
    return false
  }
}
