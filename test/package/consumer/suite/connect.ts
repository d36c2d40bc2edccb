import {
  createWechatpayClient,
  importPrivateKey,
  importPublicKey,
  type Credentials,
  type WechatpayClient,
  type WechatpayClientOptions,
} from 'wechatpay-payscore'
import { ok, serviceOrder } from './helpers.js'

interface Order {
  call: ReturnType<typeof serviceOrder>
  completions: () => Promise<number>
}

interface Connected {
  credentials: Credentials
  client: (options?: WechatpayClientOptions) => WechatpayClient
  /** A new order, and the call that completes it. */
  order: (total?: number) => Promise<Order>
  /** Makes the next response fail. */
  fault: (fault: object) => Promise<void>
}

/** Controls a sandbox in another process, through its endpoints. */
export async function connect(url: string): Promise<Connected> {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json' }
    const init = body && { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await fetch(`${url}/_sandbox/${path}`, init)
    const text = await response.text()
    ok(response.status === 200, text)
    return JSON.parse(text)
  }
  const pem = (await ask('credentials')) as Record<string, string>
  const credentials = {
    mchid: pem.mchid ?? '',
    serialNo: pem.merchantSerial ?? '',
    privateKey: await importPrivateKey(pem.merchantPrivateKey ?? ''),
    platformKeys: { [pem.platformPublicKeyId ?? '']: await importPublicKey(pem.platformPublicKey ?? '') },
  }
  return {
    credentials,
    client: (options) => createWechatpayClient(credentials, { baseUrl: url, ...options }),
    order: async (total = 250) => {
      const out_order_no = crypto.randomUUID().replace(/-/g, '')
      await ask('orders', { product: 'serviceorder', out_order_no })
      const completions = async (): Promise<number> => {
        const orders = (await ask('orders')) as { out_order_no: string; completions: number }[]
        return orders.find((order) => order.out_order_no === out_order_no)?.completions ?? NaN
      }
      return { call: serviceOrder(out_order_no, total), completions }
    },
    fault: async (fault) => void (await ask('faults', fault)),
  }
}
