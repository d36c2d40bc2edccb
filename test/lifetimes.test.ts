/** What a call holds on to, and what it lets go of. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createClientOn } from '../src/client.js'
import type { Platform } from '../src/platform/types.js'
import { web } from '../src/platform/web.js'
import { createServer } from 'node:http'
import createOpenapiClient from 'openapi-fetch'
import { describe, expect, it } from 'vitest'
import { createWechatpayClient, type paths, wechatpayAuth } from 'wechatpay-payscore'
import { completed, credentials, rejection, SERVICE_ORDER, serviceOrderCall } from './helpers.js'
import { useServers } from './servers.js'

setFlagsFromString('--expose-gc')
// `as`: with that flag there is one.
const collectGarbage = runInNewContext('gc') as () => void

const { listen } = useServers()
/** A server that never responds. */
const silent = async (): Promise<string> => listen(createServer(() => {}))

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
