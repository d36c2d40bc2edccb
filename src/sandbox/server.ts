import type { IncomingMessage, ServerResponse } from 'node:http'
import { createControl } from './control.js'
import { FaultQueue } from './faults.js'
import { createHttpServer, listen, readBody } from './http.js'
import { createIdentities } from './identities.js'
import { Ledger } from './ledger.js'
import { LIMITS, type Limits } from './limits.js'
import { Notifier } from './notifier.js'
import { parseOptions } from './parse-options.js'
import { servePage } from './page.js'
import { readyMadeOrders } from './ready-made-orders.js'
import { RequestLog } from './request-log.js'
import { Responder } from './responder.js'
import type { NewSandboxOrder, NotificationRequest, Sandbox, SandboxOptions } from './types.js'
import { Unread } from './unread.js'

/**
 * Starts a local WeChat Pay for the endpoints of the contract: it checks each request as the real service does, keeps a
 * ledger of orders and signs its responses. Node only.
 *
 * @throws Error with a hint when the port is taken
 * @example
 * const sandbox = await startSandbox()
 * const client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url })
 * sandbox.orders.add({ product: 'serviceorder', out_order_no: 'MY-ORDER' })
 * sandbox.faults.add('drop-after') // the next call is executed, and its response is lost
 * await sandbox.close()
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startLimitedSandbox(LIMITS, options)
}

/** The same with other limits, for tests that cannot wait for these. */
export async function startLimitedSandbox(limits: Limits, options: SandboxOptions = {}): Promise<Sandbox> {
  const { port, host, mchid, platform, notify } = await parseOptions(options)
  const orders = new Ledger()
  addAll(orders, options.orders ?? readyMadeOrders())
  const faults = new FaultQueue(options.faults, limits.counted)
  const requests = new RequestLog()
  const identities = await createIdentities(mchid, platform)
  const responder = new Responder(identities, orders, faults, requests)
  const notifier = new Notifier({ ...notify, limits }, orders, identities)
  orders.onEvent = (event) => notifier.notify(event)

  const server = createHttpServer(limits, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that went away in the middle is no failure.
      if (!request.socket.destroyed) console.error(error)
      response.destroy()
    })
  })
  const url = await listen(server, host, port)
  const { pem, credentials, apiV3Key } = identities
  const sandbox = {
    url,
    credentials,
    pem,
    mchid,
    apiV3Key,
    orders,
    faults,
    requests,
    notifications: notifier,
    createNotification: async (request: NotificationRequest) => notifier.create(request),
    close: () =>
      new Promise<void>((resolve) => {
        notifier.close()
        // An error would say that the server is closed already.
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  } satisfies Sandbox
  const unread = new Unread(limits.request)
  const control = createControl(sandbox, host, limits.entries)
  return sandbox

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (responder.cuts(request)) return
    // Each further response would wait in memory, too.
    if (unread.total > limits.unread) return void request.socket.destroy()
    const body = await readBody(request, response, limits)
    if (body === undefined) return
    if (!servePage(request, response)) {
      if (request.url?.startsWith('/_sandbox')) await control(request, response, body)
      else await responder.respond(request, response, body)
    }
    unread.add(response, request.socket)
  }
}

/** @throws TypeError that says which order is wrong, counted from 1 */
function addAll(orders: Ledger, given: readonly NewSandboxOrder[]): void {
  given.forEach((order, index) => {
    try {
      orders.add(order)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new TypeError(`orders has a mistake in order ${index + 1} of ${given.length}: ${why}`)
    }
  })
}
