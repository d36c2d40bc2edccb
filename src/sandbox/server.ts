import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Credentials } from '../credentials.js'
import { assertNumber } from '../options.js'
import { ApiError } from './api-error.js'
import { control } from './control.js'
import { FaultQueue, isExecuted, type FaultPlan, type SandboxFaults } from './faults.js'
import { createHttpServer, listen, readBody } from './http.js'
import { createIdentities, type SandboxPem } from './identities.js'
import { LIMITS, type Limits } from './limits.js'
import { Ledger, readyMadeOrders, type NewSandboxOrder, type SandboxOrders } from './orders.js'
import { reply } from './reply.js'
import { RequestLog, type SandboxRequest, type SandboxRequests } from './requests.js'
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

const MCHID = '1900000109'

/**
 * Starts a local WeChat Pay for the three endpoints that complete an order: it checks each request as the real service
 * does, keeps a ledger of orders and signs what it answers. Node only.
 *
 * @throws Error with a hint when the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startLimitedSandbox(LIMITS, options)
}

/** The same with other limits, for tests that cannot wait for these. */
export async function startLimitedSandbox(limits: Limits, options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1', faults: plan } = options
  assertNumber('port', port, 0, 65535)
  // Node would take an empty one for every address of this machine.
  if (host === '') throw new TypeError('host must name an address, but is empty')
  const identities = await createIdentities(MCHID)
  const orders = new Ledger()
  for (const order of options.orders ?? readyMadeOrders()) orders.add(order)
  const faults = new FaultQueue(plan)
  const requests = new RequestLog()
  /** Connections that end with their next request. */
  const doomed = new WeakSet<Socket>()

  const server = createHttpServer(limits, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that went away in the middle is nothing to tell.
      if (!request.socket.destroyed) console.error(error)
      response.destroy()
    })
  })
  const url = await listen(server, host, port)
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
    if (doomed.has(socket)) {
      requests.push({ method, url: target, body: '', status: undefined, verdict: 'not checked', fault: 'drop-next' })
      socket.destroy()
      return
    }
    const body = await readBody(request, response, limits)
    if (body === undefined) return
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
    requests.push({
      method,
      url: target,
      body: text,
      status,
      verdict: verdictOf(result),
      ...(fault && { fault: fault.fault }),
    })
  }
}

function verdictOf(result: object | undefined): SandboxRequest['verdict'] {
  if (result === undefined) return 'not checked'
  return result instanceof ApiError ? { code: result.code, message: result.message } : 'ok'
}
