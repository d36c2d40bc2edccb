/** Any change to a signed response: it is data only when nothing that is signed or judged has changed. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as entry from 'wechatpay-payscore'
import type { WechatpayClientOptions } from 'wechatpay-payscore'
import * as web from '../../src/index.js'
import { NOW, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { changedResponses, credentialsBy, ORDER, OTHER_ORDER, type ServedResponse } from './responses.js'
import { complaint, endOf, judge, type Ended } from './oracle.js'
import { startRawServer, type RawServer } from './raw-server.js'
import { runs } from './runs.js'

beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 }))
afterAll(() => void vi.useRealTimers())

const credentials = await credentialsBy(entry)
const numbers = fc.constantFrom(ORDER, ORDER, ORDER, OTHER_ORDER)
/** A middleware that observes must make no difference. */
const complete = async (out_order_no: string, isWatched: boolean, options: WechatpayClientOptions): Promise<Ended> => {
  const client = entry.createWechatpayClient(credentials, { ...options, maxRetries: 0 })
  if (isWatched) client.use({ onResponse: () => undefined })
  return endOf(client.POST(SERVICE_ORDER, { ...serviceOrderCall, params: { path: { out_order_no } } }))
}
const hasNoBody = (status: number): boolean => [204, 205, 304].includes(status)

it('tries enough responses of each verdict', () => {
  const sample = fc.sample(fc.tuple(changedResponses, numbers), { numRuns: 1000, seed: 1 })
  const verdicts = sample.map(([response, number]) => judge({ response, number, sendsOnce: true }))
  for (const [kind, least] of [
    ['data', 50],
    ['error', 50],
    ['open', 10],
    ['refused', 500],
  ] as const) {
    expect(verdicts.filter((verdict) => verdict === kind).length).toBeGreaterThan(least)
  }
})

const calls = { changed: changedResponses, number: numbers, isWatched: fc.boolean() }

it('judges a response of a custom fetch like any other', async () => {
  const property = fc.asyncProperty(fc.record(calls), async ({ changed, number, isWatched }) => {
    const response = hasNoBody(changed.status) ? { ...changed, body: '' } : changed
    const body = hasNoBody(response.status) ? null : Buffer.from(response.body, 'latin1')
    const headers = response.headers.map(([name, value]): [string, string] => [name, value])
    const fetch = async (): Promise<Response> => new Response(body, { status: response.status, headers })
    const ended = await complete(number, isWatched, { fetch })
    expect(complaint({ response, number, sendsOnce: false }, ended)).toBeUndefined()
  })
  await fc.assert(property, runs(300))
})

describe('over a socket', () => {
  /** The entry for Node has its own transport, the other one uses the global fetch. */
  const sendsOnce = entry.createWechatpayClient !== web.createWechatpayClient
  let server: RawServer
  beforeAll(async () => (server = await startRawServer()))
  afterAll(async () => server.close())

  /** The response as it is on the wire, blanks included, without its last bytes. */
  function written({ status, headers, body }: ServedResponse, missing: number): Buffer {
    const framing = [['Connection', 'close'], ...(hasNoBody(status) ? [] : [['Content-Length', body.length]])]
    const lines = [...headers, ...framing].map(([name, value]) => `${name}:${value}\r\n`)
    const text = `HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n${hasNoBody(status) ? '' : body}`
    return Buffer.from(text.slice(0, text.length - missing), 'latin1')
  }

  const cut = fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }) },
  )

  it('judges it alike, and refuses one that is cut off', async () => {
    const property = fc.asyncProperty(fc.record({ ...calls, cut }), async ({ changed, number, isWatched, cut }) => {
      const response = hasNoBody(changed.status) ? { ...changed, body: '' } : changed
      server.response = written(response, cut)
      const ended = await complete(number, isWatched, { baseUrl: server.url })
      if (cut > 0) expect(ended.value).toBeInstanceOf(entry.ConnectionError)
      else expect(complaint({ response, number, sendsOnce }, ended)).toBeUndefined()
    })
    await fc.assert(property, runs(120))
  })
})
