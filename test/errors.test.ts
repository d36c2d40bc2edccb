/** What an error says, and what it does not. */
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import {
  createWechatpayClient,
  SignatureVerificationError,
  TimeoutError,
  UnexpectedResponseError,
  WechatpayError,
} from 'wechatpay-payscore'
import { complete, credentials, rejection, SERVICE_ORDER, serviceOrderCall } from './helpers.js'
import { status } from './responses.js'

it('an error shows no customer data, key or header when it is logged', async () => {
  const secret = '{"code":1,"phone":"13800000000"}'
  const headers = { 'Request-ID': 'REQ-1', 'Content-Type': 'text/plain', 'X-Customer': '13800000000' }
  const fetch = async (): Promise<Response> => new Response(secret, { status: 500, headers })
  const error = await rejection(complete({ fetch }))
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  const { requestId, response, name } = error as UnexpectedResponseError
  expect(requestId).toBe('REQ-1')
  expect(await response.text()).toBe(secret)
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
  async function myOwnFunction(): Promise<unknown> {
    const own = createWechatpayClient(credentials, {
      fetch: async () => new Promise(() => {}),
      timeout: 5,
      maxRetries: 0,
    })
    return await own.POST(SERVICE_ORDER, serviceOrderCall)
  }
  const error = (await rejection(myOwnFunction())) as Error
  expect(error.stack).toMatch(/^TimeoutError: No complete answer within 5 ms\n/)
  expect(error.stack).toContain('myOwnFunction')
})

it.each([
  ['08F78BB5AF0610D302-0', '08F78BB5AF0610D302-0'],
  ['x'.repeat(129), undefined],
  ['a b', undefined],
])('a Request-ID of %s is given as %s', async (id, given) => {
  const fetch = async () => new Response('{}', { headers: { 'Request-ID': id } })
  const seen: unknown[] = []
  const own = createWechatpayClient(credentials, { fetch, maxRetries: 0, onAttempt: (it) => seen.push(it.requestId) })
  expect(await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))).toHaveProperty('requestId', given)
  expect(seen).toEqual([given])
})

it('a custom fetch may quote the request in what it throws, and the message does not repeat it', async () => {
  const quoting = Object.assign(new Error(`No match for ${'x'.repeat(500)}\nauthorization: SECRET`), { code: 'E_X' })
  const own = createWechatpayClient(credentials, { fetch: async () => Promise.reject(quoting), maxRetries: 0 })
  const error = (await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))) as Error
  expect(error.message).toMatch(/^No complete answer: E_X No match for x{187}$/)
  expect(error.cause).toBe(quoting)
})
