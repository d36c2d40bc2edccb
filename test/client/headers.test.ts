/** The headers and the URL of a request. */
import { expect, it } from 'vitest'
import type { WechatpayClientOptions } from 'wechatpay-payscore'
import { complete, observed, serviceOrderCall } from '../helpers.js'

it.each<[string, WechatpayClientOptions['headers'], object, Record<string, string>]>([
  ['of the client', { 'X-A': '1' }, {}, { 'x-a': '1' }],
  ['of the call', undefined, { headers: { 'X-A': '2' } }, { 'x-a': '2' }],
  ['of the call rather than those of the client', { 'X-A': '1' }, { headers: { 'X-A': '2' } }, { 'x-a': '2' }],
  ['of the call beside false', false as never, { headers: { 'X-A': '2' } }, { 'x-a': '2' }],
  ['taken away by null', { 'X-A': '1', 'X-B': '1' }, { headers: { 'X-A': null } }, { 'x-b': '1' }],
  ['with several values', undefined, { headers: { 'X-A': ['1', '2'] } }, { 'x-a': '1, 2' }],
  ['as Headers', new Headers({ 'X-A': '1' }), {}, { 'x-a': '1' }],
  [
    'of the parameters',
    undefined,
    { params: { ...serviceOrderCall.params, header: { 'Accept-Language': 'en' } } },
    { 'accept-language': 'en' },
  ],
  [
    'of framing, which are dropped',
    { Host: 'evil.example', Trailer: 'X', TE: 'trailers', Upgrade: 'h2c', 'Keep-Alive': '1', 'X-A': '1' },
    {},
    { 'x-a': '1' },
  ],
])('a request has the headers %s', async (__, headers, call, expected) => {
  const { fetch, sent } = observed()
  await complete({ fetch, ...(headers !== undefined && { headers }) }, call)
  const own = [...(sent[0]?.request.headers ?? [])].filter(
    ([name, value]) =>
      !/^(authorization|accept|content-type|accept-encoding|user-agent|wechatpay-serial)$/.test(name) &&
      !(name === 'accept-language' && value === 'zh-CN'),
  )
  expect(Object.fromEntries(own)).toEqual(expected)
})

it.each<[string, WechatpayClientOptions['baseUrl']]>([
  ['https://h.example/a/b', 'https://h.example/a/b//'],
  ['https://h.example/a', ['https://h.example/a', 'https://h.example/b']],
])('a request goes to %s for the base URL %s', async (base, baseUrl) => {
  const { fetch, sent } = observed()
  await complete({ fetch, ...(baseUrl && { baseUrl }) })
  expect(sent[0]?.request.url).toBe(`${base}/v3/payscore/serviceorder/1234323JKHDFE1243252/complete`)
})
