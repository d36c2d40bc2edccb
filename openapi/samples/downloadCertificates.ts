// An ES module for Node 20.19 or later, in JavaScript that TypeScript checks too.
import { readFileSync } from 'node:fs'
import { downloadCertificates, importPrivateKey } from 'wechatpay-payscore'

const { WECHATPAY_MCHID = '', WECHATPAY_SERIAL_NO = '', WECHATPAY_API_V3_KEY = '' } = process.env
const { WECHATPAY_PRIVATE_KEY_FILE = 'apiclient_key.pem' } = process.env
const { WECHATPAY_BASE_URL = 'https://api.mch.weixin.qq.com' } = process.env

const credentials = {
  mchid: WECHATPAY_MCHID,
  serialNo: WECHATPAY_SERIAL_NO,
  privateKey: await importPrivateKey(readFileSync(WECHATPAY_PRIVATE_KEY_FILE, 'utf8')),
  apiV3Key: WECHATPAY_API_V3_KEY,
}
const platformKeys = await downloadCertificates(credentials, { baseUrl: WECHATPAY_BASE_URL })

console.log('downloaded:', Object.keys(platformKeys).join(', '))
