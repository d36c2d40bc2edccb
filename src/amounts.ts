/** The parts of a PayScore completion that make up its total. */
export interface ServiceOrderAmounts {
  readonly post_payments?: readonly { readonly amount?: number | undefined }[] | undefined
  readonly post_discounts?: readonly { readonly amount?: number | undefined }[] | undefined
}

/** The parts of a smart retail or pay-after-use completion that make up its total. */
export interface FinishOrderAmounts {
  readonly finish_type?: 1 | 2 | undefined
  readonly fees?: readonly { readonly fee_amount?: number | undefined }[] | undefined
  readonly discounts?: readonly { readonly discount_amount?: number | undefined }[] | undefined
}

/**
 * The documented sum of a completion in fen: the amounts of what is charged less those of what is taken off. An omitted
 * amount counts 0, a count never multiplies, and an order that is cancelled (`finish_type` 1) costs 0.
 *
 * Some industries send no amounts at all; their total comes from elsewhere.
 *
 * It is negative where more is taken off than charged, which the contract refuses.
 *
 * @throws TypeError when an amount is not a whole number of fen that is 0 or more
 */
export function totalAmount(body: ServiceOrderAmounts | FinishOrderAmounts): number {
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
  return (items ?? []).reduce((total, { [field]: amount = 0 }, index) => {
    if (!Number.isSafeInteger(amount) || amount < 0) {
      throw new TypeError(
        `/${list}/${index}/${field} must be a whole number of fen, 0 or more, but is ${String(amount)}`,
      )
    }
    if (!Number.isSafeInteger(total + amount))
      throw new TypeError(`/${list} adds up to more than can be counted exactly`)
    return total + amount
  }, 0)
}
