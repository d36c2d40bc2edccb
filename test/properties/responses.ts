/** Responses that the platform of these tests signed, and any change to them. */
import { createSign } from 'node:crypto'
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

/** Credentials with the keys of an entry of the package. */
export async function credentialsBy({ importPrivateKey, importPublicKey }: Importers): Promise<Credentials> {
  return {
    ...usual,
    privateKey: await importPrivateKey(testingKey(goVector.private_key_pem)),
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

const result = (number?: string): string =>
  JSON.stringify({ appid: 'wxd678efh567hg6787', ...(number && { out_order_no: number }), name: '某某酒店' })

/** All that the platform ever signed. */
export const signedResponses: readonly ServedResponse[] = [
  signed(result(ORDER)),
  signed(result(ORDER), { serial: CERTIFICATE_SERIAL, nonce: 'd6bd8172' }),
  signed(`\uFEFF${result(ORDER)}\n`, { later: 299 }),
  signed(result()),
  signed(result(OTHER_ORDER)),
  signed(result(ORDER), { later: -301 }),
  signed('{"code":"ORDER_DONE","message":"订单已完成"}', { status: 400 }),
  signed('{"code":"SOME_NEW_CODE","message":"","detail":[]}', { status: 500, serial: CERTIFICATE_SERIAL }),
  signed('[1]'),
  signed(''),
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
const statuses = [200, 201, 202, 203, 204, 206, 299, 304, 307, 400, 401, 404, 429, 500, 502, 503, 599]

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
  .tuple(fc.constantFrom(...signedResponses), fc.array(changes, { maxLength: 3 }))
  .map(([response, all]) => all.reduce((changed, change) => change(changed), response))
