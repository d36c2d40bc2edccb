/** How long a call waits before it is retried. */
import { retryAfter } from '../../src/retry-policy.js'
import { afterEach, expect, it, vi } from 'vitest'
import type { WechatpayClientOptions } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import { client, complete, observed, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { inTurn, status } from '../responses.js'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const limited = (after: string) => async () =>
  new Response('{"code":"RATE_LIMITED","message":"x"}', { status: 429, headers: { 'Retry-After': after } })

it('the pause before a retry starts near 200 ms and doubles, with jitter', async () => {
  const pauses = skipPauses()
  const { fetch } = observed(status(500))
  await complete({ fetch, maxRetries: 4 })
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
  await complete({ fetch: observed(status(500)).fetch, maxRetries: 1 })
  expect(pauses[0]).toBeCloseTo(pause, 5)
})

it('the pause is never shorter than the back-off, and not made when that would outlast the deadline', async () => {
  const pauses = skipPauses()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const { fetch } = inTurn(limited('1'), limited('1'), limited('1'), limited('1'))
  await complete({ fetch, maxRetries: 4 })
  expect(pauses).toEqual([1000, 1000, 1000, 1600])
  const { fetch: busy, sent } = observed(status(500))
  await complete({ fetch: busy, maxRetries: 4, deadline: 190 })
  expect(sent.length).toBe(1)
})

it('the pause is as long as Retry-After asks, in seconds or as a date', async () => {
  const pauses = skipPauses()
  const inTen = new Date(Math.floor(Date.now() / 1000) * 1000 + 10_000).toUTCString()
  const gateway = async (): Promise<Response> => new Response('', { status: 503, headers: { 'Retry-After': '4' } })
  const { fetch } = inTurn(limited('7'), limited(inTen), gateway)
  expect((await complete({ fetch, maxRetries: 3 })).data).toBeDefined()
  expect(pauses[0]).toBe(7000)
  expect(pauses[1]).toBeGreaterThan(8500)
  expect(pauses[1]).toBeLessThanOrEqual(10_000)
  expect(pauses[2]).toBe(4000)
})

it.each<[string, WechatpayClientOptions, string]>([
  ['would outlast the deadline', { deadline: 5000 }, '5'],
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
