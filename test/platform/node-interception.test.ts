/** What comes before Node’s transport, and what it leaves to node:https. */
import type { RequestListener } from 'node:http'
import https, { createServer as createTlsServer } from 'node:https'
import { inspect } from 'node:util'
import { afterEach, expect, it, vi } from 'vitest'
import { complete, completedBody, completedOne, rejection, signResponse, tls } from '../helpers.js'
import { useServers } from '../servers.js'

const { listen } = useServers()
const completes: RequestListener = (_, response) =>
  void response.writeHead(200, signResponse(completedBody)).end(completedBody)

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('Node’s transport trusts the certificates that the global agent trusts', async () => {
  const { options } = https.globalAgent
  https.globalAgent.options = { ...options, ca: tls.cert }
  try {
    const url = await listen(createTlsServer(tls, completes), 'https')
    expect((await complete({ baseUrl: url })).data).toBeDefined()
  } finally {
    https.globalAgent.options = options
  }
})

it('Node’s transport can be intercepted on node:https', async () => {
  const request = vi.spyOn(https, 'request').mockImplementation(() => {
    throw new Error('intercepted')
  })
  const error = await rejection(complete({}))
  expect((error as Error).cause).toMatchObject({ message: 'intercepted' })
  request.mockRestore()
})

it('a custom fetch and a global fetch that was replaced come before Node’s transport', async () => {
  const fetch = vi.fn(completedOne)
  await complete({ fetch })
  vi.stubGlobal('fetch', fetch)
  await complete({})
  expect(fetch).toHaveBeenCalledTimes(2)
})

it('a dispatcher that undici was given for all requests comes before Node’s transport', async () => {
  const key = Symbol.for('undici.globalDispatcher.1')
  const globals = globalThis as { [key: symbol]: unknown }
  // Node sets its own when it is first asked for.
  const before = (new Request('http://localhost'), globals[key])
  class MockAgent {
    dispatch(): never {
      throw new Error('dispatched')
    }
  }
  globals[key] = new MockAgent()
  const error = await rejection(complete({}))
  globals[key] = before
  expect(inspect(error, { depth: 9 })).toContain('dispatched')
})

it('an Agent of undici with certificates of its own comes before Node’s transport', async () => {
  const key = Symbol.for('undici.globalDispatcher.1')
  const globals = globalThis as { [key: symbol]: unknown }
  // `as`: Node has the class, but shows only an object of it.
  const before = (new Request('http://localhost'), globals[key]) as { constructor: new (options: object) => object }
  globals[key] = new before.constructor({ connect: { ca: tls.cert } })
  try {
    const url = await listen(createTlsServer(tls, completes), 'https')
    expect((await complete({ baseUrl: url })).data).toBeDefined()
  } finally {
    globals[key] = before
  }
})

it('undici 8 that was only imported changes nothing', async () => {
  // It wraps its own agent for those that look for the first symbol.
  class Dispatcher1Wrapper {}
  class Agent {}
  class ProxyAgent {}
  const request = vi.spyOn(https, 'request').mockImplementation(() => {
    throw new Error('node:https was asked')
  })
  const reached = async (dispatcher: object): Promise<boolean> => {
    Object.assign(globalThis, {
      [Symbol.for('undici.globalDispatcher.1')]: new Dispatcher1Wrapper(),
      [Symbol.for('undici.globalDispatcher.2')]: dispatcher,
    })
    const error = await rejection(complete({}))
    return inspect(error, { depth: 9 }).includes('node:https was asked')
  }
  const before = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1')) as unknown
  expect([await reached(new Agent()), await reached(new ProxyAgent())]).toEqual([true, false])
  Object.assign(globalThis, { [Symbol.for('undici.globalDispatcher.1')]: before })
  Reflect.deleteProperty(globalThis, Symbol.for('undici.globalDispatcher.2'))
  request.mockRestore()
})
