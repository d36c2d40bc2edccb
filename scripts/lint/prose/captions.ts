/** The caption of an example names its sum and its finish_type. */
import type { Prose } from '../../overlay/prose.js'

type Body = Readonly<Record<string, unknown>>

/**
 * A caption without what it rightly says of its example, and what it says wrongly. A text that is no caption of an example is
 * returned as it is.
 */
export function withoutCaption({ parent, key }: Prose, text: string): { rest: string; problem?: string } {
  const { value } = parent as { value?: Body }
  if (key !== 'description' || typeof value !== 'object') return { rest: text }
  const finish = value.finish_type === undefined ? [] : [`finish_type ${String(value.finish_type)}`]
  const expected = [...finish, sumOf(value)]
  const rest = expected.reduce((rest, part) => rest.replace(part, ' '), text)
  const wrong = /\bfinish_type\b.{0,3}|[0-9].*/.exec(rest)?.[0]
  return wrong === undefined
    ? { rest }
    : { rest: '', problem: `says “${wrong}”, but the example has ${expected.join(' and ')}.` }
}

/** `40000 - 100 = 39900 fen`: the charges, less the discounts. */
function sumOf({ post_payments, fees, post_discounts, discounts, total_amount }: Body): string {
  const charges = amounts(post_payments ?? fees, ['amount', 'fee_amount']).join(' + ')
  const less = amounts(post_discounts ?? discounts, ['amount', 'discount_amount']).map((amount) => ` - ${amount}`)
  return `${charges}${less.join('')} = ${String(total_amount)} fen`
}

function amounts(items: unknown, fields: readonly string[]): number[] {
  // `as`: redocly has checked the example against its schema.
  const list = (items ?? []) as Record<string, number | undefined>[]
  return list.flatMap((item) => fields.flatMap((field) => item[field] ?? []))
}
