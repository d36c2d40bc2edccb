/**
 * wechatpay-node-v3 as its README shows it for an endpoint that it has no function for: `getSignature`,
 * `getAuthorization` and superagent. At its best: with the serial number given it reads no certificate, and superagent
 * keeps connections alive when it is given an agent. Keys are PEM, as its README has them; it parses them at every use.
 */
import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { createRequire } from 'node:module'
import { targetOf } from './by-hand.js'

const require = createRequire(import.meta.url)
const request = require('superagent')
const WxPay = require('wechatpay-node-v3')

/** Does not verify, as most of its users do not. */
export function createClient(setup) {
  const { complete } = createCompletion(setup)
  return async (outOrderNo, order) => (await complete(outOrderNo, order)).body
}

/** Calls its `verifySign` for every response. */
export function createVerifyingClient(setup) {
  const { pay, complete } = createCompletion(setup)
  // What its `fetchCertificates` puts there; but that asks no other host than WeChat Pay's own.
  WxPay.certificates = { [setup.platformKeyId]: setup.platformKey }
  return async (outOrderNo, order) => {
    const { headers, text, body } = await complete(outOrderNo, order)
    const isVerified = await pay.verifySign({
      timestamp: headers['wechatpay-timestamp'],
      nonce: headers['wechatpay-nonce'],
      serial: headers['wechatpay-serial'],
      signature: headers['wechatpay-signature'],
      body: text,
    })
    if (!isVerified) throw new Error('The signature is wrong')
    return body
  }
}

function createCompletion(setup) {
  const pay = new WxPay({
    appid: 'wxd678efh567hg6787',
    mchid: setup.mchid,
    serial_no: setup.serialNo,
    publicKey: Buffer.from(setup.platformKey),
    privateKey: Buffer.from(setup.privateKey),
  })
  const agent = new Agent({ keepAlive: true })
  const complete = async (outOrderNo, order) => {
    const target = targetOf(outOrderNo)
    const nonce = randomUUID().replaceAll('-', '')
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = pay.getSignature('POST', nonce, timestamp, target, order)
    return request
      .post(setup.url + target)
      .agent(agent)
      .send(order)
      .set({
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'User-Agent': 'bench',
        Authorization: pay.getAuthorization(nonce, timestamp, signature),
      })
  }
  return { pay, complete }
}
