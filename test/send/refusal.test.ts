/** A refusal after an attempt of unknown outcome. */
import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { OutcomeUnknownError } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import { complete, completedBody, rejection } from '../helpers.js'
import { inTurn, refusedConnection, reset, signed, status } from '../responses.js'

beforeEach(() => void skipPauses())
afterEach(() => vi.unstubAllGlobals())

const done = status(400, '{"code":"ORDER_DONE","message":"订单已完结","detail":{"value":"SECRET"}}')

it.each<[string, () => Promise<Response>]>([
  ['a reset connection', reset],
  ['a 500', status(500)],
  ['a gateway’s page', status(502, '<html>')],
  ['a response that cannot be trusted', async () => new Response(completedBody)],
  ['a 503', status(503)],
  ['a signed 202', signed(202, '{}')],
])('a refusal is an OutcomeUnknownError after %s', async (_, failure) => {
  const { fetch } = inTurn(failure, done)
  const error = await rejection(complete({ fetch, maxRetries: 2 }))
  expect(error).toBeInstanceOf(OutcomeUnknownError)
  expect(error).toMatchObject({
    name: 'OutcomeUnknownError',
    code: 'ERR_OUTCOME_UNKNOWN',
    outcome: 'unknown',
    error: { code: 'ORDER_DONE', message: '订单已完结' },
  })
  expect((error as OutcomeUnknownError).response.status).toBe(400)
  expect(await (error as OutcomeUnknownError).response.json()).toMatchObject({ code: 'ORDER_DONE' })
  expect(inspect(error)).not.toContain('SECRET')
})

it.each([
  [429, 'RATE_LIMITED'],
  [401, 'SIGN_ERROR'],
  [404, 'ORDER_NOT_EXIST'],
  [400, 'NEVER_HEARD_OF'],
])('a refusal after an attempt of unknown outcome is an OutcomeUnknownError: %i %s', async (code, name) => {
  const { fetch } = inTurn(reset, status(code, JSON.stringify({ code: name, message: 'x' })))
  const error = await rejection(complete({ fetch, maxRetries: 1 }))
  expect(error).toMatchObject({ code: 'ERR_OUTCOME_UNKNOWN', error: { code: name } })
})

it.each<[string, (() => Promise<Response>)[]]>([
  ['a 429 between them', [reset, status(429), done]],
  ['a connection that was not made between them', [reset, refusedConnection, done]],
])('a refusal is an OutcomeUnknownError with %s', async (_, failures) => {
  const { fetch } = inTurn(...failures)
  expect(await rejection(complete({ fetch, maxRetries: 2 }))).toMatchObject({
    code: 'ERR_OUTCOME_UNKNOWN',
  })
})

it.each<[string, (() => Promise<Response>)[], string]>([
  ['the first attempt', [done], 'ORDER_DONE'],
  ['one that never connected', [refusedConnection, done], 'ORDER_DONE'],
  ['one that was refused for its frequency', [status(429), done], 'ORDER_DONE'],
  ['one that failed the same way, which says itself that it may have been executed', [status(500), status(500)], 'X'],
])('a refusal is a value after %s', async (_, failures, code) => {
  const { fetch } = inTurn(...failures)
  const { error } = await complete({ fetch, maxRetries: failures.length - 1 })
  expect(error?.code).toBe(code)
})
