/** What the caller’s signal ends. */
import { afterEach, expect, it, vi } from 'vitest'
import { AbortError } from 'wechatpay-payscore'
import { skipPauses, stopTime, turn } from '../clock.js'
import { client, complete, completed, observed, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { apiError, refusedConnection, reset, signed, stall, stalled, status, type Respond } from '../responses.js'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it("a call that the caller's signal ends is an AbortError with the signal's reason", async () => {
  const reason = new Error('shutting down')
  const controller = new AbortController()
  const { fetch, called } = stalled()
  const call = rejection(complete({ fetch }, { signal: controller.signal }))
  await called
  controller.abort(reason)
  const error = await call
  expect(error).toBeInstanceOf(AbortError)
  expect(error).toMatchObject({ name: 'AbortError', code: 'ERR_ABORTED', outcome: 'unknown', cause: reason })
})

it('a call with an aborted signal is not sent', async () => {
  const { fetch, sent } = observed()
  const error = await rejection(complete({ fetch }, { signal: AbortSignal.abort() }))
  expect(error).toMatchObject({ code: 'ERR_ABORTED', outcome: 'not-sent' })
  expect(sent).toEqual([])
})

it('many calls may share a signal, and all of them end with it', async () => {
  const warned = vi.spyOn(process, 'emitWarning')
  const controller = new AbortController()
  let fetched = 0
  const calls = Array.from({ length: 50 }, async (_, index) => {
    const respond: Respond = index % 2 ? stall : status(503)
    const fetch = async (): Promise<Response> => {
      if (++fetched === 50) controller.abort()
      return respond()
    }
    return rejection(complete({ fetch, maxRetries: 9 }, { signal: controller.signal }))
  })
  for (const error of await Promise.all(calls)) expect(error).toMatchObject({ code: 'ERR_ABORTED' })
  expect(warned).not.toHaveBeenCalled()
})

it.each<[string, Respond]>([
  ['a 500', status(500)],
  ['a connection that a custom fetch could not make', refusedConnection],
])('a call is not retried when the signal ends the pause after %s', async (_, respond) => {
  stopTime()
  const controller = new AbortController()
  const { fetch, sent } = observed(respond)
  const ended = rejection(
    complete(
      { fetch, maxRetries: 5, onAttempt: () => void setImmediate(() => controller.abort()) },
      {
        signal: controller.signal,
      },
    ),
  )
  expect(await ended).toMatchObject({ code: 'ERR_ABORTED', outcome: 'unknown' })
  await vi.advanceTimersByTimeAsync(60_000)
  await turn()
  expect(sent).toHaveLength(1)
  expect(vi.getTimerCount()).toBe(0)
})

it('a custom fetch hears nothing of the signal once the call is over', async () => {
  const controller = new AbortController()
  const signals: AbortSignal[] = []
  const fetch = async (request: Request): Promise<Response> => (signals.push(request.signal), completed(request))
  await complete({ fetch }, { signal: controller.signal })
  controller.abort()
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
})

it('a shared signal keeps no listener after a thousand calls, however they ended', async () => {
  skipPauses()
  const { signal } = new AbortController()
  let listeners = 0
  const { addEventListener, removeEventListener } = signal
  signal.addEventListener = function (...args: Parameters<typeof addEventListener>) {
    listeners++
    addEventListener.apply(this, args)
  }
  signal.removeEventListener = function (...args: Parameters<typeof removeEventListener>) {
    listeners--
    removeEventListener.apply(this, args)
  }
  const ends: ((request: Request) => Promise<Response>)[] = [
    completed,
    signed(400, apiError('PARAM_ERROR')),
    status(500),
    reset,
    signed(200, '{}'),
  ]
  for (let call = 0; call < 1000; call += 10) {
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const one = client({ fetch: ends[index % ends.length] ?? completed, maxRetries: index % 2 })
        if (index % 3 === 0) one.use({ onRequest: () => undefined, onResponse: () => undefined })
        await one.POST(SERVICE_ORDER, { ...serviceOrderCall, signal }).catch(() => {})
      }),
    )
  }
  expect(listeners).toBe(0)
})
