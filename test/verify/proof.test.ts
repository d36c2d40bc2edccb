/**
 * WeChat Pay's signature covers neither the request nor the URL. So a signed 200 is data only if it names what the call
 * named and has what a completion has.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UnexpectedResponseError } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import {
  client,
  complete,
  completedBody,
  completedOne,
  finishCall,
  observed,
  PAY_AFTER,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  SMART_RETAIL,
  vector,
} from '../helpers.js'
import { inTurn, signed } from '../responses.js'

beforeEach(() => void skipPauses())
afterEach(() => vi.unstubAllGlobals())

type Fields = Record<string, unknown>
const completion = JSON.parse(completedBody) as Fields
const finished = JSON.parse(vector('finished_payafter').body) as Fields
const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))

const notification = {
  id: 'EV-2018022511223320873',
  create_time: '2015-05-20T13:29:35+08:00',
  resource_type: 'encrypt-resource',
  event_type: 'PAYSCORE.USER_PAID',
  resource: { algorithm: 'AEAD_AES_256_GCM', ciphertext: 'x', nonce: 'x', associated_data: 'payscore' },
}
const certificates = { data: [{ serial_no: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1', encrypt_certificate: {} }] }
const { appid, mchid, out_order_no, service_id } = completion

/** Signed by the platform, and no completion of this order. */
const provesNothing: [string, unknown][] = [
  ['an empty object', {}],
  ['an array', [completion]],
  ['null', null],
  ['a number', 1],
  ['a notification', notification],
  ['the list of certificates', certificates],
  ['the response of a cancel call', { appid, mchid, out_order_no, service_id, order_id: '15646546545165651651' }],
  [
    'an error that names the order',
    { ...{ appid, mchid, out_order_no, service_id }, code: 'ORDER_DONE', message: 'x' },
  ],
  ['an error', { code: 'PARAM_ERROR', message: 'x' }],
  ...['appid', 'mchid', 'out_order_no', 'service_id', 'total_amount', 'state', 'service_introduction', 'risk_fund'].map(
    (name): [string, unknown] => [`a completion without ${name}`, without(completion, name)],
  ),
  ['the completion of another app', { ...completion, appid: 'wx0000000000000000' }],
  ['the completion of another merchant', { ...completion, mchid: '1234567891' }],
  ['the completion of another order', { ...completion, out_order_no: 'OTHER' }],
  ['the completion of another service', { ...completion, service_id: '500002' }],
  ['the completion with another total', { ...completion, total_amount: 40001 }],
  ['the completion with its total as text', { ...completion, total_amount: '40000' }],
  ...['CREATED', 'EXPIRED', 'REVOKED', 'done', 1].map((state): [string, unknown] => [
    `an order in the state ${state}`,
    { ...completion, state },
  ]),
  ['an order that waits for its user', { ...completion, state_description: 'USER_CONFIRM' }],
]

describe('a signed 200', () => {
  it.each(provesNothing)('is no completion when it is %s', async (_, value) => {
    for (const validate of [true, false]) {
      const error = await rejection(complete({ fetch: signed(200, JSON.stringify(value)), validate }))
      expect(error).toBeInstanceOf(UnexpectedResponseError)
      expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown', response: { status: 200 } })
    }
  })

  it.each<[string, Fields]>([
    ['of the official sample', { ...completion, state: 'DOING', state_description: '' }],
    ['that waits for the payment', { ...completion, state: 'DOING', state_description: 'MCH_COMPLETE' }],
    ['that is done', { ...without(completion, 'state_description'), state: 'DONE' }],
    ['with further fields', { ...completion, order_id: '1', a_new_field: { any: ['thing'] } }],
  ])('is data when it is a completion %s', async (_, value) => {
    const { data } = await complete({ fetch: signed(200, JSON.stringify(value)) })
    expect(data).toEqual(value)
  })

  it('is followed by a retry when it proves nothing', async () => {
    const { fetch, sent } = inTurn(signed(200, '{}'))
    expect((await complete({ fetch, maxRetries: 1 })).data).toEqual(completion)
    expect(sent).toHaveLength(2)
  })
})

describe.each([SMART_RETAIL, PAY_AFTER] as const)('a signed 200 of %s', (path) => {
  const finish = async (value: unknown) => client({ fetch: signed(200, JSON.stringify(value)) }).POST(path, finishCall)

  it.each<[string, unknown]>([
    ...Object.keys(finished).map((name): [string, unknown] => [`without ${name}`, without(finished, name)]),
    ...['appid', 'mchid', 'out_order_no', 'service_id'].map((name): [string, unknown] => [
      `with another ${name}`,
      { ...finished, [name]: '1234567891' },
    ]),
    ['that is empty', {}],
  ])('is no completion %s', async (_, value) => {
    const error = await rejection(finish(value))
    expect(error).toBeInstanceOf(UnexpectedResponseError)
    expect(error).toMatchObject({ outcome: 'unknown' })
  })

  it('is data when all ids are there and equal, further fields or not', async () => {
    expect((await finish(finished)).data).toEqual(finished)
    expect((await finish({ ...finished, a_new_field: 1 })).data).toEqual({ ...finished, a_new_field: 1 })
  })
})

it('a completion has to name what was sent, not what the caller passed before middleware changed it', async () => {
  const { fetch } = observed(completedOne)
  const changing = client({ fetch })
  changing.use({
    onRequest: async ({ request }) => {
      const body = (await request.clone().text()).replaceAll('40000', '1')
      return new Request(request.url, { method: 'POST', headers: request.headers, body })
    },
  })
  expect(await rejection(changing.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({
    code: 'ERR_RESPONSE_UNEXPECTED',
  })
})

it('refuses a response that lies about being a success', async () => {
  class Liar extends Response {
    override get ok(): boolean {
      return false
    }
  }
  const body = '{"code":"x","message":"y","state":"DONE"}'
  const bytes = new TextEncoder().encode(body)
  // `as`: what a custom fetch may hand over.
  const madeUp = { status: 200, headers: new Headers(), arrayBuffer: async () => bytes.buffer } as unknown as Response
  for (const response of [madeUp, new Liar(body)]) {
    expect(await rejection(complete({ fetch: async () => response }))).toMatchObject({
      code: 'ERR_SIGNATURE_MISSING',
      outcome: 'unknown',
    })
  }
})

it('refuses an unsigned completion, from a custom fetch and from a global fetch that somebody replaced', async () => {
  const forged = async (): Promise<Response> =>
    new Response(completedBody, { headers: { 'Content-Type': 'application/json' } })
  const missing = { name: 'SignatureVerificationError', code: 'ERR_SIGNATURE_MISSING', outcome: 'unknown' }
  expect(await rejection(complete({ fetch: forged }))).toMatchObject(missing)
  vi.stubGlobal('fetch', forged)
  expect(await rejection(complete())).toMatchObject(missing)
})
