/** Each attempt of a call sends the same bytes to the same place, signed anew, whatever ended the attempt before. */
import type { ServerResponse } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createWechatpayClient } from 'wechatpay-payscore'
import { operations } from '../contract/contract.js'
import { credentials, signResponse } from '../helpers.js'
import { bodiesOf, outOrderNumbers } from './arbitrary.js'
import { runs, timeout } from './runs.js'
import { authorizationItems, isSigned, startRecorder, type Recorder } from './wire.js'

const body = '{"order_id":"1"}'
const error = (code: string): string => `{"code":"${code}","message":"x"}`

type Respond = (response: ServerResponse) => unknown

/** How a response can fail so that the call is retried. */
const FAULTS: Record<string, Respond> = {
  'an empty 500': (response) => response.writeHead(500).end(),
  'a gateway’s page': (response) => response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html></html>'),
  'a 503': (response) => response.writeHead(503).end(error('SERVICE_UNAVAILABLE')),
  'a signed 500': (response) => response.writeHead(500, signResponse(error('SYSTEM_ERROR'))).end(error('SYSTEM_ERROR')),
  'a 429': (response) => response.writeHead(429).end(error('FREQUENCY_LIMITED')),
  'an unsigned 200': (response) => response.end(body),
  'a forged 200': (response) => response.writeHead(200, signResponse('{}')).end(body),
  'an old 200': (response) => response.writeHead(200, signResponse(body, '1700000000')).end(body),
  'a signed 202': (response) => response.writeHead(202, signResponse('{}')).end('{}'),
  'no response': (response) => response.destroy(),
  'half a response': (response) =>
    response.writeHead(200, { 'Content-Length': 99 }).write(body, () => response.destroy()),
}
const ENDS: Record<string, Respond> = {
  'a result': (response) => response.writeHead(200, signResponse(body)).end(body),
  'a refusal': (response) => response.writeHead(400).end(error('PARAM_ERROR')),
}

let recorder: Recorder
let responses: Respond[]
beforeAll(async () => {
  // The pauses between attempts end at once: a half less a half, twice and four times that, is 0.
  vi.spyOn(Math, 'random').mockReturnValue(-0.5)
  recorder = await startRecorder((response) => (responses.shift() ?? expect.fail('one attempt too many'))(response))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await recorder.close()
})

describe.each(operations)('$operationId', { timeout }, ({ path, ...operation }) => {
  const faults = fc.array(fc.constantFrom(...Object.keys(FAULTS)), { maxLength: 4 })
  const ends = fc.constantFrom(...Object.keys(ENDS))

  it('sends the same bytes to the same place under a new signature in each attempt', async () => {
    const nonces = new Set<string | undefined>()
    const call = fc.record({ number: outOrderNumbers(), body: bodiesOf(operation) })
    const course = fc.record({ failed: faults, end: ends, maxRetries: fc.nat({ max: 4 }) })
    const property = fc.asyncProperty(call, course, async ({ number, body }, { failed, end, maxRetries }) => {
      responses = [...failed.map((name) => FAULTS[name]), ENDS[end]].map((respond) => respond ?? expect.fail())
      const client = createWechatpayClient(credentials, { baseUrl: recorder.url, maxRetries })
      // `as`: arbitrary values have no precise type. How the call ends does not matter here.
      const init = { params: { path: { out_order_no: number } }, body } as Parameters<typeof client.POST>[1]
      await client.POST(path as Parameters<typeof client.POST>[0], init).catch(() => undefined)
      const attempts = recorder.taken()
      expect(attempts).toHaveLength(Math.min(failed.length, maxRetries) + 1)
      for (const attempt of attempts) {
        expect(attempt.body).toEqual(Buffer.from(JSON.stringify(body)))
        expect(attempt.target).toBe(attempts[0]?.target)
        expect(isSigned(attempt)).toBe(true)
        const { nonce_str } = authorizationItems(attempt)
        expect(nonces).not.toContain(nonce_str)
        nonces.add(nonce_str)
      }
    })
    await fc.assert(property, runs(15))
  })
})
