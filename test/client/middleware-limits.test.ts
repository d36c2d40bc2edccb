/** The time limits and the caller's signal cover middleware: a hook that never settles, a body without end. */
import type { Middleware } from 'openapi-fetch'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WechatpayClientOptions } from 'wechatpay-payscore'
import { stopTime, turn } from '../clock.js'
import { client, observed, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { completed } from '../helpers.js'
import { deferred, reset, stall } from '../responses.js'

beforeEach(stopTime)
afterEach(() => vi.useRealTimers())

interface Hang {
  middleware: (reached: () => void) => Middleware
  respond?: (request: Request) => Promise<Response>
  sent: number
}
const endless = (reached: () => void): ReadableStream => new ReadableStream({ pull: async () => (reached(), stall()) })

const hangs: Record<string, Hang> = {
  'an onRequest that never settles': {
    middleware: (reached) => ({ onRequest: async () => (reached(), stall()) }),
    sent: 0,
  },
  'a request whose body has no end': {
    middleware: (reached) => ({
      onRequest: ({ request: { url, headers } }) => {
        // `as`: a stream needs an option that the DOM's type does not have.
        const init = { method: 'POST', headers, body: endless(reached), duplex: 'half' } as RequestInit
        return new Request(url, init)
      },
    }),
    sent: 0,
  },
  'an onResponse that never settles': {
    middleware: (reached) => ({ onResponse: async () => (reached(), stall()) }),
    sent: 1,
  },
  'a response whose body has no end': {
    middleware: (reached) => ({ onResponse: async () => new Response(endless(reached)).text() as never }),
    sent: 1,
  },
  'an onError that never settles': {
    middleware: (reached) => ({ onError: async () => (reached(), stall()) }),
    respond: reset,
    sent: 1,
  },
}

describe.each(Object.entries(hangs))('%s', (_, { middleware, respond = completed, sent: expected }) => {
  const outcome = expected === 0 ? 'not-sent' : 'unknown'

  /** A call that has reached the place where it hangs. */
  async function hanging(options: WechatpayClientOptions, signal?: AbortSignal) {
    const { promise: reached, resolve } = deferred()
    const { fetch, sent } = observed(respond)
    const one = client({ fetch, ...options })
    one.use(middleware(resolve))
    const error = rejection(one.POST(SERVICE_ORDER, { ...serviceOrderCall, signal }))
    await reached
    return { error, sent }
  }

  it.each(['timeout', 'deadline'])('is ended by %s', async (limit) => {
    const { error, sent } = await hanging({ [limit]: 5000 })
    await vi.advanceTimersByTimeAsync(5000)
    expect(await error).toMatchObject({ outcome })
    await turn()
    expect(sent).toHaveLength(expected)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is ended by the timeout of 30 seconds when there is no other', async () => {
    const { error } = await hanging({})
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await error).toMatchObject({ outcome })
  })

  it('is ended by the caller’s signal', async () => {
    const controller = new AbortController()
    const { error, sent } = await hanging({}, controller.signal)
    controller.abort()
    expect(await error).toMatchObject({ outcome })
    await turn()
    expect(sent).toHaveLength(expected)
    expect(vi.getTimerCount()).toBe(0)
  })
})

it.each(['timeout', 'deadline'])('says ERR_TIMEOUT when the %s ends a middleware', async (limit) => {
  const { promise: reached, resolve } = deferred()
  const one = client({ fetch: completed, [limit]: 5000 })
  one.use({ onResponse: async () => (resolve(), stall()) })
  const error = rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
  await reached
  await vi.advanceTimersByTimeAsync(5000)
  expect(await error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
})

it('says ERR_ABORTED, with the signal’s reason, when the caller ends a middleware', async () => {
  const { promise: reached, resolve } = deferred()
  const controller = new AbortController()
  const one = client({ fetch: completed })
  one.use({ onRequest: async () => (resolve(), stall()) })
  const error = rejection(one.POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal }))
  await reached
  controller.abort('shutdown')
  expect(await error).toMatchObject({ code: 'ERR_ABORTED', outcome: 'not-sent', cause: 'shutdown' })
})

it('nothing is sent when an onRequest settles after the deadline', async () => {
  const { promise: reached, resolve } = deferred()
  const late = deferred()
  const { fetch, sent } = observed()
  const one = client({ fetch, deadline: 5000 })
  one.use({ onRequest: async () => (resolve(), late.promise) })
  const error = rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
  await reached
  await vi.advanceTimersByTimeAsync(5000)
  expect(await error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'not-sent' })
  late.resolve()
  for (let turns = 0; turns < 10; turns++) await turn()
  expect(sent).toEqual([])
})
