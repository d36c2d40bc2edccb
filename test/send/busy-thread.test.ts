/** A busy thread runs no timer: the limits are looked at once more before something is sent. */
import { createClientOn } from '../../src/client.js'
import { web } from '../../src/platform/web.js'
import { afterEach, expect, it, vi } from 'vitest'
import type { Attempt } from 'wechatpay-payscore'
import { stopTime, turn } from '../clock.js'
import { credentials, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'

afterEach(() => vi.useRealTimers())

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

it('nothing is sent after the deadline, although no timer has run', async () => {
  let calls = 0
  const slow = {
    ...web,
    sign: async () => {
      block(50)
      return 'signature'
    },
  }
  const fetch = async () => {
    calls++
    throw new Error('sent')
  }
  const one = createClientOn(slow, credentials, { fetch, deadline: 20, maxRetries: 0 })
  const error = await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'not-sent' })
  expect(calls).toBe(0)
})

it('a request that cannot be signed is not retried', async () => {
  let signatures = 0
  const broken = {
    ...web,
    sign: async () => {
      signatures++
      throw new Error('no key')
    },
  }
  const one = createClientOn(broken, credentials, { fetch: () => Promise.reject(new Error('sent')) })
  const error = await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
  expect(signatures).toBe(1)
})

it('a retry that was announced is an attempt, although the pause used up the time', async () => {
  stopTime()
  const attempts: Attempt[] = []
  const onAttempt = (attempt: Attempt): void => {
    // The thread is busy until the deadline has passed.
    if (attempts.push(attempt) === 1) vi.advanceTimersByTime(6000)
  }
  const fetch = async () => {
    throw new Error('refused')
  }
  const one = createClientOn(web, credentials, { fetch, onAttempt, deadline: 5000 })
  const ended = rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
  while (attempts.length === 0) await turn()
  await vi.advanceTimersByTimeAsync(1000)
  expect(await ended).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
  expect(attempts).toMatchObject([
    { number: 1, reason: 'connection', outcome: 'unknown' },
    { number: 2, code: 'ERR_TIMEOUT', outcome: 'not-sent' },
  ])
})
