import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIPv6 } from 'node:net'
import { actionsOf, ONE_ORDER, type Asked, type OwnSandbox } from './control-actions.js'
import { MissingOrder } from './ledger.js'
import { clip } from './service-error.js'
import type { Product } from './types.js'

type Handler = (request: IncomingMessage, response: ServerResponse, body: Uint8Array) => Promise<void>

/**
 * The sandbox's own endpoints, for programs in any language: unsigned, and outside WeChat Pay's paths.
 *
 * docs/sandbox-http.md lists them with their shapes.
 *
 * No page in a browser reaches them. A page whose own name leads to this machine sends that name as Host, which is refused.
 * Any other page may send JSON only with the permission of the sandbox, which gives none.
 *
 * @param host the option of the sandbox
 * @param entries how many orders and faults it takes
 */
export function createControl(sandbox: OwnSandbox, host: string, entries: number): Handler {
  const actions = actionsOf(sandbox, entries)
  return async (request, response, body) => {
    const { status, text } = await respond(request, body)
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(text)
  }

  async function respond(request: IncomingMessage, body: Uint8Array): Promise<{ status: number; text: string }> {
    const hosts = ownHosts(sandbox.url, host, request.socket.localAddress)
    if (!hosts.includes(request.headers.host?.toLowerCase() ?? '')) {
      return refusal(403, `The header Host must be one of ${hosts.join(', ')}`)
    }
    const { method, url = '' } = request
    const order = orderOf(url)
    const name = `${method} ${order === undefined ? url : ONE_ORDER}`
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action === undefined)
      return refusal(404, `There is no ${clip(`${method} ${url}`, 256)}; there is ${Object.keys(actions).join(', ')}`)
    if (body.length > 0 && !/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
      return refusal(415, `The body must come with a header, as in curl ${CURL_JSON} -d '"drop-after"'`)
    }
    try {
      const asked = { value: body.length > 0 ? parse(body) : undefined, order: order ?? NO_ORDER }
      return { status: 200, text: stringify(await action(asked)) }
    } catch (error) {
      return refusal(error instanceof MissingOrder ? 404 : 400, error instanceof Error ? error.message : String(error))
    }
  }
}

/** Of a path that names no order. */
const NO_ORDER: Asked['order'] = ['serviceorder', '']

/** The order that a path of the form `ONE_ORDER` names. */
function orderOf(url: string): Asked['order'] | undefined {
  const [, product = '', number = '', more] = /^\/_sandbox\/orders\/([^/?]+)\/([^/?]+)(.*)$/.exec(url) ?? []
  if (number === '' || more !== '') return undefined
  try {
    // `as`: an order that the ledger does not have is an error there.
    return [product as Product, decodeURIComponent(number)]
  } catch {
    return undefined
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

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown
  } catch {
    throw new TypeError(
      `the body must be JSON: text stands in double quotes, as in curl ${CURL_JSON} -d '"drop-after"'`,
    )
  }
}
