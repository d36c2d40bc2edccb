import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { defaultPathSerializer } from 'openapi-fetch'
import { completionOf } from '../completion-calls.js'
import { valueOf } from '../environment.js'
import { quote } from '../errors.js'
import { requestMessage } from '../message.js'
import { formatId } from '../quote-settings.js'
import { checkOrder, type CheckedOrder } from './check-order.js'
import { clientFromEnv, baseUrlsOf, isReal } from './client.js'
import type { Input } from './command.js'
import { completeUntil } from './complete-until.js'
import { completionText, recordOf } from './completion-record.js'
import { EXIT, UsageError, type ExitStatus } from './exit-status.js'
import { money, rows } from './format.js'
import { productOf } from './products.js'
import { readJson } from './read-json.js'
import { printJson, printNote, printResult } from './terminal.js'

/** `complete PRODUCT NUMBER BODY.json`: checks, asks, completes, and prints what became of the order. */
export async function complete({ operands, flags }: Input): Promise<ExitStatus> {
  const [word = '', out_order_no = '', file = ''] = operands
  const body = await readJson(file, `The body in ${quote(file)}`)
  const checked = checkOrder({ product: productOf(word), out_order_no, body })
  const { order, total, asked } = checked
  if (checked.warning !== undefined) printNote(`Mind: ${checked.warning}`)
  if (flags.has('dry-run')) return dryRun(checked)

  const isTerminal = process.stdin.isTTY && process.stderr.isTTY
  if (!flags.has('yes') && !isTerminal)
    throw new UsageError('complete asks before it sends, and there is no terminal: add --yes')
  const client = await clientFromEnv()
  printNote(planText(checked))
  if (!flags.has('yes') && !(await isConfirmed())) {
    printNote('Nothing was sent.')
    return EXIT.refused
  }
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort())
  process.once('SIGTERM', () => abort.abort())
  const completion = await completeUntil(abort.signal, client, order)
  if (flags.has('json')) printJson(recordOf(order, completion))
  else printResult(completionText(order, total, completion))
  if (completion.result === 'unknown') return EXIT.unknown
  return completion.result === asked ? EXIT.done : EXIT.refused
}

function planText({ order, total, asked }: CheckedOrder): string {
  const table = rows([
    ['order', `${order.product} ${order.out_order_no}`],
    ['merchant', formatId(valueOf(process.env, 'WECHATPAY_MCHID') ?? '')],
    ['total', asked === 'canceled' ? 'nothing: finish_type 1 cancels the order' : money(total)],
    ['sent to', baseUrlsOf(process.env)[0]],
  ])
  return `${table}\n${isReal(process.env) ? 'This is WeChat Pay itself: the user will be charged.' : 'This is not WeChat Pay itself: no money moves.'}`
}

/** Asks on the terminal. Only a yes is one. */
async function isConfirmed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    // Ctrl-C and Ctrl-D are a no.
    const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
    terminal.once('SIGINT', () => terminal.close())
    const reply = await Promise.race([terminal.question('Complete it? [y/N] '), closed])
    return /^(y|yes|是)$/i.test(reply.trim())
  } finally {
    terminal.close()
  }
}

/** Prints the message that would be signed. It needs no credentials. */
function dryRun({ order, total }: CheckedOrder): ExitStatus {
  const { method, path } = completionOf(order.product)
  const target = defaultPathSerializer(path, { out_order_no: order.out_order_no })
  const body = JSON.stringify(order.body)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const message = requestMessage(
    method,
    target,
    timestamp,
    randomBytes(16).toString('hex'),
    new TextEncoder().encode(body),
  )
  printNote(
    `The body keeps the contract; the total is ${money(total)}. Nothing was sent. The message that would be signed:`,
  )
  if (order.product !== 'serviceorder' && !('finish_ticket' in order.body))
    printNote('Its body has no finish_ticket yet, which is read from the order first.')
  // It ends with a line feed of its own.
  printResult(new TextDecoder().decode(message).slice(0, -1))
  return EXIT.done
}
