import type { FaultQueue } from './faults.js'
import { MissingOrder, type Ledger } from './ledger.js'
import type { EventOptions, Fault, FaultName, NewSandboxOrder, NotificationRequest, Product, Sandbox } from './types.js'

/** The JSON of a request's body, and the order that its path names. */
export interface Asked {
  readonly value: unknown
  readonly order: readonly [product: Product, outOrderNo: string]
}

/** Each action by its method and path; what it returns is the response. */
export type Actions = Readonly<Record<string, (asked: Asked) => unknown>>

/** A sandbox as it is inside. */
export type OwnSandbox = Sandbox & { readonly orders: Ledger; readonly faults: FaultQueue }

/** @param entries how many orders and faults may come over HTTP */
export function actionsOf(sandbox: OwnSandbox, entries: number): Actions {
  return { ...orderActions(sandbox, entries), ...notificationActions(sandbox), ...faultActions(sandbox, entries) }
}

/** The template of a path with an order in it; see `orderOf`. */
export const ONE_ORDER = '/_sandbox/orders/{product}/{out_order_no}'

function orderActions({ url, mchid, apiV3Key, pem, credentials, orders }: OwnSandbox, entries: number): Actions {
  // `as`, here and below: the called function checks what it is given.
  return {
    'GET /_sandbox/credentials': () => ({
      ...{ url, mchid, apiV3Key, ...pem },
      platformSerials: Object.keys(credentials.platformKeys),
    }),
    'GET /_sandbox/orders': () => orders.list(),
    'POST /_sandbox/orders': ({ value }) => {
      assertRoom('orders', orders.size, entries)
      return orders.add(value as NewSandboxOrder)
    },
    'PUT /_sandbox/orders': ({ value }) => {
      assertRoom('orders', orders.size, entries)
      return orders.replace(value as NewSandboxOrder)
    },
    'DELETE /_sandbox/orders': () => (orders.clear(), orders.list()),
    [`GET ${ONE_ORDER}`]: ({ order }) => {
      const found = orders.get(...order)
      if (found === undefined) throw new MissingOrder(orders.absence(...order))
      return found
    },
    'POST /_sandbox/orders/confirm': ({ value }) => orders.confirm(...named(value)),
    'POST /_sandbox/orders/collect': ({ value }) => orders.collect(...named(value)),
  }
}

function notificationActions({ notifications, createNotification }: OwnSandbox): Actions {
  return {
    'GET /_sandbox/notifications': () => notifications.list(),
    'POST /_sandbox/notifications': async ({ value }) => createNotification(value as NotificationRequest),
    'POST /_sandbox/notifications/resend': async ({ value }) => {
      const { id, fault } = Object(value) as { id: string; fault?: EventOptions['fault'] }
      return notifications.resend(id, fault)
    },
    'DELETE /_sandbox/notifications': () => (notifications.clear(), notifications.list()),
  }
}

function faultActions({ faults, requests }: OwnSandbox, entries: number): Actions {
  return {
    'GET /_sandbox/faults': () => faults.list(),
    'POST /_sandbox/faults': ({ value }) => {
      // `as`: `add` checks each of them.
      const given = (Array.isArray(value) ? value : [value]) as (FaultName | Fault)[]
      assertRoom('faults', faults.size + given.length - 1, entries)
      faults.add(...given)
      return faults.list()
    },
    'DELETE /_sandbox/faults': () => (faults.clear(), faults.list()),
    'GET /_sandbox/requests': () => requests.list(),
    'DELETE /_sandbox/requests': () => (requests.clear(), requests.list()),
  }
}

function assertRoom(what: string, length: number, entries: number): void {
  if (length >= entries)
    throw new Error(`There are ${length} ${what}, and the sandbox takes no more: DELETE them first`)
}

function named(value: unknown): [product: Product, outOrderNo: string, options: EventOptions] {
  // `as`: an order that the ledger does not have is an error there, and so is a fault that does not exist.
  const { product, out_order_no, fault } = Object(value) as EventOptions & { product: Product; out_order_no: string }
  return [product, out_order_no, fault === undefined ? {} : { fault }]
}
