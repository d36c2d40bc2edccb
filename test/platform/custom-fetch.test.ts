/** What a custom fetch may do, and what it cannot. */
import { afterEach, expect, it, vi } from 'vitest'
import { stopTime, turn } from '../clock.js'
import { complete, completed, completedBody, completedOne, observed, rejection, signResponse } from '../helpers.js'
import { deferred, stall, stalled } from '../responses.js'

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
    expect(await rejection(complete({ fetch }))).toMatchObject({ code: 'ERR_CONNECTION' })
  }
})

it('a custom fetch gets a Request, with a redirect that is not followed', async () => {
  const { fetch, sent } = observed()
  await complete({ fetch })
  expect(sent[0]?.request).toBeInstanceOf(Request)
  expect(sent[0]?.request).toMatchObject({ method: 'POST', redirect: 'manual' })
})

it('a custom fetch need not be asynchronous', async () => {
  const response = await completedOne()
  expect((await complete({ fetch: (() => response) as never })).data).toMatchObject({ total_amount: 40000 })
  const fetch = (): never => {
    throw Object.assign(new TypeError('y'), { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })
  }
  expect(await rejection(complete({ fetch }))).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
})

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['text', 'x'],
  ['an empty object', {}],
  [
    'an object whose headers throw',
    {
      status: 200,
      get headers() {
        throw new Error('x')
      },
    },
  ],
])('a custom fetch that resolves to %s ends in a documented error', async (_, value) => {
  const fetch = (async () => value) as never
  expect(await rejection(complete({ fetch }))).toMatchObject({ outcome: 'unknown', code: 'ERR_CONNECTION' })
})

it('a call leaves no timer, however it ends', async () => {
  stopTime()
  await complete({ fetch: completed })
  await rejection(complete({ fetch: async () => Promise.reject(new Error('x')) }))
  const controller = new AbortController()
  const { fetch, called } = stalled()
  const ended = rejection(complete({ fetch }, { signal: controller.signal }))
  await called
  controller.abort()
  await ended
  expect(vi.getTimerCount()).toBe(0)
})

it('a custom fetch is aborted after a timeout, and not when it has failed by itself', async () => {
  stopTime()
  const signals: AbortSignal[] = []
  const reached = deferred()
  const failing = async ({ signal }: Request): Promise<never> => Promise.reject(new Error(String(signals.push(signal))))
  const stalling = async ({ signal }: Request): Promise<never> => (signals.push(signal), reached.resolve(), stall())
  await rejection(complete({ fetch: failing }))
  const late = rejection(complete({ fetch: stalling }))
  await reached.promise
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await late).toMatchObject({ code: 'ERR_TIMEOUT' })
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, true])
})

it('the body of a response that stalls is cancelled', async () => {
  stopTime()
  const reached = deferred()
  let cancelled = false
  const body = new ReadableStream(
    { pull: async () => (reached.resolve(), stall()), cancel: () => void (cancelled = true) },
    { highWaterMark: 0 },
  )
  const late = rejection(complete({ fetch: async () => new Response(body) }))
  await reached.promise
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await late).toMatchObject({ code: 'ERR_TIMEOUT' })
  await turn()
  expect(cancelled).toBe(true)
})

it('the body of a response that is too large is cancelled', async () => {
  let cancelled = false
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(1024 * 1024 + 1)),
    cancel: () => void (cancelled = true),
  })
  expect(await rejection(complete({ fetch: async () => new Response(body) }))).toMatchObject({
    code: 'ERR_RESPONSE_UNEXPECTED',
    outcome: 'unknown',
  })
  await turn()
  expect(cancelled).toBe(true)
})

it.each(['ECONNREFUSED', 'ENOTFOUND'])('a request has been sent when its response breaks off with %s', async (code) => {
  const failure = Object.assign(new Error('x'), { code, syscall: 'connect' })
  const broken = new ReadableStream({ pull: (controller) => controller.error(failure) })
  const error = await rejection(complete({ fetch: async () => new Response(broken) }))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
})

it.each([205, 204, 304])('a signed %i is unexpected, and no foreign error', async (status) => {
  const fetch = async (): Promise<Response> => new Response(null, { status, headers: signResponse('') })
  expect(await rejection(complete({ fetch }))).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', response: { status } })
})

it('bytes that a custom fetch changes later change nothing', async () => {
  const bytes = new TextEncoder().encode(completedBody)
  const headers = signResponse(completedBody)
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
  const result = complete({ fetch: async () => new Response(body, { headers }), onAttempt: () => void bytes.fill(32) })
  expect((await result).data).toEqual(JSON.parse(completedBody))
})

it('a custom fetch that fails late is not aborted any more, and its error stays', async () => {
  const late = new Error('late')
  let signal: AbortSignal | undefined
  const fetch = async (request: Request): Promise<Response> => {
    signal = request.signal
    const end = performance.now() + 60
    while (performance.now() < end);
    throw late
  }
  const error = await rejection(complete({ fetch, timeout: 30 }))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown', cause: late })
  expect(signal?.aborted).toBe(false)
})

it('a response without a stream has at most 1 MiB too', async () => {
  const padded = `${' '.repeat(1024 * 1024)}${completedBody}`
  const bytes = new TextEncoder().encode(padded)
  const response = { status: 200, statusText: '', headers: new Headers(signResponse(padded)), body: null }
  const fetch = async (): Promise<Response> => ({ ...response, arrayBuffer: async () => bytes.buffer }) as never
  const error = await rejection(complete({ fetch }))
  expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' })
  expect((error as Error).message).toContain('is too large')
})
