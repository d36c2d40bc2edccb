/**
 * Drives the sandbox with wechatpay-axios-plugin, a client that this project did not write: it signs what the sandbox
 * verifies, and verifies what the sandbox signs. `npm run test:interop` installs it in this folder and runs this file.
 */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { startSandbox } from '../../src/sandbox/index.js'
import { check, summary } from '../check.js'

type Call = (
  data: object,
  config: { out_order_no: string; headers?: object },
) => Promise<{ status: number; data: Record<string, unknown> }>
type Endpoint = Record<'_out_order_no_', { complete: { post: Call } }>
interface Wechatpay {
  v3: { payscore: Record<'serviceorder' | 'smartretailOrders' | 'payafterOrders', Endpoint> }
}
// `as`: the script installs the package, not the project, so TypeScript does not have its types.
const { Wechatpay } = createRequire(import.meta.url)('wechatpay-axios-plugin') as {
  Wechatpay: new (config: object) => Wechatpay
}

const sandbox = await startSandbox()
const { pem, mchid, url } = sandbox
const connect = (config: object = {}): Wechatpay['v3']['payscore'] =>
  new Wechatpay({
    mchid,
    serial: pem.merchantSerial,
    privateKey: pem.merchantPrivateKey,
    certs: { [pem.platformSerial]: pem.platformCertificate, [pem.platformPublicKeyId]: pem.platformPublicKey },
    baseURL: url,
    ...config,
  }).v3.payscore

const service = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  post_payments: [{ name: '酒店房费', amount: 38800 }],
  total_amount: 38800,
}
const finish = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  finish_type: 2,
  fees: [{ fee_name: '商品费用', fee_amount: 3900 }],
  total_amount: 3900,
  profit_sharing: false,
}

const refusal = async (
  call: Promise<unknown>,
): Promise<{ code?: unknown; response?: { status: number; data: unknown } }> =>
  call.then(
    () => assert.fail('expected an error'),
    (error: unknown) => error as { code?: unknown; response?: { status: number; data: unknown } },
  )

await check('completes a serviceorder; the response verifies under the platform certificate', async () => {
  const { status, data } = await connect().serviceorder._out_order_no_.complete.post(service, {
    out_order_no: 'SERVICE-ORDER-1',
  })
  assert.equal(status, 200)
  assert.equal(data.state_description, 'MCH_COMPLETE')
  assert.deepEqual(sandbox.orders.get('serviceorder', 'SERVICE-ORDER-1')?.completed_with, service)
})

await check('completes a smart retail order; the response verifies under the WeChat Pay public key', async () => {
  const certs = { [pem.platformPublicKeyId]: pem.platformPublicKey }
  const { data } = await connect({ certs }).smartretailOrders._out_order_no_.complete.post(
    { ...finish, finish_ticket: 'TICKET-SMART-RETAIL-1' },
    { out_order_no: 'SMART-RETAIL-1', headers: { 'Wechatpay-Serial': pem.platformPublicKeyId } },
  )
  assert.equal(data.out_order_no, 'SMART-RETAIL-1')
})

await check('completes a pay-after-use order', async () => {
  const { data } = await connect().payafterOrders._out_order_no_.complete.post(
    { ...finish, finish_ticket: 'TICKET-PAY-AFTER-1' },
    { out_order_no: 'PAY-AFTER-1' },
  )
  assert.equal(data.mchid, mchid)
})

await check('gets an error of the API', async () => {
  const { response } = await refusal(
    connect().serviceorder._out_order_no_.complete.post(service, { out_order_no: 'SERVICE-ORDER-DONE' }),
  )
  assert.equal(response?.status, 400)
  assert.match(JSON.stringify(response.data), /ORDER_DONE/)
})

await check("is refused with another merchant's key", async () => {
  const other = await startSandbox()
  await other.close()
  const stranger = connect({ privateKey: other.pem.merchantPrivateKey })
  const { response } = await refusal(
    stranger.serviceorder._out_order_no_.complete.post(service, { out_order_no: 'SERVICE-ORDER-2' }),
  )
  assert.equal(response?.status, 401)
  assert.equal(sandbox.orders.get('serviceorder', 'SERVICE-ORDER-2')?.completions, 0)
})

for (const fault of [
  'wrong-signature',
  'probing-signature',
  'missing-signature',
  'unknown-serial',
  'old-timestamp',
] as const) {
  await check(`refuses a response with ${fault}`, async () => {
    sandbox.faults.add(fault)
    const { code } = await refusal(
      connect().serviceorder._out_order_no_.complete.post(service, { out_order_no: 'SERVICE-ORDER-3' }),
    )
    assert.match(String(code), /^EV3_RES_HEADER/)
  })
}

await sandbox.close()
summary('interop')
