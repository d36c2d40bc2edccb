import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ConnectionError,
  createWechatpayClient,
  errorCodes,
  OutcomeUnknownError,
  TimeoutError,
  UnexpectedResponseError,
  type Attempt,
  type WechatpayClientOptions,
} from 'wechatpay-payscore'
import { retryAfter } from '../src/retry.js'
import {
  completedBody,
  authorizationItems,
  completedOne,
  credentials,
  isSigned,
  observed,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
} from './helpers.js'

const client = (options: WechatpayClientOptions = {}) =>
  createWechatpayClient(credentials, { maxRetries: 0, ...options })

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const failThen = (...failures: (() => Promise<Response>)[]) =>
  observed(async () => (failures.shift() ?? completedOne)())
const status =
  (code: number, value = '{"code":"X","message":"x"}') =>
  async () =>
    new Response(value, { status: code })
const refusedConnection = async (): Promise<never> => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  })
}
const reset = async (): Promise<never> => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) })
}

/** Without the back-off: what is tested is what is repeated, not how long it waits. */
function withoutPauses(shortest = 29_000): number[] {
  const pauses: number[] = []
  const { setTimeout } = globalThis
  vi.stubGlobal('setTimeout', (run: () => void, ms: number) => {
    // The time limits of the attempts are longer.
    if (ms >= shortest) return setTimeout(run, ms)
    pauses.push(ms)
    return setTimeout(run, 0)
  })
  return pauses
}

describe('attempts', () => {
  beforeEach(() => void withoutPauses())

  it.each<[string, () => Promise<Response>]>([
    ['a refused connection', refusedConnection],
    ['a reset connection', reset],
    ['a 429', status(429)],
    ['a 500', status(500)],
    ['a 502 of a gateway', status(502, '<html>')],
    ['a 503', status(503)],
    ['a 504', status(504, '')],
    ['a signed 202', async () => new Response('{}', { status: 202, headers: signResponse('{}') })],
    [
      'a probing signature',
      async () =>
        new Response(completedBody, {
          headers: { ...signResponse(completedBody), 'Wechatpay-Signature': 'WECHATPAY/SIGNTEST/x' },
        }),
    ],
  ])('repeats after %s with the same bytes and a fresh nonce and signature', async (_, failure) => {
    const { fetch, sent } = failThen(failure, failure)
    const { data } = await client({ fetch, maxRetries: 2 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(data).toEqual(JSON.parse(completedBody))
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1)
    expect(new Set(sent.map(({ request }) => authorizationItems(request).nonce_str)).size).toBe(3)
    for (const one of sent) expect(isSigned(one)).toBe(true)
  })

  it.each<[string, () => Promise<Response>]>([
    ['an answer that another answer was cut into', async () => new Response('[', { headers: signResponse('[') })],
    [
      'the answer about another order',
      async () => {
        const other = completedBody.replace('1234323JKHDFE1243252', 'OTHER')
        return new Response(other, { headers: signResponse(other) })
      },
    ],
    ["a gateway's page under a 200", async () => new Response('<html>')],
  ])('repeats after %s', async (_, failure) => {
    const { fetch, sent } = failThen(failure)
    const { data } = await client({ fetch, maxRetries: 1 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(data).toEqual(JSON.parse(completedBody))
    expect(sent.length).toBe(2)
  })

  it.each(Object.entries(errorCodes))('repeats %s as the contract says', async (code, entry) => {
    const { fetch, sent } = failThen(status(Number(entry?.status), JSON.stringify({ code, message: 'x' })))
    const { data, error } = await client({ fetch, maxRetries: 1 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(sent.length).toBe(entry?.retryable ? 2 : 1)
    expect(entry?.retryable ? data : error).toMatchObject(entry?.retryable ? { state: 'DOING' } : { code })
  })

  it.each([
    [500, 'PARAM_ERROR', 1],
    [429, 'A_NEW_SPELLING', 2],
    [500, 'A_NEW_FAULT', 2],
    [400, 'SYSTEM_ERROR', 1],
    [403, 'RATE_LIMITED', 1],
  ])('after %i %s it sends %i times in all', async (code, name, times) => {
    const { fetch, sent } = failThen(status(code, `{"code":"${name}","message":"x"}`))
    await client({ fetch, maxRetries: 1 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(sent.length).toBe(times)
  })

  it.each([400, 401, 403, 404])('does not repeat after a %i', async (code) => {
    const { fetch, sent } = failThen(status(code))
    expect((await client({ fetch, maxRetries: 2 }).POST(SERVICE_ORDER, serviceOrderCall)).error).toEqual({
      code: 'X',
      message: 'x',
    })
    expect(sent.length).toBe(1)
  })

  it('gives up after maxRetries, 2 by default, with the last answer', async () => {
    const { fetch, sent } = observed(status(500))
    const { error } = await createWechatpayClient(credentials, { fetch }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(error).toEqual({ code: 'X', message: 'x' })
    expect(sent.length).toBe(3)
  })

  it('throws UnexpectedResponseError when it gives up on a 202', async () => {
    const fetch = async (): Promise<Response> => new Response('{}', { status: 202, headers: signResponse('{}') })
    expect(await rejection(client({ fetch, maxRetries: 1 }).POST(SERVICE_ORDER, serviceOrderCall))).toBeInstanceOf(
      UnexpectedResponseError,
    )
  })

  it.each<[string, (() => Promise<Response>)[], string]>([
    ['not-sent when no connection could ever be made', [refusedConnection, refusedConnection], 'not-sent'],
    ['unknown after a reset', [reset, reset], 'unknown'],
    ['unknown when an earlier attempt may have arrived', [reset, refusedConnection], 'unknown'],
    ['unknown when an earlier attempt was answered 500', [status(500), refusedConnection], 'unknown'],
    ['unknown when the first of three may have arrived', [reset, refusedConnection, refusedConnection], 'unknown'],
  ])('says %s', async (_, failures, outcome) => {
    const { fetch } = failThen(...failures)
    const error = await rejection(
      client({ fetch, maxRetries: failures.length - 1 }).POST(SERVICE_ORDER, serviceOrderCall),
    )
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome, cause: expect.any(TypeError) as TypeError })
  })

  const at = 'http://127.0.0.1:8787/v3/payscore/serviceorder/1/complete'
  it.each<[string, object, string]>([
    ['EHOSTUNREACH while connecting', { code: 'EHOSTUNREACH', syscall: 'connect' }, 'not-sent'],
    ['EHOSTUNREACH while reading', { code: 'EHOSTUNREACH', syscall: 'read' }, 'unknown'],
    ['ETIMEDOUT while connecting', { code: 'ETIMEDOUT', syscall: 'connect' }, 'not-sent'],
    ['ETIMEDOUT', { code: 'ETIMEDOUT' }, 'unknown'],
    ['a name that is not known', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'not-sent'],
    ['a certificate that is not valid', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'not-sent'],
    ['one that has expired', { code: 'CERT_HAS_EXPIRED' }, 'not-sent'],
    ['one of nobody known', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'not-sent'],
    ['one that signed itself', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'not-sent'],
    ['one below such a one', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'not-sent'],
    ['a server without TLS', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'not-sent'],
    ['a connection that took too long to make', { code: 'UND_ERR_CONNECT_TIMEOUT' }, 'not-sent'],
    ['a name server that is busy', { code: 'EAI_AGAIN' }, 'not-sent'],
    ['another failure to look up a name', { code: 'EBADNAME', syscall: 'getaddrinfo' }, 'not-sent'],
    ['a code that only ends like one of these', { code: 'PROXY_ECONNREFUSED' }, 'unknown'],
    ['a failure to connect with a code of somebody else', { code: 'proxy', syscall: 'connect' }, 'unknown'],
    ['a socket that was closed', { code: 'UND_ERR_SOCKET' }, 'unknown'],
    ['no code', {}, 'unknown'],
    [
      'a connection that Deno could not make',
      {
        message: `error sending request for url (${at}): client error (Connect): tcp connect error: Connection refused (os error 111)`,
      },
      'not-sent',
    ],
    [
      'a connection that Deno lost',
      {
        message: `error sending request from 127.0.0.1:1 for ${at} (127.0.0.1:8787): client error (SendRequest): connection closed before message completed`,
      },
      'unknown',
    ],
  ])('says of %s what can be known', async (_, fields, outcome) => {
    const fetch = async (): Promise<never> => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), fields) })
    }
    expect(await rejection(client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({
      code: 'ERR_CONNECTION',
      outcome,
    })
  })

  it.each<[string, string[], string]>([
    ['not-sent when no address could be reached', ['ECONNREFUSED', 'ECONNREFUSED'], 'not-sent'],
    ['unknown when one of several addresses was', ['ECONNREFUSED', 'ECONNRESET'], 'unknown'],
  ])('says %s', async (_, codes, outcome) => {
    const fetch = async (): Promise<never> => {
      throw new TypeError('fetch failed', {
        cause: new AggregateError(codes.map((code) => Object.assign(new Error(code), { code }))),
      })
    }
    expect(await rejection(client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({ outcome })
  })

  it('does not repeat a status that no repeat can mend', async () => {
    const { fetch, sent } = failThen(status(501))
    expect((await client({ fetch, maxRetries: 2 }).POST(SERVICE_ORDER, serviceOrderCall)).error).toBeDefined()
    expect(sent.length).toBe(1)
  })
})

describe('the pause before a repeat', () => {
  it('starts near 200 ms and doubles, with jitter', async () => {
    const pauses = withoutPauses()
    const { fetch } = observed(status(500))
    await client({ fetch, maxRetries: 4 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(pauses.length).toBe(4)
    for (const [index, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(100 * 2 ** index)
      expect(pause).toBeLessThan(300 * 2 ** index)
    }
  })

  it.each([
    [0, 100],
    [0.5, 200],
    [0.999, 299.8],
  ])('is, where chance is %d, %d ms', async (chance, pause) => {
    const pauses = withoutPauses()
    vi.spyOn(Math, 'random').mockReturnValue(chance)
    await client({ fetch: observed(status(500)).fetch, maxRetries: 1 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(pauses[0]).toBeCloseTo(pause, 5)
  })

  it('is never shorter than the back-off, and not made when that would outlast the deadline', async () => {
    const pauses = withoutPauses()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const { fetch } = failThen(limited('1'), limited('1'), limited('1'), limited('1'))
    await client({ fetch, maxRetries: 4 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(pauses).toEqual([1000, 1000, 1000, 1600])
    const { fetch: busy, sent } = observed(status(500))
    await client({ fetch: busy, maxRetries: 4, deadline: 190 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(sent.length).toBe(1)
  })

  const limited = (after: string) => async () =>
    new Response('{"code":"RATE_LIMITED","message":"x"}', { status: 429, headers: { 'Retry-After': after } })

  it('is as long as Retry-After asks, in seconds or as a date', async () => {
    const pauses = withoutPauses()
    const inTen = new Date(Math.floor(Date.now() / 1000) * 1000 + 10_000).toUTCString()
    const gateway = async (): Promise<Response> => new Response('', { status: 503, headers: { 'Retry-After': '4' } })
    const { fetch } = failThen(limited('7'), limited(inTen), gateway)
    expect((await client({ fetch, maxRetries: 3 }).POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
    expect(pauses[0]).toBe(7000)
    expect(pauses[1]).toBeGreaterThan(8500)
    expect(pauses[1]).toBeLessThanOrEqual(10_000)
    expect(pauses[2]).toBe(4000)
  })

  it.each<[string, WechatpayClientOptions, string]>([
    ['would outlast the deadline', { deadline: 5000 }, '5'],
    ['is over a minute and there is no deadline', {}, '61'],
  ])('is not made when it %s: the answer is what the call ends in', async (_, options, after) => {
    withoutPauses()
    const { fetch, sent } = observed(limited(after))
    const { error } = await client({ fetch, maxRetries: 3, ...options }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(error?.code).toBe('RATE_LIMITED')
    expect(sent.length).toBe(1)
  })

  it('may be a minute where there is no deadline', async () => {
    const pauses = withoutPauses(100_000)
    const patient = client({ fetch: failThen(limited('60')).fetch, maxRetries: 1, timeout: 110_000 })
    expect((await patient.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
    expect(pauses).toEqual([60_000])
  })

  it('may be over a minute within a deadline', async () => {
    const pauses = withoutPauses(100_000)
    const { fetch } = failThen(limited('90'))
    const patient = client({ fetch, maxRetries: 1, timeout: 110_000, deadline: 120_000 })
    expect((await patient.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
    expect(pauses).toEqual([90_000])
  })

  it.each<[string | null, number | undefined]>([
    [null, undefined],
    ['0', 0],
    ['120', 120_000],
    ['Fri, 31 Dec 1999 23:59:59 GMT', 5000],
    ['Fri, 31 Dec 1999 23:59:00 GMT', 0],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['9999999999', undefined],
    ['1999-12-31', undefined],
    ['Fri, 99 Dec 1999 23:59:59 GMT', undefined],
    ['soon', undefined],
  ])('a Retry-After of %s is %s ms', (header, milliseconds) => {
    expect(retryAfter(header, Date.UTC(1999, 11, 31, 23, 59, 54))).toBe(milliseconds)
  })
})

describe('the deadline', () => {
  const stall = async (): Promise<Response> => new Promise(() => {})

  it('cuts the attempt that it falls in', async () => {
    const { fetch, sent } = observed(stall)
    const error = await rejection(
      client({ fetch, maxRetries: 5, timeout: 30, deadline: 600 }).POST(SERVICE_ORDER, serviceOrderCall),
    )
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ outcome: 'unknown' })
    // 30 ms and 100 to 300 ms of pause, then 200 to 600 ms of pause: a third attempt may just fit, a fourth may not.
    expect(sent.length).toBeGreaterThanOrEqual(2)
    expect(sent.length).toBeLessThanOrEqual(3)
  })

  it('begins no attempt that it has no time for, also when a pause took longer than it should', async () => {
    const busy = (): void => {
      const end = performance.now() + 320
      while (performance.now() < end);
    }
    const { fetch, sent } = observed(status(503))
    const { error } = await client({ fetch, maxRetries: 3, deadline: 310, onAttempt: busy }).POST(
      SERVICE_ORDER,
      serviceOrderCall,
    )
    expect(error?.code).toBe('X')
    expect(sent.length).toBe(1)
  })

  it('is as good as a timeout for a single attempt', async () => {
    const { fetch, sent } = observed(stall)
    const error = await rejection(client({ fetch, maxRetries: 5, deadline: 40 }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toMatchObject({ code: 'ERR_TIMEOUT', message: 'No complete answer within 40 ms' })
    expect(sent.length).toBe(1)
  })
})

describe('several hosts', () => {
  const hosts = ['https://one.example/base/', 'https://two.example']
  const origins = (sent: { request: Request }[]) =>
    sent.map(({ request }) => new URL(request.url).href.split('/v3/')[0])
  beforeEach(() => void withoutPauses())

  it('the next one is tried when no connection could be made, signed for its own path', async () => {
    const { fetch, sent } = failThen(refusedConnection, refusedConnection)
    const { data } = await client({ fetch, baseUrl: hosts, maxRetries: 2 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(data).toBeDefined()
    expect(origins(sent)).toEqual(['https://one.example/base', 'https://two.example', 'https://one.example/base'])
    for (const one of sent) expect(isSigned(one)).toBe(true)
  })

  it('the same one is tried when the request may have arrived', async () => {
    const { fetch, sent } = failThen(reset, status(503))
    await client({ fetch, baseUrl: hosts, maxRetries: 2 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(new Set(origins(sent)).size).toBe(1)
  })

  it('are the official host and its backup by default', async () => {
    const { fetch, sent } = failThen(refusedConnection)
    await client({ fetch, maxRetries: 1 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(origins(sent)).toEqual(['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com'])
  })

  it('do not count when a middleware or a call names another one', async () => {
    const { fetch, sent } = failThen(refusedConnection, completedOne, refusedConnection)
    const one = client({ fetch, baseUrl: hosts, maxRetries: 1 })
    await one.POST(SERVICE_ORDER, { ...serviceOrderCall, baseUrl: 'https://three.example' })
    one.use({ onRequest: ({ request }) => new Request(request.url.replace('one', 'four'), request) })
    await one.POST(SERVICE_ORDER, serviceOrderCall)
    expect(origins(sent)).toEqual([
      ...['https://three.example', 'https://three.example'],
      ...['https://four.example/base', 'https://four.example/base'],
    ])
  })
})

describe('a refusal after an attempt of unknown outcome', () => {
  const done = status(400, '{"code":"ORDER_DONE","message":"订单已完结","detail":{"value":"SECRET"}}')
  beforeEach(() => void withoutPauses())

  it.each<[string, () => Promise<Response>]>([
    ['a reset connection', reset],
    ['a 500', status(500)],
    ['a gateway’s page', status(502, '<html>')],
    ['an answer that cannot be trusted', async () => new Response(completedBody)],
    ['a 503', status(503)],
    ['a signed 202', async () => new Response('{}', { status: 202, headers: signResponse('{}') })],
  ])('is an OutcomeUnknownError: after %s', async (_, failure) => {
    const { fetch } = failThen(failure, done)
    const error = await rejection(client({ fetch, maxRetries: 2 }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({
      name: 'OutcomeUnknownError',
      code: 'ERR_OUTCOME_UNKNOWN',
      outcome: 'unknown',
      error: { code: 'ORDER_DONE', message: '订单已完结' },
    })
    expect((error as OutcomeUnknownError).response.status).toBe(400)
    expect(await (error as OutcomeUnknownError).response.json()).toMatchObject({ code: 'ORDER_DONE' })
    expect(inspect(error)).not.toContain('SECRET')
  })

  it.each([
    [429, 'RATE_LIMITED'],
    [401, 'SIGN_ERROR'],
    [404, 'ORDER_NOT_EXIST'],
    [400, 'NEVER_HEARD_OF'],
  ])('whatever it says: %i %s', async (code, name) => {
    const { fetch } = failThen(reset, status(code, JSON.stringify({ code: name, message: 'x' })))
    const error = await rejection(client({ fetch, maxRetries: 1 }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toMatchObject({ code: 'ERR_OUTCOME_UNKNOWN', error: { code: name } })
  })

  it.each<[string, (() => Promise<Response>)[]]>([
    ['a 429 between them', [reset, status(429), done]],
    ['a connection that was not made between them', [reset, refusedConnection, done]],
  ])('is one too with %s', async (_, failures) => {
    const { fetch } = failThen(...failures)
    expect(await rejection(client({ fetch, maxRetries: 2 }).POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({
      code: 'ERR_OUTCOME_UNKNOWN',
    })
  })

  it.each<[string, (() => Promise<Response>)[], string]>([
    ['the first attempt', [done], 'ORDER_DONE'],
    ['one that never connected', [refusedConnection, done], 'ORDER_DONE'],
    ['one that was refused for its frequency', [status(429), done], 'ORDER_DONE'],
    ['one that failed the same way, which says itself that it may have been executed', [status(500), status(500)], 'X'],
  ])('is a value after %s', async (_, failures, code) => {
    const { fetch } = failThen(...failures)
    const { error } = await client({ fetch, maxRetries: failures.length - 1 }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(error?.code).toBe(code)
  })
})

describe('onAttempt', () => {
  const observer = () => {
    const attempts: Attempt[] = []
    return { attempts, onAttempt: (attempt: Attempt) => void attempts.push(attempt) }
  }
  beforeEach(() => void withoutPauses())

  it('tells of each attempt, why it is repeated and after which pause', async () => {
    const { attempts, onAttempt } = observer()
    const limited = async (): Promise<Response> =>
      new Response('{"code":"RATE_LIMITED","message":"x"}', {
        status: 429,
        headers: { 'Retry-After': '3', 'Request-ID': '08F78BB5AF0610D302' },
      })
    const probe = async (): Promise<Response> =>
      new Response(completedBody, {
        headers: { ...signResponse(completedBody), 'Wechatpay-Signature': 'WECHATPAY/SIGNTEST/x' },
      })
    const { fetch } = failThen(refusedConnection, limited, probe, status(504, '<html>'))
    await client({ fetch, maxRetries: 4, onAttempt }).POST(SERVICE_ORDER, serviceOrderCall)
    const any = expect.any(Number) as number
    const [main, backup] = ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com']
    const common = { operation: 'completeServiceOrder', startTime: any, duration: any }
    expect(attempts).toEqual([
      { ...common, number: 1, baseUrl: main, code: 'ERR_CONNECTION', reason: 'connection', delay: any },
      {
        ...common,
        number: 2,
        baseUrl: backup,
        status: 429,
        code: 'RATE_LIMITED',
        requestId: '08F78BB5AF0610D302',
        reason: 'status',
        delay: 3000,
      },
      {
        ...common,
        number: 3,
        baseUrl: backup,
        status: 200,
        code: 'ERR_SIGNATURE_MISMATCH',
        reason: 'signature',
        delay: any,
      },
      {
        ...common,
        number: 4,
        baseUrl: backup,
        status: 504,
        code: 'ERR_RESPONSE_UNEXPECTED',
        reason: 'response',
        delay: any,
      },
      { ...common, number: 5, baseUrl: backup, status: 200 },
    ])
  })

  it('tells when each began and how long it took', async () => {
    const { attempts, onAttempt } = observer()
    const before = [Date.now(), performance.now()] as const
    await client({ fetch: failThen(reset).fetch, maxRetries: 1, onAttempt }).POST(SERVICE_ORDER, serviceOrderCall)
    const [first, last] = attempts
    for (const { startTime, duration } of attempts) {
      expect(startTime).toBeGreaterThanOrEqual(before[0])
      expect(startTime).toBeLessThanOrEqual(Date.now())
      expect(duration).toBeGreaterThan(0)
      expect(duration).toBeLessThanOrEqual(performance.now() - before[1])
    }
    expect(first?.startTime).toBeLessThanOrEqual(last?.startTime ?? 0)
  })

  it('tells of the last attempt too, and of none for a request that is not sent', async () => {
    const { attempts, onAttempt } = observer()
    const { fetch } = failThen(status(404, '{"code":"ORDER_NOT_EXIST","message":"x"}'))
    await client({ fetch, onAttempt }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(attempts).toMatchObject([{ number: 1, status: 404, code: 'ORDER_NOT_EXIST' }])
    expect(attempts[0]).not.toHaveProperty('reason')
    await rejection(client({ fetch, onAttempt }).POST(SERVICE_ORDER, { ...serviceOrderCall, body: {} as never }))
    expect(attempts.length).toBe(1)
  })

  it('shows nothing of a body where a code should be', async () => {
    const { attempts, onAttempt } = observer()
    for (const code of ['name: 张三', 'A'.repeat(65)]) {
      const { fetch } = failThen(status(400, JSON.stringify({ code, message: 'x' })))
      await client({ fetch, onAttempt }).POST(SERVICE_ORDER, serviceOrderCall)
    }
    expect(attempts).toMatchObject([{ code: 'UNREADABLE' }, { code: 'UNREADABLE' }])
  })

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('observer')
      },
    ],
    ['rejects', async () => Promise.reject(new Error('observer'))],
    ['never ends', async () => new Promise(() => {})],
  ])('changes nothing when it %s', async (_, onAttempt) => {
    const { fetch } = failThen(reset)
    const { data } = await client({ fetch, maxRetries: 1, onAttempt }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(data).toEqual(JSON.parse(completedBody))
  })
})
