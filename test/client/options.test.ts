/** A mistake in the options is a TypeError when the client is created, and names the option. */
import { expect, it } from 'vitest'
import { createWechatpayClient, type WechatpayClientOptions } from 'wechatpay-payscore'
import { client, completed, credentials, observed, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'

const create = (options: object) => () => createWechatpayClient(credentials, options as WechatpayClientOptions) // `as`: tests also pass what the types refuse.

it.each<[object, RegExp]>([
  [{ fetch: 'x' }, /^fetch must be a function/],
  [{ onAttempt: {} }, /^onAttempt must be a function/],
  [{ validate: 'false' }, /^validate must be/],
  [{ validate: 0 }, /^validate must be/],
  [{ timeout: 0 }, /^timeout/],
  [{ timeout: NaN }, /^timeout/],
  [{ timeout: Infinity }, /^timeout/],
  [{ timeout: 2 ** 31 }, /^timeout/],
  [{ timeout: '5000' }, /^timeout .* a string/],
  [{ deadline: 0 }, /^deadline/],
  [{ deadline: '5000' }, /^deadline .* a string/],
  [{ maxRetries: -1 }, /^maxRetries/],
  [{ maxRetries: 1.5 }, /^maxRetries/],
  [{ maxRetries: '2' }, /^maxRetries .* a string/],
  [{ baseUrl: '' }, /^baseUrl/],
  [{ baseUrl: 'api.mch.weixin.qq.com' }, /^baseUrl/],
  [{ baseUrl: 'ftp://x' }, /^baseUrl/],
  [{ baseUrl: 'https://user:secret@x' }, /^baseUrl must be .* without user/],
  [{ baseUrl: 'https://x/?a=1' }, /^baseUrl/],
  [{ baseUrl: [] }, /^baseUrl must/],
  [{ baseUrl: ['https://x', 1] }, /^baseUrl must/],
  [{ baseUrl: 'https://x/#a' }, /^baseUrl/],
  [{ baseUrl: 'https://:secret@x' }, /^baseUrl/],
])('%o: a TypeError that names the option', (options, message) => {
  expect(create(options)).toThrow(TypeError)
  expect(create(options)).toThrow(message)
})

it.each<[string, unknown, RegExp]>([
  ['Request', Request, /fetch/],
  ['requestInitExt', { dispatcher: {} }, /agent/],
  ['dispatcher', {}, /agent/],
  ['proxy', 'http://proxy.example', /agent/],
  ['httpsAgent', {}, /agent/],
  ['bodySerializer', () => '{}', /contract/],
  ['querySerializer', () => '', /contract/],
  ['pathSerializer', () => '', /contract/],
  ['parseAs', 'text', /JSON/],
  ['middleware', [], /use\(\)/],
  ['signal', new AbortController().signal, /call/],
  ['params', {}, /call/],
  ['retries', 3, /maxRetries/],
  ['retry', 3, /maxRetries/],
  ['nonsense', 1, /baseUrl, timeout, deadline, maxRetries/],
])('%s is no option of a client: a TypeError says what to do instead', (name, value, instead) => {
  expect(create({ [name]: value })).toThrow(TypeError)
  expect(create({ [name]: value })).toThrow(new RegExp(`^${name} is not an option`))
  expect(create({ [name]: value })).toThrow(instead)
})

it.each([null, 'text', 1])('options that are %o are a TypeError', (options) => {
  expect(create(options as never)).toThrow(TypeError)
})

it.each([
  'http://api.mch.weixin.qq.com',
  'http://api.mch.weixin.qq.com.',
  'http://API2.mch.weixin.QQ.com',
  'http://qq.com',
  'http://apihk.mch.wechatpay.cn',
  'http://wechatpay.cn',
])('plain http is refused for a host of WeChat Pay: %s', (baseUrl) => {
  expect(create({ baseUrl })).toThrow(/^baseUrl must be https/)
  expect(create({ baseUrl: ['https://x.example', baseUrl] })).toThrow(/^baseUrl must be https/)
})

it.each(['http://api.qq.com.example', 'http://myqq.com', 'http://localhost:8080/base'])(
  'plain http is taken for any other host: %s',
  (baseUrl) => {
    expect(create({ baseUrl })).not.toThrow()
  },
)

it('an option that is undefined is as good as none', async () => {
  const { fetch, sent } = observed()
  const names = ['baseUrl', 'timeout', 'deadline', 'maxRetries', 'validate', 'onAttempt', 'headers', 'agent', 'signal']
  const options = { ...Object.fromEntries(names.map((name) => [name, undefined])), fetch }
  expect((await client(options).POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
  expect(sent[0]?.request.url).toMatch(/^https:\/\/api\.mch\.weixin\.qq\.com\//)
})

it('options that are changed later change nothing', async () => {
  const { fetch, sent } = observed()
  const headers = { 'X-A': '1' }
  const options: WechatpayClientOptions = { fetch, headers }
  const created = client(options)
  headers['X-A'] = '2'
  options.headers = { 'X-A': '3' }
  options.fetch = async () => expect.fail()
  await created.POST(SERVICE_ORDER, serviceOrderCall)
  expect(sent[0]?.request.headers.get('X-A')).toBe('1')
})

it('each option is read once, so that what was checked is what is used', async () => {
  const reads: string[] = []
  const given = { fetch: completed, baseUrl: 'https://h.example', timeout: 5000, maxRetries: 0, validate: true }
  const options = Object.defineProperties({}, counting(given, reads))
  const one = createWechatpayClient(credentials, options)
  const init = { ...serviceOrderCall, timeout: 5000, deadline: 5000, maxRetries: 0 }
  // `as`: the same properties, as getters.
  await one.POST(SERVICE_ORDER, Object.defineProperties({}, counting(init, reads)) as typeof init)
  expect(reads.sort()).toEqual([...Object.keys(given), ...Object.keys(init)].sort())
})

/** The same properties as getters that note each read. */
function counting(values: object, reads: string[]): PropertyDescriptorMap {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { enumerable: true, get: () => (reads.push(name), value as unknown) },
    ]),
  )
}
