import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { assertWholeNumber } from './assert.js'
import { createControl } from './control.js'
import { FaultQueue, isExecuted } from './faults.js'
import { createHttpServer, listen, readBody } from './http.js'
import { createIdentities, type Identities } from './identities.js'
import { Ledger } from './ledger.js'
import { LIMITS, type Limits } from './limits.js'
import { readyMadeOrders } from './ready-made-orders.js'
import { RequestLog } from './request-log.js'
import { writeResponse } from './response.js'
import { productOf, type Route } from './routing.js'
import { ServiceError } from './service-error.js'
import { execute, identify } from './service.js'
import type { Fault, Sandbox, SandboxOptions, SandboxRequest } from './types.js'
import { Unread } from './unread.js'

const MCHID = '1900000109'

/**
 * Starts a local WeChat Pay for the endpoints of the contract: it checks each request as the real service does, keeps a
 * ledger of orders and signs its responses. Node only.
 *
 * @throws Error with a hint when the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startLimitedSandbox(LIMITS, options)
}

/** The same with other limits, for tests that cannot wait for these. */
export async function startLimitedSandbox(limits: Limits, options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1' } = options
  assertWholeNumber('port', port, 0, 65535)
  // Node would take an empty one for every address of this machine.
  if (host === '') throw new TypeError('host must name an address, but is empty')
  const orders = new Ledger()
  for (const order of options.orders ?? readyMadeOrders()) orders.add(order)
  const faults = new FaultQueue(options.faults, limits.counted)
  const requests = new RequestLog()
  const service = new Service(await createIdentities(MCHID), orders, faults, requests)

  const server = createHttpServer(limits, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that went away in the middle is no failure.
      if (!request.socket.destroyed) console.error(error)
      response.destroy()
    })
  })
  const url = await listen(server, host, port)
  const { pem, credentials } = service.identities
  const sandbox = {
    url,
    credentials,
    pem,
    mchid: MCHID,
    orders,
    faults,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        // An error would say that the server is closed already.
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  } satisfies Sandbox
  const unread = new Unread(limits.request)
  const control = createControl(sandbox, host, limits.entries)
  return sandbox

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (service.cuts(request)) return
    // Each further response would wait in memory, too.
    if (unread.total > limits.unread) return void request.socket.destroy()
    const body = await readBody(request, response, limits)
    if (body === undefined) return
    if (request.url?.startsWith('/_sandbox')) control(request, response, body)
    else await service.respond(request, response, body)
    unread.add(response, request.socket)
  }
}

/** What responds to the paths of WeChat Pay. */
class Service {
  /** Connections that end with their next request. */
  readonly #doomed = new WeakSet<Socket>()

  constructor(
    readonly identities: Identities,
    private readonly orders: Ledger,
    private readonly faults: FaultQueue,
    private readonly requests: RequestLog,
  ) {}

  /** Cuts the connection of a request that comes after the fault `drop-next`. */
  cuts({ method = '', url = '', socket }: IncomingMessage): boolean {
    if (!this.#doomed.has(socket)) return false
    this.requests.push({ method, url, body: '', status: undefined, verdict: 'not checked', fault: 'drop-next' })
    socket.destroy()
    return true
  }

  async respond(message: IncomingMessage, response: ServerResponse, body: Uint8Array<ArrayBuffer>): Promise<void> {
    const { identities, orders } = this
    const { method = '', url: target = '', headers, socket } = message
    const request = { method, target, headers, body }
    const route = await settle(async () => identify(request, identities))
    const text = new TextDecoder().decode(body)
    const fault = route instanceof ServiceError ? undefined : this.#takeFault(route, text)
    if (fault?.fault === 'drop-next') this.#doomed.add(socket)
    const result =
      route instanceof ServiceError
        ? route
        : fault === undefined || isExecuted(fault)
          ? await settle(() => execute(route, request, orders, identities.mchid))
          : undefined
    const status = await writeResponse(response, message, result, fault, identities)
    const verdict = verdictOf(result)
    this.requests.push({ method, url: target, body: text, status, verdict, ...(fault && { fault: fault.fault }) })
  }

  #takeFault({ operation, pathParameters }: Route, body: string): Fault | undefined {
    const { out_order_no = '' } = pathParameters
    return this.faults.take({ product: productOf(operation), out_order_no, body })
  }
}

/** What a step returns, or the error that it throws. */
async function settle<T>(step: () => T | Promise<T>): Promise<T | ServiceError> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof ServiceError) return error
    // A mistake of the sandbox itself: the response says so, and the log shows where.
    console.error(error)
    return new ServiceError('SYSTEM_ERROR', 'The sandbox itself failed, see what it printed')
  }
}

function verdictOf(result: object | undefined): SandboxRequest['verdict'] {
  if (result === undefined) return 'not checked'
  return result instanceof ServiceError ? { code: result.code, message: result.message } : 'ok'
}
