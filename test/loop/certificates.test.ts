/** downloadCertificates against the sandbox over a real socket. */
import { afterEach, expect, it } from 'vitest'
import { createWechatpayClient, downloadCertificates, type MerchantCredentials } from 'wechatpay-payscore'
import { startSandbox, type PlatformKeys, type Sandbox } from 'wechatpay-payscore/sandbox'
import { rejection } from '../helpers.js'

const started: Sandbox[] = []
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.close()
})

async function start(platform: PlatformKeys): Promise<{ sandbox: Sandbox; merchant: MerchantCredentials }> {
  const sandbox = await startSandbox({ platform })
  started.push(sandbox)
  const { mchid, serialNo, privateKey } = sandbox.credentials
  return { sandbox, merchant: { mchid, serialNo, privateKey, apiV3Key: sandbox.apiV3Key } }
}

it.each<PlatformKeys>(['both', 'certificate'])(
  'a client trusts the certificates that were downloaded, of a merchant with %s',
  async (platform) => {
    const { sandbox, merchant } = await start(platform)
    const { url: baseUrl, pem } = sandbox
    const platformKeys = await downloadCertificates(merchant, { baseUrl })
    expect(Object.keys(platformKeys)).toEqual([pem.platformSerial])
    const client = createWechatpayClient({ ...merchant, platformKeys }, { baseUrl })
    sandbox.orders.add({ product: 'serviceorder', out_order_no: 'A1' })
    const query = { appid: 'wxd678efh567hg6787', service_id: '500001', out_order_no: 'A1' }
    const { data } = await client.GET('/v3/payscore/serviceorder', { params: { query } })
    expect(data?.out_order_no).toBe('A1')
  },
)

it('a merchant with a public key only is told so', async () => {
  const { sandbox, merchant } = await start('public-key')
  const error = await rejection(downloadCertificates(merchant, { baseUrl: sandbox.url }))
  expect((error as Error).message).toMatch(/^The API reported RESOURCE_NOT_EXISTS \(404\): .* WeChat Pay public key/)
})

it('another APIv3 key is named as the likely mistake', async () => {
  const { sandbox, merchant } = await start('both')
  const options = { baseUrl: sandbox.url, maxRetries: 0 }
  const error = await rejection(downloadCertificates({ ...merchant, apiV3Key: 'x'.repeat(32) }, options))
  expect((error as Error).message).toMatch(/is apiV3Key the APIv3 key of this merchant/)
})
