/** The package from CommonJS: every entry is required, and an order completed. */
const { createWechatpayClient, WechatpayError } = require('wechatpay-payscore')

// Node loads its `fetch` when it is first named, which takes longer than the import of the package.
const loadsFetch = () => process.moduleLoadList.some((name) => name.includes('undici/undici'))
const importLoadsFetch = loadsFetch()

const { startSandbox } = require('wechatpay-payscore/sandbox')
const { openapi } = require('wechatpay-payscore/openapi.json')

async function main() {
  const sandbox = await startSandbox()
  const client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url })
  const { data } = await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
    params: { path: { out_order_no: 'SERVICE-ORDER-1' } },
    body: {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      post_payments: [{ name: '骑行费用', amount: 250 }],
      total_amount: 250,
    },
  })
  await sandbox.close()
  const loaded = importLoadsFetch ? 'fetch' : 'no fetch'
  console.log(openapi, data.state, new WechatpayError('', 'unknown') instanceof Error, loaded)
}
main()
