/**
 * A call that nobody looks into does without openapi-fetch, one with a middleware goes through it: what goes out and what
 * comes back must be the same both ways.
 */
import type { Middleware } from 'openapi-fetch'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWechatpayClient, type WechatpayClientOptions } from 'wechatpay-payscore'
import {
  completed,
  completedOne,
  credentials,
  observed,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
} from './helpers.js'

const WAYS: [string, Middleware[]][] = [
  ['directly', []],
  ['through openapi-fetch', [{ onRequest() {} }]],
]
type Call = typeof serviceOrderCall
const client = (options: WechatpayClientOptions) => createWechatpayClient(credentials, { maxRetries: 0, ...options })

afterEach(() => vi.useRealTimers())

describe.each(WAYS)('%s', (_, middleware) => {
  const post = async (options: WechatpayClientOptions, call: object = {}) =>
    // `as`: what TypeScript would refuse is tried, too.
    client(options).POST(SERVICE_ORDER, { ...serviceOrderCall, middleware, ...call } as Call)

  it.each<[string, WechatpayClientOptions['headers'], object, Record<string, string>]>([
    ['of the client', { 'X-A': '1' }, {}, { 'x-a': '1' }],
    ['of the call', undefined, { headers: { 'X-A': '2' } }, { 'x-a': '2' }],
    ['of the call before those of the client', { 'X-A': '1' }, { headers: { 'X-A': '2' } }, { 'x-a': '2' }],
    ['of the call beside false', false as never, { headers: { 'X-A': '2' } }, { 'x-a': '2' }],
    ['taken away by null', { 'X-A': '1', 'X-B': '1' }, { headers: { 'X-A': null } }, { 'x-b': '1' }],
    ['with several values', undefined, { headers: { 'X-A': ['1', '2'] } }, { 'x-a': '1, 2' }],
    ['as Headers', new Headers({ 'X-A': '1' }), {}, { 'x-a': '1' }],
    [
      'of the parameters alone',
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
  ])('headers %s', async (__, headers, call, expected) => {
    const { fetch, sent } = observed()
    await post({ fetch, ...(headers !== undefined && { headers }) }, call)
    const own = [...(sent[0]?.request.headers ?? [])].filter(
      ([name]) => !/^(authorization|accept|content-type|user-agent|wechatpay-serial)$/.test(name),
    )
    expect(Object.fromEntries(own)).toEqual(expected)
  })

  it.each<[string, WechatpayClientOptions, object]>([
    ['https://h.example/a/b', { baseUrl: 'https://h.example/a/b//' }, {}],
    ['https://h.example/a', { baseUrl: ['https://h.example/a', 'https://h.example/b'] }, {}],
    ['https://h.example/c', {}, { baseUrl: 'https://h.example/c/' }],
    ['https://h.example', { baseUrl: 'https://h.example', querySerializer: () => 'a=1' } as object, {}],
    ['https://h.example', { baseUrl: 'https://h.example' }, { querySerializer: () => 'a=1', params: withQuery() }],
  ])('to %s', async (base, options, call) => {
    const { fetch, sent } = observed()
    await post({ fetch, ...options }, call)
    expect(sent[0]?.request.url).toBe(`${base}/v3/payscore/serviceorder/1234323JKHDFE1243252/complete`)
  })

  it('the next host has its own path', async () => {
    const { fetch, sent } = observed(async (request) => {
      if (new URL(request.url).host === 'a.example')
        throw Object.assign(new TypeError('x'), { cause: Object.assign(new Error('y'), { code: 'ECONNREFUSED' }) })
      return completed(request)
    })
    await post({ fetch, maxRetries: 1, baseUrl: ['https://a.example/one', 'https://b.example/two'] })
    expect(sent.map(({ request }) => request.url.replace(/\/v3.*/, ''))).toEqual([
      'https://a.example/one',
      'https://b.example/two',
    ])
  })

  it('a fetch of one’s own is given a Request of one’s own', async () => {
    class Own extends Request {}
    const seen: Request[] = []
    const fetch = async (request: Request): Promise<Response> => (seen.push(request), completed(request))
    await post({ fetch, Request: Own })
    await post({ fetch }, { Request: Own })
    await post({ fetch, Request: null as never })
    expect(seen.map((request) => request instanceof Own)).toEqual([true, true, false])
  })

  it('the body is written by the serializer of the client', async () => {
    const { fetch, sent } = observed()
    await post({ fetch, bodySerializer: (body) => JSON.stringify(body, null, 1) })
    expect(sent[0]?.body).toBe(JSON.stringify(serviceOrderCall.body, null, 1))
  })

  it('options that are changed later change nothing', async () => {
    const { fetch, sent } = observed()
    const options: WechatpayClientOptions = { fetch, headers: { 'X-A': '1' } }
    const it = client(options)
    options.headers = { 'X-A': '2' }
    options.fetch = async () => expect.fail()
    await it.POST(SERVICE_ORDER, { ...serviceOrderCall, middleware })
    expect(sent[0]?.request.headers.get('X-A')).toBe('1')
  })

  it('a Content-Length that a fetch of one’s own makes up is not believed', async () => {
    const fetch = async (): Promise<Response> => {
      const response = await completedOne()
      response.headers.set('Content-Length', '0')
      return response
    }
    expect((await post({ fetch })).data).toMatchObject({ total_amount: 40000 })
  })

  it('what a fetch of one’s own throws is a ConnectionError, be it as it may', async () => {
    for (const thrown of [
      undefined,
      'text',
      Object.assign(new Error('x'), { code: 'E', message: { a: 1 } }),
      Object.freeze(new Error('frozen')),
      Object.assign(Object.create(null), { code: 1 }),
    ]) {
      const fetch = async (): Promise<never> => Promise.reject(thrown)
      expect(await rejection(post({ fetch, timeout: 1000 }))).toMatchObject({ code: 'ERR_CONNECTION' })
    }
  })

  it('a fetch of one’s own need not be asynchronous', async () => {
    const response = await completedOne()
    expect((await post({ fetch: (() => response) as never })).data).toMatchObject({ total_amount: 40000 })
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    const fetch = (): never => {
      throw Object.assign(new TypeError('y'), { cause: refused })
    }
    expect(await rejection(post({ fetch }))).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
  })

  it('no timer is left, however it ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const controller = new AbortController()
    await post({ fetch: completed })
    await rejection(post({ fetch: async () => Promise.reject(new Error('x')) }))
    const stalled = rejection(post({ fetch: async () => new Promise(() => {}), signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(1)
    controller.abort()
    await stalled
    expect(vi.getTimerCount()).toBe(0)
  })
})

it('a request that a middleware sends elsewhere goes to no other host', async () => {
  const { fetch, sent } = observed(async () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })))
  const elsewhere = { onRequest: ({ request }: { request: Request }) => new Request('https://h.example/ab/x', request) }
  const own = client({ fetch, maxRetries: 1, baseUrl: ['https://h.example/a', 'https://i.example/z'] })
  await rejection(own.POST(SERVICE_ORDER, { ...serviceOrderCall, middleware: [elsewhere] }))
  expect(sent.map(({ request }) => request.url)).toEqual(['https://h.example/ab/x', 'https://h.example/ab/x'])
})

function withQuery(): object {
  return { ...serviceOrderCall.params, query: { a: '../x' } }
}
