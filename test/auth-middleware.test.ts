/** wechatpayAuth, for an openapi-fetch client of the caller. */
import createOpenapiClient from 'openapi-fetch'
import { afterEach, expect, it, vi } from 'vitest'
import { type paths, wechatpayAuth } from 'wechatpay-payscore'
import {
  completedBody,
  completedOne,
  credentials,
  isSigned,
  NOW,
  observed,
  responseHeaders,
  SERVICE_ORDER,
  serviceOrderCall,
} from './helpers.js'
import { signed, status } from './responses.js'

afterEach(() => vi.useRealTimers())

it('wechatpayAuth signs what goes out: the bytes, the query and a call without a body', async () => {
  interface Other {
    '/v3/certificates': {
      get: { parameters: { query?: { a?: string } }; responses: { 200: { content: { 'application/json': object } } } }
    }
  }
  const { fetch, sent } = observed(completedOne)
  const own = createOpenapiClient<Other>({ baseUrl: 'https://api.mch.weixin.qq.com', fetch })
  own.use(wechatpayAuth(credentials))
  const { data } = await own.GET('/v3/certificates', { params: { query: { a: '1 |' } } })
  expect(data).toEqual(JSON.parse(completedBody))
  expect(sent[0]?.request.url).toBe('https://api.mch.weixin.qq.com/v3/certificates?a=1%20%7C')
  expect(isSigned(sent[0] ?? expect.fail())).toBe(true)
  expect(sent[0]?.request.headers.get('Content-Type')).toBe('application/json')
})

it('wechatpayAuth leaves a signed 204 to its client', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 })
  const fetch = async (): Promise<Response> =>
    new Response(null, { status: 204, headers: responseHeaders('response_without_body') })
  const own = createOpenapiClient<paths, 'application/json'>({ baseUrl: 'https://api.mch.weixin.qq.com', fetch })
  own.use(wechatpayAuth(credentials))
  expect((await own.POST(SERVICE_ORDER, serviceOrderCall)).response.status).toBe(204)
})
