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
} from '../helpers.js'
import { apiError, inTurn, probe, refusedConnection, reset, signed, status } from '../responses.js'

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
  ['a response that another response was cut into', signed(200, '[')],
  ['the response about another order', signed(200, completedBody.replace('1234323JKHDFE1243252', 'OTHER'))],
  ["a gateway's page under a 200", async () => new Response('<html>')],
])('retries after %s', async (_, failure) => {
  const { fetch, sent } = inTurn(failure)
  const { data } = await complete({ fetch, maxRetries: 1 })
  expect(data).toEqual(JSON.parse(completedBody))
  expect(sent.length).toBe(2)
})

it.each(Object.entries(errorCodes))('retries %s as the contract says', async (code, entry) => {
  const { fetch, sent } = inTurn(signed(Number(entry?.status), apiError(code)))
  await complete({ fetch, maxRetries: 1 }).catch(() => {})
  expect(sent).toHaveLength(entry?.retryable ? 2 : 1)
})

it.each([
  [429, 'A_NEW_SPELLING', 2],
  [500, 'A_NEW_FAULT', 2],
  [400, 'SYSTEM_ERROR', 1],
  [403, 'RATE_LIMITED', 1],
  [400, 'A_NEW_CODE', 1],
  [401, 'A_NEW_CODE', 1],
  [403, 'A_NEW_CODE', 1],
  [404, 'A_NEW_CODE', 1],
  [501, 'A_NEW_FAULT', 1],
])('after %i %s a call makes %i attempts', async (code, name, attempts) => {
  const { fetch, sent } = inTurn(signed(code, apiError(name)))
  await complete({ fetch, maxRetries: 1 }).catch(() => {})
  expect(sent).toHaveLength(attempts)
})

it('gives up after maxRetries, 2 by default, with the last response', async () => {
  const { fetch, sent } = observed(signed(500, apiError('SYSTEM_ERROR')))
  const error = await rejection(createWechatpayClient(credentials, { fetch }).POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_OUTCOME_UNKNOWN', error: { code: 'SYSTEM_ERROR' } })
  expect(sent).toHaveLength(3)
})

it('throws UnexpectedResponseError when it gives up on a 202', async () => {
  expect(await rejection(complete({ fetch: signed(202, '{}'), maxRetries: 1 }))).toBeInstanceOf(UnexpectedResponseError)
})
