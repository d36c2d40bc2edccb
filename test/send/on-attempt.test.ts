/** What onAttempt is given. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Attempt } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import { complete, completedBody, rejection } from '../helpers.js'
import { inTurn, probe, refusedConnection, reset, status } from '../responses.js'

beforeEach(() => void skipPauses())
afterEach(() => vi.unstubAllGlobals())

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

it('onAttempt is given when each attempt began and how long it took', async () => {
  const { attempts, onAttempt } = observer()
  const before = [Date.now(), performance.now()] as const
  await complete({ fetch: inTurn(reset).fetch, maxRetries: 1, onAttempt })
  const [first, last] = attempts
  for (const { startTime, duration } of attempts) {
    expect(startTime).toBeGreaterThanOrEqual(before[0])
    expect(startTime).toBeLessThanOrEqual(Date.now())
    expect(duration).toBeGreaterThan(0)
    expect(duration).toBeLessThanOrEqual(performance.now() - before[1])
  }
  expect(first?.startTime).toBeLessThanOrEqual(last?.startTime ?? 0)
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
    await complete({ fetch, onAttempt })
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
