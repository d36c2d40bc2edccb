/** Who may ask: the Authorization header of a request, and the signatures of responses. */
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createWechatpayClient, importPrivateKey } from '../../src/index.js'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { SERVICE_ORDER } from '../helpers.js'
import { addOrder, service } from './orders.js'
import { raw, verified } from './raw.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())
afterEach(() => vi.useRealTimers())

describe('a request', () => {
  it.each<[string, Parameters<typeof raw>[1], string]>([
    ['no Authorization', { headers: { Authorization: undefined } }, 'Authorization'],
    ['another scheme', { authorization: 'Bearer x' }, 'Authorization'],
    ['an empty scheme', { authorization: 'WECHATPAY2-SHA256-RSA2048' }, 'Authorization'],
    ['an item without quotes', { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid=1' }, 'Authorization'],
    ['a space after a comma', { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid="1", nonce_str="2"' }, 'Authorization'],
    ['an item twice', { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid="1",mchid="1"' }, 'Authorization'],
    ['no mchid', { items: { mchid: undefined } }, 'mchid'],
    ['another mchid', { items: { mchid: '1900000001' } }, 'mchid'],
    ['another serial', { items: { serial_no: '00' } }, 'serial_no'],
    ['no nonce', { items: { nonce_str: '' } }, 'nonce_str'],
    ['a nonce that was not signed', { items: { nonce_str: 'x' } }, 'signature'],
    ['a timestamp that is no number', { items: { timestamp: '1e9' } }, 'timestamp'],
    ['a signature of another body', { signedBody: '{}' }, 'signature'],
    ['a signature that is no base64', { items: { signature: '!' } }, 'signature'],
  ])('is refused unsigned with 401 when it has %s', async (_, options, field) => {
    const { path, completions } = addOrder(sandbox)
    const response = await raw(sandbox, { path, body: service, ...options })
    expect([response.status, response.json.code, response.json.detail?.field]).toEqual([401, 'SIGN_ERROR', field])
    expect(response.headers.get('Wechatpay-Signature')).toBeNull()
    expect(completions()).toBe(0)
  })

  it.each([
    [-301, 401],
    [-300, 200],
    [300, 200],
    [301, 401],
  ])('with a clock that is %i seconds off gets %i', async (skew, status) => {
    // The clock stands still, so that the limit can be met exactly.
    vi.useFakeTimers({ toFake: ['Date'] })
    const { path } = addOrder(sandbox)
    const response = await raw(sandbox, { path, body: service, skew })
    expect([response.status, response.json.detail?.field]).toEqual([status, status === 401 ? 'timestamp' : undefined])
  })

  it.each<[string, (s: Sandbox) => Parameters<typeof raw>[1], RegExp]>([
    [
      "the platform's serial",
      ({ pem }) => ({ items: { serial_no: pem.platformSerial } }),
      /serial_no is the platform's: it must be the merchant certificate's/,
    ],
    [
      'a serial in decimal digits',
      ({ pem }) => ({ items: { serial_no: String(BigInt(`0x${pem.merchantSerial}`)) } }),
      /this is its decimal form/,
    ],
    ['milliseconds', () => ({ items: { timestamp: String(Date.now()) } }), /this looks like milliseconds/],
    ['another key', () => ({ signedBody: 'x' }), /another key, or other bytes were signed/],
  ])('gets a message that names the likely mistake: %s', async (_, options, message) => {
    const { path } = addOrder(sandbox)
    expect((await raw(sandbox, { path, body: service, ...options(sandbox) })).json.message).toMatch(message)
  })

  it('gets what the server verified when the signature does not fit', async () => {
    const { path } = addOrder(sandbox)
    const { json } = await raw(sandbox, { path, body: service, signedBody: 'x' })
    expect(json.detail).toMatchObject({
      issue: 'sign not match',
      location: 'authorization',
      sign_information: { method: 'POST', url: path },
    })
    const { truncated_sign_message } = json.detail?.sign_information as Record<string, string>
    expect(truncated_sign_message).toMatch(new RegExp(`^POST\\n${path}\\n\\d+\\n[0-9a-f]{32}\\n\\{"appid"`))
  })

  it('gets no more of what the server verified than the contract allows', async () => {
    const { path } = addOrder(sandbox)
    const long = `${path}?${'x'.repeat(5000)}`
    const { json } = await raw(sandbox, { path: long, body: service, signedBody: '' })
    const { url, truncated_sign_message, sign_message_length } = json.detail?.sign_information as Record<
      string,
      unknown
    >
    // The limits of the contract's error schema.
    expect(url).toBe(`${long.slice(0, 2047)}…`)
    expect(String(truncated_sign_message).length).toBeLessThanOrEqual(4096)
    expect(sign_message_length).toBeGreaterThan(5000)
  })

  it('completes nothing with another key of the same merchant, or as another merchant', async () => {
    const { out_order_no, completions } = addOrder(sandbox)
    const stranger = await startSandbox({ orders: [] })
    await stranger.close()
    const { serialNo } = stranger.credentials
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const privateKey = await importPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    for (const own of [{ privateKey }, { privateKey, serialNo }, { privateKey, serialNo, mchid: '1900000001' }]) {
      const client = createWechatpayClient({ ...sandbox.credentials, ...own }, { baseUrl: sandbox.url })
      const { error } = await client.POST(SERVICE_ORDER, { params: { path: { out_order_no } }, body: service })
      expect(error?.code).toBe('SIGN_ERROR')
    }
    expect(completions()).toBe(0)
  })
})

describe('a response', () => {
  it('is signed under the certificate by default, and under the key that the request asks for', async () => {
    const { path } = addOrder(sandbox)
    expect(verified(await raw(sandbox, { path, body: service }), sandbox)).toBe('certificate')
    const ask = (serial: string) => raw(sandbox, { path, body: service, headers: { 'Wechatpay-Serial': serial } })
    expect(verified(await ask(sandbox.pem.platformSerial), sandbox)).toBe('certificate')
    expect(verified(await ask(sandbox.pem.platformPublicKeyId), sandbox)).toBe('public key')
    const { status, json } = await ask('PUB_KEY_ID_1')
    expect([status, json.code, json.detail?.field]).toEqual([400, 'PARAM_ERROR', 'Wechatpay-Serial'])
  })

  it('carries a Request-ID, and is signed also when it is an error', async () => {
    const response = await raw(sandbox, { path: '/v3/payscore/serviceorder/NONE/complete', body: service })
    expect([response.status, response.json.code]).toEqual([404, 'ORDER_NOT_EXIST'])
    expect(response.headers.get('Request-ID')).toMatch(/^[0-9A-F]{32}$/)
    expect(verified(response, sandbox)).toBe('certificate')
  })
})
