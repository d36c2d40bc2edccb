/** What onAttempt is given. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Attempt } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import { complete, completed, completedBody, completedOne, NOW, observed, rejection } from '../helpers.js'
import {
  apiError,
  deferred,
  inTurn,
  probe,
  refusedConnection,
  reset,
  signed,
  status,
  type Respond,
} from '../responses.js'

beforeEach(() => void skipPauses())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const observer = () => {
  const attempts: Attempt[] = []
  return { attempts, onAttempt: (attempt: Attempt) => void attempts.push(attempt) }
}

it('onAttempt is called after each attempt, with why it is retried and after which pause', async () => {
  const { attempts, onAttempt } = observer()
  const limited = async (): Promise<Response> =>
    new Response('{"code":"RATE_LIMITED","message":"x"}', {
      status: 429,
      headers: { 'Retry-After': '3', 'Request-ID': '08F78BB5AF0610D302' },
    })
  const { fetch } = inTurn(refusedConnection, limited, probe, status(504, '<html>'))
  await complete({ fetch, maxRetries: 4, onAttempt })
  const any = expect.any(Number) as number
  const [main, backup] = ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com']
  const common = { operation: 'completeServiceOrder', method: 'POST', startTime: any, duration: any }
  expect(attempts).toEqual([
    {
      ...common,
      number: 1,
      baseUrl: main,
      outcome: 'unknown',
      code: 'ERR_CONNECTION',
      reason: 'connection',
      delay: any,
    },
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
      outcome: 'unknown',
      status: 200,
      code: 'ERR_SIGNATURE_MISMATCH',
      reason: 'signature',
      delay: any,
    },
    {
      ...common,
      number: 4,
      baseUrl: backup,
      outcome: 'unknown',
      status: 504,
      code: 'ERR_RESPONSE_UNEXPECTED',
      reason: 'response',
      delay: any,
    },
    { ...common, number: 5, baseUrl: backup, status: 200 },
  ])
})

it('onAttempt is given when each attempt began and how long it took', async () => {
  vi.unstubAllGlobals()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'], now: NOW * 1000 })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const { attempts, onAttempt } = observer()
  const durations = [700, 300]
  const paused = deferred()
  const { fetch } = observed(async (request) => {
    vi.advanceTimersByTime(durations.shift() ?? 0)
    return durations.length > 0 ? reset() : completed(request)
  })
  const call = complete({ fetch, maxRetries: 1, onAttempt: (attempt) => (onAttempt(attempt), paused.resolve()) })
  await paused.promise
  await vi.advanceTimersByTimeAsync(200)
  await call
  expect(attempts).toMatchObject([
    { startTime: NOW * 1000, duration: 700, delay: 200 },
    { startTime: NOW * 1000 + 900, duration: 300 },
  ])
})

it.each<[string, Respond, string | undefined]>([
  ['a completion', async () => completedOne(), undefined],
  ['a certain refusal', signed(400, apiError('PARAM_ERROR')), undefined],
  ['an unsigned 429', status(429, apiError('RATE_LIMITED')), undefined],
  ['a 500', signed(500, apiError('SYSTEM_ERROR')), 'unknown'],
  ['an unsigned ORDER_DONE', status(400, apiError('ORDER_DONE')), 'unknown'],
  ['a probing signature', probe, 'unknown'],
  ['a signed 200 that proves nothing', signed(200, '{}'), 'unknown'],
  ['a gateway’s page', status(502, '<html>'), 'unknown'],
  ['a reset connection', reset, 'unknown'],
])('onAttempt is given the outcome of each attempt: after %s', async (_, respond, outcome) => {
  const { attempts, onAttempt } = observer()
  await complete({ fetch: respond, onAttempt }).catch(() => {})
  expect(attempts).toHaveLength(1)
  expect(attempts[0]?.outcome).toBe(outcome)
})

it('onAttempt is called after the last attempt too, and not for a request that is not sent', async () => {
  const { attempts, onAttempt } = observer()
  const { fetch } = inTurn(status(404, '{"code":"ORDER_NOT_EXIST","message":"x"}'))
  await complete({ fetch, onAttempt })
  expect(attempts).toMatchObject([{ number: 1, status: 404, code: 'ORDER_NOT_EXIST' }])
  expect(attempts[0]).not.toHaveProperty('reason')
  await rejection(complete({ fetch, onAttempt }, { body: {} as never }))
  expect(attempts.length).toBe(1)
})

it('onAttempt is given nothing of a body that has no word as its code', async () => {
  const { attempts, onAttempt } = observer()
  for (const code of ['name: 张三', 'A'.repeat(65)]) {
    const { fetch } = inTurn(status(400, JSON.stringify({ code, message: 'x' })))
    await rejection(complete({ fetch, onAttempt }))
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
])('onAttempt changes nothing when it %s', async (_, onAttempt) => {
  const { fetch } = inTurn(reset)
  const { data } = await complete({ fetch, maxRetries: 1, onAttempt })
  expect(data).toEqual(JSON.parse(completedBody))
})
