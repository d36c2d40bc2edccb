import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Credentials } from '../credentials.js'
import { checkNumber } from '../options.js'
import type { Bytes } from '../signature.js'
import { ApiError } from './api-error.js'
import { control } from './control.js'
import { FaultQueue, isExecuted, type FaultPlan, type SandboxFaults } from './faults.js'
import { createIdentities, type SandboxPem } from './identities.js'
import { Ledger, readyMadeOrders, type NewSandboxOrder, type SandboxOrders } from './orders.js'
import { reply } from './reply.js'
import { answerTo, routeOf } from './service.js'

/** Options of `startSandbox`. */
export interface SandboxOptions {
  /** Default 0: a free one. */
  port?: number
  /** Default 127.0.0.1: only this machine. */
  host?: string
  /** The ledger's orders; default some ready-made ones, see `orders.list()`. */
  orders?: readonly NewSandboxOrder[]
  /** Says of each answer whether and how it fails; what `faults.add` has queued comes first. Default: none does. */
  faults?: FaultPlan
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
  /** The status that was answered; undefined when a fault cut the connection or let it stall. */
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
  const { port = 0, host = '127.0.0.1', faults: plan } = options
  checkNumber('port', port, 0, 65535)
  // Node would take an empty one for every address of this machine.
  if (host === '') throw new TypeError('host must name an address, but is empty')
  const identities = await createIdentities(MCHID)
  const orders = new Ledger()
  for (const order of options.orders ?? readyMadeOrders()) orders.add(order)
  const faults = new FaultQueue(plan)
  const log: SandboxRequest[] = []
  const requests: SandboxRequests = { list: () => [...log], clear: () => void log.splice(0) }

  /** Connections that end with their next request. */
  const doomed = new WeakSet<Socket>()

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that went away in the middle is nothing to tell.
      if (!request.socket.destroyed) console.error(error)
      response.destroy()
    })
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
    const { method = '', url: target = '', socket } = request
    const record = (entry: Pick<SandboxRequest, 'body' | 'status' | 'verdict' | 'fault'>): void => {
      log.push({ method, url: target, ...entry })
      if (log.length > MAX_REQUESTS) log.shift()
    }
    if (doomed.has(socket)) {
      record({ body: '', status: undefined, verdict: 'not checked', fault: 'drop-next' })
      socket.destroy()
      return
    }
    const body = await readBody(request)
    if (body === undefined) {
      response.writeHead(413, { Connection: 'close' }).end()
      return
    }
    if (target.startsWith('/_sandbox')) {
      control(sandbox, request, response, body)
      return
    }
    const text = new TextDecoder().decode(body)
    const route = routeOf(target)
    const fault = route && faults.take({ ...route, body: text })
    if (fault?.fault === 'drop-next') doomed.add(socket)
    const executes = fault === undefined || isExecuted(fault)
    const result = executes ? await answerTo(request, body, identities, orders) : undefined
    const status = await reply(response, request, result, fault, identities)
    record({ body: text, status, verdict: verdictOf(result), ...(fault && { fault: fault.fault }) })
  }
}

function verdictOf(result: object | undefined): SandboxRequest['verdict'] {
  if (result === undefined) return 'not checked'
  return result instanceof ApiError ? { code: result.code, message: result.message } : 'ok'
}

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

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} on ${host} is taken: choose another one, or 0 for a free one`, { cause: error })
  if (error.code === 'EACCES')
    return new Error(`Port ${port} on ${host} is not permitted: choose one above 1023`, { cause: error })
  return new Error(`The sandbox cannot listen on ${host}:${port}: ${error.message}`, { cause: error })
}
