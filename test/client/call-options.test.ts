/** What a call sets for itself, and the mistakes in it. */
import { wrapAsPathBasedClient } from 'openapi-fetch'
import { afterEach, expect, it, vi } from 'vitest'
import { skipPauses, stopTime } from '../clock.js'
import {
  client,
  complete,
  completed,
  completedBody,
  observed,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
} from '../helpers.js'
import { stalled, status } from '../responses.js'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it.each([
  [0, 1],
  [1, 2],
  [4, 5],
])('maxRetries of a call comes before that of the client: %i', async (maxRetries, attempts) => {
  skipPauses()
  const { fetch, sent } = observed(status(500))
  await rejection(complete({ fetch, maxRetries: 2 }, { maxRetries }))
  expect(sent).toHaveLength(attempts)
})

it.each(['timeout', 'deadline'])('%s of a call comes before that of the client', async (limit) => {
  stopTime()
  for (const [ofClient, ofCall] of [
    [1000, 5000],
    [9000, 5000],
  ]) {
    const { fetch, called } = stalled()
    let isOver = false
    const error = rejection(complete({ fetch, [limit]: ofClient }, { [limit]: ofCall })).finally(() => (isOver = true))
    await called
    await vi.advanceTimersByTimeAsync(4999)
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
  }
})

it('signal of a call ends this call only', async () => {
  const controller = new AbortController()
  const { fetch, called } = stalled()
  const shared = client({ fetch: async (request) => (request.headers.has('X-Stall') ? fetch() : completed(request)) })
  const stalling = { ...serviceOrderCall, headers: { 'X-Stall': '1' }, signal: controller.signal }
  const ended = rejection(shared.POST(SERVICE_ORDER, stalling))
  await called
  controller.abort()
  expect(await ended).toMatchObject({ code: 'ERR_ABORTED' })
  expect((await shared.POST(SERVICE_ORDER, serviceOrderCall)).data).toEqual(JSON.parse(completedBody))
})

it.each<[object, RegExp]>([
  [{ timeout: 0 }, /^timeout must be/],
  [{ timeout: '5000' }, /^timeout must be .* a string/],
  [{ deadline: -1 }, /^deadline must be/],
  [{ maxRetries: '2' }, /^maxRetries must be/],
  [{ signal: new AbortController() }, /^signal must be an AbortSignal, such as controller\.signal$/],
  [{ fetch: completed }, /^fetch is not an option of a call: .*createWechatpayClient/],
  [{ baseUrl: 'https://x' }, /^baseUrl is not an option of a call: .*createWechatpayClient/],
  [{ validate: false }, /^validate is not an option of a call: .*createWechatpayClient/],
  [{ onAttempt: () => {} }, /^onAttempt is not an option of a call: .*createWechatpayClient/],
  [{ agent: {} }, /^agent is not an option of a call: .*createWechatpayClient/],
  [{ middleware: [{ onRequest: () => undefined }] }, /^middleware is not an option of a call: .*use\(\)/],
  [{ parseAs: 'text' }, /^parseAs is not an option of a call/],
  [{ bodySerializer: () => '{}' }, /^bodySerializer is not an option of a call/],
  [{ querySerializer: () => '' }, /^querySerializer is not an option of a call/],
  [{ Request }, /^Request is not an option of a call/],
  [{ dispatcher: {} }, /^dispatcher is not an option of a call: .*agent/],
  [{ redirect: 'follow' }, /^redirect is not an option of a call/],
  [{ retries: 1 }, /^retries is not an option of a call: .*maxRetries/],
])('%o in a call is a TypeError that names the option, and nothing is sent', async (call, message) => {
  const { fetch, sent } = observed()
  const error = await rejection(complete({ fetch }, call))
  expect(error).toBeInstanceOf(TypeError)
  expect((error as Error).message).toMatch(message)
  expect(sent).toEqual([])
})

it('an option of a call that is undefined is as good as none', async () => {
  const call = { signal: undefined, timeout: undefined, deadline: undefined, maxRetries: undefined, headers: undefined }
  expect((await complete({ fetch: completed }, call)).data).toBeDefined()
})

it('wrapAsPathBasedClient of openapi-fetch offers the calls by their path', async () => {
  const { fetch, sent } = observed()
  const { data } = await wrapAsPathBasedClient(client({ fetch }))[SERVICE_ORDER].POST(serviceOrderCall)
  expect(data).toEqual(JSON.parse(completedBody))
  expect(new URL(sent[0]?.request.url ?? '').pathname).toBe('/v3/payscore/serviceorder/1234323JKHDFE1243252/complete')
})
