/** Several base URLs. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { skipPauses } from '../clock.js'
import { client, complete, isSigned, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { inTurn, refusedConnection, status } from '../responses.js'

beforeEach(() => void skipPauses())
afterEach(() => vi.unstubAllGlobals())

const baseUrls = ['https://one.example/base/', 'https://two.example']
const origins = (sent: { request: Request }[]) => sent.map(({ request }) => new URL(request.url).href.split('/v3/')[0])

it('the next base URL is tried when no connection could be made, signed for its own path', async () => {
  const { fetch, sent } = inTurn(refusedConnection, refusedConnection)
  const { data } = await complete({ fetch, baseUrl: baseUrls, maxRetries: 2 })
  expect(data).toBeDefined()
  expect(origins(sent)).toEqual(['https://one.example/base', 'https://two.example', 'https://one.example/base'])
  for (const one of sent) expect(isSigned(one)).toBe(true)
})

it('the same base URL is tried when it responded', async () => {
  const { fetch, sent } = inTurn(status(500), status(503))
  await complete({ fetch, baseUrl: baseUrls, maxRetries: 2 })
  expect(new Set(origins(sent)).size).toBe(1)
})

it('the official base URL and its backup are the default', async () => {
  const { fetch, sent } = inTurn(refusedConnection)
  await complete({ fetch, maxRetries: 1 })
  expect(origins(sent)).toEqual(['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com'])
})

it('a middleware that names another base URL gets no further one', async () => {
  const { fetch, sent } = inTurn(refusedConnection)
  const one = client({ fetch, baseUrl: baseUrls, maxRetries: 1 })
  one.use({ onRequest: ({ request }) => new Request(request.url.replace('one', 'four'), request) })
  await one.POST(SERVICE_ORDER, serviceOrderCall)
  expect(origins(sent)).toEqual(['https://four.example/base', 'https://four.example/base'])
})

it('a middleware that names a path which only begins like the base URL gets no further one', async () => {
  const { fetch, sent } = inTurn(refusedConnection, refusedConnection)
  const one = client({ fetch, baseUrl: ['https://h.example/a', 'https://i.example/z'], maxRetries: 1 })
  one.use({ onRequest: ({ request }) => new Request(request.url.replace('/a/', '/ab/'), request) })
  await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
  const starts = sent.map(({ request }) => request.url.slice(0, 'https://h.example/ab/'.length))
  expect(starts).toEqual(['https://h.example/ab/', 'https://h.example/ab/'])
})
