/** Whatever object a caller hands in: a call ends in a documented error, and at once. */
import http from 'node:http'
import { createWechatpayClient, RequestValidationError } from 'wechatpay-payscore'
import { expect, it } from 'vitest'
import {
  client,
  completed,
  completedBody,
  credentials,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
} from '../helpers.js'

const hostile = new Proxy(new Error('x'), {
  get: () => {
    throw new Error('get')
  },
  getPrototypeOf: () => {
    throw new Error('getPrototypeOf')
  },
})

it.each<[string, () => unknown]>([
  ['a proxy that throws', () => hostile],
  ['undefined', () => undefined],
  ['an error whose code has no text', () => Object.assign(new Error('x'), { code: Object.create(null) as object })],
  ['a frozen error', () => Object.freeze(new TypeError('x'))],
])('a custom fetch that throws %s ends in a ConnectionError', async (_, thrown) => {
  const fetch = async (): Promise<never> => {
    throw thrown()
  }
  const error = await rejection(client({ fetch, maxRetries: 0 }).POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
})

it('headers of a response that cannot be listed end in a ConnectionError', async () => {
  const headers = { get: (name: string) => new Headers(signResponse(completedBody)).get(name) }
  const response = {
    status: 200,
    statusText: 'OK',
    headers,
    body: null,
    arrayBuffer: async () => Buffer.from(completedBody),
  }
  const fetch = async () => response as unknown as Response
  const error = await rejection(client({ fetch, maxRetries: 0 }).POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
})

it('headers that change after the verification change nothing in the result', async () => {
  const headers = new Headers(signResponse(completedBody))
  const fetch = async () => Object.defineProperty(new Response(completedBody), 'headers', { value: headers })
  const { response } = await client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall)
  headers.set('Wechatpay-Nonce', 'another')
  expect(response.headers.get('Wechatpay-Nonce')).not.toBe('another')
})

it.each<[string, object]>([
  [
    'a field of the body',
    {
      ...serviceOrderCall,
      body: Object.defineProperty({}, 'appid', {
        enumerable: true,
        get: () => {
          throw new Error('secret')
        },
      }),
    },
  ],
  [
    'a parameter',
    {
      ...serviceOrderCall,
      params: {
        path: Object.defineProperty({}, 'out_order_no', {
          enumerable: true,
          get: () => {
            throw new Error('secret')
          },
        }),
      },
    },
  ],
])('%s that throws when it is read is a RequestValidationError without its words', async (_, call) => {
  const error = await rejection(client().POST(SERVICE_ORDER, call as never))
  expect(error).toBeInstanceOf(RequestValidationError)
  expect((error as Error).message).not.toContain('secret')
})

it('a private key in place of the credentials, and an API key in place of the platform keys, are not quoted', () => {
  const create = (given: unknown) => () => createWechatpayClient(given as never)
  expect(create('-----BEGIN PRIVATE KEY-----')).toThrow(/^credentials must be an object, but is a string$/)
  expect(create({ ...credentials, platformKeys: '0123456789abcdef0123456789abcdef' })).toThrow(/, but is a string$/)
})

it('an agent for plain http is a TypeError', () => {
  expect(() => client({ agent: new http.Agent() })).toThrow(TypeError)
})

it('a second middleware is not registered beside an invalid one', async () => {
  let calls = 0
  const one = client({ fetch: async () => new Response(completedBody, { headers: signResponse(completedBody) }) })
  expect(() => one.use({ onRequest: () => void calls++ }, {} as never)).toThrow(TypeError)
  await one.POST(SERVICE_ORDER, serviceOrderCall)
  expect(calls).toBe(0)
})

it('a signal that cannot be left alone ends no process', async () => {
  const { signal } = new AbortController()
  signal.removeEventListener = () => {
    throw new Error('no')
  }
  const { data } = await client({ fetch: completed }).POST(SERVICE_ORDER, { ...serviceOrderCall, signal })
  expect(data).toBeDefined()
  // An unhandled rejection would be seen now.
  await new Promise((resolve) => setImmediate(resolve))
})
