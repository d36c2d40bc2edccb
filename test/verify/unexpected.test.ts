/** Responses that are not the contract’s. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { UnexpectedResponseError } from 'wechatpay-payscore'
import { complete, NOW, rejection, responseHeaders, vector } from '../helpers.js'
import { signed, status } from '../responses.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 })
})
afterEach(() => void vi.useRealTimers())

type Served = { status?: number; headers?: Record<string, string>; body?: BodyInit | null }

const respond = async ({ status = 200, headers, body }: Served) =>
  complete({ fetch: async () => new Response(body ?? null, { status, ...(headers && { headers }) }) })
const { body } = vector('completed')
const good = responseHeaders('completed')

it('returns an unsigned error of the API as a value, unknown codes and fields included', async () => {
  const value = { code: 'SOME_NEW_CODE', message: 'new', detail: { field: '/x', value: 1 }, more: [1] }
  const { error } = await respond({ status: 401, headers: {}, body: JSON.stringify(value) })
  expect(error).toEqual(value)
})

it.each<[string, Served]>([
  ["a gateway's page", { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<html>502</html>' }],
  ['an empty 500', { status: 500, headers: {}, body: '' }],
  [
    'a signed empty 500',
    { status: 500, headers: { ...responseHeaders('response_without_body'), 'Content-Length': '0' }, body: '' },
  ],
  ['a signed 500 with null', { status: 500, headers: responseHeaders('response_null'), body: 'null' }],
  ['a signed 400 with an array', { status: 400, headers: responseHeaders('response_array'), body: '[1]' }],
  ['a signed 502 with HTML', { status: 502, headers: responseHeaders('response_html'), body: '<html></html>' }],
  ['a 500 with null', { status: 500, headers: {}, body: 'null' }],
  ['an error without message', { status: 400, headers: {}, body: '{"code":"PARAM_ERROR"}' }],
  ['an error whose code is a number', { status: 400, headers: {}, body: '{"code":1,"message":"x"}' }],
  ['a redirect', { status: 307, headers: { Location: 'https://example.com/' }, body: '' }],
  ['a 304', { status: 304, headers: {} }],
])('refuses %s as unexpected', async (_, served) => {
  const error = await rejection(respond(served))
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  expect(error).toMatchObject({
    code: 'ERR_RESPONSE_UNEXPECTED',
    outcome: 'unknown',
    response: { status: served.status },
  })
})

it('refuses a network-level error response as unexpected', async () => {
  const fetch = async (): Promise<Response> => Response.error()
  expect(await rejection(complete({ fetch }))).toBeInstanceOf(UnexpectedResponseError)
})

it.each<[string, Served]>([
  ['an array', { headers: responseHeaders('response_array'), body: '[1]' }],
  ['null', { headers: responseHeaders('response_null'), body: 'null' }],
  ['HTML', { headers: responseHeaders('response_html'), body: '<html></html>' }],
  ['nothing', { headers: responseHeaders('response_without_body'), body: '' }],
  ['that of a 204', { status: 204, headers: responseHeaders('response_without_body') }],
  ['that of a 201', { status: 201, headers: good, body }],
  ['that of a 202', { status: 202, headers: good, body }],
])('refuses a signed 2xx as unexpected when its body is %s', async (_, served) => {
  const error = await rejection(respond(served))
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  expect(error).toMatchObject({ outcome: 'unknown' })
})
