/** All that the sandbox exports, as a consumer writes it. It is compiled, not run. */
import { createWechatpayClient, type WechatpayClient } from 'wechatpay-payscore'
import {
  startSandbox,
  type Fault,
  type FaultName,
  type FaultPlan,
  type NewSandboxOrder,
  type OrderState,
  type Product,
  type Sandbox,
  type SandboxFaults,
  type SandboxOptions,
  type SandboxOrder,
  type SandboxOrders,
  type SandboxPem,
  type SandboxRequest,
  type SandboxRequests,
} from 'wechatpay-payscore/sandbox'
import type {
  EventOptions,
  EventType,
  NotificationAttempt,
  NotificationFault,
  NotificationMessage,
  NotificationRequest,
  PlatformKeys,
  SandboxNotification,
  SandboxNotifications,
} from 'wechatpay-payscore/sandbox'

const product: Product = 'serviceorder'
const order: NewSandboxOrder = { product, out_order_no: 'MY-ORDER' }
const name: FaultName = 'drop-after'
const plan: FaultPlan = ({ attempt, product, out_order_no, body }) =>
  attempt > 9 && product === 'serviceorder' && out_order_no !== body ? name : undefined
const options: SandboxOptions = { port: 0, host: '127.0.0.1', orders: [order], faults: plan }

export async function run(): Promise<[OrderState | undefined, SandboxRequest['verdict'] | undefined]> {
  const sandbox: Sandbox = await startSandbox(options)
  const client: WechatpayClient = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url })
  const { orders, faults, requests, pem, mchid }: Parts = sandbox
  const fault: Fault = { fault: 'FREQUENCY_LIMITED', retryAfter: 1, times: 2 }
  faults.add(name, fault)
  await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
    params: { path: { out_order_no: 'MY-ORDER' } },
    body: {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      post_payments: [{ name: `${mchid} ${pem.merchantSerial}` }],
      total_amount: 0,
    },
  })
  const completed: SandboxOrder | undefined = orders.get(product, 'MY-ORDER')
  await sandbox.close()
  return [completed?.state, requests.list()[0]?.verdict]
}

interface Parts {
  orders: SandboxOrders
  faults: SandboxFaults
  requests: SandboxRequests
  pem: SandboxPem
  mchid: string
}

/** The types that need no more than a name. */
export type Named = [
  EventOptions,
  EventType,
  NotificationAttempt,
  NotificationFault,
  NotificationMessage,
  NotificationRequest,
  PlatformKeys,
  SandboxNotification,
  SandboxNotifications,
]
