import { quote } from './errors.js'
import { typeName } from './type-name.js'

/** The parts of a PayScore completion, or of such an order, that make up its total. */
export interface ServiceOrderAmounts {
  /** What is charged. */
  readonly post_payments?: readonly ServiceOrderItem[] | undefined
  /** What is taken off. */
  readonly post_discounts?: readonly ServiceOrderItem[] | undefined
}

interface ServiceOrderItem {
  /** Fen; 0 when omitted. */
  readonly amount?: number | undefined
}

/** The parts of a smart retail or pay-after-use completion, or of such an order, that make up its total. */
export interface FinishOrderAmounts {
  /** 1 cancels the order, which then costs nothing; 2 completes it. */
  readonly finish_type?: number | undefined
  /** What is charged. */
  readonly fees?: readonly FinishOrderFee[] | undefined
  /** What is taken off. */
  readonly discounts?: readonly FinishOrderDiscount[] | undefined
}

interface FinishOrderFee {
  /** Fen; 0 when omitted. */
  readonly fee_amount?: number | undefined
}

interface FinishOrderDiscount {
  /** Fen; 0 when omitted. */
  readonly discount_amount?: number | undefined
}

/**
 * The documented sum of a completion in fen, of the body that is sent or of the order that a query found: the amounts of
 * what is charged less those of what is taken off. An omitted amount counts 0, a count never multiplies, and an order that
 * is cancelled (`finish_type` 1) costs 0.
 *
 * Some industries send no amounts at all; their total comes from elsewhere.
 *
 * It is negative where more is taken off than charged, which the contract refuses.
 *
 * @throws TypeError when an amount is not a whole number of fen that is 0 or more
 * @example
 * const body = { appid, service_id, post_payments, total_amount: totalAmount({ post_payments }) }
 */
export function totalAmount(body: ServiceOrderAmounts | FinishOrderAmounts): number {
  if (typeof body !== 'object' || body === null)
    throw new TypeError(`totalAmount() takes a body, but is given ${typeName(body)}`)
  const { finish_type, post_payments, post_discounts, fees, discounts }: ServiceOrderAmounts & FinishOrderAmounts = body
  if (finish_type === 1) return 0
  const service = sum('post_payments', post_payments, 'amount') - sum('post_discounts', post_discounts, 'amount')
  const finish = sum('fees', fees, 'fee_amount') - sum('discounts', discounts, 'discount_amount')
  // Each of the two is exact, so that only together they can be too much.
  const total = service + finish
  if (!Number.isSafeInteger(total)) throw new TypeError('The amounts add up to more than can be counted exactly')
  return total
}

function sum<Field extends string>(
  list: string,
  items: readonly { readonly [field in Field]?: number | undefined }[] | undefined,
  field: Field,
): number {
  if (items !== undefined && !Array.isArray(items)) throw new TypeError(`/${list} must be an array`)
  return (items ?? []).reduce((total, { [field]: amount = 0 }, index) => {
    if (!Number.isSafeInteger(amount) || amount < 0) {
      throw new TypeError(
        `/${list}/${index}/${field} must be a whole number of fen, 0 or more, but is ${describeAmount(amount)}`,
      )
    }
    if (!Number.isSafeInteger(total + amount))
      throw new TypeError(`/${list} adds up to more than can be counted exactly`)
    return total + amount
  }, 0)
}

/**
 * Yuan as fen, exactly: `fen('388.00')` and `fen('388')` are 38800.
 *
 * It takes text, because a number of yuan such as 19.9 has no exact value: `19.9 * 100` is 1989.9999999999998.
 *
 * @throws TypeError for text that is no amount of yuan
 * @example
 * const total_amount = fen('19.90') // 1990
 */
export function fen(yuan: string): number {
  const [, whole, fraction = ''] =
    typeof yuan === 'string' ? (/^(0|[1-9][0-9]{0,13})(?:\.([0-9]{1,2}))?$/.exec(yuan) ?? []) : []
  if (whole === undefined) {
    const is = typeof yuan === 'string' ? quote(yuan) : typeName(yuan)
    throw new TypeError(`fen() takes yuan as text with at most two decimals, such as '388.00', but is given ${is}`)
  }
  const amount = Number(whole + fraction.padEnd(2, '0'))
  if (!Number.isSafeInteger(amount)) throw new TypeError(`${quote(yuan)} yuan is more than can be counted exactly`)
  return amount
}

function describeAmount(amount: unknown): string {
  if (typeof amount === 'number') return Number.isFinite(amount) ? `${amount}: ${wholeFen()}` : String(amount)
  return typeof amount === 'string' ? 'text: send a number' : typeName(amount)
}

/** What to do about an amount that is no whole number. */
export function wholeFen(yuan = '19.90'): string {
  return `amounts are whole fen, and fen('${yuan}') makes them of yuan`
}
