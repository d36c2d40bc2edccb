/**
 * wechatpay-node-v3, as its README uses it for what it has no function for: `getSignature`, `getAuthorization` and
 * superagent. Whether a response is verified is up to the caller, who calls `verifySign`, or does not.
 */
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import type { Sandbox } from '../../../src/sandbox/index.js'
import { platformPem, type ClientKind, type Mode, type Taken } from './types.js'

interface Pay {
  httpService: { get: (url: string, headers: object) => Promise<unknown> }
  getSignature(method: string, nonce: string, timestamp: string, url: string, body?: object): string
  getAuthorization(nonce: string, timestamp: string, signature: string): string
  getHeaders(authorization: string, headers: object): Record<string, string>
  verifySign(response: object): Promise<boolean>
  get_certificates(apiV3Key: string): Promise<{ serial_no: string; publicKey: string }[]>
}
interface Response {
  status: number
  headers: Record<string, string>
  text: string
  body: Record<string, unknown>
}
interface SuperagentRequest extends Promise<Response> {
  set(headers: object): this
  send(body: object): this
  ok(accept: () => boolean): this
}

const require = createRequire(import.meta.url)
// `as`: the packages are installed in this folder only, so TypeScript does not have their types.
const WxPay = require('wechatpay-node-v3') as (new (config: object) => Pay) & { certificates: Record<string, string> }
const superagent = require('superagent') as (method: string, url: string) => SuperagentRequest

export const nodeV3: ClientKind = {
  name: 'wechatpay-node-v3 2.2.1, `verifySign` called',
  create: async (sandbox, mode) => createClient(sandbox, mode, true),
}

export const nodeV3Unverified: ClientKind = {
  name: 'wechatpay-node-v3 2.2.1, `verifySign` not called',
  create: async (sandbox, mode) => createClient(sandbox, mode, false),
}

async function createClient(sandbox: Sandbox, mode: Mode, verifies: boolean): ReturnType<ClientKind['create']> {
  const { url, pem, mchid, apiV3Key } = sandbox
  const pay = new WxPay({
    appid: 'wxd678efh567hg6787',
    mchid,
    // Without `serial_no`, as its README: it reads the serial from the certificate, in lower case.
    publicKey: Buffer.from(pem.merchantCertificate),
    privateKey: Buffer.from(pem.merchantPrivateKey),
    key: apiV3Key,
  })
  toSandbox(pay, url)
  // What its own download puts there.
  WxPay.certificates = platformPem(sandbox, mode)
  const download = async (): Promise<Record<string, string>> => {
    const list = await pay.get_certificates(apiV3Key)
    return Object.fromEntries(list.map(({ serial_no, publicKey }) => [serial_no, publicKey]))
  }
  return {
    call: async (method, target, body) => {
      const nonce = randomUUID().replaceAll('-', '')
      const timestamp = String(Math.floor(Date.now() / 1000))
      const signature = pay.getSignature(method, nonce, timestamp, target, body)
      const authorization = pay.getAuthorization(nonce, timestamp, signature)
      const request = superagent(method, url + target)
        .set(pay.getHeaders(authorization, body ? { 'Content-Type': 'application/json' } : {}))
        .ok(() => true)
      const response = await (body ? request.send(body) : request)
      if (verifies && response.status < 300 && !(await verify(pay, response, apiV3Key))) throw new Error('not verified')
      return { status: response.status, body: response.body } satisfies Taken
    },
    downloadCertificates: download,
  }
}

/** Its downloader has WeChat Pay's host in the code; `httpService` is its own way to change how it sends. */
function toSandbox(pay: Pay, url: string): void {
  const { httpService } = pay
  const get = httpService.get.bind(httpService)
  httpService.get = async (address, headers) => get(address.replace('https://api.mch.weixin.qq.com', url), headers)
}

async function verify(pay: Pay, { headers, text }: Response, apiSecret: string): Promise<boolean> {
  return pay.verifySign({
    timestamp: headers['wechatpay-timestamp'],
    nonce: headers['wechatpay-nonce'],
    serial: headers['wechatpay-serial'],
    signature: headers['wechatpay-signature'],
    body: text,
    apiSecret,
  })
}
