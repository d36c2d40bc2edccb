/** Neither a request nor its signature follows a redirect. */
import { createServer } from 'node:http'
import createOpenapiClient from 'openapi-fetch'
import { expect, it } from 'vitest'
import { type paths, UnexpectedResponseError, wechatpayAuth, type WechatpayClientOptions } from 'wechatpay-payscore'
import {
  complete,
  completedBody,
  credentials,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
} from '../helpers.js'
import { useServers } from '../servers.js'

const { listen } = useServers()

/** A server that redirects to another one, and what arrived at each. */
async function redirecting() {
  const reached: string[] = []
  const elsewhere = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.writeHead(200, signResponse(completedBody)).end(completedBody)
  })
  const target = await listen(elsewhere)
  const redirected: string[] = []
  const server = createServer((request, response) => {
    redirected.push(request.url ?? '')
    response.writeHead(307, { Location: `${target}/stolen` }).end()
  })
  return { baseUrl: await listen(server), redirected, reached }
}

it.each<[string, WechatpayClientOptions]>([
  ['the transport of the platform', {}],
  ['the global fetch as a custom one', { fetch: globalThis.fetch }],
])('refuses a redirect over %s', async (_, options) => {
  const { baseUrl, redirected, reached } = await redirecting()
  const error = await rejection(complete({ baseUrl, ...options }))
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  expect(error).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('status 307') as string })
  expect(redirected).toHaveLength(1)
  expect(reached).toEqual([])
})

it('refuses a redirect with wechatpayAuth in a caller’s own openapi-fetch client', async () => {
  const { baseUrl, reached } = await redirecting()
  const own = createOpenapiClient<paths, 'application/json'>({ baseUrl })
  own.use(wechatpayAuth(credentials))
  expect(await rejection(own.POST(SERVICE_ORDER, serviceOrderCall))).toBeInstanceOf(UnexpectedResponseError)
  expect(reached).toEqual([])
})
