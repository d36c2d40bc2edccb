/** What a call holds on to, and what it lets go of. */
import { createServer } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import createOpenapiClient from 'openapi-fetch'
import { expect, it } from 'vitest'
import { createClientOn } from '../src/client.js'
import type { Platform } from '../src/platform/types.js'
import { web } from '../src/platform/web.js'
import { wechatpayAuth, type paths } from 'wechatpay-payscore'
import { client, completed, credentials, rejection, SERVICE_ORDER, serviceOrderCall } from './helpers.js'
import { deferred } from './responses.js'
import { useServers } from './servers.js'

setFlagsFromString('--expose-gc')
// `as`: with that flag there is one.
const collectGarbage = runInNewContext('gc') as () => void

const { listen } = useServers()

/** A server that never responds, and when a request has reached it. */
async function silent(): Promise<{ baseUrl: string; reached: Promise<void> }> {
  const { promise, resolve } = deferred()
  return { baseUrl: await listen(createServer(() => resolve())), reached: promise }
}

it('a signal still ends a call of wechatpayAuth after a garbage collection', async () => {
  const { baseUrl, reached } = await silent()
  const own = createOpenapiClient<paths, 'application/json'>({ baseUrl })
  own.use(wechatpayAuth(credentials))
  const controller = new AbortController()
  const call = rejection(own.POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal }))
  await reached
  collectGarbage()
  controller.abort(new Error('shutting down'))
  expect(await call).toMatchObject({ message: 'shutting down' })
})

it.each(['the transport of the platform', 'the global fetch as a custom one'])(
  'a signal still ends a call whose middleware made another request after a garbage collection, over %s',
  async (transport) => {
    const { baseUrl, reached } = await silent()
    const one = client({ baseUrl, ...(transport.includes('fetch') && { fetch: globalThis.fetch }) })
    one.use({ onRequest: ({ request }) => new Request(request, { headers: request.headers }) })
    const controller = new AbortController()
    const call = rejection(one.POST(SERVICE_ORDER, { ...serviceOrderCall, signal: controller.signal }))
    await reached
    collectGarbage()
    controller.abort()
    expect(await call).toMatchObject({ code: 'ERR_ABORTED', outcome: 'unknown' })
  },
)

it('a signature is made in this thread only while no other call is under way', async () => {
  const seen: boolean[] = []
  const platform: Platform = {
    ...web,
    sign: async (message, key, mayBlock) => {
      seen.push(mayBlock)
      return web.sign(message, key, mayBlock)
    },
  }
  let fails = false
  const fetch = async (request: Request): Promise<Response> =>
    fails ? Promise.reject(new Error('x')) : completed(request)
  const one = createClientOn(platform, credentials, { fetch, maxRetries: 0 })
  const call = async () => one.POST(SERVICE_ORDER, serviceOrderCall)
  await call()
  await Promise.all([call(), call()])
  fails = true
  await rejection(call())
  fails = false
  await call()
  expect(seen).toEqual([true, true, false, true, true])
})
