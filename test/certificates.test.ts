import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWechatpayClient, downloadCertificates, UnexpectedResponseError } from 'wechatpay-payscore'
import { skipPauses } from './clock.js'
import {
  CERTIFICATE_SERIAL,
  credentials,
  fixture,
  isSigned,
  NOW,
  observed,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  vector,
} from './helpers.js'
import { apiError, reset, status, type Respond } from './responses.js'

const made = JSON.parse(fixture('certificates.json')) as {
  api_v3_key: string
  responses: Record<string, { headers: Record<string, string>; body: string }>
}
const { mchid, serialNo, privateKey } = credentials
const merchant = { mchid, serialNo, privateKey, apiV3Key: made.api_v3_key }

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 }))
afterEach(() => void vi.useRealTimers())
afterEach(() => void vi.unstubAllGlobals())

/** A response that another program encrypted and signed: see fixtures/make-certificates.py. */
function response(name: string, changed: Record<string, string> = {}): Respond {
  const { headers, body } = made.responses[name] ?? { headers: {}, body: '' }
  return async () => new Response(body, { headers: { ...headers, ...changed } })
}

async function download(respond: Respond, options: object = {}): Promise<Record<string, unknown>> {
  return downloadCertificates(merchant, { fetch: respond, maxRetries: 0, ...options })
}

describe('the platform certificates', () => {
  it('are keys by their serial number, which verify what the platform signed', async () => {
    const platformKeys = await downloadCertificates(merchant, { fetch: response('one') })
    expect(Object.keys(platformKeys)).toEqual([CERTIFICATE_SERIAL])
    const { body, signature } = vector('completed')
    const { headers } = made.responses['one'] ?? { headers: {} }
    const fetch = async () => new Response(body, { headers: { ...headers, 'Wechatpay-Signature': signature } })
    const client = createWechatpayClient({ mchid, serialNo, privateKey, platformKeys }, { fetch })
    expect((await client.POST(SERVICE_ORDER, serviceOrderCall)).data).toEqual(JSON.parse(body))
  })

  it('are asked for with a signed GET', async () => {
    const { fetch, sent } = observed(response('one'))
    await downloadCertificates(merchant, { fetch })
    const [{ request, body }] = sent as [(typeof sent)[0]]
    expect([request.method, request.url, body]).toEqual(['GET', 'https://api.mch.weixin.qq.com/v3/certificates', ''])
    expect(isSigned({ request, body })).toBe(true)
  })

  it('that are expired are left out', async () => {
    expect(Object.keys(await download(response('one and an expired one')))).toEqual([CERTIFICATE_SERIAL])
  })

  it('for other algorithms are left out', async () => {
    expect(Object.keys(await download(response('one and one of another algorithm')))).toEqual([CERTIFICATE_SERIAL])
  })

  it('are downloaded again after a lost response', async () => {
    skipPauses()
    const responses = [reset, response('one')]
    const fetch = async () => (responses.shift() ?? reset)()
    expect(Object.keys(await download(fetch, { maxRetries: 1 }))).toEqual([CERTIFICATE_SERIAL])
  })

  it.each<[string, Record<string, string>, string]>([
    ['without a signature', { 'Wechatpay-Signature': '' }, 'MISSING'],
    ['with a probing signature', { 'Wechatpay-Signature': 'WECHATPAY/SIGNTEST/x' }, 'MISMATCH'],
    ['of another time', { 'Wechatpay-Timestamp': String(NOW - 301) }, 'EXPIRED'],
    ['under a serial that they do not bring', { 'Wechatpay-Serial': 'PUB_KEY_ID_1' }, 'UNKNOWN_SERIAL'],
  ])('are refused %s', async (_, changed, code) => {
    expect(await rejection(download(response('one', changed)))).toHaveProperty('code', `ERR_SIGNATURE_${code}`)
  })

  it.each([
    ['an expired one', /certificate that is valid now/],
    ['none', /certificate that is valid now/],
    ['no list', /no list of certificates/],
    ['no data', /no list of certificates/],
    ['no JSON', /no list of certificates/],
    ['under another key', /is apiV3Key the APIv3 key of this merchant, and was it reset/],
    ['under another serial', /have its serial_no/],
    ['without a time', /must have serial_no and expire_time/],
    ['of another algorithm', /certificate that is valid now/],
    ['that is no certificate', /must be readable/],
    ['null', /must have serial_no and expire_time/],
  ])('are refused: %s', async (name, expected) => {
    const error = (await rejection(download(response(name)))) as Error
    expect(error).toBeInstanceOf(UnexpectedResponseError)
    expect(error.message).toMatch(expected)
    expect(error.message).not.toContain('0123456789abc')
  })
})

describe('a merchant without certificates', () => {
  it('is told that it has a public key', async () => {
    const error = await rejection(download(status(404, apiError('RESOURCE_NOT_EXISTS'))))
    expect(error).toBeInstanceOf(UnexpectedResponseError)
    expect((error as Error).message).toMatch(
      /^The API reported RESOURCE_NOT_EXISTS \(404\): .* pub_key\.pem .* PUB_KEY_ID_/,
    )
  })
})

it.each([
  ['SIGN_ERROR', 401],
  ['NO_AUTH', 403],
  ['SYSTEM_ERROR', 500],
  ['FREQUENCY_LIMITED', 429],
])('a download that is refused with %s says so', async (code, number) => {
  const error = await rejection(download(status(number, apiError(code))))
  expect(error).toBeInstanceOf(UnexpectedResponseError)
  expect((error as Error).message).toMatch(new RegExp(`^The API reported ${code} \\(${number}\\)`))
})

it('the published response of the official Java SDK is decrypted, and refused only because nobody has its signature', async () => {
  const published = JSON.parse(fixture('vectors/java-certificates-response.json')) as Record<string, string>
  const headers = { ...made.responses['one']?.headers, 'Wechatpay-Serial': String(published['expect_serial_no']) }
  const given = { ...merchant, apiV3Key: String(published['apiv3_key']) }
  const fetch = async () => new Response(published['body'], { headers })
  const error = await rejection(downloadCertificates(given, { fetch, maxRetries: 0 }))
  expect(error).toHaveProperty('code', 'ERR_SIGNATURE_MISMATCH')
})

it.each<[string, object, object, RegExp]>([
  ['no APIv3 key', { apiV3Key: undefined }, {}, /^apiV3Key must be/],
  ['a short APIv3 key', { apiV3Key: 'x' }, {}, /^apiV3Key .* but has 1$/],
  ['no private key', { privateKey: undefined }, {}, /^privateKey must be/],
  ['an unknown credential', { key: 'x' }, {}, /^key is not a credential/],
  ['an unknown option', {}, { retries: 1 }, /^retries is not an option/],
  ['a signal that is none', {}, { signal: 1 }, /^signal must be an AbortSignal/],
])('%s is a TypeError', async (_, changed, options, expected) => {
  const error = await rejection(downloadCertificates({ ...merchant, ...changed }, options))
  expect(error).toBeInstanceOf(TypeError)
  expect((error as Error).message).toMatch(expected)
})

it('the signal of the caller ends a download', async () => {
  const error = await rejection(download(response('one'), { signal: AbortSignal.abort() }))
  expect(error).toHaveProperty('code', 'ERR_ABORTED')
})
