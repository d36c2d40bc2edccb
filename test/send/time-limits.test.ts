/** What the options timeout and deadline end. Time stands still but for what a test lets pass. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TimeoutError, type WechatpayClientOptions } from 'wechatpay-payscore'
import { stopTime, turn } from '../clock.js'
import {
  client,
  complete,
  completedBody,
  observed,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
} from '../helpers.js'
import { deferred, stall, stalled, status } from '../responses.js'

beforeEach(stopTime)
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** How a stalled call ends, and that it does so at this time and not before. */
async function endAfter(milliseconds: number, options: WechatpayClientOptions): Promise<unknown> {
  const { fetch, called } = stalled()
  let isOver = false
  const error = rejection(complete({ fetch, ...options })).finally(() => (isOver = true))
  await called
  await vi.advanceTimersByTimeAsync(milliseconds - 1)
  await turn()
  expect(isOver).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  return error
}

describe('a stalled fetch', () => {
  it('ends after 30 seconds by default', async () => {
    const error = await endAfter(30_000, {})
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
    expect((error as Error).message).toBe('No complete response within 30000 ms')
  })

  it('ends after the timeout', async () => {
    expect(await endAfter(5000, { timeout: 5000 })).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
  })

  it('ends after the deadline when that comes first', async () => {
    const error = await endAfter(5000, { deadline: 5000, maxRetries: 5 })
    expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
    expect((error as Error).message).toContain('before the deadline of the call')
  })
})

it('a response whose body stalls ends in a TimeoutError', async () => {
  const { promise: reached, resolve } = deferred()
  const body = new ReadableStream({ pull: async () => (resolve(), stall()) }, { highWaterMark: 0 })
  const fetch = async (): Promise<Response> => new Response(body, { headers: signResponse(completedBody) })
  const error = rejection(complete({ fetch, timeout: 5000 }))
  await reached
  await vi.advanceTimersByTimeAsync(5000)
  expect(await error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
})

it('each attempt has the whole timeout, and the deadline ends the one that it falls in', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const arrivals: number[] = []
  const start = performance.now()
  let arrived = deferred()
  const fetch = async (): Promise<never> => {
    arrivals.push(performance.now() - start)
    arrived.resolve()
    return stall()
  }
  let isOver = false
  const error = rejection(complete({ fetch, maxRetries: 5, timeout: 5000, deadline: 12_000 }))
  void error.finally(() => (isOver = true))
  // An attempt of 5 s, 0.2 s of pause, an attempt of 5 s, 0.4 s of pause, and 1.4 s are left.
  for (const pass of [5200, 5400, 1400]) {
    await arrived.promise
    arrived = deferred()
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(pass)
  }
  expect(await error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
  expect(arrivals).toEqual([0, 5200, 10_600])
})

it('nothing is sent after the deadline, also when a pause took longer than it should', async () => {
  const { fetch, sent } = observed(status(503))
  const { promise: attempted, resolve } = deferred()
  const onAttempt = () => {
    // The machine is busy, or asleep.
    vi.advanceTimersByTime(6000)
    resolve()
  }
  const call = rejection(complete({ fetch, maxRetries: 3, deadline: 5000, onAttempt }))
  await attempted
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await call).toMatchObject({ outcome: 'unknown' })
  expect(sent).toHaveLength(1)
})

it('nothing is sent when the deadline is over before the first attempt', async () => {
  const { fetch, sent } = observed()
  const slow = client({ fetch, deadline: 5000 })
  slow.use({ onRequest: () => void vi.advanceTimersByTime(6000) })
  const error = await rejection(slow.POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'not-sent' })
  expect(sent).toEqual([])
})

it('a call that ended in time has no limit left', async () => {
  await complete({ fetch: observed().fetch, deadline: 5000 })
  await rejection(complete({ fetch: async () => Promise.reject(new Error('x')), deadline: 5000 }))
  expect(vi.getTimerCount()).toBe(0)
})
