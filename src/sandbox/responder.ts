import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Bytes } from '../message.js'
import { isExecuted, type FaultQueue } from './faults.js'
import type { Identities } from './identities.js'
import type { Ledger } from './ledger.js'
import type { RequestLog } from './request-log.js'
import { writeResponse } from './response.js'
import { ServiceError } from './service-error.js'
import { identify } from './service.js'
import type { SandboxRequest } from './types.js'

/** Responds to the paths of WeChat Pay: identifies a request, plays a fault or executes the request, and logs it. */
export class Responder {
  /** Connections that end with their next request. */
  readonly #doomed = new WeakSet<Socket>()

  constructor(
    readonly identities: Identities,
    private readonly orders: Ledger,
    private readonly faults: FaultQueue,
    private readonly requests: RequestLog,
  ) {}

  /** Cuts the connection of a request that comes after the fault `drop-next`. */
  cuts({ method = '', url = '', headers, socket }: IncomingMessage): boolean {
    if (!this.#doomed.has(socket)) return false
    this.requests.push({
      method,
      url,
      headers,
      body: '',
      status: undefined,
      verdict: 'not checked',
      fault: 'drop-next',
    })
    socket.destroy()
    return true
  }

  async respond(message: IncomingMessage, response: ServerResponse, body: Bytes): Promise<void> {
    const { identities, orders } = this
    const { method = '', url: target = '', headers, socket } = message
    const request = { method, target, headers, body }
    const task = await settle(async () => identify(request, orders, identities))
    const text = new TextDecoder().decode(body)
    const fault =
      task instanceof ServiceError ? undefined : this.faults.take(task.about && { ...task.about, body: text })
    if (fault?.fault === 'drop-next') this.#doomed.add(socket)
    const result =
      task instanceof ServiceError
        ? task
        : fault === undefined || isExecuted(fault)
          ? await settle(task.execute)
          : undefined
    const status = await writeResponse(response, message, result, fault, identities)
    const verdict = verdictOf(result)
    this.requests.push({
      method,
      url: target,
      headers,
      body: text,
      status,
      verdict,
      ...(fault && { fault: fault.fault }),
    })
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
