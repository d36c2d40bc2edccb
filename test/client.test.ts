import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import createOpenapiClient, { type Middleware } from 'openapi-fetch'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  AbortError,
  ConnectionError,
  createWechatpayClient,
  importPublicKey,
  RequestValidationError,
  SignatureVerificationError,
  TimeoutError,
  UnexpectedResponseError,
  wechatpayAuth,
  WechatpayError,
  type Credentials,
  type paths,
  type WechatpayClientOptions,
} from 'wechatpay-payscore'
import packageJson from '../package.json' with { type: 'json' }
import {
  completedBody,
  responseHeaders,
  authorizationItems,
  CERTIFICATE_SERIAL,
  completed,
  completedOne,
  credentials,
  fixture,
  goVector,
  isSigned,
  MERCHANT_SERIAL,
  NOW,
  observed,
  PAY_AFTER,
  PUBLIC_KEY_ID,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
  SMART_RETAIL,
  vector,
} from './helpers.js'

const client = (options: WechatpayClientOptions = {}) =>
  createWechatpayClient(credentials, { maxRetries: 0, ...options })

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the request', () => {
  it("carries openssl's own signature for each of the three endpoints", async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 })
    // The nonce of the fixtures; `as`: randomUUID's type promises five groups.
    vi.spyOn(crypto, 'randomUUID').mockReturnValue('A1B2C3D4E5F6G7' as ReturnType<typeof crypto.randomUUID>)
    const finish = {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      finish_type: 1 as const,
      cancel_reason: '用户取消订单',
      total_amount: 0,
    }
    const { fetch, sent } = observed()
    await client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall)
    await client({ fetch }).POST(SMART_RETAIL, { params: { path: { out_order_no: 'a|b*c-d_e' } }, body: finish })
    await client({ fetch }).POST(PAY_AFTER, {
      params: { path: { out_order_no: '1234323JKHDFE1243252' } },
      body: finish,
    })
    for (const [index, name] of ['serviceorder', 'smartretail', 'payafter'].entries()) {
      expect(sent[index]?.body).toBe(vector(name).body)
      expect(authorizationItems(sent[index]?.request as Request)).toEqual({
        mchid: '1234567890',
        serial_no: MERCHANT_SERIAL,
        nonce_str: 'A1B2C3D4E5F6G7',
        timestamp: String(NOW),
        signature: vector(name).signature,
      })
    }
    expect(sent[1]?.request.url).toBe(
      'https://api.mch.weixin.qq.com/v3/payscore/smartretail-orders/a%7Cb*c-d_e/complete',
    )
  })

  it('carries the headers that WeChat Pay requires', async () => {
    const { fetch, sent } = observed()
    await client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall)
    const { request } = sent[0] ?? expect.fail()
    expect(Object.fromEntries(request.headers)).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': `wechatpay-payscore/${packageJson.version}`,
      'wechatpay-serial': PUBLIC_KEY_ID,
    })
    expect(request).toMatchObject({ method: 'POST', redirect: 'manual' })
  })

  it('asks for the only certificate when there is no public key', async () => {
    const { fetch, sent } = observed()
    const { [CERTIFICATE_SERIAL]: certificate } = credentials.platformKeys
    const only = { ...credentials, platformKeys: { [CERTIFICATE_SERIAL]: certificate as CryptoKey } }
    await rejection(createWechatpayClient(only, { fetch, maxRetries: 0 }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(sent[0]?.request.headers.get('Wechatpay-Serial')).toBe(CERTIFICATE_SERIAL)
  })

  it('has a nonce of 32 letters and digits that is new each time', async () => {
    const { fetch, sent } = observed()
    for (let i = 0; i < 50; i++) await client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall)
    const nonces = sent.map(({ request }) => authorizationItems(request).nonce_str ?? '')
    for (const nonce of nonces) expect(nonce).toMatch(/^[0-9A-Za-z]{32}$/)
    expect(new Set(nonces).size).toBe(50)
  })

  it("keeps the caller's User-Agent and Accept-Language, and no Authorization of anybody else", async () => {
    const { fetch, sent } = observed()
    const headers = { 'User-Agent': 'shop/1', Authorization: 'Bearer x' }
    const params = { ...serviceOrderCall.params, header: { 'Accept-Language': 'en' as const } }
    await client({ fetch, headers }).POST(SERVICE_ORDER, { ...serviceOrderCall, params })
    const { request } = sent[0] ?? expect.fail()
    expect(request.headers.get('User-Agent')).toBe('shop/1')
    expect(request.headers.get('Accept-Language')).toBe('en')
    expect(authorizationItems(request)).toHaveProperty('signature')
  })

  it('is signed as it goes out, whatever middleware did to it before, however it was added', async () => {
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
    const it = client({ fetch })
    it.use(change('used'))
    await it.POST(SERVICE_ORDER, { ...serviceOrderCall, middleware: [change('perCall')] })
    expect(sent[0]?.request.url).toMatch(/\?used=1\?perCall=1$/)
    expect(sent[0]?.body).toMatch(/"used":"好","perCall":"好"\}$/)
    expect(isSigned(sent[0] ?? expect.fail())).toBe(true)
  })

  it('is signed for a custom bodySerializer and a path below the base URL', async () => {
    const { fetch, sent } = observed()
    const it = client({ fetch, baseUrl: 'https://proxy.example/wechat/' })
    await it.POST(SERVICE_ORDER, { ...serviceOrderCall, bodySerializer: (value) => `${JSON.stringify(value)}\n` })
    expect(new URL(sent[0]?.request.url ?? '').pathname).toBe(
      '/wechat/v3/payscore/serviceorder/1234323JKHDFE1243252/complete',
    )
    expect(sent[0]?.body.endsWith('}\n')).toBe(true)
    expect(isSigned(sent[0] ?? expect.fail())).toBe(true)
  })

  it('goes through client.request as through client.POST', async () => {
    const { fetch, sent } = observed()
    const { data } = await client({ fetch }).request('post', SERVICE_ORDER, serviceOrderCall)
    expect(data).toEqual(JSON.parse(completedBody))
    expect(isSigned(sent[0] ?? expect.fail())).toBe(true)
  })
})

describe('the result', () => {
  const unsigned = (status: number, body: string) => async () =>
    new Response(body, { status, headers: { 'Content-Type': 'application/json', 'Request-ID': '08F78BB5AF' } })
  const refusal = '{"code":"NO_AUTH","message":"商户无权限"}'

  it.each([
    ['a result', completedOne],
    ['a refusal', unsigned(403, refusal)],
    ['an error of the service', unsigned(500, '{"code":"SYSTEM_ERROR","message":"系统错误"}')],
  ])('of %s is what openapi-fetch makes of it when a middleware looks on', async (_, fetch) => {
    const direct = await client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall)
    const seen = await client({ fetch }).POST(SERVICE_ORDER, { ...serviceOrderCall, middleware: [{ onRequest() {} }] })
    // Spread: `response` is there as well, and no accessor any more.
    const { response, ...value } = { ...direct }
    const { response: seenResponse, ...seenValue } = seen
    expect(Object.keys(value)).toHaveLength(1)
    expect(value).toStrictEqual(seenValue)
    expect(response).toBeInstanceOf(Response)
    expect(response).toBe(direct.response)
    for (const name of ['status', 'statusText', 'ok', 'bodyUsed'] as const) {
      expect(response[name]).toBe(seenResponse[name])
    }
    expect([...response.headers]).toEqual([...seenResponse.headers])
    await expect(response.json()).rejects.toThrow(TypeError)
  })

  it.each(['a middleware', 'none'])(
    "is an AbortError when the client's own signal is aborted, with %s",
    async (with_) => {
      const { fetch, sent } = observed()
      const own = client({ fetch, signal: AbortSignal.abort() })
      if (with_ === 'a middleware') own.use({ onRequest() {} })
      for (const signal of [{}, { signal: undefined }]) {
        // `as`: TypeScript does not let an undefined signal pass, JavaScript does.
        const call = { ...serviceOrderCall, ...signal } as typeof serviceOrderCall
        expect(await rejection(own.POST(SERVICE_ORDER, call))).toMatchObject({
          code: 'ERR_ABORTED',
          outcome: 'not-sent',
        })
      }
      await own.POST(SERVICE_ORDER, { ...serviceOrderCall, signal: new AbortController().signal })
      expect(sent).toHaveLength(1)
    },
  )
})

describe('nobody gets round verification', () => {
  const forged = async (): Promise<Response> =>
    new Response(completedBody, { headers: { 'Content-Type': 'application/json' } })
  const missing = { name: 'SignatureVerificationError', code: 'ERR_SIGNATURE_MISSING', outcome: 'unknown' }

  it('with a fetch per client', async () => {
    expect(await rejection(client({ fetch: forged }).POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject(missing)
  })

  it('with a fetch per call', async () => {
    expect(
      await rejection(client({ fetch: completed }).POST(SERVICE_ORDER, { ...serviceOrderCall, fetch: forged })),
    ).toMatchObject(missing)
  })

  it('with a patched global fetch', async () => {
    vi.stubGlobal('fetch', forged)
    expect(await rejection(client().POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject(missing)
  })

  const middlewares: [string, Middleware][] = [
    ['onRequest that answers itself', { onRequest: forged }],
    ['onResponse that puts another response in place', { onResponse: forged }],
    [
      'onResponse that changes the body',
      { onResponse: async ({ response }) => new Response((await response.text()).replace('40000', '1'), response) },
    ],
    ['onResponse that drops the headers', { onResponse: async ({ response }) => new Response(await response.text()) }],
  ]
  it.each(middlewares)('with an %s', async (_, middleware) => {
    const used = client({ fetch: completed })
    used.use(middleware)
    expect(await rejection(used.POST(SERVICE_ORDER, serviceOrderCall))).toBeInstanceOf(SignatureVerificationError)
    const perCall = client({ fetch: completed }).POST(SERVICE_ORDER, { ...serviceOrderCall, middleware: [middleware] })
    expect(await rejection(perCall)).toBeInstanceOf(SignatureVerificationError)
  })

  it('with an onError that answers itself', async () => {
    const it = client({ fetch: forged })
    it.use({ onError: forged })
    expect(await rejection(it.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject(missing)
  })

  it('with an onResponse that makes a 200 of an unsigned error', async () => {
    const it = client({ fetch: async () => new Response('{"code":"NO_AUTH","message":"x"}', { status: 403 }) })
    it.use({
      onResponse: async ({ response }) =>
        new Response(await response.text(), { status: 200, headers: response.headers }),
    })
    expect(await rejection(it.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject(missing)
  })

  it('with a response that lies about being one, or about being a success', async () => {
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
      expect(
        await rejection(client({ fetch: async () => response }).POST(SERVICE_ORDER, serviceOrderCall)),
      ).toMatchObject(missing)
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

  it('with the verified answer about another order, from the network or from a middleware that keeps one', async () => {
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

  it('with a signed error that is put under a 200', async () => {
    const body = '{"code":"PARAM_ERROR","message":"x"}'
    const fetch = async (): Promise<Response> => new Response(body, { headers: signResponse(body) })
    expect(await rejection(client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({
      code: 'ERR_RESPONSE_UNEXPECTED',
    })
  })

  it.each<[string, (response: Response) => unknown]>([
    ['makes the answer look empty', (response) => response.headers.set('Content-Length', '0')],
    ['reads the answer and leaves nothing', async (response) => void (await response.text())],
    [
      'puts other methods into the answer',
      (response) => void Object.assign(response, { text: async () => '{}', json: async () => ({ forged: true }) }),
    ],
  ])('with a middleware that %s', async (_, onResponse) => {
    const it = client({ fetch: completed })
    // Whatever is no Response counts as nothing for openapi-fetch, too.
    it.use({ onResponse: async ({ response }) => (await onResponse(response), false as never) })
    it.use({ onResponse: async ({ response }) => void (await onResponse(response)) })
    expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toEqual(JSON.parse(completedBody))
  })

  it('with a middleware that makes a refusal look like a success', async () => {
    const it = client({ fetch: async () => new Response('{"code":"NO_AUTH","message":"x"}', { status: 403 }) })
    it.use({ onResponse: ({ response }) => void Object.defineProperty(response, 'ok', { value: true }) })
    expect(await it.POST(SERVICE_ORDER, serviceOrderCall)).toMatchObject({ error: { code: 'NO_AUTH' } })
  })

  it('with a middleware that changes the value it has read', async () => {
    const it = client({ fetch: completed })
    it.use({
      onResponse: async ({ response }) =>
        void Object.assign((await response.clone().json()) as object, { state: 'DONE' }),
    })
    expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toEqual(JSON.parse(completedBody))
  })

  it.each(['method', 'headers', 'body', 'redirect', 'signal'])('with requestInitExt.%s', (key) => {
    expect(() => client({ requestInitExt: { [key]: 'x' } })).toThrow(`requestInitExt must not have ${key}`)
  })

  it('but requestInitExt may have what a Request has not', async () => {
    const seen: unknown[] = []
    const fetch = async (...args: unknown[]): Promise<Response> => (seen.push(args[1]), completedOne())
    const requestInitExt = { dispatcher: {} }
    await client({ fetch, requestInitExt }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(seen).toEqual([requestInitExt])
  })

  it('but a middleware may look at the response, pass it on, or hand over one that verifies', async () => {
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

  it('and eject takes a middleware out again', async () => {
    const it = client({ fetch: completed })
    const middleware = { onRequest: forged }
    it.use(middleware)
    it.eject(middleware)
    expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
  })

  it('and use refuses what is no middleware', () => {
    // @ts-expect-error a middleware has a method
    expect(() => client().use({})).toThrow(/^A middleware must be an object/)
  })

  describe('with a redirect', () => {
    let server: Server
    let elsewhere: Server
    const reached: string[] = []
    let redirected = 0
    const listen = async (server: Server): Promise<string> => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    }
    let url = ''
    beforeEach(async () => {
      reached.length = 0
      redirected = 0
      elsewhere = createServer((request, response) => {
        reached.push(request.url ?? '')
        response.writeHead(200, signResponse(completedBody)).end(completedBody)
      })
      const target = await listen(elsewhere)
      server = createServer((_, response) => {
        redirected++
        response.writeHead(307, { Location: `${target}/stolen` }).end()
      })
      url = await listen(server)
    })
    afterEach(() => {
      server.close()
      elsewhere.close()
    })

    it.each([{}, { redirect: 'follow' as const }])('even when the call says %o', async (init) => {
      const error = await rejection(client({ baseUrl: url }).POST(SERVICE_ORDER, { ...serviceOrderCall, ...init }))
      expect(error).toBeInstanceOf(UnexpectedResponseError)
      expect(error).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('status 307') })
      expect(redirected).toBe(1)
      expect(reached).toEqual([])
    })

    it('nor with wechatpayAuth in a client of one’s own', async () => {
      const own = createOpenapiClient<paths, 'application/json'>({ baseUrl: url })
      own.use(wechatpayAuth(credentials))
      expect(await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))).toBeInstanceOf(UnexpectedResponseError)
      expect(reached).toEqual([])
    })
  })
})

describe('wechatpayAuth', () => {
  it('signs what goes out: the bytes, the query and a call without a body', async () => {
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

  it('leaves a signed 204 to its client', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 })
    const fetch = async (): Promise<Response> =>
      new Response(null, { status: 204, headers: responseHeaders('response_without_body') })
    const own = createOpenapiClient<paths, 'application/json'>({ baseUrl: 'https://api.mch.weixin.qq.com', fetch })
    own.use(wechatpayAuth(credentials))
    expect((await own.POST(SERVICE_ORDER, serviceOrderCall)).response.status).toBe(204)
  })
})

describe('bad input is refused before anything is signed or sent', () => {
  const bodies: [string, unknown, string, RegExp][] = [
    ['no body', undefined, '', /must be an object, but is undefined/],
    ['an array', [], '', /must be an object, but is an array of 0/],
    ['a missing field', { ...serviceOrderCall.body, appid: undefined }, '/appid', /is required, but missing/],
    [
      'an inherited field',
      Object.assign(Object.create({ appid: 'x' }) as object, { ...serviceOrderCall.body, appid: undefined }),
      '/appid',
      /is required/,
    ],
    ['NaN', { ...serviceOrderCall.body, total_amount: NaN }, '/total_amount', /must be an integer, but is NaN/],
    [
      'a fraction',
      { ...serviceOrderCall.body, total_amount: 1.5 },
      '/total_amount',
      /but is 1\.5: amounts are whole fen/,
    ],
    [
      'a numeric string',
      { ...serviceOrderCall.body, total_amount: '100' },
      '/total_amount',
      /but is "100": send a number, not text/,
    ],
    ['a BigInt', { ...serviceOrderCall.body, total_amount: 100n }, '/total_amount', /not a BigInt/],
    [
      'a negative amount',
      { ...serviceOrderCall.body, total_amount: -1 },
      '/total_amount',
      /must be at least 0, but is -1/,
    ],
    [
      'an amount beyond safe integers',
      { ...serviceOrderCall.body, total_amount: 2 ** 53 },
      '/total_amount',
      /must be at most 9007199254740991/,
    ],
    [
      'out_order_no in the body',
      { ...serviceOrderCall.body, out_order_no: 'X' },
      '/out_order_no',
      /belongs in params\.path/,
    ],
    [
      'a camelCase field',
      { ...serviceOrderCall.body, goodsTag: 'x' },
      '/goodsTag',
      /is not a field of the contract: API fields are snake_case, goods_tag/,
    ],
    [
      'an unknown field',
      { ...serviceOrderCall.body, notify_url: 'x' },
      '/notify_url',
      /is not a field of the contract$/,
    ],
    ['no items', { ...serviceOrderCall.body, post_payments: [] }, '/post_payments', /must have at least 1 item/],
    [
      '101 items',
      { ...serviceOrderCall.body, post_payments: Array.from({ length: 101 }, () => ({ name: 'x' })) },
      '/post_payments',
      /at most 100 items, but is an array of 101/,
    ],
    [
      'a long name',
      { ...serviceOrderCall.body, post_payments: [{ name: '一'.repeat(21) }] },
      '/post_payments/0/name',
      /at most 20 characters/,
    ],
    [
      'an emoji',
      { ...serviceOrderCall.body, post_payments: [{ name: 'tea 🍵' }] },
      '/post_payments/0/name',
      /must not have emoji/,
    ],
    [
      'a wrong time',
      { ...serviceOrderCall.body, time_range: { end_time: '2025-10-18' } },
      '/time_range/end_time',
      /must be yyyyMMddHHmmss or yyyyMMdd/,
    ],
    [
      'a remark without its time',
      { ...serviceOrderCall.body, time_range: { end_time_remark: 'x' } },
      '/time_range/end_time',
      /required beside end_time_remark/,
    ],
  ]
  it.each(bodies)('%s', async (_, body, pointer, message) => {
    const { fetch, sent } = observed()
    // `as`: a caller without types, on purpose.
    const error = await rejection(client({ fetch }).POST(SERVICE_ORDER, { ...serviceOrderCall, body } as never))
    expect(error).toBeInstanceOf(RequestValidationError)
    expect(error).toMatchObject({ code: 'ERR_REQUEST_INVALID', outcome: 'not-sent' })
    const { issues } = error as RequestValidationError
    expect(issues.find((issue) => issue.pointer === pointer)?.message).toMatch(message)
    expect(sent).toEqual([])
  })

  it('names every issue at once, in the error and in its message', async () => {
    const error = await rejection(
      client().POST(SERVICE_ORDER, { ...serviceOrderCall, body: { appid: '', x: 1 } } as never),
    )
    const { issues, message } = error as RequestValidationError
    expect(issues.map(({ pointer }) => pointer).sort()).toEqual([
      '/appid',
      '/post_payments',
      '/service_id',
      '/total_amount',
      '/x',
    ])
    for (const { pointer } of issues) expect(message).toContain(pointer)
  })

  const finish = { appid: 'a', service_id: 's', total_amount: 0, finish_ticket: 't', profit_sharing: false }
  it.each<[string, object, string, RegExp]>([
    [
      'a cancellation without a reason',
      { ...finish, finish_type: 1 },
      '/cancel_reason',
      /required when finish_type is 1/,
    ],
    [
      'a cancellation that costs',
      { ...finish, finish_type: 1, cancel_reason: 'x', total_amount: 5 },
      '/total_amount',
      /must be 0 when finish_type is 1, but is 5/,
    ],
    [
      'a cancellation with an end',
      { ...finish, finish_type: 1, cancel_reason: 'x', real_service_end_location: 'x' },
      '/real_service_end_location',
      /must not be sent when finish_type is 1/,
    ],
    ['an unknown finish_type', { ...finish, finish_type: 0 }, '/finish_type', /must be one of 1, 2, but is 0/],
    [
      'a fee without amount and description',
      { ...finish, fees: [{ fee_name: 'x' }] },
      '/fees/0',
      /must have fee_amount or fee_desc/,
    ],
    ['six discounts', { ...finish, discounts: Array.from({ length: 6 }, () => ({})) }, '/discounts', /at most 5 items/],
    [
      'a ticket that is too long, which is not shown',
      { ...finish, finish_ticket: '7'.repeat(513) },
      '/finish_ticket',
      /^must have at most 512 characters, but is text of 513 characters$/,
    ],
  ])('%s', async (_, body, pointer, message) => {
    for (const path of [SMART_RETAIL, PAY_AFTER] as const) {
      const error = await rejection(client().POST(path, { ...serviceOrderCall, body } as never))
      expect((error as RequestValidationError).issues).toEqual([
        { pointer, message: expect.stringMatching(message) as string },
      ])
    }
  })

  it.each([
    undefined,
    null,
    '',
    '.',
    '..',
    '../cancel',
    'a/b',
    'a?b',
    'a#b',
    'a%2Fb',
    'a b',
    '订单',
    'a\n',
    'x'.repeat(33),
    123,
    ['a'],
    {},
  ])('the order number %j, with validate false too', async (out_order_no) => {
    const { fetch, sent } = observed()
    for (const validate of [true, false]) {
      const init = { ...serviceOrderCall, params: { path: { out_order_no } } }
      const error = await rejection(client({ fetch, validate }).POST(SERVICE_ORDER, init as never))
      expect(error).toMatchObject({ code: 'ERR_REQUEST_INVALID', outcome: 'not-sent' })
      expect((error as RequestValidationError).issues[0]?.pointer).toBe('/out_order_no')
    }
    expect(sent).toEqual([])
  })

  it('an order number that changes after it was checked', async () => {
    const { fetch, sent } = observed()
    let reads = 0
    const path = {
      get out_order_no() {
        return reads++ === 0 ? 'GOOD' : '..'
      },
    }
    await client({ fetch }).POST(SERVICE_ORDER, { ...serviceOrderCall, params: { path } })
    expect(new URL(sent[0]?.request.url ?? '').pathname).toBe('/v3/payscore/serviceorder/GOOD/complete')
  })

  it.each([
    ['POST', '/v3/payscore/serviceorder/../x/complete'],
    ['POST', '__proto__'],
    ['GET', SERVICE_ORDER],
    ['DELETE', SERVICE_ORDER],
  ] as const)('%s %s, which is not in the contract', async (method, path) => {
    const { fetch, sent } = observed()
    // `as`: a caller without types, on purpose.
    const untyped = client({ fetch }) as unknown as Record<string, (path: string, init: object) => Promise<unknown>>
    const error = await rejection(untyped[method]?.(path, serviceOrderCall) ?? expect.fail())
    expect(error).toMatchObject({ code: 'ERR_REQUEST_INVALID' })
    expect((error as Error).message).toContain('is not in the contract')
    expect(sent).toEqual([])
  })

  it('a body that toJSON turns into another one', async () => {
    const { fetch, sent } = observed()
    const body = Object.defineProperty({ ...serviceOrderCall.body }, 'toJSON', {
      value: () => ({ ...serviceOrderCall.body, total_amount: -5 }),
    })
    const error = await rejection(client({ fetch }).POST(SERVICE_ORDER, { ...serviceOrderCall, body }))
    expect((error as RequestValidationError).issues[0]?.pointer).toBe('/total_amount')
    expect(sent).toEqual([])
  })

  it('a body that cannot be JSON, with validate false too', async () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    for (const [body, validate] of [
      [circular, false],
      [{ total_amount: 1n }, false],
      [{ ...serviceOrderCall.body, x: circular }, true],
    ] as const) {
      const error = await rejection(client({ validate }).POST(SERVICE_ORDER, { ...serviceOrderCall, body } as never))
      expect(error).toMatchObject({ code: 'ERR_REQUEST_INVALID', outcome: 'not-sent' })
    }
    for (const bodySerializer of [() => '{', () => new FormData()]) {
      const error = await rejection(client().POST(SERVICE_ORDER, { ...serviceOrderCall, bodySerializer }))
      expect((error as RequestValidationError).issues[0]?.message).toMatch(
        /^cannot be written as JSON: bodySerializer must return/,
      )
    }
  })

  it('but a field that is undefined is not sent, so it is not refused', async () => {
    const { fetch, sent } = observed()
    const body = { ...serviceOrderCall.body, out_order_no: undefined, goods_tag: undefined }
    // `as`: without exactOptionalPropertyTypes this compiles.
    await client({ fetch }).POST(SERVICE_ORDER, { ...serviceOrderCall, body } as typeof serviceOrderCall)
    expect(sent[0]?.body).toBe(JSON.stringify(serviceOrderCall.body))
  })

  it('a flood of issues makes no flood of a message', async () => {
    const post_payments = Array.from({ length: 1000 }, () => ({ ['x'.repeat(10_000)]: 1 }))
    const error = await rejection(
      client().POST(SERVICE_ORDER, { ...serviceOrderCall, body: { ...serviceOrderCall.body, post_payments } } as never),
    )
    const { issues, message } = error as RequestValidationError
    expect(issues.length).toBe(2001)
    expect(message.length).toBeLessThan(10_000)
    expect(message).toContain('and 1981 more')
  })

  it('nothing of the path is left to a serializer or a query', async () => {
    const { fetch, sent } = observed()
    const pathSerializer = (): string => '/v3/payscore/serviceorder/X/cancel'
    const params = { ...serviceOrderCall.params, query: { a: '../x' } }
    // @ts-expect-error there is no such option
    await client({ fetch, pathSerializer }).POST(SERVICE_ORDER, {
      ...serviceOrderCall,
      pathSerializer,
      params,
    } as typeof serviceOrderCall)
    expect(sent[0]?.request.url).toBe(
      'https://api.mch.weixin.qq.com/v3/payscore/serviceorder/1234323JKHDFE1243252/complete',
    )
  })

  it('shows no free text of the body, which may be a customer’s', async () => {
    const body = {
      ...serviceOrderCall.body,
      appid: { name: '张三' },
      service_introduction: '张三丰的生日宴会在武当山举行',
      post_payments: [{ name: '张三 13800138000 北京市朝阳区某某路', description: 7 }],
      location: { end_location: '张三家😀' },
      goods_tag: '138001380001380013800013800138000',
      total_amount: '一百元',
    }
    const error = await rejection(client().POST(SERVICE_ORDER, { ...serviceOrderCall, body } as never))
    expect(inspect(error)).toContain('/location/end_location must not have emoji')
    expect(inspect(error)).toContain('text of 3 characters: send a number, not text')
    expect(inspect(error)).not.toMatch(/张三|1380013|一百/)
  })

  it('but validate: false sends any body', async () => {
    const { fetch, sent } = observed()
    await client({ fetch, validate: false }).POST(SERVICE_ORDER, { ...serviceOrderCall, body: { any: 1 } } as never)
    expect(sent[0]?.body).toBe('{"any":1}')
    expect(isSigned(sent[0] ?? expect.fail())).toBe(true)
  })
})

describe('a real connection', () => {
  it('that is refused was not sent', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const error = await rejection(client({ baseUrl: `http://127.0.0.1:${port}` }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
  })

  it('that stalls ends in a TimeoutError, whether or not fetch heeds its signal', async () => {
    const stall = async (): Promise<Response> => new Promise(() => {})
    const stallHalfway = async (): Promise<Response> =>
      new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), { headers: signResponse(completedBody) })
    for (const fetch of [stall, stallHalfway]) {
      const error = await rejection(client({ fetch, timeout: 20 }).POST(SERVICE_ORDER, serviceOrderCall))
      expect(error).toBeInstanceOf(TimeoutError)
      expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
    }
  })

  it("that the caller's signal ends is an AbortError with the signal's reason", async () => {
    const reason = new Error('shutting down')
    const stall = async (): Promise<Response> => new Promise(() => {})
    const controller = new AbortController()
    const call = client({ fetch: stall }).POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal })
    setTimeout(() => controller.abort(reason), 20)
    const error = await rejection(call)
    expect(error).toBeInstanceOf(AbortError)
    expect(error).toMatchObject({ name: 'AbortError', code: 'ERR_ABORTED', outcome: 'unknown', cause: reason })
  })

  it('that never began because of an aborted signal was not sent', async () => {
    const { fetch, sent } = observed()
    const error = await rejection(
      client({ fetch }).POST(SERVICE_ORDER, { ...serviceOrderCall, signal: AbortSignal.abort() }),
    )
    expect(error).toMatchObject({ code: 'ERR_ABORTED', outcome: 'not-sent' })
    expect(sent).toEqual([])
  })

  it('may share its signal with many others, and all of them end with it', async () => {
    const warned = vi.spyOn(process, 'emitWarning')
    const controller = new AbortController()
    const stall = async (): Promise<Response> => new Promise(() => {})
    const busy = async (): Promise<Response> => new Response('', { status: 503 })
    const calls = Array.from({ length: 50 }, async (_, index) =>
      rejection(
        client({ fetch: index % 2 ? stall : busy, maxRetries: 9 }).POST(SERVICE_ORDER, {
          ...serviceOrderCall,
          signal: controller.signal,
        }),
      ),
    )
    setTimeout(() => controller.abort(), 50)
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ code: 'ERR_ABORTED' })
    expect(warned).not.toHaveBeenCalled()
  })

  it('was not sent when the signal ends the back-off after a connection that was not made', async () => {
    const controller = new AbortController()
    const { fetch } = observed(async () => {
      setTimeout(() => controller.abort(), 10)
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })
    })
    const error = await rejection(
      client({ fetch, maxRetries: 5 }).POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal }),
    )
    expect(error).toMatchObject({ code: 'ERR_ABORTED', outcome: 'not-sent' })
  })

  it('is not tried again when the signal ends the back-off', async () => {
    const controller = new AbortController()
    const { fetch, sent } = observed(async () => {
      setTimeout(() => controller.abort(), 10)
      return new Response('', { status: 500 })
    })
    const error = await rejection(
      client({ fetch, maxRetries: 5 }).POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal }),
    )
    expect(error).toMatchObject({ code: 'ERR_ABORTED', outcome: 'unknown' })
    expect(sent.length).toBe(1)
  })
})

describe('a real server that answers oddly', () => {
  const raw = async (response: string, call: (url: string) => Promise<unknown>): Promise<unknown> => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.end(response))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      return await call(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    } finally {
      server.close()
    }
  }
  const post = (url: string) => client({ baseUrl: url }).POST(SERVICE_ORDER, serviceOrderCall)
  const wire = (status: string, headers: Record<string, string>, body: string): string =>
    `HTTP/1.1 ${status}\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`

  it('is untrusted, and no foreign error, with a header that has no name', async () => {
    expect(await rejection(raw('HTTP/1.1 200 OK\r\n: x\r\nContent-Length: 2\r\n\r\n{}', post))).toBeInstanceOf(
      WechatpayError,
    )
  })

  it.each(['200 成功', '200 caf\u00e9', '200'])('is understood with the status line "%s"', async (status) => {
    expect(await raw(wire(status, signResponse(completedBody), completedBody), post)).toMatchObject({
      data: JSON.parse(completedBody) as object,
    })
  })

  it('is understood with a Chinese reason for an error', async () => {
    const body = '{"code":"PARAM_ERROR","message":"x"}'
    expect(await raw(wire('400 错误', {}, body), post)).toMatchObject({ error: { code: 'PARAM_ERROR' } })
  })

  it.each(['700 Odd', '999 Odd', '600 x'])('is unexpected with the status %s', async (status) => {
    const body = '{"code":"PARAM_ERROR","message":"x"}'
    expect(await rejection(raw(wire(status, {}, body), post))).toBeInstanceOf(WechatpayError)
  })

  it('is unexpected when it never stops', async () => {
    const error = await rejection(raw(wire('502 Bad Gateway', {}, 'x'.repeat(3_000_000)), post))
    expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' })
    expect((error as Error).message).toContain('too large')
  })

  it('may have a body of 1 MiB', async () => {
    const body = '{"code":"PARAM_ERROR","message":"x"}'.padEnd(1024 * 1024)
    expect(await raw(wire('400 Bad Request', {}, body), post)).toMatchObject({ error: { code: 'PARAM_ERROR' } })
    expect(await rejection(raw(wire('400 Bad Request', {}, `${body} `), post))).toMatchObject({
      code: 'ERR_RESPONSE_UNEXPECTED',
    })
  })

  it.each([
    ['302 Found', '{"code":"PARAM_ERROR","message":"x"}'],
    ['400 Bad Request', '{"code":"PARAM_ERROR","message":1}'],
    ['400 Bad Request', '{"code":1,"message":"x"}'],
  ])('is unexpected with %s and %s', async (status, body) => {
    expect(await rejection(raw(wire(status, {}, body), post))).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
  })

  it('is a ConnectionError when its body breaks off', async () => {
    const whole = wire('200 OK', signResponse(completedBody), completedBody)
    expect(await rejection(raw(whole.slice(0, -20), post))).toMatchObject({
      code: 'ERR_CONNECTION',
      outcome: 'unknown',
    })
  })
})

describe('errors', () => {
  it('show no customer data, key or header when they are logged', async () => {
    const secret = '{"code":1,"phone":"13800000000"}'
    const headers = { 'Request-ID': 'REQ-1', 'Content-Type': 'text/plain', 'X-Customer': '13800000000' }
    const fetch = async (): Promise<Response> => new Response(secret, { status: 500, headers })
    const error = await rejection(client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toBeInstanceOf(UnexpectedResponseError)
    const { requestId, response, name } = error as UnexpectedResponseError
    expect(requestId).toBe('REQ-1')
    expect(await response.text()).toBe(secret)
    for (const shown of [inspect(error), JSON.stringify(error), String(error)])
      expect(shown).not.toContain('13800000000')
    expect(inspect(error)).toContain(name)
    expect(Object.keys(error as object)).not.toContain('response')
  })

  it('have their own name at the head of their stack', async () => {
    const error = await rejection(client({ fetch: async () => new Response('') }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toBeInstanceOf(WechatpayError)
    expect((error as Error).stack).toMatch(/^SignatureVerificationError: /)
  })
})

describe('options that a program can never mean', () => {
  const key = credentials.privateKey
  const { platformKeys } = credentials
  const [, publicKey] = Object.values(platformKeys)
  const small = async (type: 'private' | 'public'): Promise<CryptoKey> => {
    const algorithm = {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 1024,
      publicExponent: new Uint8Array([1, 0, 1]),
    }
    const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
    return type === 'private' ? pair.privateKey : pair.publicKey
  }
  const sha1 = async (): Promise<CryptoKey> => {
    const pem = fixture('platform_pub_key.pem').replace(/-----[^-]+-----|\n/g, '')
    return crypto.subtle.importKey(
      'spki',
      Buffer.from(pem, 'base64'),
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' },
      false,
      ['verify'],
    )
  }

  const rows: [string, () => unknown, RegExp][] = [
    ['no credentials', () => undefined, /^mchid must be/],
    ['no mchid', () => ({ ...credentials, mchid: undefined }), /^mchid must be .* but is missing/],
    ['an mchid with a quote', () => ({ ...credentials, mchid: '1"' }), /^mchid/],
    ['a number as mchid', () => ({ ...credentials, mchid: 1234567890 }), /^mchid .* but is a number/],
    ['no serialNo', () => ({ ...credentials, serialNo: '' }), /^serialNo/],
    [
      "the platform's id as serialNo",
      () => ({ ...credentials, serialNo: PUBLIC_KEY_ID }),
      /^serialNo is the id of a WeChat Pay public key/,
    ],
    [
      'a PEM as privateKey',
      () => ({ ...credentials, privateKey: goVector.private_key_pem }),
      /^privateKey .* but is text: import the PEM first/,
    ],
    [
      'a public key as privateKey',
      () => ({ ...credentials, privateKey: publicKey }),
      /^privateKey .* but is a public key/,
    ],
    [
      'a privateKey of 1024 bits',
      async () => ({ ...credentials, privateKey: await small('private') }),
      /^privateKey .* only 1024 bits/,
    ],
    ['no platformKeys', () => ({ ...credentials, platformKeys: undefined }), /^platformKeys/],
    ['empty platformKeys', () => ({ ...credentials, platformKeys: {} }), /^platformKeys must hold at least one key/],
    [
      "the merchant's own serial among platformKeys",
      () => ({ ...credentials, platformKeys: { ...platformKeys, [MERCHANT_SERIAL]: publicKey } }),
      /^platformKeys has the merchant's own serialNo/,
    ],
    [
      "the merchant's own serial in another case",
      () => ({ ...credentials, platformKeys: { [MERCHANT_SERIAL.toLowerCase()]: publicKey } }),
      /^platformKeys has the merchant's own serialNo/,
    ],
    [
      'a private key among platformKeys',
      () => ({ ...credentials, platformKeys: { X: key } }),
      /^platformKeys\["X"\] .* but is a private key/,
    ],
    [
      'a promise among platformKeys',
      () => ({ ...credentials, platformKeys: { X: importPublicKey(fixture('platform_pub_key.pem')) } }),
      /^platformKeys\["X"\] .* but is a object|an object/,
    ],
    [
      'a platform key of 1024 bits',
      async () => ({ ...credentials, platformKeys: { X: await small('public') } }),
      /^platformKeys\["X"\] .* only 1024 bits/,
    ],
    [
      'a platform key for SHA-1',
      async () => ({ ...credentials, platformKeys: { X: await sha1() } }),
      /^platformKeys\["X"\] .* SHA-1/,
    ],
    ['a clockTolerance of NaN', () => ({ ...credentials, clockTolerance: NaN }), /^clockTolerance must be/],
    ['a negative clockTolerance', () => ({ ...credentials, clockTolerance: -1 }), /^clockTolerance must be/],
    ['an endless clockTolerance', () => ({ ...credentials, clockTolerance: Infinity }), /^clockTolerance must be/],
  ]
  it.each(rows)('%s: a TypeError that names it', async (_, make, message) => {
    const made = (await make()) as Credentials
    for (const create of [createWechatpayClient, wechatpayAuth]) {
      expect(() => create(made)).toThrow(TypeError)
      expect(() => create(made)).toThrow(message)
    }
  })

  it.each<[WechatpayClientOptions, RegExp]>([
    // @ts-expect-error a fetch is a function
    [{ fetch: 'x' }, /^fetch must be a function/],
    // `as`: TypeScript refuses it, too.
    [{ signal: new AbortController() as never }, /^signal must be an AbortSignal: .*`controller.signal`/],
    [{ timeout: 0 }, /^timeout/],
    [{ timeout: NaN }, /^timeout/],
    [{ timeout: Infinity }, /^timeout/],
    [{ maxRetries: -1 }, /^maxRetries/],
    [{ maxRetries: 1.5 }, /^maxRetries/],
    [{ baseUrl: '' }, /^baseUrl/],
    [{ baseUrl: 'api.mch.weixin.qq.com' }, /^baseUrl/],
    [{ baseUrl: 'ftp://x' }, /^baseUrl/],
    [{ baseUrl: 'https://user:secret@x' }, /^baseUrl must be .* without user/],
    [{ baseUrl: 'https://x/?a=1' }, /^baseUrl/],
    [{ baseUrl: 'http://api.mch.weixin.qq.com' }, /^baseUrl must be https/],
    [{ baseUrl: 'http://api.mch.weixin.qq.com.' }, /^baseUrl must be https/],
    [{ baseUrl: [] }, /^baseUrl must name at least one host/],
    [{ baseUrl: 'https://x/#a' }, /^baseUrl/],
    [{ baseUrl: 'https://:secret@x' }, /^baseUrl/],
  ])('%o: a TypeError that names it', (options, message) => {
    expect(() => createWechatpayClient(credentials, options)).toThrow(TypeError)
    expect(() => createWechatpayClient(credentials, options)).toThrow(message)
  })

  it('plain http is for every host but those of WeChat Pay', () => {
    expect(() => createWechatpayClient(credentials, { baseUrl: 'http://api.qq.com.example' })).not.toThrow()
  })

  it('a fetch per call is checked as well', async () => {
    // @ts-expect-error a fetch is a function
    expect(await rejection(client().POST(SERVICE_ORDER, { ...serviceOrderCall, fetch: 'x' }))).toBeInstanceOf(TypeError)
  })

  it('a middleware that reads the body of the request is told to clone it', async () => {
    const it = client({ fetch: completed })
    it.use({ onRequest: async ({ request }) => void (await request.text()) })
    await expect(it.POST(SERVICE_ORDER, serviceOrderCall)).rejects.toThrow(/request\.clone\(\) is for reading/)
  })

  it('a base URL per call is checked as well', async () => {
    const error = await rejection(
      client().POST(SERVICE_ORDER, { ...serviceOrderCall, baseUrl: 'http://api.mch.weixin.qq.com' }),
    )
    expect(error).toBeInstanceOf(TypeError)
  })

  it('the credentials are read once', async () => {
    const changing = { ...credentials, platformKeys: { ...platformKeys } as Record<string, CryptoKey> }
    const it = createWechatpayClient(changing, { fetch: completed })
    delete changing.platformKeys[PUBLIC_KEY_ID]
    changing.mchid = 'other'
    expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
  })
})
