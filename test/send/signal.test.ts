/** What the caller’s signal ends. */
import { afterEach, expect, it, vi } from 'vitest'
import { AbortError, createWechatpayClient } from 'wechatpay-payscore'
import { complete, completed, credentials, observed, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { stall, status } from '../responses.js'

afterEach(() => vi.restoreAllMocks())

it("a call that the caller's signal ends is an AbortError with the signal's reason", async () => {
  const reason = new Error('shutting down')
  const controller = new AbortController()
  const call = complete({ fetch: stall }, { signal: controller.signal })
  setTimeout(() => controller.abort(reason), 20)
  const error = await rejection(call)
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
  const busy = async (): Promise<Response> => new Response('', { status: 503 })
  const calls = Array.from({ length: 50 }, async (_, index) =>
    rejection(complete({ fetch: index % 2 ? stall : busy, maxRetries: 9 }, { signal: controller.signal })),
  )
  setTimeout(() => controller.abort(), 50)
  for (const error of await Promise.all(calls)) expect(error).toMatchObject({ code: 'ERR_ABORTED' })
  expect(warned).not.toHaveBeenCalled()
})

it('a call was not sent when the signal ends the pause after a connection that was not made', async () => {
  const controller = new AbortController()
  const { fetch } = observed(async () => {
    setTimeout(() => controller.abort(), 10)
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })
  })
  const error = await rejection(complete({ fetch, maxRetries: 5 }, { signal: controller.signal }))
  expect(error).toMatchObject({ code: 'ERR_ABORTED', outcome: 'not-sent' })
})

it('a call is not retried when the signal ends the pause', async () => {
  const controller = new AbortController()
  const { fetch, sent } = observed(async () => {
    setTimeout(() => controller.abort(), 10)
    return new Response('', { status: 500 })
  })
  const error = await rejection(complete({ fetch, maxRetries: 5 }, { signal: controller.signal }))
  expect(error).toMatchObject({ code: 'ERR_ABORTED', outcome: 'unknown' })
  expect(sent.length).toBe(1)
})

it('a custom fetch hears nothing of the signal once the call is over', async () => {
  const controller = new AbortController()
  const signals: AbortSignal[] = []
  const fetch = async (request: Request): Promise<Response> => (signals.push(request.signal), completed(request))
  const own = createWechatpayClient(credentials, { fetch })
  await own.POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal })
  controller.abort()
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
})
