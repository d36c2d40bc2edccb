/** A completion as JSON, and in words. */

import type { Completion, OrderToComplete } from '../completion.js'
import { money, rows } from './format.js'
import { refusalText } from './refusal.js'

/** A Completion with its order, ready for JSON: an error has no enumerable message. */
export function recordOf(
  { product, out_order_no }: Pick<OrderToComplete, 'product' | 'out_order_no'>,
  completion: Completion,
): object {
  if (completion.result !== 'unknown' || completion.cause === undefined) return { product, out_order_no, ...completion }
  const { name, code, outcome, message } = completion.cause
  return { product, out_order_no, ...completion, cause: { name, code, outcome, message } }
}

/** What became of an order, in words. */
export function completionText(
  { product, out_order_no }: OrderToComplete,
  total: number,
  completion: Completion,
): string {
  const { requestId } = completion
  const head = `${product} ${out_order_no}`
  switch (completion.result) {
    case 'completed':
      return lines(
        `${head}: completed, ${money(total)}. ${completion.paid ? 'It is paid.' : 'WeChat Pay collects; query says when it is paid.'}`,
        requestId,
      )
    case 'completed-differently':
      return lines(
        `${head}: completed otherwise than asked, by somebody else or with other amounts. Asked was ${money(total)}.`,
        requestId,
        [['the order', JSON.stringify(completion.order)]],
      )
    case 'canceled':
      return lines(`${head}: cancelled. Nothing is charged.`, requestId)
    case 'refused':
      return `${head}: refused.\n${refusalText(completion.error, requestId)}`
    case 'unknown': {
      const { cause, error } = completion
      return lines(`${head}: unknown. It may be completed or not: run the same command again.`, requestId, [
        ['reported', error && `${error.code}: ${error.message}`],
        ['because', cause && `${cause.message} [${cause.code}]`],
      ])
    }
  }
}

function lines(text: string, requestId: string | undefined, more: [string, string | undefined][] = []): string {
  const table = rows([...more, ['Request-ID', requestId]])
  return table === '' ? text : `${text}\n${table}`
}
