/** What a middleware may do, and what it cannot. */
import type { Middleware } from 'openapi-fetch'
import { expect, it } from 'vitest'
import { SignatureVerificationError } from 'wechatpay-payscore'
import {
  client,
  complete,
  completed,
  completedBody,
  completedOne,
  isSigned,
  observed,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
} from '../helpers.js'
import { signed, status } from '../responses.js'

const forged = async (): Promise<Response> =>
  new Response(completedBody, { headers: { 'Content-Type': 'application/json' } })
const missing = { name: 'SignatureVerificationError', code: 'ERR_SIGNATURE_MISSING', outcome: 'unknown' }
const middlewares: [string, Middleware][] = [
  ['onRequest that responds itself', { onRequest: forged }],
  ['onResponse that puts another response in place', { onResponse: forged }],
  [
    'onResponse that changes the body',
    { onResponse: async ({ response }) => new Response((await response.text()).replace('40000', '1'), response) },
  ],
  ['onResponse that drops the headers', { onResponse: async ({ response }) => new Response(await response.text()) }],
]
it.each(middlewares)('verification cannot be bypassed with an %s', async (_, middleware) => {
  const used = client({ fetch: completed })
  used.use(middleware)
  expect(await rejection(used.POST(SERVICE_ORDER, serviceOrderCall))).toBeInstanceOf(SignatureVerificationError)
  const perCall = complete({ fetch: completed }, { middleware: [middleware] })
  expect(await rejection(perCall)).toBeInstanceOf(SignatureVerificationError)
})

it('verification cannot be bypassed with an onError that returns a response', async () => {
  const it = client({ fetch: forged })
  it.use({ onError: forged })
  expect(await rejection(it.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject(missing)
})

it('verification cannot be bypassed with an onResponse that makes a 200 of an unsigned error', async () => {
  const it = client({ fetch: async () => new Response('{"code":"NO_AUTH","message":"x"}', { status: 403 }) })
  it.use({
    onResponse: async ({ response }) => new Response(await response.text(), { status: 200, headers: response.headers }),
  })
  expect(await rejection(it.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject(missing)
})

it.each<[string, (response: Response) => unknown]>([
  ['makes the response look empty', (response) => response.headers.set('Content-Length', '0')],
  ['reads the response and leaves nothing', async (response) => void (await response.text())],
  [
    'puts other methods into the response',
    (response) => void Object.assign(response, { text: async () => '{}', json: async () => ({ forged: true }) }),
  ],
])('data is what was verified with a middleware that %s', async (_, onResponse) => {
  const it = client({ fetch: completed })
  // Whatever is no Response counts as nothing for openapi-fetch, too.
  it.use({ onResponse: async ({ response }) => (await onResponse(response), false as never) })
  it.use({ onResponse: async ({ response }) => void (await onResponse(response)) })
  expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toEqual(JSON.parse(completedBody))
})

it('an error stays one with a middleware that makes a refusal look like a success', async () => {
  const it = client({ fetch: async () => new Response('{"code":"NO_AUTH","message":"x"}', { status: 403 }) })
  it.use({ onResponse: ({ response }) => void Object.defineProperty(response, 'ok', { value: true }) })
  expect(await it.POST(SERVICE_ORDER, serviceOrderCall)).toMatchObject({ error: { code: 'NO_AUTH' } })
})

it('data is what was verified with a middleware that changes the value it has read', async () => {
  const it = client({ fetch: completed })
  it.use({
    onResponse: async ({ response }) =>
      void Object.assign((await response.clone().json()) as object, { state: 'DONE' }),
  })
  expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toEqual(JSON.parse(completedBody))
})

it('a middleware may look at the response and pass it on, or return one that verifies', async () => {
  const seen: unknown[] = []
  const it = client({ fetch: completed })
  it.use({ onResponse: async ({ response }) => void seen.push(await response.clone().json()) })
  it.use({ onResponse: ({ response }) => response })
  it.use({ onResponse: ({ response }) => new Response(response.body, response) })
  expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toEqual(JSON.parse(completedBody))
  expect(seen).toEqual([JSON.parse(completedBody)])

  const cached = client({ fetch: forged })
  cached.use({ onRequest: completedOne })
  expect((await cached.POST(SERVICE_ORDER, serviceOrderCall)).data).toEqual(JSON.parse(completedBody))
})

it('eject removes a middleware', async () => {
  const it = client({ fetch: completed })
  const middleware = { onRequest: forged }
  it.use(middleware)
  it.eject(middleware)
  expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
})

it('use refuses what is no middleware', () => {
  // @ts-expect-error a middleware has a method
  expect(() => client().use({})).toThrow(/^A middleware must be an object/)
})

it('a request is signed as it goes out, whatever middleware did to it before', async () => {
  const { fetch, sent } = observed()
  const change = (mark: string): Middleware => ({
    onRequest: async ({ request }) => {
      const body = JSON.parse(await request.text()) as object
      return new Request(`${request.url}?${mark}=1`, {
        method: 'POST',
        headers: request.headers,
        body: JSON.stringify({ ...body, [mark]: '好' }),
      })
    },
  })
  const one = client({ fetch })
  one.use(change('first'), change('second'))
  await one.POST(SERVICE_ORDER, serviceOrderCall)
  expect(sent[0]?.request.url).toMatch(/\?first=1\?second=1$/)
  expect(sent[0]?.body).toMatch(/"first":"好","second":"好"\}$/)
  expect(isSigned(sent[0] ?? expect.fail())).toBe(true)
})

it('a middleware that reads the body of the request gets the advice to clone it', async () => {
  const it = client({ fetch: completed })
  it.use({ onRequest: async ({ request }) => void (await request.text()) })
  await expect(it.POST(SERVICE_ORDER, serviceOrderCall)).rejects.toThrow(/request\.clone\(\) is for reading/)
})
