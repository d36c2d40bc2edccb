/** Which responses are trusted: every way to tamper with one, through both ways to use the package. */
import createOpenapiClient from 'openapi-fetch'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWechatpayClient, type paths, SignatureVerificationError, wechatpayAuth } from 'wechatpay-payscore'
import {
  CERTIFICATE_SERIAL,
  client,
  credentials,
  MERCHANT_SERIAL,
  NONCE,
  NOW,
  PUBLIC_KEY_ID,
  rejection,
  responseHeaders,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
  vector,
} from '../helpers.js'
import { signed, status } from '../responses.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 })
})
afterEach(() => void vi.useRealTimers())

type Served = { status?: number; headers?: Record<string, string>; body?: BodyInit | null }

/** Each way calls the endpoint once and gets the given response. */
const ways = {
  createWechatpayClient: async ({ status = 200, headers, body }: Served) => {
    const fetch = async (): Promise<Response> => new Response(body ?? null, { status, ...(headers && { headers }) })
    return createWechatpayClient(credentials, { fetch, maxRetries: 0 }).POST(SERVICE_ORDER, serviceOrderCall)
  },
  wechatpayAuth: async ({ status = 200, headers, body }: Served) => {
    const fetch = async (): Promise<Response> => new Response(body ?? null, { status, ...(headers && { headers }) })
    const client = createOpenapiClient<paths, 'application/json'>({ baseUrl: 'https://api.mch.weixin.qq.com', fetch })
    client.use(wechatpayAuth(credentials))
    return client.POST(SERVICE_ORDER, serviceOrderCall)
  },
}

const { body, signature } = vector('completed')
const good = responseHeaders('completed')
const without = (name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))

describe.each(Object.entries(ways))('%s', (_, call) => {
  it.each([
    ['under the WeChat Pay public key', PUBLIC_KEY_ID],
    ['under a platform certificate', CERTIFICATE_SERIAL],
  ])('returns a response that openssl signed %s', async (_, serial) => {
    const { data, error } = await call({ headers: { ...good, 'Wechatpay-Serial': serial }, body })
    expect(error).toBeUndefined()
    expect(data).toEqual(JSON.parse(body))
  })

  it('takes signature headers in any case', async () => {
    const headers = Object.fromEntries(Object.entries(good).map(([name, value]) => [name.toLowerCase(), value]))
    expect((await call({ headers, body })).data).toEqual(JSON.parse(body))
  })

  it.each([-300, 300])('accepts a response whose timestamp is %i s off', async (offset) => {
    expect((await call({ headers: signResponse(body, String(NOW + offset)), body })).data).toBeDefined()
  })

  const refused: [string, Served, string][] = [
    ['without any signature header', { headers: {}, body }, 'ERR_SIGNATURE_MISSING'],
    ['without Wechatpay-Timestamp', { headers: without('Wechatpay-Timestamp'), body }, 'ERR_SIGNATURE_MISSING'],
    ['without Wechatpay-Nonce', { headers: without('Wechatpay-Nonce'), body }, 'ERR_SIGNATURE_MISSING'],
    ['without Wechatpay-Signature', { headers: without('Wechatpay-Signature'), body }, 'ERR_SIGNATURE_MISSING'],
    ['without Wechatpay-Serial', { headers: without('Wechatpay-Serial'), body }, 'ERR_SIGNATURE_MISSING'],
    ['with an empty timestamp', { headers: { ...good, 'Wechatpay-Timestamp': '' }, body }, 'ERR_SIGNATURE_MISSING'],
    ['with an empty signature', { headers: { ...good, 'Wechatpay-Signature': ' ' }, body }, 'ERR_SIGNATURE_MISSING'],
    ['that is 301 s old', { headers: signResponse(body, String(NOW - 301)), body }, 'ERR_SIGNATURE_EXPIRED'],
    ['that is 301 s ahead', { headers: signResponse(body, String(NOW + 301)), body }, 'ERR_SIGNATURE_EXPIRED'],
    ...[
      '1e9',
      '0x6553f100',
      'NaN',
      'Infinity',
      '-1700000000',
      '+1700000000',
      '1700000000.0',
      '1,700,000,000',
      '2023-11-14',
      '9'.repeat(400),
    ].map((time): [string, Served, string] => [
      `with the timestamp ${time.slice(0, 14)}`,
      { headers: signResponse(body, time), body },
      'ERR_SIGNATURE_EXPIRED',
    ]),
    [
      'signed at another time',
      { headers: { ...good, 'Wechatpay-Timestamp': String(NOW - 1) }, body },
      'ERR_SIGNATURE_MISMATCH',
    ],
    [
      'signed for another nonce',
      { headers: { ...good, 'Wechatpay-Nonce': `${NONCE}x` }, body },
      'ERR_SIGNATURE_MISMATCH',
    ],
    ['signed for another body', { headers: responseHeaders('error'), body }, 'ERR_SIGNATURE_MISMATCH'],
    ['with one more space in its body', { headers: good, body: `${body} ` }, 'ERR_SIGNATURE_MISMATCH'],
    [
      'with the same JSON in other bytes',
      { headers: good, body: JSON.stringify(JSON.parse(body), null, 1) },
      'ERR_SIGNATURE_MISMATCH',
    ],
    ['with a byte order mark before its body', { headers: good, body: `\uFEFF${body}` }, 'ERR_SIGNATURE_MISMATCH'],
    ['with another total', { headers: good, body: body.replace('40000', '40001') }, 'ERR_SIGNATURE_MISMATCH'],
    ['with an empty body', { headers: good, body: '' }, 'ERR_SIGNATURE_MISMATCH'],
    [
      'with a probing signature',
      { headers: { ...good, 'Wechatpay-Signature': `WECHATPAY/SIGNTEST/${signature.slice(19)}` }, body },
      'ERR_SIGNATURE_MISMATCH',
    ],
    [
      'with a signature that is no base64',
      { headers: { ...good, 'Wechatpay-Signature': '{}' }, body },
      'ERR_SIGNATURE_MISMATCH',
    ],
    [
      'with two signatures',
      { headers: { ...good, 'Wechatpay-Signature': `${signature}, ${signature}` }, body },
      'ERR_SIGNATURE_MISMATCH',
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '0',
      MERCHANT_SERIAL,
      PUBLIC_KEY_ID.slice('PUB_KEY_ID_'.length),
      CERTIFICATE_SERIAL.toLowerCase(),
    ].map((serial): [string, Served, string] => [
      `under the serial ${serial}`,
      { headers: { ...good, 'Wechatpay-Serial': serial }, body },
      'ERR_SIGNATURE_UNKNOWN_SERIAL',
    ]),
    ['with status 202 and no signature', { status: 202, headers: {}, body: '{}' }, 'ERR_SIGNATURE_MISSING'],
    ['with status 204 and no signature', { status: 204, headers: {} }, 'ERR_SIGNATURE_MISSING'],
    [
      'that is an error, signed for another body',
      { status: 400, headers: good, body: vector('error').body },
      'ERR_SIGNATURE_MISMATCH',
    ],
    [
      'that is an error with one signature header',
      { status: 400, headers: { 'Wechatpay-Serial': PUBLIC_KEY_ID }, body: vector('error').body },
      'ERR_SIGNATURE_MISSING',
    ],
    [
      'that is an old error',
      { status: 500, headers: signResponse(vector('error').body, String(NOW - 301)), body: vector('error').body },
      'ERR_SIGNATURE_EXPIRED',
    ],
  ]
  it.each(refused)('refuses a response %s', async (_, served, code) => {
    const error = await rejection(call(served))
    expect(error).toBeInstanceOf(SignatureVerificationError)
    expect(error).toMatchObject({ code, outcome: 'unknown' })
  })

  it('returns a signed error as a value', async () => {
    const { data, error, response } = await call({
      status: 400,
      headers: responseHeaders('error'),
      body: vector('error').body,
    })
    expect(data).toBeUndefined()
    expect(error).toEqual({ code: 'INVALID_ORDER_STATE', message: '订单状态错误' })
    expect(response.status).toBe(400)
  })
})

it('takes another clockTolerance', async () => {
  const fetch = async (): Promise<Response> => new Response(body, { headers: signResponse(body, String(NOW - 31)) })
  const client = createWechatpayClient({ ...credentials, clockTolerance: 30 }, { fetch, maxRetries: 0 })
  expect(await rejection(client.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({
    code: 'ERR_SIGNATURE_EXPIRED',
  })
})

it('reads the body, whatever Content-Length says', async () => {
  const fetch = async (): Promise<Response> => new Response(body, { headers: { ...good, 'Content-Length': '0' } })
  const { data } = await createWechatpayClient(credentials, { fetch }).POST(SERVICE_ORDER, serviceOrderCall)
  expect(data).toEqual(JSON.parse(body))
})

it('takes a body with a byte order mark that was signed with it', async () => {
  const marked = `\uFEFF${body}`
  const fetch = async (): Promise<Response> => new Response(marked, { headers: signResponse(marked) })
  const { data } = await createWechatpayClient(credentials, { fetch }).POST(SERVICE_ORDER, serviceOrderCall)
  expect(data).toEqual(JSON.parse(body))
})
