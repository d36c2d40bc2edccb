/** Responses that the platform of these tests signed, and any change to them. */
import { createSign, generateKeyPairSync } from 'node:crypto'
import fc, { type Arbitrary } from 'fast-check'
import type * as index from 'wechatpay-payscore'
import type { Credentials } from 'wechatpay-payscore'
import {
  CERTIFICATE_SERIAL,
  credentials as usual,
  fixture,
  goVector,
  NOW,
  PUBLIC_KEY_ID,
  testingKey,
} from '../helpers.js'

/** A response as a server sends it. */
export interface ServedResponse {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** One character for each byte. */
  readonly body: string
}

/** The two keys of the platform differ, so that a wrong serial number is a wrong key. */
const privateKeys: Readonly<Record<string, string>> = {
  [PUBLIC_KEY_ID]: testingKey(fixture('platform_key.pem')),
  [CERTIFICATE_SERIAL]: testingKey(goVector.private_key_pem),
}

/** The merchant has a third key, because a client refuses its own key as one of the platform; no test here needs its signatures. */
const merchantKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
})

/** Credentials with the keys of an entry of the package. */
export async function credentialsBy({ importPrivateKey, importPublicKey }: Importers): Promise<Credentials> {
  return {
    ...usual,
    privateKey: await importPrivateKey(String(merchantKey)),
    platformKeys: {
      [PUBLIC_KEY_ID]: await importPublicKey(fixture('platform_pub_key.pem')),
      [CERTIFICATE_SERIAL]: await importPublicKey(goVector.public_key_pem),
    },
  }
}
type Importers = Pick<typeof index, 'importPrivateKey' | 'importPublicKey'>

export const TIMESTAMP = 'Wechatpay-Timestamp'
export const NONCE = 'Wechatpay-Nonce'
export const SIGNATURE = 'Wechatpay-Signature'
export const SERIAL = 'Wechatpay-Serial'
export const SIGNATURE_HEADERS = [TIMESTAMP, NONCE, SIGNATURE, SERIAL]

export const ORDER = '1234323JKHDFE1243252'
export const OTHER_ORDER = '1234323JKHDFE1243253'

/** Signs text as the platform does, at NOW or so many seconds later. */
export function signed(
  text: string,
  { status = 200, serial = PUBLIC_KEY_ID, nonce = 'c5ac7061', later = 0 } = {},
): ServedResponse {
  const timestamp = String(NOW + later)
  const signature = createSign('sha256')
    .update(`${timestamp}\n${nonce}\n${text}\n`)
    .sign(privateKeys[serial] ?? '', 'base64')
  return {
    status,
    headers: [
      ['Content-Type', 'application/json'],
      [TIMESTAMP, timestamp],
      [NONCE, nonce],
      [SIGNATURE, signature],
      [SERIAL, serial],
      ['Request-ID', '08F78BB5AF0610D302'],
    ],
    body: Buffer.from(text).toString('latin1'),
  }
}

/** The body of a completion with other fields, or without those that are undefined. */
const result = (fields: object = {}): string =>
  JSON.stringify({
    appid: 'wxd678efh567hg6787',
    mchid: usual.mchid,
    out_order_no: ORDER,
    service_id: '500001',
    service_introduction: '某某酒店',
    state: 'DOING',
    state_description: '',
    total_amount: 40000,
    risk_fund: { name: 'DEPOSIT', amount: 9900 },
    ...fields,
  })
const errorBody = (code: string): string => JSON.stringify({ code, message: '订单状态错误' })

/** They prove that the order is completed. */
const completions = [
  signed(result()),
  signed(result({ state: 'DONE', state_description: undefined }), { serial: CERTIFICATE_SERIAL, nonce: 'd6bd8172' }),
  signed(`\uFEFF${result()}\n`, { later: 299 }),
  signed(result({ state_description: 'MCH_COMPLETE', need_collection: true, a_new_field: [1] })),
]

const errors = [
  signed(errorBody('ORDER_DONE'), { status: 400 }),
  signed(errorBody('INVALID_ORDER_STATE'), { status: 400 }),
  signed(errorBody('SOME_NEW_CODE'), { status: 403, serial: CERTIFICATE_SERIAL }),
  signed(errorBody('ORDER_NOT_EXIST'), { status: 404 }),
  signed(errorBody('RATE_LIMITED'), { status: 429 }),
  signed('{"code":"SYSTEM_ERROR","message":"","detail":[]}', { status: 500 }),
]

/** All that the platform ever signed. */
export const signedResponses: readonly ServedResponse[] = [
  ...completions,
  // Bodies that prove nothing about the call: completions of another call or without a field, and anything else.
  signed(result({ out_order_no: OTHER_ORDER })),
  signed(result({ total_amount: 39999 })),
  signed(result({ mchid: '1900000109' })),
  signed(result(), { later: -301 }),
  ...['appid', 'mchid', 'out_order_no', 'service_id', 'state', 'risk_fund'].map((name) =>
    signed(result({ [name]: undefined })),
  ),
  signed(result({ state_description: 'USER_CONFIRM' })),
  signed(result({ state: 'CREATED' })),
  signed(result({ state: 'EXPIRED' })),
  signed('{"id":"EV-1","resource_type":"encrypt-resource","event_type":"PAYSCORE.USER_PAID"}'),
  signed('{"data":[]}'),
  signed('{}'),
  signed('[1]'),
  signed('null'),
  signed(''),
  ...errors,
]

type Change = (response: ServedResponse) => ServedResponse
const inBody =
  (change: (body: string) => string): Change =>
  (response) => ({ ...response, body: change(response.body) })
const inHeaders =
  (change: (headers: ServedResponse['headers']) => ServedResponse['headers']): Change =>
  (response) => ({ ...response, headers: change(response.headers) })
/** Changes the first header of a name, if there is one. */
const inValue = (name: string, change: (value: string) => string): Change =>
  inHeaders((headers) => {
    const index = headers.findIndex((header) => header[0] === name)
    return headers.map((header, at) => (at === index ? [header[0], change(header[1])] : header))
  })

const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code))
/** The characters that the value of a header may have. */
const visible = fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.constant(0x09), fc.integer({ min: 0x80, max: 0xff }))
const headerText = fc.string({ unit: visible.map((code) => String.fromCharCode(code)), maxLength: 12 })
const name = fc.constantFrom(...SIGNATURE_HEADERS)
const place = fc.nat({ max: 1000 })
const blank = fc.constantFrom('', ' ', '\t', ' \t  ')
const statuses = [200, 201, 202, 204, 206, 299, 304, 307, 400, 401, 403, 404, 408, 421, 429, 499, 500, 502, 503, 599]

/** Text with something else at a place; places are counted round the end. */
function spliced(text: string, at: number, deleted: number, inserted: string): string {
  const start = at % (text.length + 1)
  return text.slice(0, start) + inserted + text.slice(start + deleted)
}

const changes: Arbitrary<Change> = fc.oneof(
  fc.tuple(place, byte).map(([at, other]) => inBody((body) => spliced(body, at, 1, other))),
  fc.tuple(place, byte).map(([at, other]) => inBody((body) => spliced(body, at, 0, other))),
  fc
    .tuple(place, fc.integer({ min: 1, max: 8 }))
    .map(([at, length]) => inBody((body) => spliced(body, at, length, ''))),
  place.map((at) => inBody((body) => body.slice(0, at % (body.length + 1)))),
  fc.tuple(name, headerText).map(([which, text]) => inValue(which, () => text)),
  fc.tuple(name, place, headerText).map(([which, at, text]) => inValue(which, (value) => spliced(value, at, 1, text))),
  fc.tuple(name, blank, blank).map(([which, before, after]) => inValue(which, (value) => before + value + after)),
  name.map((which) => inHeaders((headers) => headers.filter((header) => header[0] !== which))),
  fc.constant(inHeaders((headers) => headers.filter((header) => !SIGNATURE_HEADERS.includes(header[0])))),
  fc.tuple(name, fc.option(headerText), fc.boolean()).map(([which, other, first]) =>
    inHeaders((headers) => {
      const twice = headers.filter((header) => header[0] === which).map(([, value]) => [which, other ?? value] as const)
      return first ? [...twice, ...headers] : [...headers, ...twice]
    }),
  ),
  fc
    .tuple(name, name)
    .map(([one, two]) =>
      inHeaders((headers) => headers.map(([is, value]) => [is === one ? two : is === two ? one : is, value])),
    ),
  fc.array(fc.nat(), { minLength: 12, maxLength: 12 }).map((keys) =>
    inHeaders((headers) => {
      const order = headers.map((header, index) => ({ header, key: keys[index % keys.length] ?? 0 }))
      return order.sort((a, b) => a.key - b.key).map(({ header }) => header)
    }),
  ),
  fc
    .boolean()
    .map((upper) =>
      inHeaders((headers) => headers.map(([is, value]) => [upper ? is.toUpperCase() : is.toLowerCase(), value])),
    ),
  fc.constantFrom(...statuses).map((status): Change => (response) => ({ ...response, status })),
  // The body, the headers or one header of another response.
  fc.constantFrom(...signedResponses).map(({ body }) => inBody(() => body)),
  fc.constantFrom(...signedResponses).map(({ headers }) => inHeaders(() => headers)),
  fc
    .tuple(fc.constantFrom(...signedResponses), name)
    .map(([{ headers }, which]) =>
      inValue(which, (value) => headers.find((header) => header[0] === which)?.[1] ?? value),
    ),
)

/** A signed response after up to three changes. */
export const changedResponses: Arbitrary<ServedResponse> = fc
  .tuple(
    fc.oneof(...[completions, errors, signedResponses].map((some) => fc.constantFrom(...some))),
    fc.array(changes, { maxLength: 3 }),
  )
  .map(([response, all]) => all.reduce((changed, change) => change(changed), response))
