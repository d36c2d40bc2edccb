/** After what a call is retried, and what each attempt sends. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createWechatpayClient, errorCodes, UnexpectedResponseError } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import {
  authorizationItems,
  complete,
  completedBody,
  credentials,
  isSigned,
  observed,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
} from '../helpers.js'
import { inTurn, probe, refusedConnection, reset, signed, status } from '../responses.js'

beforeEach(() => void skipPauses())
afterEach(() => vi.unstubAllGlobals())

it.each<[string, () => Promise<Response>]>([
  ['a refused connection', refusedConnection],
  ['a reset connection', reset],
  ['a 429', status(429)],
  ['a 500', status(500)],
  ['a 502 of a gateway', status(502, '<html>')],
  ['a 503', status(503)],
  ['a 504', status(504, '')],
  ['a signed 202', signed(202, '{}')],
  ['a probing signature', probe],
])('retries after %s with the same bytes and a fresh nonce and signature', async (_, failure) => {
  const { fetch, sent } = inTurn(failure, failure)
  const { data } = await complete({ fetch, maxRetries: 2 })
  expect(data).toEqual(JSON.parse(completedBody))
  expect(new Set(sent.map(({ body }) => body)).size).toBe(1)
  expect(new Set(sent.map(({ request }) => authorizationItems(request).nonce_str)).size).toBe(3)
  for (const one of sent) expect(isSigned(one)).toBe(true)
})

it.each<[string, () => Promise<Response>]>([
  ['a response that another response was cut into', async () => new Response('[', { headers: signResponse('[') })],
  [
    'the response about another order',
    async () => {
      const other = completedBody.replace('1234323JKHDFE1243252', 'OTHER')
      return new Response(other, { headers: signResponse(other) })
    },
  ],
  ["a gateway's page under a 200", async () => new Response('<html>')],
])('retries after %s', async (_, failure) => {
  const { fetch, sent } = inTurn(failure)
  const { data } = await complete({ fetch, maxRetries: 1 })
  expect(data).toEqual(JSON.parse(completedBody))
  expect(sent.length).toBe(2)
})

it.each(Object.entries(errorCodes))('retries %s as the contract says', async (code, entry) => {
  const { fetch, sent } = inTurn(status(Number(entry?.status), JSON.stringify({ code, message: 'x' })))
  const { data, error } = await complete({ fetch, maxRetries: 1 })
  expect(sent.length).toBe(entry?.retryable ? 2 : 1)
  expect(entry?.retryable ? data : error).toMatchObject(entry?.retryable ? { state: 'DOING' } : { code })
})

it.each([
  [500, 'PARAM_ERROR', 1],
  [429, 'A_NEW_SPELLING', 2],
  [500, 'A_NEW_FAULT', 2],
  [400, 'SYSTEM_ERROR', 1],
  [403, 'RATE_LIMITED', 1],
])('after %i %s a call makes %i attempts', async (code, name, times) => {
  const { fetch, sent } = inTurn(status(code, `{"code":"${name}","message":"x"}`))
  await complete({ fetch, maxRetries: 1 })
  expect(sent.length).toBe(times)
})

it.each([400, 401, 403, 404])('does not retry after a %i', async (code) => {
  const { fetch, sent } = inTurn(status(code))
  expect((await complete({ fetch, maxRetries: 2 })).error).toEqual({
    code: 'X',
    message: 'x',
  })
  expect(sent.length).toBe(1)
})

it('gives up after maxRetries, 2 by default, with the last response', async () => {
  const { fetch, sent } = observed(status(500))
  const { error } = await createWechatpayClient(credentials, { fetch }).POST(SERVICE_ORDER, serviceOrderCall)
  expect(error).toEqual({ code: 'X', message: 'x' })
  expect(sent.length).toBe(3)
})

it('throws UnexpectedResponseError when it gives up on a 202', async () => {
  const fetch = async (): Promise<Response> => new Response('{}', { status: 202, headers: signResponse('{}') })
  expect(await rejection(complete({ fetch, maxRetries: 1 }))).toBeInstanceOf(UnexpectedResponseError)
})

it('does not retry a status that no retry can fix', async () => {
  const { fetch, sent } = inTurn(status(501))
  expect((await complete({ fetch, maxRetries: 2 })).error).toBeDefined()
  expect(sent.length).toBe(1)
})
