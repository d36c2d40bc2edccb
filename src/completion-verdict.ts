/** What an order that was read says about its completion. Pure. */

/** The fields of bodies and orders that are compared; each product has some of them. */
export interface Amounts {
  readonly total_amount?: unknown
  readonly finish_type?: unknown
  readonly post_payments?: unknown
  readonly post_discounts?: unknown
  readonly fees?: unknown
  readonly discounts?: unknown
}

/** The same of an order, and how far it has come. */
export interface Standing extends Amounts {
  readonly state?: unknown
  readonly state_description?: unknown
  readonly collection?: unknown
}

/**
 * What a queried order proves: a result; `open`, that it is not completed; or, where the contract does not have its state
 * or there is no total, nothing: `unclear`.
 */
export type Verdict =
  | { readonly result: 'completed'; readonly paid: boolean }
  | { readonly result: 'completed-differently' | 'canceled' }
  | { readonly result: 'open' }
  | { readonly result: 'unclear' }

/** @param asked the body of the completion */
export function judge(order: Standing, asked: Amounts): Verdict {
  const { state, state_description, total_amount, finish_type } = order
  if (state === 'REVOKED') return { result: 'canceled' }
  if (OPEN.has(state) || (state === 'DOING' && state_description === 'USER_CONFIRM')) return { result: 'open' }
  const isDone = DONE.has(state) || (state === 'DOING' && state_description === 'MCH_COMPLETE')
  if (isDone && finish_type === 1) return { result: 'canceled' }
  if (!isDone || typeof total_amount !== 'number') return { result: 'unclear' }
  if (total_amount !== asked.total_amount) return { result: 'completed-differently' }
  const isSame = compareItems(order, asked)
  if (!isSame) return { result: isSame === undefined ? 'unclear' : 'completed-differently' }
  // An older product may not say how an order was ended that costs nothing.
  if (asked.finish_type === 1) return { result: finish_type === 2 ? 'completed-differently' : 'canceled' }
  return { result: 'completed', paid: isPaid(order, asked) }
}

/** Whether the user has paid, or has nothing to pay. */
export function isPaid({ state, collection }: Standing, { total_amount }: Amounts): boolean {
  const { state: collected } = Object(collection) as { state?: unknown }
  return total_amount === 0 || state === 'DONE' || state === 'USER_PAID' || collected === 'USER_PAID'
}

const OPEN: ReadonlySet<unknown> = new Set(['CREATED', 'USER_ACCEPTED', 'EXPIRED'])
const DONE: ReadonlySet<unknown> = new Set(['DONE', 'FINISHED', 'USER_PAID'])

/** The lists that make up a completion: the names of an item's name, amount and count. */
const LISTS = {
  post_payments: ['name', 'amount', 'count'],
  post_discounts: ['name', 'amount', 'count'],
  fees: ['fee_name', 'fee_amount', 'fee_count'],
  discounts: ['discount_name', 'discount_amount', 'count'],
} as const

type Names = readonly [name: string, amount: string, count: string]

/**
 * Whether both have the same items, in any order: names, amounts and counts; undefined when the order's cannot be read.
 * Descriptions are not compared. An omitted list equals an empty one, an omitted amount is 0, an omitted count is 1.
 */
function compareItems(order: Amounts, asked: Amounts): boolean | undefined {
  const lists = Object.entries(LISTS) as [keyof typeof LISTS, Names][] // `as`: those are its keys.
  if (lists.some(([list, names]) => !isReadable(order[list], names))) return undefined
  return lists.every(([list, names]) => itemsOf(order[list], names) === itemsOf(asked[list], names))
}

/** Whether a completion's response has the items that were asked for, as far as it lists any. */
export function hasSameItems(response: Amounts, asked: Amounts): boolean {
  return compareItems({ ...asked, ...response }, asked) === true
}

function isReadable(list: unknown, [, ...numbers]: Names): boolean {
  const items = list ?? []
  const isItem = (item: unknown): boolean => numbers.every((name) => typeof (fieldsOf(item)[name] ?? 0) === 'number')
  return Array.isArray(items) && items.every(isItem)
}

/** The items of a list as one text: two lists with the same items have the same one. */
function itemsOf(list: unknown, [name, amount, count]: Names): string {
  const items = Array.isArray(list) ? (list as unknown[]) : []
  // Some services write '' and 0 for what is not there.
  const texts = items
    .map(fieldsOf)
    .map((item) => JSON.stringify([item[name] || '', item[amount] ?? 0, item[count] || 1]))
  return texts.sort().join()
}

function fieldsOf(item: unknown): Readonly<Record<string, unknown>> {
  return Object(item) as Readonly<Record<string, unknown>>
}
