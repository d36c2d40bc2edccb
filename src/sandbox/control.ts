import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIPv6 } from 'node:net'
import type { FaultQueue } from './faults.js'
import type { Ledger } from './ledger.js'
import { clip } from './service-error.js'
import type { Fault, FaultName, NewSandboxOrder, Product, Sandbox } from './types.js'

/** Each action by its method and path, with the JSON of the body; what it returns is the response. */
type Actions = Readonly<Record<string, (value: unknown) => unknown>>

/** A sandbox as it is inside. */
type OwnSandbox = Sandbox & { readonly orders: Ledger; readonly faults: FaultQueue }

type Handler = (request: IncomingMessage, response: ServerResponse, body: Uint8Array) => void

/**
 * The sandbox's own endpoints, for programs in any language: unsigned, and outside WeChat Pay's paths.
 *
 * GET `/_sandbox/credentials` · GET, POST, DELETE `/_sandbox/orders` · POST `/_sandbox/orders/collect` · GET, POST, DELETE `/_sandbox/faults` ·
 * GET, DELETE `/_sandbox/requests`
 *
 * No page in a browser reaches them. A page whose own name leads to this machine sends that name as Host, which is refused.
 * Any other page may send JSON only with the permission of the sandbox, which gives none.
 *
 * @param host the option of the sandbox
 * @param entries how many orders and faults it takes
 */
export function createControl(sandbox: OwnSandbox, host: string, entries: number): Handler {
  const actions = actionsOf(sandbox, entries)
  return (request, response, body) => {
    const { status, text } = respond(request, body)
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(text)
  }

  function respond(request: IncomingMessage, body: Uint8Array): { status: number; text: string } {
    const hosts = ownHosts(sandbox.url, host, request.socket.localAddress)
    if (!hosts.includes(request.headers.host?.toLowerCase() ?? '')) {
      return refusal(403, `The header Host must be one of ${hosts.join(', ')}`)
    }
    const name = `${request.method} ${request.url}`
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action === undefined)
      return refusal(404, `There is no ${clip(name, 256)}; there is ${Object.keys(actions).join(', ')}`)
    if (body.length > 0 && !/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
      return refusal(415, `The body must come with a header, as in curl ${CURL_JSON} -d '"drop-after"'`)
    }
    try {
      return { status: 200, text: stringify(action(body.length > 0 ? parse(body) : undefined)) }
    } catch (error) {
      return refusal(400, error instanceof Error ? error.message : String(error))
    }
  }
}

/** The options of curl with which it sends a JSON body. */
export const CURL_JSON = "-H 'Content-Type: application/json'"

/** The values of Host under which a program on this machine, or one that was given the sandbox's address, reaches it. */
function ownHosts(url: string, host: string, localAddress = ''): readonly string[] {
  const { port, hostname } = new URL(url)
  // The port of http, 80, stands in no URL. An address may be IPv4 within IPv6.
  const names = ['127.0.0.1', 'localhost', '[::1]', hostname, host, localAddress.replace('::ffff:', '')]
  const hosts = names.map((name) => `${isIPv6(name) ? `[${name}]` : name}${port && `:${port}`}`.toLowerCase())
  return [...new Set(hosts)]
}

function refusal(status: number, message: string): { status: number; text: string } {
  return { status, text: stringify({ message }) }
}

function stringify(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function actionsOf({ url, mchid, pem, orders, faults, requests }: OwnSandbox, entries: number): Actions {
  return {
    'GET /_sandbox/credentials': () => ({ url, mchid, ...pem }),
    'GET /_sandbox/orders': () => orders.list(),
    // `as`, here and below: the called function checks what it is given.
    'POST /_sandbox/orders': (order) => {
      assertRoom('orders', orders.size, entries)
      return orders.add(order as NewSandboxOrder)
    },
    'DELETE /_sandbox/orders': () => (orders.clear(), orders.list()),
    'POST /_sandbox/orders/collect': (order) => orders.collect(...named(order)),
    'GET /_sandbox/faults': () => faults.list(),
    'POST /_sandbox/faults': (fault) => {
      assertRoom('faults', faults.size, entries)
      faults.add(fault as FaultName | Fault)
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

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown
  } catch {
    throw new TypeError(
      `the body must be JSON: text stands in double quotes, as in curl ${CURL_JSON} -d '"drop-after"'`,
    )
  }
}

function named(order: unknown): [product: Product, outOrderNo: string] {
  // `as`: an order that the ledger does not have is an error there.
  const { product, out_order_no } = Object(order) as { product: Product; out_order_no: string }
  return [product, out_order_no]
}
