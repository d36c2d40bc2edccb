/** What a call holds on to, for how long, and what it lets go of. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import createOpenapiClient from 'openapi-fetch'
import { afterEach, describe, expect, it } from 'vitest'
import { createClientOn } from '../src/client.js'
import { createWechatpayClient, wechatpayAuth, type paths } from 'wechatpay-payscore'
import { web, type Platform } from '../src/platform/types.js'
import { completed, credentials, rejection, SERVICE_ORDER, serviceOrderCall } from './helpers.js'

setFlagsFromString('--expose-gc')
// `as`: with that flag there is one.
const collectGarbage = runInNewContext('gc') as () => void

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A server that never answers. */
async function silent(): Promise<string> {
  const server = createServer(() => {})
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

describe('a signal still ends the call after a garbage collection', () => {
  it('with wechatpayAuth', async () => {
    const own = createOpenapiClient<paths, 'application/json'>({ baseUrl: await silent() })
    own.use(wechatpayAuth(credentials))
    const controller = new AbortController()
    const call = rejection(own.POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal }))
    await pass(50)
    collectGarbage()
    controller.abort(new Error('shutting down'))
    expect(await call).toMatchObject({ message: 'shutting down' })
  })

  it('with a middleware that makes another request', async () => {
    const own = createWechatpayClient(credentials, { baseUrl: await silent(), timeout: 4000, maxRetries: 0 })
    own.use({ onRequest: ({ request }) => new Request(request, { headers: request.headers }) })
    const controller = new AbortController()
    const call = rejection(own.POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal }))
    await pass(50)
    collectGarbage()
    controller.abort()
    expect(await call).toMatchObject({ code: 'ERR_ABORTED' })
  })
})

describe('a fetch of one’s own', () => {
  it('is aborted after a timeout, and not when it has failed by itself', async () => {
    const signals: AbortSignal[] = []
    const failing = async ({ signal }: Request): Promise<never> =>
      Promise.reject(new Error(String(signals.push(signal))))
    const stalling = async ({ signal }: Request): Promise<never> => new Promise(() => signals.push(signal))
    const options = { maxRetries: 0, timeout: 20 }
    for (const fetch of [failing, stalling]) {
      await rejection(createWechatpayClient(credentials, { ...options, fetch }).POST(SERVICE_ORDER, serviceOrderCall))
    }
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true])
  })

  it('hears nothing of the signal once the call is over', async () => {
    const controller = new AbortController()
    const signals: AbortSignal[] = []
    const fetch = async (request: Request): Promise<Response> => (signals.push(request.signal), completed(request))
    const own = createWechatpayClient(credentials, { fetch })
    await own.POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal })
    controller.abort()
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  })

  it('may quote the request in what it throws, and the message does not', async () => {
    const quoting = Object.assign(new Error(`No match for ${'x'.repeat(500)}\nauthorization: SECRET`), { code: 'E_X' })
    const own = createWechatpayClient(credentials, { fetch: async () => Promise.reject(quoting), maxRetries: 0 })
    const error = (await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))) as Error
    expect(error.message).toMatch(/^No complete answer: E_X No match for x{187}$/)
    expect(error.cause).toBe(quoting)
  })

  it.each([
    ['that stalls', 0, 'ERR_TIMEOUT'],
    ['that is too large', 1024 * 1024 + 1, 'ERR_RESPONSE_UNEXPECTED'],
  ])('has its body cancelled %s', async (_, size, code) => {
    let cancelled = false
    const body = (): ReadableStream =>
      new ReadableStream({
        start: (controller) => controller.enqueue(new Uint8Array(size || 1)),
        cancel: () => void (cancelled = true),
      })
    const fetch = async (): Promise<Response> => new Response(body())
    const own = createWechatpayClient(credentials, { fetch, maxRetries: 0, timeout: 50 })
    expect(await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({ code })
    await pass(0)
    expect(cancelled).toBe(true)
  })

  it.each(['ECONNREFUSED', 'ENOTFOUND'])('whose answer breaks off with %s has been sent', async (code) => {
    const failure = Object.assign(new Error('x'), { code, syscall: 'connect' })
    const broken = new ReadableStream({ pull: (controller) => controller.error(failure) })
    const own = createWechatpayClient(credentials, { fetch: async () => new Response(broken), maxRetries: 0 })
    const error = await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
  })
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
])('a Request-ID of %s is told as %s', async (id, told) => {
  const fetch = async () => new Response('{}', { headers: { 'Request-ID': id } })
  const seen: unknown[] = []
  const own = createWechatpayClient(credentials, { fetch, maxRetries: 0, onAttempt: (it) => seen.push(it.requestId) })
  expect(await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))).toHaveProperty('requestId', told)
  expect(seen).toEqual([told])
})

it('a signature is made at once only while no other call is under way', async () => {
  const seen: boolean[] = []
  const runtime: Platform = {
    ...web,
    sign: async (message, key, mayBlock) => {
      seen.push(mayBlock)
      return web.sign(message, key, mayBlock)
    },
  }
  const calls = createClientOn(runtime, credentials, { fetch: completed, maxRetries: 0 })
  const call = async () => calls.POST(SERVICE_ORDER, serviceOrderCall)
  await call()
  await Promise.all([call(), call()])
  const fetch = async () => Promise.reject(new Error('x'))
  await rejection(calls.POST(SERVICE_ORDER, { ...serviceOrderCall, fetch }))
  await call()
  expect(seen).toEqual([true, true, false, true, true])
})
