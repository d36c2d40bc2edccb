/** What an error says, and what it does not. */
import { inspect } from 'node:util'
import { afterEach, expect, it, vi } from 'vitest'
import { UnexpectedResponseError, WechatpayError, type Attempt } from 'wechatpay-payscore'
import { skipPauses, stopTime } from './clock.js'
import { client, complete, rejection, SERVICE_ORDER, serviceOrderCall } from './helpers.js'
import { apiError, inTurn, reset, signed, stalled, status, type Respond } from './responses.js'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('an error shows no customer data, key or header when it is logged', async () => {
  const secret = '{"code":1,"phone":"13800000000"}'
  const headers = { 'Request-ID': 'REQ-1', 'Content-Type': 'text/plain', 'X-Customer': '13800000000' }
  const fetch = async (): Promise<Response> => new Response(secret, { status: 500, headers })
  const error = await rejection(complete({ fetch }))
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  const { requestId, response, name } = error as UnexpectedResponseError
  expect(requestId).toBe('REQ-1')
  expect(await response?.text()).toBe(secret)
  for (const printed of [inspect(error), JSON.stringify(error), String(error)])
    expect(printed).not.toContain('13800000000')
  expect(inspect(error)).toContain(name)
  expect(Object.keys(error as object)).not.toContain('response')
})

it('an error has its own name at the head of its stack', async () => {
  const error = await rejection(complete({ fetch: async () => new Response('') }))
  expect(error).toBeInstanceOf(WechatpayError)
  expect((error as Error).stack).toMatch(/^SignatureVerificationError: /)
})

it('an error leads back to the line that called', async () => {
  stopTime()
  const { fetch, called } = stalled()
  async function myOwnFunction(): Promise<unknown> {
    return await client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall)
  }
  const call = rejection(myOwnFunction())
  await called
  await vi.advanceTimersByTimeAsync(30_000)
  const error = (await call) as Error
  expect(error.stack).toMatch(/^TimeoutError: No complete response within 30000 ms\n/)
  expect(error.stack).toContain('myOwnFunction')
})

it.each([
  ['08F78BB5AF0610D302-0', '08F78BB5AF0610D302-0'],
  ['x'.repeat(129), undefined],
  ['a b', undefined],
])('a Request-ID of %s is given as %s', async (id, given) => {
  const fetch = async () => new Response('{}', { headers: { 'Request-ID': id } })
  const seen: unknown[] = []
  const onAttempt = ({ requestId }: Attempt) => seen.push(requestId)
  expect(await rejection(complete({ fetch, onAttempt }))).toHaveProperty('requestId', given)
  expect(seen).toEqual([given])
})

it('a custom fetch may quote the request in what it throws, and the message does not quote it', async () => {
  const quoting = Object.assign(new Error(`No match for ${'x'.repeat(500)}\nauthorization: SECRET`), { code: 'E_X' })
  const error = (await rejection(complete({ fetch: async () => Promise.reject(quoting) }))) as Error
  expect(error.message).toContain('No complete response: E_X')
  expect(error.message).not.toMatch(/SECRET|xx|\n/)
  expect(error.cause).toBe(quoting)
})

it.each<[string, Respond[], RegExp]>([
  ['one attempt', [reset], /ECONNRESET$/],
  ['two resets', [reset, reset], /attempt 2 of 2; attempt 1 may have arrived\)?$/],
  ['three resets', [reset, reset, reset], /attempt 3 of 3; attempts 1 and 2 may have arrived\)?$/],
  [
    'an API error after a reset',
    [reset, signed(400, apiError('PARAM_ERROR'))],
    /attempt 2 of 2; attempt 1 may have arrived\)?$/,
  ],
  ['a page after a 500', [status(500), status(502, '<html>')], /attempt 2 of 2; attempt 1 may have arrived\)?$/],
  ['three 500s', [status(500), status(500), status(500)], /attempt 3 of 3; attempts 1 and 2 may have arrived\)?$/],
])('the message names the attempt that it speaks of after %s', async (_, responses, end) => {
  skipPauses()
  const { fetch } = inTurn(...responses)
  const error = (await rejection(complete({ fetch, maxRetries: responses.length - 1 }))) as Error
  expect(error.message).toMatch(end)
})

it('the message of an attempt that no retry followed counts the attempts that there could have been', async () => {
  skipPauses()
  const { fetch } = inTurn(status(500), signed(404, apiError('ORDER_NOT_EXIST')))
  const error = (await rejection(complete({ fetch, maxRetries: 2 }))) as Error
  expect(error.message).toMatch(/attempt 2 of 3; attempt 1 may have arrived\)?$/)
})

it('the error of a call that was ended in a pause names its attempts', async () => {
  const controller = new AbortController()
  const attempts: number[] = []
  const onAttempt = ({ number }: Attempt): void => {
    if (attempts.push(number) === 2) controller.abort()
  }
  const { signal } = controller
  const error = (await rejection(complete({ fetch: reset, maxRetries: 2, onAttempt }, { signal }))) as Error
  expect(error).toMatchObject({ code: 'ERR_ABORTED', outcome: 'unknown', cause: signal.reason as unknown })
  expect(error.message).toMatch(/attempt 2 of 3; attempt 1 may have arrived\)$/)
})

it.each<[string, string, string]>([
  ['64 characters', 'x'.repeat(64), `"${'x'.repeat(64)}"`],
  ['65 characters', 'x'.repeat(65), `"${'x'.repeat(64)}…"`],
  ['6500 characters', 'x'.repeat(6500), `"${'x'.repeat(64)}…"`],
  ['control characters', 'a\u0007\u007f\u009f\u2028', String.raw`"a\u0007\u007f\u009f\u2028"`],
])('a message quotes foreign text of %s on one short line', async (_, path, quoted) => {
  const error = (await rejection(client().POST(path as typeof SERVICE_ORDER, serviceOrderCall))) as Error
  expect(error.message).toContain(`(request) ${quoted} is no path of the contract`)
})

it('an error says response, and never answer', async () => {
  for (const respond of [reset, signed(200, '{}'), status(200, '{}'), status(502, '<html>'), status(500)]) {
    const { message } = (await rejection(complete({ fetch: respond }))) as Error
    expect(message).not.toMatch(/answer/i)
  }
})

it('the outcome of an error cannot be assigned', () => {
  const assign = (error: WechatpayError): void => {
    // @ts-expect-error it is readonly
    error.outcome = 'not-sent'
  }
  expect(assign).toBeTypeOf('function')
})
