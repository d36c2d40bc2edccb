/** What a middleware may do: observe a call, and change its request before it is signed. */
import type { Middleware } from 'openapi-fetch'
import { expect, it } from 'vitest'
import {
  UnexpectedResponseError,
  WechatpayError,
  type WechatpayClient,
  type WechatpayClientOptions,
} from 'wechatpay-payscore'
import {
  client,
  completed,
  completedBody,
  isSigned,
  observed,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
} from '../helpers.js'
import { apiError, signed } from '../responses.js'

function clientWith(options: WechatpayClientOptions, ...middleware: Middleware[]): WechatpayClient {
  const one = client(options)
  one.use(...middleware)
  return one
}
const data = JSON.parse(completedBody) as object

it('a request is signed as it goes out, whatever middleware did to it before', async () => {
  const { fetch, sent } = observed()
  const change = (mark: string): Middleware => ({
    onRequest: async ({ request }) => {
      const body = JSON.parse(await request.clone().text()) as object
      return new Request(`${request.url}?${mark}=1`, {
        method: 'POST',
        headers: request.headers,
        body: JSON.stringify({ ...body, [mark]: '好' }),
      })
    },
  })
  await clientWith({ fetch }, change('first'), change('second')).POST(SERVICE_ORDER, serviceOrderCall)
  expect(sent[0]?.request.url).toMatch(/\?first=1\?second=1$/)
  expect(sent[0]?.body).toMatch(/"first":"好","second":"好"\}$/)
  expect(isSigned(sent[0] ?? expect.fail())).toBe(true)
})

it('middleware adds headers, and framing headers are dropped', async () => {
  const { fetch, sent } = observed()
  const adds: Middleware = {
    onRequest: ({ request }) => {
      request.headers.set('X-Trace', '1')
      request.headers.set('Keep-Alive', '1')
      request.headers.set('Authorization', 'Bearer x')
    },
  }
  await clientWith({ fetch }, adds).POST(SERVICE_ORDER, serviceOrderCall)
  const { request } = sent[0] ?? expect.fail()
  expect(request.headers.get('X-Trace')).toBe('1')
  expect(request.headers.get('Keep-Alive')).toBeNull()
  expect(isSigned(sent[0] ?? expect.fail())).toBe(true)
})

it('middleware runs in the order of openapi-fetch', async () => {
  const order: string[] = []
  const named = (name: string): Middleware => ({
    onRequest: () => void order.push(`${name} request`),
    onResponse: () => void order.push(`${name} response`),
  })
  await clientWith({ fetch: completed }, named('first'), named('second')).POST(SERVICE_ORDER, serviceOrderCall)
  expect(order).toEqual(['first request', 'second request', 'second response', 'first response'])
})

it.each<[string, Middleware]>([
  ['looks at a clone of the response', { onResponse: async ({ response }) => void (await response.clone().json()) }],
  ['reads the response', { onResponse: async ({ response }) => void (await response.text()) }],
  ['cancels the body of the response', { onResponse: async ({ response }) => void (await response.body?.cancel()) }],
  ['passes the response on', { onResponse: ({ response }) => response }],
  ['returns false', { onResponse: () => false as never }],
  ['makes the response look empty', { onResponse: ({ response }) => response.headers.set('Content-Length', '0') }],
  [
    'puts other methods into the response',
    {
      onResponse: ({ response }) =>
        void Object.assign(response, { text: async () => '{}', json: async () => ({ forged: true }) }),
    },
  ],
  [
    'changes the value that it has read',
    {
      onResponse: async ({ response }) =>
        void Object.assign((await response.clone().json()) as object, { state: 'DONE' }),
    },
  ],
  [
    'makes the response look like a failure',
    { onResponse: ({ response }) => void Object.defineProperty(response, 'ok', { value: false }) },
  ],
])('data is what was verified with a middleware that %s', async (_, middleware) => {
  const { fetch, sent } = observed()
  const result = await clientWith({ fetch }, middleware).POST(SERVICE_ORDER, serviceOrderCall)
  expect(result.data).toEqual(data)
  expect(result).not.toHaveProperty('error')
  expect(sent).toHaveLength(1)
})

it('an error stays one with a middleware that makes a refusal look like a success', async () => {
  const lies: Middleware = { onResponse: ({ response }) => void Object.defineProperty(response, 'ok', { value: true }) }
  const refused = clientWith({ fetch: signed(403, apiError('NO_AUTH')) }, lies)
  expect(await refused.POST(SERVICE_ORDER, serviceOrderCall)).toMatchObject({ error: { code: 'NO_AUTH' } })
})

it('a middleware sees the verified response before the caller does', async () => {
  const seen: unknown[] = []
  const looks: Middleware = {
    onResponse: async ({ response }) => void seen.push(response.status, await response.clone().json()),
  }
  await clientWith({ fetch: completed }, looks).POST(SERVICE_ORDER, serviceOrderCall)
  expect(seen).toEqual([200, data])
})

it('a middleware that reads the body of the request and leaves none prevents the call', async () => {
  const { fetch, sent } = observed()
  const reads: Middleware = { onRequest: async ({ request }) => void (await request.text()) }
  const error = await rejection(clientWith({ fetch }, reads).POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  expect(error).toMatchObject({ outcome: 'not-sent' })
  expect((error as Error).message).toContain('request.clone()')
  expect(sent).toEqual([])
})

it('eject removes a middleware', async () => {
  const { fetch, sent } = observed()
  const marks: Middleware = { onRequest: ({ request }) => request.headers.set('X-Mark', '1') }
  const one = clientWith({ fetch }, marks)
  one.eject(marks)
  await one.POST(SERVICE_ORDER, serviceOrderCall)
  expect(sent[0]?.request.headers.get('X-Mark')).toBeNull()
})

it('eject of an unknown middleware removes nothing', async () => {
  const { fetch, sent } = observed()
  const marks: Middleware = { onRequest: ({ request }) => request.headers.set('X-Mark', '1') }
  const one = clientWith({ fetch }, marks)
  one.eject({ onRequest: () => undefined })
  await one.POST(SERVICE_ORDER, serviceOrderCall)
  expect(sent[0]?.request.headers.get('X-Mark')).toBe('1')
})

it('use refuses what is no middleware', () => {
  // @ts-expect-error a middleware has a method
  expect(() => client().use({})).toThrow(/^A middleware must be an object/)
  // @ts-expect-error a hook is a function
  expect(() => client().use({ onRequest: 5 })).toThrow(/^A middleware must be an object/)
})

it('a middleware that was added during a call is not part of it', async () => {
  const one = client({ fetch: completed })
  const late: Middleware = { onResponse: () => expect.fail('part of the call') }
  one.use({ onRequest: () => one.use(late) })
  await one.POST(SERVICE_ORDER, serviceOrderCall)
  const error = await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toBeInstanceOf(WechatpayError)
})
