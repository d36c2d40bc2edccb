import type { IncomingMessage, ServerResponse } from 'node:http'
import { assertKeys } from './assert.js'
import { ORDER_FIELDS } from './parse-order.js'
import type { Fault, FaultName, NewSandboxOrder, Product, Sandbox } from './types.js'

/** Each action by its method and path, with the JSON of the body; what it returns is the response. */
type Actions = Readonly<Record<string, (value: unknown) => unknown>>

/**
 * The sandbox's own endpoints, for programs in any language: unsigned, and outside WeChat Pay's paths.
 *
 * GET `/_sandbox/credentials` · GET, POST, DELETE `/_sandbox/orders` · POST `/_sandbox/orders/collect` · GET, POST, DELETE `/_sandbox/faults` ·
 * GET, DELETE `/_sandbox/requests`
 */
export function control(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse, body: Uint8Array): void {
  const actions = actionsOf(sandbox)
  const name = `${request.method} ${request.url}`
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action === undefined)
    return send(404, { message: `There is no ${name}; there is ${Object.keys(actions).join(', ')}` })
  try {
    send(200, action(body.length > 0 ? parse(new TextDecoder().decode(body)) : undefined))
  } catch (error) {
    send(400, { message: error instanceof Error ? error.message : String(error) })
  }

  function send(status: number, value: unknown): void {
    // This comes first: what cannot be written as JSON is a 400.
    const text = `${JSON.stringify(value, null, 2)}\n`
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(text)
  }
}

function actionsOf({ url, mchid, pem, orders, faults, requests }: Sandbox): Actions {
  return {
    'GET /_sandbox/credentials': () => ({ url, mchid, ...pem }),
    'GET /_sandbox/orders': () => orders.list(),
    // `as`, here and below: the called function checks what it is given.
    'POST /_sandbox/orders': (order) => {
      // No compiler has checked the names of these fields.
      assertKeys('an order', Object(order) as object, ORDER_FIELDS)
      return orders.add(order as NewSandboxOrder)
    },
    'DELETE /_sandbox/orders': () => (orders.clear(), orders.list()),
    'POST /_sandbox/orders/collect': (order) => orders.collect(...named(order)),
    'GET /_sandbox/faults': () => faults.list(),
    'POST /_sandbox/faults': (fault) => (faults.add(fault as FaultName | Fault), faults.list()),
    'DELETE /_sandbox/faults': () => (faults.clear(), faults.list()),
    'GET /_sandbox/requests': () => requests.list(),
    'DELETE /_sandbox/requests': () => (requests.clear(), requests.list()),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new TypeError('the body must be JSON: text stands in double quotes, as in curl -d \'"drop-after"\'')
  }
}

function named(order: unknown): [product: Product, outOrderNo: string] {
  // `as`: an order that the ledger does not have is an error there.
  const { product, out_order_no } = Object(order) as { product: Product; out_order_no: string }
  return [product, out_order_no]
}
