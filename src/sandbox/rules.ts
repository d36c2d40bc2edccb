import type { CompleteServiceOrderRequest, FinishOrderRequest, operations } from '../../generated/schema.js'
import { completedServiceOrder, completeServiceOrder } from './complete-service-order.js'
import { completeOrder } from './completion.js'
import { finishedOrder, finishOrder } from './finish-order.js'
import type { Ledger } from './ledger.js'
import { finishOrderView, serviceOrderView } from './order-view.js'
import { productOf, type Route } from './routing.js'
import { assertSameService, SERVICE_FIELDS, type Service } from './same-service.js'
import { ServiceError } from './service-error.js'
import type { SandboxOrder } from './types.js'

/** What a rule gets: a signed request that keeps the contract, and the ledger. */
export interface RuleInput {
  readonly route: Route
  /** The JSON of the body; undefined where the operation has none. */
  readonly body: unknown
  readonly orders: Ledger
  readonly mchid: string
}

/**
 * What the service does on a call.
 *
 * @returns the body of the response
 * @throws ServiceError
 */
export type Rule = (input: RuleInput) => object

/** The rule of each operation, by operationId. */
export const rules: Readonly<Record<string, Rule>> = {
  completeServiceOrder: (input) => {
    const order = orderOf(input)
    // `as`, here and below: the contract's validator of the operation has run.
    completeOrder(order, input.body as CompleteServiceOrderRequest, completeServiceOrder)
    return completedServiceOrder(order, input.mchid)
  },
  completeSmartRetailOrder: completeOlderOrder,
  completePayAfterOrder: completeOlderOrder,
  queryServiceOrder: (input) => serviceOrderView(queriedOrder(input), input.mchid),
  querySmartRetailOrder: queryOlderOrder,
  queryPayAfterOrder: queryOlderOrder,
} satisfies Record<keyof operations, Rule>

function completeOlderOrder(input: RuleInput): object {
  const order = orderOf(input)
  completeOrder(order, input.body as FinishOrderRequest, (open, body) => finishOrder(open, body, input.orders.tickets))
  return finishedOrder(order, input.mchid)
}

/** Each reading gives a confirmed order another ticket. */
function queryOlderOrder(input: RuleInput): object {
  const order = queriedOrder(input)
  return finishOrderView(order, input.mchid, input.orders.tickets)
}

/** The order that the path names. */
function orderOf({ route, body, orders }: RuleInput): SandboxOrder {
  const { out_order_no = '' } = route.pathParameters
  const product = productOf(route.operation)
  const order = orders.find(product, out_order_no)
  // `as`: the body of every operation on an order has these fields.
  if (order === undefined) throw missing(orders, body as Service, orders.absence(product, out_order_no))
  return order
}

/** The order that the query names. In the sandbox the `order_id` of an order is also its `query_id`. */
function queriedOrder({ route, orders }: RuleInput): SandboxOrder {
  const { out_order_no, query_id, ...others } = route.query
  const product = productOf(route.operation)
  const order =
    out_order_no === undefined ? orders.findByQueryId(product, query_id) : orders.find(product, out_order_no)
  if (order === undefined) {
    const byQueryId = `There is no order of ${product} with this query_id`
    throw missing(orders, others, out_order_no === undefined ? byQueryId : orders.absence(product, out_order_no))
  }
  assertSameService(order, others, 'query')
  return order
}

/** The merchant may use the appids and the service ids of its orders. Without an order there is nothing to compare. */
function missing(orders: Ledger, asked: Service, absence: string): ServiceError {
  for (const field of SERVICE_FIELDS) {
    const known = orders.valuesOf(field)
    if (known.size === 0 || known.has(asked[field] ?? '')) continue
    const words = `The merchant has no permission for this ${field}: the orders of this sandbox have ${[...known].slice(0, 3).join(', ')}`
    return new ServiceError('NO_AUTH', words)
  }
  return new ServiceError('ORDER_NOT_EXIST', absence)
}
