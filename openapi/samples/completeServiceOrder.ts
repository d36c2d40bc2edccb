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

const { data, error } = await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
  params: { path: { out_order_no: '1234323JKHDFE1243252' } },
  body: {
    appid: 'wxd678efh567hg6787',
    service_id: '500001',
    post_payments: [
      {
        name: '就餐费用',
        amount: 40000,
        description: '就餐人均100元',
        count: 4,
      },
    ],
    post_discounts: [
      {
        name: '满20减1元',
        description: '不与其他优惠叠加',
        amount: 100,
        count: 1,
      },
    ],
    total_amount: 39900,
    time_range: {
      start_time: '20091225091010',
      start_time_remark: '备注1',
      end_time: '20091225121010',
      end_time_remark: '备注2',
    },
    location: {
      end_location: '嗨客时尚主题展餐厅',
    },
    profit_sharing: false,
    goods_tag: 'goods_tag',
    device: {
      start_device_id: 'HG123456',
      end_device_id: 'HG123456',
      materiel_no: 'example_materiel_no',
    },
  },
})
// A call of unknown outcome throws: call again with the same body, or query the order.
if (error) console.log('refused:', error.code, error.message)
else console.log('completed:', data.order_id)
