/** What a custom fetch may do, and what it cannot. */
import { afterEach, expect, it, vi } from 'vitest'
import { client, complete, completed, completedOne, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'

afterEach(() => vi.useRealTimers())

it('a Content-Length that a custom fetch makes up is not believed', async () => {
  const fetch = async (): Promise<Response> => {
    const response = await completedOne()
    response.headers.set('Content-Length', '0')
    return response
  }
  expect((await complete({ fetch })).data).toMatchObject({ total_amount: 40000 })
})

it('whatever a custom fetch throws is a ConnectionError', async () => {
  for (const thrown of [
    undefined,
    'text',
    Object.assign(new Error('x'), { code: 'E', message: { a: 1 } }),
    Object.freeze(new Error('frozen')),
    Object.assign(Object.create(null), { code: 1 }),
  ]) {
    const fetch = async (): Promise<never> => Promise.reject(thrown)
    expect(await rejection(complete({ fetch, timeout: 1000 }))).toMatchObject({ code: 'ERR_CONNECTION' })
  }
})

it('a custom fetch need not be asynchronous', async () => {
  const response = await completedOne()
  expect((await complete({ fetch: (() => response) as never })).data).toMatchObject({ total_amount: 40000 })
  const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
  const fetch = (): never => {
    throw Object.assign(new TypeError('y'), { cause: refused })
  }
  expect(await rejection(complete({ fetch }))).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
})

it('a call leaves no timer, however it ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const controller = new AbortController()
  await complete({ fetch: completed })
  await rejection(complete({ fetch: async () => Promise.reject(new Error('x')) }))
  const stalled = rejection(complete({ fetch: async () => new Promise(() => {}), signal: controller.signal }))
  await vi.advanceTimersByTimeAsync(1)
  controller.abort()
  await stalled
  expect(vi.getTimerCount()).toBe(0)
})

it('a custom fetch is aborted after a timeout, and not when it has failed by itself', async () => {
  const signals: AbortSignal[] = []
  const failing = async ({ signal }: Request): Promise<never> => Promise.reject(new Error(String(signals.push(signal))))
  const stalling = async ({ signal }: Request): Promise<never> => new Promise(() => signals.push(signal))
  for (const fetch of [failing, stalling]) {
    await rejection(complete({ timeout: 20, fetch }))
  }
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, true])
})

it.each([
  ['that stalls', 0, 'ERR_TIMEOUT'],
  ['that is too large', 1024 * 1024 + 1, 'ERR_RESPONSE_UNEXPECTED'],
])('the body of a response %s is cancelled', async (_, size, code) => {
  let cancelled = false
  const body = (): ReadableStream =>
    new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(size || 1)),
      cancel: () => void (cancelled = true),
    })
  const fetch = async (): Promise<Response> => new Response(body())
  const own = client({ fetch, maxRetries: 0, timeout: 50 })
  expect(await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({ code })
  await new Promise((resolve) => setTimeout(resolve))
  expect(cancelled).toBe(true)
})

it.each(['ECONNREFUSED', 'ENOTFOUND'])('a request has been sent when its response breaks off with %s', async (code) => {
  const failure = Object.assign(new Error('x'), { code, syscall: 'connect' })
  const broken = new ReadableStream({ pull: (controller) => controller.error(failure) })
  const own = client({ fetch: async () => new Response(broken), maxRetries: 0 })
  const error = await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
})
