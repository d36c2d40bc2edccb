/** Verification cannot be bypassed: nothing that a middleware returns or throws becomes a result. */
import type { Middleware } from 'openapi-fetch'
import { expect, it } from 'vitest'
import { ConnectionError, UnexpectedResponseError } from 'wechatpay-payscore'
import {
  client,
  completed,
  completedBody,
  completedOne,
  observed,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
} from '../helpers.js'
import { apiError, inTurn, refusedConnection, reset, signed, stalled, status, type Respond } from '../responses.js'

/** How a call ends with these middleware. */
async function ended(fetch: (request: Request) => Promise<Response>, ...middleware: Middleware[]): Promise<unknown> {
  const one = client({ fetch })
  one.use(...middleware)
  return rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
}
const forged: Respond = async () => new Response(completedBody, { headers: { 'Content-Type': 'application/json' } })

it.each<[string, NonNullable<Middleware['onRequest']>]>([
  ['a forged response', forged],
  ['a signed completion that it kept', completedOne],
  ['a response that is no Response of a success', async () => new Response(null, { status: 204 })],
])('a middleware that returns %s instead of the service is refused', async (_, onRequest) => {
  const { fetch, sent } = observed()
  const error = await ended(fetch, { onRequest })
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  expect(error).toMatchObject({ outcome: 'not-sent', message: expect.stringContaining('middleware') as string })
  expect(sent).toEqual([])
})

it.each<[string, NonNullable<Middleware['onResponse']>]>([
  ['a forged response', forged],
  ['a signed completion', completedOne],
  ['a clone of the response', ({ response }) => response.clone()],
  ['the bytes of the response in another', ({ response }) => new Response(response.body, response)],
  ['a changed body', async ({ response }) => new Response((await response.text()).replace('40000', '1'), response)],
  ['an empty response', () => new Response(null, { status: 204 })],
])('a middleware that replaces the response by %s is refused', async (_, onResponse) => {
  const { fetch, sent } = observed()
  const error = await ended(fetch, { onResponse })
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  expect(error).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('middleware') as string })
  expect(sent).toHaveLength(1)
})

it('a middleware cannot make a 200 of a refusal', async () => {
  const onResponse: Middleware['onResponse'] = async ({ response }) =>
    new Response(await response.text(), { status: 200, headers: response.headers })
  expect(await ended(signed(403, apiError('NO_AUTH')), { onResponse })).toMatchObject({
    code: 'ERR_RESPONSE_UNEXPECTED',
    outcome: 'unknown',
  })
})

it('a middleware that keeps a response cannot return it for another order', async () => {
  const { fetch, sent } = observed()
  const one = client({ fetch })
  let kept: Response | undefined
  one.use({ onResponse: ({ response }) => (kept ? kept : void (kept = response)) })
  await one.POST(SERVICE_ORDER, serviceOrderCall)
  const other = { ...serviceOrderCall, params: { path: { out_order_no: 'OTHER' } } }
  expect(await rejection(one.POST(SERVICE_ORDER, other))).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
  expect(sent).toHaveLength(2)
})

it.each<[string, NonNullable<Middleware['onError']>]>([
  ['a forged response', forged],
  ['a signed completion', completedOne],
  ['another error', () => new Error('hidden')],
  ['nothing', () => undefined],
])('an onError that returns %s hides no error', async (_, onError) => {
  expect(await ended(reset, { onError })).toBeInstanceOf(ConnectionError)
  expect(await ended(forged, { onError })).toMatchObject({ code: 'ERR_SIGNATURE_MISSING', outcome: 'unknown' })
  expect(await ended(signed(500, apiError('SYSTEM_ERROR')), { onError })).toMatchObject({ code: 'ERR_OUTCOME_UNKNOWN' })
})

it.each<[string, unknown]>([
  ['an Error', new Error('hook')],
  ['undefined', undefined],
  ['null', null],
  ['text', 'hook'],
  ['a frozen Error', Object.freeze(new Error('hook'))],
])('what a hook throws is the cause of an UnexpectedResponseError: %s', async (_, thrown) => {
  const throws = async (): Promise<never> => Promise.reject(thrown)
  const { fetch, sent } = observed()
  const before = await ended(fetch, { onRequest: throws })
  expect(before).toBeInstanceOf(UnexpectedResponseError)
  expect(before).toMatchObject({ outcome: 'not-sent', cause: thrown })
  expect(sent).toEqual([])

  const after = await ended(fetch, { onResponse: throws })
  expect(after).toBeInstanceOf(UnexpectedResponseError)
  expect(after).toMatchObject({ outcome: 'unknown', cause: thrown })
  expect(sent).toHaveLength(1)
})

it('what onError throws does not take the place of the error', async () => {
  const error = await ended(reset, { onError: async () => Promise.reject(new Error('hook')) })
  expect(error).toMatchObject({ outcome: 'unknown', code: expect.stringMatching(/^ERR_/) as string })
})

it('a request whose body fails is not sent', async () => {
  const { fetch, sent } = observed()
  const fails = new ReadableStream({ start: (controller) => controller.error('x') })
  // `as`: a stream needs an option that the DOM's type does not have.
  const init = { method: 'POST', body: fails, duplex: 'half' } as RequestInit
  const error = await ended(fetch, { onRequest: ({ request }) => new Request(request.url, init) })
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  expect(error).toMatchObject({ outcome: 'not-sent' })
  expect(sent).toEqual([])
})

it('a hook that returns nonsense ends the call with a documented error', async () => {
  const nonsense = (() => 'x') as never
  expect(await ended(completed, { onRequest: nonsense })).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
  expect(await ended(completed, { onResponse: nonsense })).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
})

it('what is known of an attempt survives an onError that fetches again', async () => {
  // `as`: openapi-fetch hands the fetch of the call to every hook.
  const again = (({ request, options }) =>
    (options.fetch as (request: Request) => Promise<Response>)(request.clone())) as Middleware['onError']
  let kept: Request | undefined
  const keeps: Middleware = {
    onRequest: ({ request }) => void (kept = request.clone()),
    onError: (it) => again?.({ ...it, request: kept ?? it.request }),
  }
  for (const first of [reset, refusedConnection, status(503)]) {
    const { fetch, sent } = inTurn(first, signed(400, apiError('PARAM_ERROR')))
    expect(await ended(fetch, keeps)).toMatchObject({ outcome: 'unknown' })
    expect(sent).toHaveLength(2)
  }
})

it('an attempt that a middleware began and does not wait for may have arrived', async () => {
  const { fetch, called } = stalled()
  const error = await ended(fetch, {
    onRequest: async ({ request, options }) => {
      // `as`: openapi-fetch hands the fetch of the call to every hook.
      void (options.fetch as (request: Request) => Promise<Response>)(request.clone()).catch(() => {})
      await called
      throw new Error('hook')
    },
  })
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  expect(error).toMatchObject({ outcome: 'unknown' })
})

it('what is known of an attempt survives a middleware that fetches again by itself', async () => {
  let kept: Request | undefined
  const again: Middleware = {
    onRequest: ({ request }) => void (kept = request.clone()),
    // `as`: openapi-fetch hands the fetch of the call to every hook.
    onResponse: async ({ options }) => (options.fetch as (request: Request | undefined) => Promise<Response>)(kept),
  }
  const { fetch, sent } = inTurn(completedOne, signed(400, apiError('PARAM_ERROR')))
  expect(await ended(fetch, again)).toMatchObject({ outcome: 'unknown' })
  expect(sent).toHaveLength(2)
})

it.each<[string, (request: Request) => Request]>([
  ['no body', ({ url, headers }) => new Request(url, { method: 'POST', headers })],
  ['a body that is no JSON', (request) => new Request(request, { body: 'x' })],
  ['a list as its body', (request) => new Request(request, { body: '[]' })],
])('a request to which a middleware gave %s is not proven by another amount', async (_, change) => {
  const other = completedBody.replace('"total_amount":40000', '"total_amount":1')
  const error = await ended(signed(200, other), { onRequest: ({ request }) => change(request) })
  expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' })
  expect((error as Error).message).toContain('total_amount is not the one of this call')
})

it('a middleware cannot make a GET of a POST', async () => {
  const { fetch, sent } = observed()
  const error = await ended(fetch, { onRequest: ({ request }) => new Request(request.url) })
  expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'not-sent' })
  expect(sent).toEqual([])
})
