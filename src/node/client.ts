import type { Middleware } from 'openapi-fetch'
import { authMiddleware, createAuth } from '../auth.js'
import { createClientOn, type WechatpayClient, type WechatpayClientOptions } from '../client.js'
import type { Credentials } from '../credentials.js'
import { sign, verify } from '../platform/node.js'
import { nodeTransport } from '../platform/node-transport.js'
import { web, type Platform } from '../platform/types.js'

const nativeFetch = globalThis.fetch

const node: Platform = {
  sign,
  verify,
  // A global fetch, or a dispatcher of its own, that somebody put in place is meant to be used.
  transport: () => (globalThis.fetch === nativeFetch && !hasOwnDispatcher() ? nodeTransport : web.transport()),
}

export function createWechatpayClient(credentials: Credentials, options: WechatpayClientOptions = {}): WechatpayClient {
  return createClientOn(node, credentials, options)
}

export function wechatpayAuth(credentials: Credentials): Middleware {
  return authMiddleware(createAuth(credentials, node))
}

/** Whether `setGlobalDispatcher` of undici was given a proxy, a mock or the like, and not just an agent. */
function hasOwnDispatcher(): boolean {
  const all = globalThis as { [key: symbol]: object | undefined }
  // Since undici 8 the first is only a wrapper round the second.
  const dispatcher = all[Symbol.for('undici.globalDispatcher.2')] ?? all[Symbol.for('undici.globalDispatcher.1')]
  return dispatcher !== undefined && dispatcher.constructor.name !== 'Agent'
}
