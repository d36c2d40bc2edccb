/** What a response must be to become data. */
import createOpenapiClient from 'openapi-fetch'
import { afterEach, expect, it, vi } from 'vitest'
import { type paths, wechatpayAuth } from 'wechatpay-payscore'
import {
  client,
  complete,
  completed,
  completedBody,
  completedOne,
  credentials,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
} from '../helpers.js'
import { signed, status } from '../responses.js'

afterEach(() => vi.unstubAllGlobals())

const forged = async (): Promise<Response> =>
  new Response(completedBody, { headers: { 'Content-Type': 'application/json' } })
const missing = { name: 'SignatureVerificationError', code: 'ERR_SIGNATURE_MISSING', outcome: 'unknown' }

it('refuses an unsigned response from a custom fetch', async () => {
  expect(await rejection(complete({ fetch: forged }))).toMatchObject(missing)
})

it('refuses an unsigned response from a global fetch that was replaced', async () => {
  vi.stubGlobal('fetch', forged)
  expect(await rejection(complete())).toMatchObject(missing)
})

it('refuses a response that lies about being one, or about being a success', async () => {
  class Liar extends Response {
    override get ok(): boolean {
      return false
    }
  }
  const body = '{"code":"x","message":"y","state":"DONE"}'
  const bytes = new TextEncoder().encode(body)
  // `as`: what a fetch of one's own may hand over.
  const madeUp = { status: 200, headers: new Headers(), arrayBuffer: async () => bytes.buffer } as unknown as Response
  for (const response of [madeUp, new Liar(body)]) {
    expect(await rejection(complete({ fetch: async () => response }))).toMatchObject(missing)
  }
  const it = client({ fetch: completed })
  it.use({ onRequest: async () => new Liar(body) })
  expect(await rejection(it.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject(missing)
  const own = createOpenapiClient<paths, 'application/json'>({
    baseUrl: 'https://x',
    fetch: async () => new Liar(body),
  })
  own.use(wechatpayAuth(credentials))
  expect(await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject(missing)
})

it('refuses the signed response about another order, from the network or from a middleware that keeps one', async () => {
  const other = { ...serviceOrderCall, params: { path: { out_order_no: 'OTHER' } } }
  const error = await rejection(client({ fetch: completedOne }).POST(SERVICE_ORDER, other))
  expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' })
  expect((error as Error).message).toContain('about another order')

  let kept: Response | undefined
  const it = client({ fetch: completed })
  it.use({ onRequest: () => kept?.clone(), onResponse: ({ response }) => void (kept = response.clone()) })
  expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
  expect(await rejection(it.POST(SERVICE_ORDER, other))).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
})

it('refuses a signed error under a 200', async () => {
  const body = '{"code":"PARAM_ERROR","message":"x"}'
  const fetch = async (): Promise<Response> => new Response(body, { headers: signResponse(body) })
  expect(await rejection(complete({ fetch }))).toMatchObject({
    code: 'ERR_RESPONSE_UNEXPECTED',
  })
})
