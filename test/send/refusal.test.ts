/** Which refusals are values: those after which it is certain that the call was not executed. */
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { OutcomeUnknownError, UnexpectedResponseError } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import { complete, completedBody, rejection } from '../helpers.js'
import { apiError, inTurn, refusedConnection, reset, signed, status, type Respond } from '../responses.js'

beforeEach(() => void skipPauses())
afterEach(() => vi.unstubAllGlobals())

describe('a refusal of the only attempt', () => {
  it.each([
    ['an unsigned 401, which never is signed', status, 401, 'SIGN_ERROR'],
    ['an unsigned PARAM_ERROR, which comes before any execution', status, 400, 'PARAM_ERROR'],
    ['an unsigned NO_AUTH', status, 403, 'NO_AUTH'],
    ['an unsigned ORDER_NOT_EXIST', status, 404, 'ORDER_NOT_EXIST'],
    ['an unsigned rate limit', status, 429, 'RATE_LIMITED'],
    ['an unsigned limit of the frequency', status, 429, 'FREQUENCY_LIMITED'],
    ['a signed PARAM_ERROR', signed, 400, 'PARAM_ERROR'],
    ['a signed INVALID_ORDER_STATE', signed, 400, 'INVALID_ORDER_STATE'],
    ['a signed code that the contract does not list', signed, 400, 'A_NEW_CODE'],
    ['a signed code under 403 that the contract does not list', signed, 403, 'A_NEW_CODE'],
  ])('is a value after %s', async (_, respond, code, name) => {
    const { data, error, response } = await complete({ fetch: respond(code, apiError(name)) })
    expect(data).toBeUndefined()
    expect(error).toEqual({ code: name, message: 'x' })
    expect(response.status).toBe(code)
  })

  it.each([
    ['an unsigned ORDER_DONE', status, 400, 'ORDER_DONE'],
    ['an unsigned ORDER_CANCELED', status, 400, 'ORDER_CANCELED'],
    ['an unsigned INVALID_ORDER_STATE', status, 400, 'INVALID_ORDER_STATE'],
    ['an unsigned code that the contract does not list', status, 400, 'A_NEW_CODE'],
    ['a signed ORDER_DONE over a custom fetch, which may send twice', signed, 400, 'ORDER_DONE'],
    ['a signed ORDER_CANCELED over a custom fetch', signed, 400, 'ORDER_CANCELED'],
    ['a signed SYSTEM_ERROR', signed, 500, 'SYSTEM_ERROR'],
    ['an unsigned SYSTEM_ERROR', status, 500, 'SYSTEM_ERROR'],
    ['a signed SERVICE_UNAVAILABLE', signed, 503, 'SERVICE_UNAVAILABLE'],
    ['a signed code under 500 that the contract does not list', signed, 500, 'A_NEW_CODE'],
  ])('is an OutcomeUnknownError after %s', async (_, respond, code, name) => {
    const error = await rejection(complete({ fetch: respond(code, apiError(name)) }))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ code: 'ERR_OUTCOME_UNKNOWN', outcome: 'unknown', error: { code: name } })
    expect((error as OutcomeUnknownError).response).toMatchObject({ status: code })
  })

  it.each([408, 413, 418, 421, 425, 499, 405, 504])(
    'is an UnexpectedResponseError after a signed %i, which no operation declares',
    async (code) => {
      for (const name of ['A_NEW_CODE', 'PARAM_ERROR', 'ORDER_DONE']) {
        const error = await rejection(complete({ fetch: signed(code, apiError(name)) }))
        expect(error).toBeInstanceOf(UnexpectedResponseError)
        expect(error).toMatchObject({ outcome: 'unknown' })
      }
    },
  )

  it.each([
    [404, 'ORDER_DONE'],
    [403, 'RATE_LIMITED'],
    [400, 'SYSTEM_ERROR'],
    [500, 'PARAM_ERROR'],
    [503, 'ORDER_DONE'],
    [400, 'SIGN_ERROR'],
  ])('is an UnexpectedResponseError after a signed %i %s, a code of another status', async (code, name) => {
    const error = await rejection(complete({ fetch: signed(code, apiError(name)) }))
    expect(error).toBeInstanceOf(UnexpectedResponseError)
    expect(error).toMatchObject({ outcome: 'unknown' })
  })
})

describe('a refusal after an attempt of unknown outcome', () => {
  it.each<[string, Respond]>([
    ['a reset connection', reset],
    ['a refused connection of a custom fetch', refusedConnection],
    ['a 500', status(500)],
    ['a signed 500', signed(500, apiError('SYSTEM_ERROR'))],
    ['a gateway’s page', status(502, '<html>')],
    ['a response that cannot be trusted', async () => new Response(completedBody)],
    ['a 503', status(503)],
    ['a signed 202', signed(202, '{}')],
    ['a signed 200 that proves nothing', signed(200, '{}')],
  ])('is an OutcomeUnknownError after %s', async (_, failure) => {
    const body = '{"code":"PARAM_ERROR","message":"参数错误","detail":{"value":"SECRET"}}'
    const { fetch } = inTurn(failure, signed(400, body))
    const error = await rejection(complete({ fetch, maxRetries: 2 }))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({
      name: 'OutcomeUnknownError',
      code: 'ERR_OUTCOME_UNKNOWN',
      outcome: 'unknown',
      error: { code: 'PARAM_ERROR', message: '参数错误' },
    })
    expect(await (error as OutcomeUnknownError).response?.json()).toMatchObject({ code: 'PARAM_ERROR' })
    expect(inspect(error)).not.toContain('SECRET')
  })

  it.each([
    [429, 'RATE_LIMITED'],
    [401, 'SIGN_ERROR'],
    [404, 'ORDER_NOT_EXIST'],
    [400, 'NEVER_HEARD_OF'],
  ])('is an OutcomeUnknownError, whatever it says: %i %s', async (code, name) => {
    const { fetch } = inTurn(reset, status(code, apiError(name)))
    const error = await rejection(complete({ fetch, maxRetries: 1 }))
    expect(error).toMatchObject({ code: 'ERR_OUTCOME_UNKNOWN', error: { code: name } })
  })

  it('is an OutcomeUnknownError with a 429 between them', async () => {
    const { fetch } = inTurn(reset, signed(429, apiError('RATE_LIMITED')), signed(400, apiError('PARAM_ERROR')))
    expect(await rejection(complete({ fetch, maxRetries: 2 }))).toMatchObject({ code: 'ERR_OUTCOME_UNKNOWN' })
  })

  it('is an OutcomeUnknownError when the last attempt got a 500 again', async () => {
    const error = await rejection(complete({ fetch: signed(500, apiError('SYSTEM_ERROR')), maxRetries: 2 }))
    expect(error).toMatchObject({ code: 'ERR_OUTCOME_UNKNOWN', error: { code: 'SYSTEM_ERROR' } })
  })
})

it('a refusal is a value after an attempt that was refused for its frequency', async () => {
  const { fetch } = inTurn(status(429, apiError('RATE_LIMITED')), signed(400, apiError('PARAM_ERROR')))
  const { error } = await complete({ fetch, maxRetries: 1 })
  expect(error?.code).toBe('PARAM_ERROR')
})
