/** A mistake in the options is found when the client is created. */
import { expect, it } from 'vitest'
import { createWechatpayClient, type WechatpayClientOptions } from 'wechatpay-payscore'
import { client, credentials, observed, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'

it.each<[WechatpayClientOptions, RegExp]>([
  // @ts-expect-error a fetch is a function
  [{ fetch: 'x' }, /^fetch must be a function/],
  // `as`: TypeScript refuses it, too.
  [{ signal: new AbortController() as never }, /^signal must be an AbortSignal: .*`controller.signal`/],
  [{ timeout: 0 }, /^timeout/],
  [{ timeout: NaN }, /^timeout/],
  [{ timeout: Infinity }, /^timeout/],
  [{ maxRetries: -1 }, /^maxRetries/],
  [{ maxRetries: 1.5 }, /^maxRetries/],
  [{ baseUrl: '' }, /^baseUrl/],
  [{ baseUrl: 'api.mch.weixin.qq.com' }, /^baseUrl/],
  [{ baseUrl: 'ftp://x' }, /^baseUrl/],
  [{ baseUrl: 'https://user:secret@x' }, /^baseUrl must be .* without user/],
  [{ baseUrl: 'https://x/?a=1' }, /^baseUrl/],
  [{ baseUrl: 'http://api.mch.weixin.qq.com' }, /^baseUrl must be https/],
  [{ baseUrl: 'http://api.mch.weixin.qq.com.' }, /^baseUrl must be https/],
  [{ baseUrl: [] }, /^baseUrl must name at least one host/],
  [{ baseUrl: 'https://x/#a' }, /^baseUrl/],
  [{ baseUrl: 'https://:secret@x' }, /^baseUrl/],
])('%o: a TypeError that names the option', (options, message) => {
  expect(() => createWechatpayClient(credentials, options)).toThrow(TypeError)
  expect(() => createWechatpayClient(credentials, options)).toThrow(message)
})

it('plain http is taken for every host but those of WeChat Pay', () => {
  expect(() => createWechatpayClient(credentials, { baseUrl: 'http://api.qq.com.example' })).not.toThrow()
})

it('options that are changed later change nothing', async () => {
  const { fetch, sent } = observed()
  const options: WechatpayClientOptions = { fetch, headers: { 'X-A': '1' } }
  const created = client(options)
  options.headers = { 'X-A': '2' }
  options.fetch = async () => expect.fail()
  await created.POST(SERVICE_ORDER, serviceOrderCall)
  expect(sent[0]?.request.headers.get('X-A')).toBe('1')
})
