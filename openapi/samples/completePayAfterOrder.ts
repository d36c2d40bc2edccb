// An ES module for Node 20.19 or later, in JavaScript that TypeScript checks too.
import { readFileSync } from 'node:fs'
import { createWechatpayClient, importPrivateKey, importPublicKey } from 'wechatpay-payscore'

const { WECHATPAY_MCHID = '', WECHATPAY_SERIAL_NO = '', WECHATPAY_PUBLIC_KEY_ID = '' } = process.env
const { WECHATPAY_PRIVATE_KEY_FILE = 'apiclient_key.pem', WECHATPAY_PUBLIC_KEY_FILE = 'pub_key.pem' } = process.env
const { WECHATPAY_BASE_URL = 'https://api.mch.weixin.qq.com' } = process.env

const credentials = {
  mchid: WECHATPAY_MCHID,
  serialNo: WECHATPAY_SERIAL_NO,
  privateKey: await importPrivateKey(readFileSync(WECHATPAY_PRIVATE_KEY_FILE, 'utf8')),
  platformKeys: { [WECHATPAY_PUBLIC_KEY_ID]: await importPublicKey(readFileSync(WECHATPAY_PUBLIC_KEY_FILE, 'utf8')) },
}
const client = createWechatpayClient(credentials, { baseUrl: WECHATPAY_BASE_URL })

const { data, error } = await client.POST('/v3/payscore/payafter-orders/{out_order_no}/complete', {
  params: { path: { out_order_no: '1234323JKHDFE1243252' } },
  body: {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    finish_type: 2,
    real_service_start_time: '20251018090000',
    real_service_end_time: '20251018103000',
    real_service_end_location: '深圳湾公园北门',
    fees: [
      {
        fee_name: '车费',
        fee_amount: 4500,
        fee_desc: '里程18公里',
      },
      {
        fee_name: '停车费',
        fee_amount: 500,
        fee_desc: '停车1小时',
      },
    ],
    discounts: [
      {
        discount_name: '出行券',
        discount_amount: 1000,
        discount_desc: '满40元可用',
      },
    ],
    total_amount: 4000,
    finish_ticket: 'SDF8J2DFH8DHE42KL9DF2JKDU8F',
    profit_sharing: false,
  },
})
// A call of unknown outcome throws: call again with the same body, or query the order.
if (error) console.log('refused:', error.code, error.message)
else console.log('completed:', data.order_id)
