/** The headers and the URL of a request. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { expect, it } from 'vitest'
import type { WechatpayClientOptions } from 'wechatpay-payscore'
import { complete, completedBody, observed, serviceOrderCall, signResponse } from '../helpers.js'
import { useServers } from '../servers.js'

const { listen } = useServers()

it.each<[string, WechatpayClientOptions['headers'], object, Record<string, string>]>([
  ['of the client', { 'X-A': '1' }, {}, { 'x-a': '1' }],
  ['of the call', undefined, { headers: { 'X-A': '2' } }, { 'x-a': '2' }],
  ['of the call rather than those of the client', { 'X-A': '1' }, { headers: { 'X-A': '2' } }, { 'x-a': '2' }],
  ['of the call beside false', false as never, { headers: { 'X-A': '2' } }, { 'x-a': '2' }],
  ['taken away by null', { 'X-A': '1', 'X-B': '1' }, { headers: { 'X-A': null } }, { 'x-b': '1' }],
  ['with several values', undefined, { headers: { 'X-A': ['1', '2'] } }, { 'x-a': '1, 2' }],
  ['as Headers', new Headers({ 'X-A': '1' }), {}, { 'x-a': '1' }],
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
    ([name]) =>
      !/^(authorization|accept|accept-encoding|accept-language|content-type|user-agent|wechatpay-serial)$/.test(name),
  )
  expect(Object.fromEntries(own)).toEqual(expected)
})

it.each<[string, object]>([
  ['the parameters', { params: { ...serviceOrderCall.params, header: { 'Accept-Language': 'en' } } }],
  ['the headers of the call', { headers: { 'Accept-Language': 'en' } }],
])('a request has the Accept-Language of %s', async (_, call) => {
  const { fetch, sent } = observed()
  await complete({ fetch }, call)
  expect(sent[0]?.request.headers.get('Accept-Language')).toBe('en')
})

it('every transport sends the same headers', async () => {
  const seen: IncomingHttpHeaders[] = []
  const server = createServer(({ headers }, response) => {
    seen.push(headers)
    response.writeHead(200, signResponse(completedBody)).end(completedBody)
  })
  const baseUrl = await listen(server)
  await complete({ baseUrl })
  await complete({ baseUrl, fetch: globalThis.fetch })
  // A fetch adds this one by itself, and no caller can take it away.
  const [own, fetched] = seen.map(({ authorization, 'sec-fetch-mode': _, ...headers }) => headers)
  expect(own).toEqual(fetched)
  expect(own).toHaveProperty('accept-language')
})

it.each<[string, WechatpayClientOptions['baseUrl']]>([
  ['https://h.example/a/b', 'https://h.example/a/b//'],
  ['https://h.example/a', ['https://h.example/a', 'https://h.example/b']],
])('a request goes to %s for the base URL %s', async (base, baseUrl) => {
  const { fetch, sent } = observed()
  await complete({ fetch, ...(baseUrl && { baseUrl }) })
  expect(sent[0]?.request.url).toBe(`${base}/v3/payscore/serviceorder/1234323JKHDFE1243252/complete`)
})
