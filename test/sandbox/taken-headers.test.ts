/** Headers as other people's clients send them; the real service takes them, so the sandbox does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { addOrder, service } from './orders.js'
import { raw, verified } from './raw.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())

describe('a request is taken with', () => {
  it.each([
    ['the Accept of the official Go SDK', { Accept: '*/*' }],
    ['the Accept of the official Java downloader', { Accept: ' */*' }],
    ['the Accept of axios', { Accept: 'application/json, text/plain, */*' }],
    ['an Accept with a quality', { Accept: 'text/html;q=0.5, application/json;q=0.9' }],
    ['a Content-Type with a charset', { 'Content-Type': 'application/json;charset=UTF-8' }],
    ['a list of languages', { 'Accept-Language': 'en-US,en;q=0.9,zh-CN;q=0.8' }],
    ['an empty Wechatpay-Serial', { 'Wechatpay-Serial': '' }],
  ])('%s', async (_, headers) => {
    const response = await raw(sandbox, { path: addOrder(sandbox).path, body: service, headers })
    expect([response.status, verified(response, sandbox)]).toEqual([200, 'certificate'])
  })

  it('serials in lower case', async () => {
    const { pem } = sandbox
    const response = await raw(sandbox, {
      path: addOrder(sandbox).path,
      body: service,
      headers: { 'Wechatpay-Serial': pem.platformSerial.toLowerCase() },
      items: { serial_no: pem.merchantSerial.toLowerCase() },
    })
    expect([response.status, response.headers.get('Wechatpay-Serial')]).toEqual([200, pem.platformSerial])
  })
})

describe('a request is refused with', () => {
  it.each([
    ['no Accept', 'Accept', { Accept: undefined }],
    ['an empty Accept', 'Accept', { Accept: '' }],
    ['an Accept of something else', 'Accept', { Accept: 'text/html, image/*' }],
    ['a decimal Wechatpay-Serial', 'Wechatpay-Serial', { 'Wechatpay-Serial': '123456789' }],
    ['a public key id in lower case', 'Wechatpay-Serial', { 'Wechatpay-Serial': 'pub_key_id_1' }],
  ])('%s', async (_, field, headers) => {
    const { status, json } = await raw(sandbox, { path: addOrder(sandbox).path, body: service, headers })
    expect([status, json.code, json.detail?.field]).toEqual([400, 'PARAM_ERROR', field])
  })
})
