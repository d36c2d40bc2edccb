/** What a block of code on a page may take for granted, because an earlier block or the text has made it. */
import type { Credentials, WechatpayClient } from 'wechatpay-payscore'
import type { Sandbox } from 'wechatpay-payscore/sandbox'

declare global {
  const client: WechatpayClient
  const credentials: Credentials
  const sandbox: Sandbox
  const appid: string
  const service_id: string
  const out_order_no: string
}
