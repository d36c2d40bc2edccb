/** What only a consumer on Node can write. It is compiled, not run. */
import { Agent } from 'node:https'
import { createWechatpayClient, type Credentials, type WechatpayClient } from 'wechatpay-payscore'

export function behindAProxy(credentials: Credentials, agent: Agent): WechatpayClient {
  return createWechatpayClient(credentials, { agent })
}
export const keepsConnections = (credentials: Credentials): WechatpayClient =>
  behindAProxy(credentials, new Agent({ keepAlive: true, maxSockets: 100 }))
