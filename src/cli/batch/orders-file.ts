import { createHash } from 'node:crypto'
import type { OrderToComplete } from '../../completion.js'
import { quote } from '../../errors.js'
import { checkOrder, mistakeOf, type CheckedOrder } from '../check-order.js'
import { UsageError } from '../exit-status.js'
import { linesOf } from './lines.js'

/** What is kept of an order while the batch runs. Bodies are not: ten thousand of them would fill the memory. */
export interface Entry {
  readonly product: OrderToComplete['product']
  readonly out_order_no: string
  /** The product, and the ids of the service that the order belongs to. */
  readonly service: string
  readonly line: number
  /** In fen. */
  readonly total: number
  readonly asked: CheckedOrder['asked']
  /** Of the order's content, whatever the order of its fields. */
  readonly sha256: string
}

export type Entries = ReadonlyMap<string, Entry>

/** How many mistakes a message lists. */
const MOST = 20

/** The name of an order within a batch. */
export function keyOf({ product, out_order_no }: Pick<OrderToComplete, 'product' | 'out_order_no'>): string {
  return `${product} ${out_order_no}`
}

/**
 * Checks every line of an orders file.
 *
 * @param note is told what is worth knowing
 * @throws UsageError that lists the mistakes with their lines
 */
export async function checkOrders(path: string, note: (text: string) => void): Promise<Entries> {
  const entries = new Map<string, Entry>()
  const mistakes: string[] = []
  let isFirst = true
  for await (const { line, bytes, read } of ordersOf(path)) {
    if (isFirst && looksLikeCsv(bytes)) throw new UsageError(csvMistake(path, line))
    isFirst = false
    let checked: CheckedOrder
    try {
      checked = checkOrder(read())
    } catch (error) {
      mistakes.push(`line ${line}: ${mistakeOf(error)}`)
      continue
    }
    const { order, total, asked, warning } = checked
    const key = keyOf(order)
    const sha256 = digestOf(order.body)
    const earlier = entries.get(key)
    if (earlier === undefined) {
      const { product, out_order_no, body } = order
      const service = `${product} ${body.appid} ${body.service_id}`
      entries.set(key, { product, out_order_no, service, line, total, asked, sha256 })
      if (warning !== undefined) note(`line ${line}: ${key}: ${warning}`)
    } else if (earlier.sha256 === sha256) note(`line ${line}: ${key} is that of line ${earlier.line}: it runs once`)
    else mistakes.push(`line ${line}: ${key} is in line ${earlier.line} already, with another body`)
  }
  if (mistakes.length === 0) {
    if (entries.size === 0) note(`${quote(path)} has no order`)
    return entries
  }
  const printed = mistakes.slice(0, MOST)
  if (mistakes.length > MOST) printed.push(`and ${mistakes.length - MOST} more`)
  throw new UsageError(`The orders have mistakes; nothing was sent:\n  ${printed.join('\n  ')}`)
}

/** Values between commas, in any encoding, and nothing of JSON. */
function looksLikeCsv(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  return text.includes(',') && !/[{[]/.test(text)
}

function csvMistake(path: string, line: number): string {
  return `Line ${line} of ${quote(path)} looks like CSV; nothing was sent. Each line must be ${ORDER_LINE}, in UTF-8. The recipe docs/recipes/csv.ts of this package makes such lines of a CSV`
}

const ORDER_LINE = 'one JSON object { "product": …, "out_order_no": …, "body": { … } }'

/** A line of an orders file that is not empty. */
export interface OrderLine {
  readonly line: number
  readonly bytes: Buffer
  /** @throws UsageError for what is no JSON */
  readonly read: () => unknown
}

export async function* ordersOf(path: string): AsyncGenerator<OrderLine> {
  try {
    for await (const { number, bytes } of linesOf(path)) {
      if (bytes.toString('latin1').trim() === '') continue
      yield { line: number, bytes, read: () => parse(bytes) }
    }
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
}

function parse(bytes: Buffer): unknown {
  let text: string
  try {
    // It passes over a byte order mark.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError('it is not UTF-8: was the file written in another encoding, such as GBK?')
  }
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new UsageError(`it is not JSON: each line must be ${ORDER_LINE}`)
  }
}

/** The same for two bodies that say the same. */
export function digestOf(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(body)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]))
}
