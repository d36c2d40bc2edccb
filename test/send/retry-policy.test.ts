/** How long a call waits before it is retried. */
import { retryAfter } from '../../src/retry-policy.js'
import { afterEach, expect, it, vi } from 'vitest'
import type { WechatpayClientOptions } from 'wechatpay-payscore'
import { skipPauses, stopTime } from '../clock.js'
import { client, complete, NOW, observed, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { deferred, inTurn, status } from '../responses.js'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const limited = (after: string) => async () =>
  new Response('{"code":"RATE_LIMITED","message":"x"}', { status: 429, headers: { 'Retry-After': after } })

it('the pause before a retry starts near 200 ms and doubles, with jitter', async () => {
  const pauses = skipPauses()
  const { fetch } = observed(status(500))
  await rejection(complete({ fetch, maxRetries: 4 }))
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
])('the pause for the random number %d is %d ms', async (chance, pause) => {
  const pauses = skipPauses()
  vi.spyOn(Math, 'random').mockReturnValue(chance)
  await rejection(complete({ fetch: status(500), maxRetries: 1 }))
  expect(pauses[0]).toBeCloseTo(pause, 5)
})

it('the back-off never exceeds ten seconds, however many retries there are', async () => {
  for (const chance of [0, 0.5, 0.999]) {
    vi.spyOn(Math, 'random').mockReturnValue(chance)
    const pauses = skipPauses()
    await rejection(complete({ fetch: status(500), maxRetries: 40 }))
    expect(pauses).toHaveLength(40)
    expect(Math.max(...pauses)).toBe(10_000)
    expect(pauses.at(-1)).toBe(10_000)
    vi.unstubAllGlobals()
  }
})

it('the pause is never shorter than the back-off', async () => {
  const pauses = skipPauses()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const { fetch } = inTurn(limited('1'), limited('1'), limited('1'), limited('1'))
  await complete({ fetch, maxRetries: 4 })
  expect(pauses).toEqual([1000, 1000, 1000, 1600])
})

it.each([
  [199, 1],
  [201, 2],
])(
  'a pause of 200 ms is not made when it would outlast the deadline: with %i ms %i attempts',
  async (deadline, attempts) => {
    stopTime()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const attempted = deferred()
    const { fetch, sent } = observed(status(500))
    const ended = rejection(complete({ fetch, maxRetries: 1, deadline, onAttempt: attempted.resolve }))
    await attempted.promise
    await vi.advanceTimersByTimeAsync(200)
    expect(await ended).toMatchObject({ code: 'ERR_OUTCOME_UNKNOWN' })
    expect(sent).toHaveLength(attempts)
  },
)

it('the pause is as long as Retry-After asks, in seconds or as a date', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 })
  const pauses = skipPauses()
  const inTen = new Date((NOW + 10) * 1000).toUTCString()
  const gateway = async (): Promise<Response> => new Response('', { status: 503, headers: { 'Retry-After': '4' } })
  const { fetch } = inTurn(limited('7'), limited(inTen), gateway)
  expect((await complete({ fetch, maxRetries: 3 })).data).toBeDefined()
  expect(pauses).toEqual([7000, 10_000, 4000])
})

it.each<[string, WechatpayClientOptions, string]>([
  ['would outlast the deadline', { deadline: 60_000 }, '60'],
  ['is over a minute and there is no deadline', {}, '61'],
])('the pause is not made when it %s: the call ends with the response', async (_, options, after) => {
  skipPauses()
  const { fetch, sent } = observed(limited(after))
  const { error } = await complete({ fetch, maxRetries: 3, ...options })
  expect(error?.code).toBe('RATE_LIMITED')
  expect(sent.length).toBe(1)
})

it('the pause may be a minute where there is no deadline', async () => {
  const pauses = skipPauses(100_000)
  const patient = client({ fetch: inTurn(limited('60')).fetch, maxRetries: 1, timeout: 110_000 })
  expect((await patient.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
  expect(pauses).toEqual([60_000])
})

it('the pause may be over a minute within a deadline', async () => {
  const pauses = skipPauses(100_000)
  const { fetch } = inTurn(limited('90'))
  const patient = client({ fetch, maxRetries: 1, timeout: 110_000, deadline: 120_000 })
  expect((await patient.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
  expect(pauses).toEqual([90_000])
})

it.each<[string | null, number | undefined]>([
  [null, undefined],
  ['0', 0],
  ['120', 120_000],
  ['Fri, 31 Dec 1999 23:59:59 GMT', 5000],
  ['Fri, 31 Dec 1999 23:59:00 GMT', undefined],
  ['5 GMT', undefined],
  ['31 Dec 2099 23:59:59 GMT', undefined],
  ['', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  ['9999999999', 9_999_999_999_000],
  ['1999-12-31', undefined],
  ['Fri, 99 Dec 1999 23:59:59 GMT', undefined],
  ['soon', undefined],
])('a Retry-After of %s is %s ms', (header, milliseconds) => {
  expect(retryAfter(header, Date.UTC(1999, 11, 31, 23, 59, 54))).toBe(milliseconds)
})
