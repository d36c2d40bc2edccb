/** What a request carries. */
import packageJson from '../../package.json' with { type: 'json' }
import { afterEach, expect, it, vi } from 'vitest'
import { createWechatpayClient } from 'wechatpay-payscore'
import {
  authorizationItems,
  CERTIFICATE_SERIAL,
  client,
  complete,
  credentials,
  finishCall,
  MERCHANT_SERIAL,
  NOW,
  observed,
  PAY_AFTER,
  PUBLIC_KEY_ID,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  SMART_RETAIL,
  vector,
} from '../helpers.js'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it("a request carries openssl's own signature for each of the three endpoints", async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 })
  // The nonce of the fixtures; `as`: randomUUID's type promises five groups.
  vi.spyOn(crypto, 'randomUUID').mockReturnValue('A1B2C3D4E5F6G7' as ReturnType<typeof crypto.randomUUID>)
  const { fetch, sent } = observed()
  await complete({ fetch })
  await client({ fetch }).POST(SMART_RETAIL, { ...finishCall, params: { path: { out_order_no: 'a|b*c-d_e' } } })
  await client({ fetch }).POST(PAY_AFTER, finishCall)
  for (const [index, name] of ['serviceorder', 'smartretail', 'payafter'].entries()) {
    expect(sent[index]?.body).toBe(vector(name).body)
    expect(authorizationItems(sent[index]?.request as Request)).toEqual({
      mchid: '1234567890',
      serial_no: MERCHANT_SERIAL,
      nonce_str: 'A1B2C3D4E5F6G7',
      timestamp: String(NOW),
      signature: vector(name).signature,
    })
  }
  expect(sent[1]?.request.url).toBe('https://api.mch.weixin.qq.com/v3/payscore/smartretail-orders/a%7Cb*c-d_e/complete')
})

it('a request carries the headers that WeChat Pay requires', async () => {
  const { fetch, sent } = observed()
  await complete({ fetch })
  const { request } = sent[0] ?? expect.fail()
  expect(Object.fromEntries(request.headers)).toMatchObject({
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': `wechatpay-payscore/${packageJson.version}`,
    'wechatpay-serial': PUBLIC_KEY_ID,
  })
  expect(request).toMatchObject({ method: 'POST', redirect: 'manual' })
})

it('a request asks for the only certificate when there is no public key', async () => {
  const { fetch, sent } = observed()
  const { [CERTIFICATE_SERIAL]: certificate } = credentials.platformKeys
  const only = { ...credentials, platformKeys: { [CERTIFICATE_SERIAL]: certificate as CryptoKey } }
  await rejection(createWechatpayClient(only, { fetch, maxRetries: 0 }).POST(SERVICE_ORDER, serviceOrderCall))
  expect(sent[0]?.request.headers.get('Wechatpay-Serial')).toBe(CERTIFICATE_SERIAL)
})

it('a request has a nonce of 32 letters and digits that is new each time', async () => {
  const { fetch, sent } = observed()
  for (let i = 0; i < 50; i++) await complete({ fetch })
  const nonces = sent.map(({ request }) => authorizationItems(request).nonce_str ?? '')
  for (const nonce of nonces) expect(nonce).toMatch(/^[0-9A-Za-z]{32}$/)
  expect(new Set(nonces).size).toBe(50)
})

it("a request keeps the caller's User-Agent and Accept-Language, and no foreign Authorization", async () => {
  const { fetch, sent } = observed()
  const headers = { 'User-Agent': 'shop/1', Authorization: 'Bearer x' }
  const params = { ...serviceOrderCall.params, header: { 'Accept-Language': 'en' as const } }
  await complete({ fetch, headers }, { params })
  const { request } = sent[0] ?? expect.fail()
  expect(request.headers.get('User-Agent')).toBe('shop/1')
  expect(request.headers.get('Accept-Language')).toBe('en')
  expect(authorizationItems(request)).toHaveProperty('signature')
})
