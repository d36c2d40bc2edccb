/**
 * wechatpay-axios-plugin as its README shows it. At its best: keys as PEM are parsed once, when the client is made; the
 * chain to the endpoint is made once; axios' own options keep connections alive and leave out the part for redirects.
 */
import { Agent } from 'node:http'
import { createRequire } from 'node:module'

const { Wechatpay } = createRequire(import.meta.url)('wechatpay-axios-plugin')

export function createClient(setup) {
  const wechatpay = new Wechatpay({
    mchid: setup.mchid,
    serial: setup.serialNo,
    privateKey: setup.privateKey,
    certs: { [setup.platformKeyId]: setup.platformKey },
    baseURL: setup.url,
    httpAgent: new Agent({ keepAlive: true }),
    maxRedirects: 0,
  })
  const { complete } = wechatpay.v3.payscore.serviceorder._out_order_no_
  return async (out_order_no, body) => (await complete.post(body, { out_order_no })).data
}
