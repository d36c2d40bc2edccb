/** What a client sends, for any body and any order number: read from a socket and verified by node:crypto. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createWechatpayClient, RequestValidationError, type WechatpayClient } from 'wechatpay-payscore'
import { bundle, firstExample, operations } from '../contract/contract.js'
import { credentials, NOW } from '../helpers.js'
import { bodiesOf, outOrderNumbers, parametersOf } from './arbitrary.js'
import { runs } from './runs.js'
import { authorizationItems, isSigned, startRecorder, type Recorder } from './wire.js'

let recorder: Recorder
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 })
  // The response does not matter here; a 401 needs no signature and is never retried.
  recorder = await startRecorder((response) => response.writeHead(401).end('{"code":"SIGN_ERROR","message":"no"}'))
})
afterAll(async () => {
  vi.useRealTimers()
  await recorder.close()
})

/** `as`: arbitrary values have no precise type. */
type Call = Parameters<WechatpayClient['POST']>
const post = async (path: string, out_order_no: unknown, body: unknown, validate = true) =>
  createWechatpayClient(credentials, { baseUrl: recorder.url, validate }).POST(
    path as Call[0],
    { params: parametersOf(path, out_order_no), body } as unknown as Call[1],
  )

describe.each(operations)('$operationId', ({ path, ...operation }) => {
  it('sends the JSON of the body, under the signature of just these bytes', async () => {
    const property = fc.asyncProperty(outOrderNumbers(), bodiesOf(operation), async (number, body) => {
      const { error } = await post(path, number, body)
      expect(error).toMatchObject({ code: 'SIGN_ERROR' })
      const [request = expect.fail('nothing arrived'), ...more] = recorder.taken()
      expect(more).toEqual([])
      expect(request.method).toBe('POST')
      expect(request.body).toEqual(Buffer.from(JSON.stringify(body)))
      expect(request.headers).toMatchObject({ 'content-length': String(request.body.length) })
      const { nonce_str, signature, ...items } = authorizationItems(request)
      expect(items).toEqual({
        mchid: credentials.mchid,
        serial_no: credentials.serialNo,
        timestamp: String(NOW),
      })
      expect(nonce_str).toMatch(/^[0-9A-Za-z]{32}$/)
      expect(signature).toHaveLength(344)
      expect(isSigned(request)).toBe(true)
    })
    await fc.assert(property, runs(25))
  })
})

describe('out_order_no', () => {
  const pieces = [
    ...'./\\%?#|*-_A7\0\n ;@+&=\uFEFF\u202E／．é微😀',
    '..',
    '%2e',
    '%2F',
    '%00',
    '\uD800',
    '\uDC00',
    '://x',
  ]
  const piece = fc.constantFrom(...pieces)
  const numbers = fc.oneof(
    { weight: 3, arbitrary: outOrderNumbers() },
    { weight: 3, arbitrary: fc.string({ unit: piece, maxLength: 8 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.tuple(outOrderNumbers(), piece).map((both) => both.join('')) },
    { weight: 1, arbitrary: fc.integer({ min: 30, max: 100_000 }).map((length) => 'a'.repeat(length)) },
    { weight: 1, arbitrary: fc.anything({ withBigInt: true, withBoxedValues: true, withNullPrototype: true }) },
  )
  const calls = fc.constantFrom(
    ...operations
      .filter(({ path }) => path.includes('{out_order_no}'))
      .map(({ path, requestBody }) => ({ path, body: firstExample(requestBody.content) })),
  )

  it('is in the path of just this operation, or nothing is sent', async () => {
    const property = fc.asyncProperty(numbers, calls, fc.boolean(), async (number, { path, body }, validate) => {
      const ended = await post(path, number, body, validate).catch((error: unknown) => error)
      const requests = recorder.taken()
      if (typeof number === 'string' && /^[0-9A-Za-z_\-|*]{1,32}$/.test(number)) {
        const [request = expect.fail('nothing arrived'), ...more] = requests
        expect(more).toEqual([])
        const [before = '', after = ''] = path.split('{out_order_no}')
        expect(request.target.startsWith(before) && request.target.endsWith(after)).toBe(true)
        const segment = request.target.slice(before.length, request.target.length - after.length)
        expect(segment).toMatch(/^[0-9A-Za-z_\-*%]+$/)
        expect(decodeURIComponent(segment)).toBe(number)
      } else {
        expect(requests).toEqual([])
        expect(ended).toBeInstanceOf(RequestValidationError)
        // `as`: that is what it is.
        const { outcome, issues } = ended as RequestValidationError
        expect(outcome).toBe('not-sent')
        expect(issues.every(({ pointer }) => pointer === '/out_order_no')).toBe(true)
      }
    })
    await fc.assert(property, runs(120))
  })

  it('is limited by the contract as it is here', () => {
    expect(bundle.components.parameters.OutOrderNo?.schema).toMatchObject({
      type: 'string',
      minLength: 1,
      maxLength: 32,
      pattern: '^[0-9A-Za-z_\\-|*]+$',
    })
  })
})
