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

const { data, error } = await client.GET('/v3/payscore/serviceorder', {
  params: { query: { service_id: '500001', appid: 'wxd678efh567hg6787', out_order_no: '1234323JKHDFE1243252' } },
})
if (error) console.log('not found:', error.code, error.message)
else console.log('found:', data.out_order_no, data.state)
