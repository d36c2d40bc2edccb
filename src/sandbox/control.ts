import type { IncomingMessage, ServerResponse } from 'node:http'
import { checkKeys, ORDER_FIELDS } from './check-order.js'
import type { Fault, FaultName } from './faults.js'
import type { NewSandboxOrder, Product } from './orders.js'
import type { Sandbox } from './server.js'

/**
 * The sandbox's own endpoints, for programs in any language: unsigned, and outside WeChat Pay's paths.
 *
 * GET `/_sandbox/credentials` · GET, POST, DELETE `/_sandbox/orders` · POST `/_sandbox/orders/collect` · GET, POST, DELETE `/_sandbox/faults` ·
 * GET, DELETE `/_sandbox/requests`
 */
export function control(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse, body: Uint8Array): void {
  const { url, mchid, pem, orders, faults, requests } = sandbox
  const actions: Record<string, (value: unknown) => unknown> = {
    'GET /_sandbox/credentials': () => ({ url, mchid, ...pem }),
    'GET /_sandbox/orders': () => orders.list(),
    // `as`, here and below: the called function checks what it is given.
    'POST /_sandbox/orders': (order) => {
      // No compiler has looked at these.
      checkKeys('an order', Object(order) as object, ORDER_FIELDS)
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
    // First: when it cannot be written, the status is another one.
    const text = `${JSON.stringify(value, null, 2)}\n`
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(text)
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
  // `as`: an order that is not there is told by its name.
  const { product, out_order_no } = Object(order) as { product: Product; out_order_no: string }
  return [product, out_order_no]
}
