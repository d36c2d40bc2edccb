import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  completeServiceOrderRequest,
  finishOrderRequest,
  outOrderNo,
  type Validator,
} from '../../generated/validators.js'
import type { Credentials } from '../auth.js'
import { RequestValidationError } from '../errors.js'
import { responseMessage, sign, type Bytes } from '../signature.js'
import { checkRequest } from '../validate.js'
import { ApiError, bodyError } from './api-error.js'
import { checkAuthorization } from './authorization.js'
import { control } from './control.js'
import { FaultQueue, isErrorCode, type Fault, type SandboxFaults } from './faults.js'
import { createIdentities, type Identities, type SandboxPem } from './identities.js'
import { Ledger, readyMadeOrders, type NewSandboxOrder, type Product, type SandboxOrders } from './orders.js'
import { completeOrder } from './rules.js'

/** Options of `startSandbox`. */
export interface SandboxOptions {
  /** Default 0: a free one. */
  port?: number
  /** Default 127.0.0.1: only this machine. */
  host?: string
  /** The ledger's orders; default some ready-made ones, see `orders.list()`. */
  orders?: readonly NewSandboxOrder[]
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, the client's `baseUrl`. */
  readonly url: string
  /** Ready for `createWechatpayClient`. */
  readonly credentials: Credentials
  /** The same keys for clients in any language. */
  readonly pem: SandboxPem
  readonly mchid: string
  readonly orders: SandboxOrders
  readonly faults: SandboxFaults
  readonly requests: SandboxRequests
  /** Cuts every connection and frees the port. */
  close(): Promise<void>
}

/** A request that arrived, and what became of it. */
export interface SandboxRequest {
  readonly method: string
  readonly url: string
  readonly body: string
  /** The status that was answered; undefined when a fault cut the connection. */
  readonly status: number | undefined
  /** What the sandbox found wrong; `not checked` when a fault was answered in place of looking at the request. */
  readonly verdict: 'ok' | 'not checked' | { readonly code: string; readonly message: string }
  /** The fault that was played, if any. */
  readonly fault?: string
}

/** The last 1000 requests, oldest first. */
export interface SandboxRequests {
  list(): SandboxRequest[]
  clear(): void
}

const MCHID = '1900000109'
const MAX_BODY = 1024 * 1024
const MAX_REQUESTS = 1000

/**
 * Starts a local WeChat Pay for the three endpoints that complete an order: it checks each request as the real service
 * does, keeps a ledger of orders and signs what it answers. Node only.
 *
 * @throws Error with a hint when the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1' } = options
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new TypeError(`port must be a whole number from 0 to 65535, but is ${String(port)}`)
  }
  const identities = await createIdentities(MCHID)
  const orders = new Ledger()
  for (const order of options.orders ?? readyMadeOrders()) orders.add(order)
  const faults = new FaultQueue()
  const log: SandboxRequest[] = []
  const requests: SandboxRequests = { list: () => [...log], clear: () => void log.splice(0) }

  const server = createServer((request, response) => {
    // A client that went away in the middle: there is nobody to answer, and the sandbox stays up.
    handle(request, response).catch(() => response.destroy())
  })
  server.requestTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)))
    server.listen(port, host, resolve)
  })
  const { address, port: boundPort, family } = server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${boundPort}`
  const { pem, credentials } = identities
  const sandbox: Sandbox = {
    url,
    credentials,
    pem,
    mchid: MCHID,
    orders,
    faults,
    requests,
    close: () =>
      new Promise((resolve) => {
        // An error would say that it is closed already, which is as well.
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return sandbox

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    if (body === undefined) {
      response.writeHead(413, { Connection: 'close' }).end()
      return
    }
    if (request.url?.startsWith('/_sandbox')) {
      control(sandbox, request, response, body)
      return
    }
    const fault = ROUTE.test(request.url ?? '') ? faults.take() : undefined
    const executes = fault === undefined || (fault.executed ?? EXECUTES.has(fault.fault))
    const result = executes ? await answerTo(request, body) : undefined
    const status = await reply(response, request, result, fault)
    log.push({
      method: request.method ?? '',
      url: request.url ?? '',
      body: new TextDecoder().decode(body),
      status,
      verdict: verdictOf(result),
      ...(fault && { fault: fault.fault }),
    })
    if (log.length > MAX_REQUESTS) log.shift()
  }

  /** What the service makes of a request. */
  async function answerTo(request: IncomingMessage, body: Bytes): Promise<object> {
    try {
      return await complete(request, body)
    } catch (error) {
      if (error instanceof ApiError) return error
      // A fault of the sandbox itself is told, and logged for whoever runs it.
      console.error(error)
      return new ApiError('SYSTEM_ERROR', 'The sandbox itself failed, see what it printed')
    }
  }

  async function complete(request: IncomingMessage, body: Bytes): Promise<object> {
    const { method = '', url: target = '', headers } = request
    const [, product, number] = ROUTE.exec(target) ?? []
    checkHeaders(headers, identities)
    const merchant = { mchid: MCHID, serial: pem.merchantSerial, key: identities.merchantKey }
    await checkAuthorization(headers.authorization, { method, url: target, body }, merchant)
    if (product === undefined || number === undefined || method !== 'POST') {
      throw new ApiError(
        'RESOURCE_NOT_EXISTS',
        `There is no ${method} ${target}: the sandbox knows the three complete endpoints`,
      )
    }
    const outOrderNo = checkOutOrderNo(number)
    const value = parseBody(body)
    // `as`: ROUTE matches nothing else.
    checkContract(validators[product as Product], value)
    const order = orders.find(product as Product, outOrderNo)
    if (order === undefined) throw new ApiError('ORDER_NOT_EXIST', `There is no order ${outOrderNo} of ${product}`)
    // `as`: the validator of the product has run.
    return completeOrder(order, value as Parameters<typeof completeOrder>[1], MCHID)
  }

  /** Writes the answer, or what a fault makes of it; returns the status, if one went out. */
  async function reply(
    response: ServerResponse,
    request: IncomingMessage,
    result: object | undefined,
    fault: Fault | undefined,
  ): Promise<number | undefined> {
    const name = fault?.fault
    const retryAfter = fault?.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }
    if (name === 'drop-before' || name === 'drop-after') return void request.socket.destroy()
    if (name === 'html-502') {
      response.writeHead(502, { 'Content-Type': 'text/html', ...retryAfter })
      response.end('<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>')
      return 502
    }
    if (name === 'empty-500') {
      response.writeHead(500, { 'Content-Length': 0, ...retryAfter }).end()
      return 500
    }
    if (name === 'delay') await new Promise((resolve) => setTimeout(resolve, fault?.milliseconds ?? 1000).unref())

    const value =
      name !== undefined && isErrorCode(name) ? new ApiError(name) : name === 'accepted-202' ? {} : (result ?? {})
    const status = value instanceof ApiError ? value.status : name === 'accepted-202' ? 202 : 200
    const body = new TextEncoder().encode(JSON.stringify(value))
    response.writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': body.length,
      'Request-ID': randomUUID().replaceAll('-', '').toUpperCase(),
      ...retryAfter,
      // A 401 is unsigned by nature: the sender is not known.
      ...(status !== 401 && (await signatureHeaders(request, body, name))),
    })
    if (name === 'truncate') {
      response.write(body.subarray(0, body.length / 2), () => request.socket.destroy())
    } else {
      response.end(body)
    }
    return status
  }

  async function signatureHeaders(
    request: IncomingMessage,
    body: Bytes,
    fault: Fault['fault'] | undefined,
  ): Promise<Record<string, string>> {
    if (fault === 'missing-signature') return {}
    const wanted = String(request.headers['wechatpay-serial'] ?? '')
    const serial = identities.platformKeys.has(wanted) ? wanted : pem.platformSerial
    // `as`: the platform's own serial is always there.
    const key = identities.platformKeys.get(serial) as CryptoKey
    const timestamp = String(Math.floor(Date.now() / 1000) - (fault === 'old-timestamp' ? 600 : 0))
    const nonce = randomUUID().replaceAll('-', '')
    const signed = fault === 'wrong-signature' ? new TextEncoder().encode('{}') : body
    const signature = await sign(responseMessage(timestamp, nonce, signed), key)
    return {
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Signature': fault === 'probing-signature' ? `WECHATPAY/SIGNTEST/${signature.slice(19)}` : signature,
      'Wechatpay-Serial': fault === 'unknown-serial' ? randomBytes(20).toString('hex').toUpperCase() : serial,
      'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    }
  }
}

function verdictOf(result: object | undefined): SandboxRequest['verdict'] {
  if (result === undefined) return 'not checked'
  return result instanceof ApiError ? { code: result.code, message: result.message } : 'ok'
}

const ROUTE = /^\/v3\/payscore\/(serviceorder|smartretail-orders|payafter-orders)\/([^/?]+)\/complete(?:\?.*)?$/

const validators: Record<Product, Validator> = {
  serviceorder: completeServiceOrderRequest,
  'smartretail-orders': finishOrderRequest,
  'payafter-orders': finishOrderRequest,
}

/** The faults of the answer alone: the order is completed as if all were well. */
const EXECUTES: ReadonlySet<string> = new Set([
  'delay',
  'drop-after',
  'truncate',
  'wrong-signature',
  'probing-signature',
  'missing-signature',
  'unknown-serial',
  'old-timestamp',
])

async function readBody(request: IncomingMessage): Promise<Bytes | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MAX_BODY) return undefined
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function checkHeaders(headers: IncomingMessage['headers'], { platformKeys }: Identities): void {
  const fail = (field: string, issue: string): never => {
    throw new ApiError('PARAM_ERROR', `The header ${field} ${issue}`, { field, issue, location: 'header' })
  }
  if (!headers.accept?.includes('application/json')) fail('Accept', 'must be application/json')
  if (!/^application\/json\s*(;|$)/.test(headers['content-type'] ?? ''))
    fail('Content-Type', 'must be application/json')
  if (!headers['user-agent']) fail('User-Agent', 'is missing')
  const serial = headers['wechatpay-serial']
  if (typeof serial === 'string' && !platformKeys.has(serial)) {
    fail('Wechatpay-Serial', `must name a key of the platform: ${[...platformKeys.keys()].join(' or ')}`)
  }
}

function checkOutOrderNo(number: string): string {
  const issue = 'must be 1 to 32 characters of 0-9 A-Z a-z _ - | *'
  try {
    const decoded = decodeURIComponent(number)
    if (outOrderNo(decoded)) return decoded
  } catch {
    // Falls through: what is not percent-encoded UTF-8 is no number either.
  }
  throw new ApiError('PARAM_ERROR', `out_order_no ${issue}`, { field: 'out_order_no', issue, location: 'url' })
}

function parseBody(body: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    throw bodyError('', 'must be JSON in UTF-8')
  }
}

function checkContract(validator: Validator, value: unknown): void {
  try {
    checkRequest(validator, value)
  } catch (error) {
    if (!(error instanceof RequestValidationError)) throw error
    const [first] = error.issues
    throw bodyError(first?.pointer ?? '', first?.message ?? 'breaks the contract')
  }
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} on ${host} is taken: choose another one, or 0 for a free one`, { cause: error })
  if (error.code === 'EACCES')
    return new Error(`Port ${port} on ${host} is not permitted: choose one above 1023`, { cause: error })
  return new Error(`The sandbox cannot listen on ${host}:${port}: ${error.message}`, { cause: error })
}
