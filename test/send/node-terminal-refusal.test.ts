/**
 * ORDER_DONE and ORDER_CANCELED may be the effect of the call itself. They settle it only if they are signed and every
 * earlier attempt was not sent or was refused under a signature, which Node's own transport can know.
 */
import { createServer, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { OutcomeUnknownError } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import { complete, completedBody, rejection, signResponse } from '../helpers.js'
import { apiError } from '../responses.js'
import { closedPort, useServers } from '../servers.js'

const { listen } = useServers()
beforeEach(() => void skipPauses())
afterEach(() => vi.unstubAllGlobals())

type Reply = (response: ServerResponse) => unknown
const reply =
  (status: number, body: string, isSigned: boolean): Reply =>
  (response) =>
    response.writeHead(status, isSigned ? signResponse(body) : {}).end(body)
const signed = (status: number, code: string): Reply => reply(status, apiError(code), true)
const unsigned = (status: number, code: string): Reply => reply(status, apiError(code), false)
const cut: Reply = (response) => response.destroy()

/** A server that gives one response after the other. */
const serve = async (...replies: Reply[]): Promise<string> =>
  listen(createServer((_, response) => void (replies.shift() ?? expect.fail('one request too many'))(response)))

it.each(['ORDER_DONE', 'ORDER_CANCELED'])('a signed %s settles a call of one attempt', async (code) => {
  const { error } = await complete({ baseUrl: await serve(signed(400, code)) })
  expect(error).toEqual({ code, message: 'x' })
})

it('a signed ORDER_DONE settles a call after an attempt that was not sent', async () => {
  const baseUrl = [await closedPort(), await serve(signed(400, 'ORDER_DONE'))]
  expect((await complete({ baseUrl, maxRetries: 1 })).error?.code).toBe('ORDER_DONE')
})

it('a signed ORDER_DONE settles a call after an attempt that was refused under a signature', async () => {
  const baseUrl = await serve(signed(429, 'RATE_LIMITED'), signed(400, 'ORDER_DONE'))
  expect((await complete({ baseUrl, maxRetries: 1 })).error?.code).toBe('ORDER_DONE')
})

it.each<[string, Reply[]]>([
  ['it is not signed', [unsigned(400, 'ORDER_DONE')]],
  ['a gateway’s unsigned 429 came before it', [unsigned(429, 'RATE_LIMITED'), signed(400, 'ORDER_DONE')]],
  ['a signed 500 came before it', [signed(500, 'SYSTEM_ERROR'), signed(400, 'ORDER_DONE')]],
  ['a cut connection came before it', [cut, signed(400, 'ORDER_DONE')]],
  ['a gateway’s page came before it', [reply(502, '<html>', false), signed(400, 'ORDER_DONE')]],
  ['a signed 202 came before it', [reply(202, '{}', true), signed(400, 'ORDER_DONE')]],
  ['a completion without signature came before it', [reply(200, completedBody, false), signed(400, 'ORDER_DONE')]],
  ['the first of three attempts was cut', [cut, signed(429, 'RATE_LIMITED'), signed(400, 'ORDER_DONE')]],
  ['a cut connection came before ORDER_CANCELED', [cut, signed(400, 'ORDER_CANCELED')]],
])('ORDER_DONE is an OutcomeUnknownError when %s', async (_, replies) => {
  const maxRetries = replies.length - 1
  const error = await rejection(complete({ baseUrl: await serve(...replies), maxRetries }))
  expect(error).toBeInstanceOf(OutcomeUnknownError)
  expect(error).toMatchObject({ outcome: 'unknown', error: { code: expect.stringMatching(/^ORDER_/) as string } })
})

it('a signed ORDER_DONE under a 503 after a cut connection proves nothing', async () => {
  const baseUrl = await serve(cut, signed(503, 'ORDER_DONE'))
  expect(await rejection(complete({ baseUrl, maxRetries: 1 }))).toMatchObject({ outcome: 'unknown' })
})

it('a signed ORDER_DONE is an OutcomeUnknownError over a global fetch that somebody replaced', async () => {
  const body = apiError('ORDER_DONE')
  vi.stubGlobal('fetch', async () => new Response(body, { status: 400, headers: signResponse(body) }))
  expect(await rejection(complete())).toBeInstanceOf(OutcomeUnknownError)
})
