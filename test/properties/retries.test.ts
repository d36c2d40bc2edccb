/**
 * Each attempt of a call sends the same bytes to the same place, signed anew, whatever ended the attempt before; and the
 * call ends in no more than its attempts prove together.
 */
import type { ServerResponse } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as entry from 'wechatpay-payscore'
import * as web from '../../src/index.js'
import { firstExample, operations, resolve } from '../contract/contract.js'
import { credentials, signResponse } from '../helpers.js'
import { bodiesOf, outOrderNumbers, parametersOf } from './arbitrary.js'
import { endOf, type Verdict } from './oracle.js'
import { runs } from './runs.js'
import { authorizationItems, isSigned, startRecorder, type Recorder } from './wire.js'

const error = (code: string): string => `{"code":"${code}","message":"x"}`

type Respond = (response: ServerResponse) => unknown
const sending =
  (status: number, body: string, isSigned: boolean): Respond =>
  (response) =>
    response.writeHead(status, isSigned ? signResponse(body) : {}).end(body)

/** How a response can fail so that the call is retried. */
const FAULTS: Record<string, Respond> = {
  'an empty 500': sending(500, '', false),
  'a gateway’s page': (response) => response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html></html>'),
  'a 503': sending(503, error('SERVICE_UNAVAILABLE'), false),
  'a signed 500': sending(500, error('SYSTEM_ERROR'), true),
  'a 429': sending(429, error('FREQUENCY_LIMITED'), false),
  'a signed 429': sending(429, error('RATE_LIMITED'), true),
  'an unsigned 200': sending(200, '{}', false),
  'a forged 200': (response) => response.writeHead(200, signResponse('{}')).end('{"state":"DONE"}'),
  'an old 200': (response) => response.writeHead(200, signResponse('{}', '1700000000')).end('{}'),
  'a signed 200 that proves nothing': sending(200, '{}', true),
  'a signed 202': sending(202, '{}', true),
  'no response': (response) => response.destroy(),
  'half a response': (response) =>
    response.writeHead(200, { 'Content-Length': 99 }).write('{}', () => response.destroy()),
}
const LIMITS = ['a 429', 'a signed 429']
const REFUSALS: Record<string, Respond> = {
  SIGN_ERROR: sending(401, error('SIGN_ERROR'), false),
  PARAM_ERROR: sending(400, error('PARAM_ERROR'), false),
  INVALID_ORDER_STATE: sending(400, error('INVALID_ORDER_STATE'), false),
  'signed INVALID_ORDER_STATE': sending(400, error('INVALID_ORDER_STATE'), true),
  'signed ORDER_DONE': sending(400, error('ORDER_DONE'), true),
  ORDER_DONE: sending(400, error('ORDER_DONE'), false),
}

/** The entry for Node has its own transport; a fetch may send a request twice. */
const sendsOnce = entry.createWechatpayClient !== web.createWechatpayClient

/** How a call ends after these faults, in which the retries may have been used up, and then a response without fault. */
function verdictOf(faults: readonly string[], end: string | undefined): Verdict {
  if (end === 'completed') return 'data'
  const earlier = end === undefined ? faults.slice(0, -1) : faults
  const last = end ?? faults.at(-1) ?? ''
  if (last.endsWith('ORDER_DONE')) {
    return last.startsWith('signed') && sendsOnce && earlier.every((each) => each === 'a signed 429') ? 'error' : 'open'
  }
  if (last === 'INVALID_ORDER_STATE') return 'open'
  if (LIMITS.includes(last) || last in REFUSALS)
    return earlier.every((each) => LIMITS.includes(each)) ? 'error' : 'open'
  return ['a 503', 'a signed 500'].includes(last) ? 'open' : 'refused'
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

describe.each(operations)('$operationId', ({ path, ...operation }) => {
  /** The operation's own response, about the order of the call. */
  const resultOf = (out_order_no: string, body: object): string => {
    const example = firstExample(resolve(operation.responses['200'] ?? {}).content)
    return JSON.stringify({ ...Object(example), mchid: credentials.mchid, out_order_no, ...body })
  }
  const faults = fc.array(fc.constantFrom(...LIMITS, ...LIMITS, ...Object.keys(FAULTS)), { maxLength: 4 })
  const ends = fc.constantFrom('completed', ...Object.keys(REFUSALS))

  it('sends the same bytes to the same place under a new signature in each attempt', async () => {
    const nonces = new Set<string | undefined>()
    const call = fc.record({ number: outOrderNumbers(), body: bodiesOf(operation) })
    const course = fc.record({ failed: faults, end: ends, maxRetries: fc.nat({ max: 4 }) })
    const property = fc.asyncProperty(call, course, async ({ number, body }, { failed, end, maxRetries }) => {
      const last = end === 'completed' ? sending(200, resultOf(number, body), true) : REFUSALS[end]
      responses = [...failed.map((name) => FAULTS[name]), last].map((respond) => respond ?? expect.fail())
      const client = entry.createWechatpayClient(credentials, { baseUrl: recorder.url, maxRetries })
      // `as`: arbitrary values have no precise type.
      const init = { params: parametersOf(path, number), body } as Parameters<typeof client.POST>[1]
      const ended = await endOf(client.POST(path as Parameters<typeof client.POST>[0], init))
      const met = failed.slice(0, maxRetries + 1)
      expect(ended.as).toBe(verdictOf(met, failed.length > maxRetries ? undefined : end))
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
    await fc.assert(property, runs(20))
  })
})
