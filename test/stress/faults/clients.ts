import { connect } from 'node:net'
import type { createWechatpayClient, WechatpayClient, WechatpayClientOptions } from '../../../src/index.js'
import type { Sandbox } from '../../../src/sandbox/index.js'
import { onAttempt } from './call.js'
import { MAX_RETRIES, type PlannedCall } from './orders.js'

/** Nothing listens there: the port is reserved, below those that are handed out, and one that `fetch` may call. */
const REFUSING = 'http://127.0.0.1:2'

/** The client for a call; calls with the same options share one, as in a real program. */
export function clientsOf(
  createClient: typeof createWechatpayClient,
  { url, credentials }: Sandbox,
): (plan: PlannedCall | 'without limits') => WechatpayClient {
  const clients = new Map<string, WechatpayClient>()
  const baseUrls = { one: url, 'first-refuses': [REFUSING, url], 'all-refuse': REFUSING }
  return (plan) => {
    const options: WechatpayClientOptions =
      plan === 'without limits'
        ? { baseUrl: url, maxRetries: MAX_RETRIES }
        : {
            baseUrl: baseUrls[plan.baseUrls],
            timeout: plan.timeout,
            maxRetries: MAX_RETRIES,
            ...(plan.deadline !== undefined && { deadline: plan.deadline }),
          }
    const name = JSON.stringify(options)
    const client = clients.get(name) ?? createClient(credentials, { ...options, onAttempt })
    clients.set(name, client)
    return client
  }
}

/** @throws Error when the base URL that should refuse connections does not */
export async function assertRefusing(): Promise<void> {
  const { hostname, port } = new URL(REFUSING)
  const code = await new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.destroy()
      resolve('a connection')
    })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
  })
  if (code !== 'ECONNREFUSED') throw new Error(`${REFUSING} should refuse connections, but gave ${String(code)}`)
}
