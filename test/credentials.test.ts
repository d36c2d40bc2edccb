/** A mistake in the credentials is found when the client is created. */
import { expect, it } from 'vitest'
import { createWechatpayClient, type Credentials, importPublicKey, wechatpayAuth } from 'wechatpay-payscore'
import {
  completed,
  credentials,
  fixture,
  goVector,
  MERCHANT_SERIAL,
  PUBLIC_KEY_ID,
  SERVICE_ORDER,
  serviceOrderCall,
} from './helpers.js'

const key = credentials.privateKey
const { platformKeys } = credentials
const [, publicKey] = Object.values(platformKeys)
const small = async (type: 'private' | 'public'): Promise<CryptoKey> => {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 1024,
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
  return type === 'private' ? pair.privateKey : pair.publicKey
}
const sha1 = async (): Promise<CryptoKey> => {
  const pem = fixture('platform_pub_key.pem').replace(/-----[^-]+-----|\n/g, '')
  return crypto.subtle.importKey(
    'spki',
    Buffer.from(pem, 'base64'),
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' },
    false,
    ['verify'],
  )
}

const rows: [string, () => unknown, RegExp][] = [
  ['no credentials', () => undefined, /^credentials must be an object, but is undefined/],
  ['no mchid', () => ({ ...credentials, mchid: undefined }), /^mchid must be .* but is missing/],
  ['an mchid with a quote', () => ({ ...credentials, mchid: '1"' }), /^mchid/],
  [
    'a number as mchid',
    () => ({ ...credentials, mchid: 1234567890 }),
    /^mchid .* but is the number 1234567890: write it as text/,
  ],
  ['no serialNo', () => ({ ...credentials, serialNo: '' }), /^serialNo/],
  [
    "the platform's id as serialNo",
    () => ({ ...credentials, serialNo: PUBLIC_KEY_ID }),
    /^serialNo .* but is the id of a WeChat Pay public key/,
  ],
  [
    'a PEM as privateKey',
    () => ({ ...credentials, privateKey: goVector.private_key_pem }),
    /^privateKey .* but is text: import the PEM first/,
  ],
  [
    'a public key as privateKey',
    () => ({ ...credentials, privateKey: publicKey }),
    /^privateKey .* but is a public key/,
  ],
  [
    'a privateKey of 1024 bits',
    async () => ({ ...credentials, privateKey: await small('private') }),
    /^privateKey .* one of 1024 bits/,
  ],
  ['no platformKeys', () => ({ ...credentials, platformKeys: undefined }), /^platformKeys/],
  [
    'empty platformKeys',
    () => ({ ...credentials, platformKeys: {} }),
    /^platformKeys must be an object of keys by their Wechatpay-Serial, but is empty$/,
  ],
  [
    "the merchant's own serial among platformKeys",
    () => ({ ...credentials, platformKeys: { ...platformKeys, [MERCHANT_SERIAL]: publicKey } }),
    /^platformKeys has the merchant's serialNo as a name/,
  ],
  [
    "the merchant's own serial in another case",
    () => ({ ...credentials, platformKeys: { [MERCHANT_SERIAL.toLowerCase()]: publicKey } }),
    /^platformKeys has the merchant's serialNo as a name/,
  ],
  [
    'a private key among platformKeys',
    () => ({ ...credentials, platformKeys: { X: key } }),
    /^platformKeys\["X"\] .* but is a private key/,
  ],
  [
    'a promise among platformKeys',
    () => ({ ...credentials, platformKeys: { X: importPublicKey(fixture('platform_pub_key.pem')) } }),
    /^platformKeys\["X"\] .* but is a promise: await it/,
  ],
  [
    'a platform key of 1024 bits',
    async () => ({ ...credentials, platformKeys: { X: await small('public') } }),
    /^platformKeys\["X"\] .* one of 1024 bits/,
  ],
  [
    'a platform key for SHA-1',
    async () => ({ ...credentials, platformKeys: { X: await sha1() } }),
    /^platformKeys\["X"\] .* SHA-1/,
  ],
  ['a clockTolerance of NaN', () => ({ ...credentials, clockTolerance: NaN }), /^clockTolerance must be/],
  ['a negative clockTolerance', () => ({ ...credentials, clockTolerance: -1 }), /^clockTolerance must be/],
  ['an endless clockTolerance', () => ({ ...credentials, clockTolerance: Infinity }), /^clockTolerance must be/],
]
it.each(rows)('%s: a TypeError that names the credential', async (_, make, message) => {
  const made = (await make()) as Credentials
  for (const create of [createWechatpayClient, wechatpayAuth]) {
    expect(() => create(made)).toThrow(TypeError)
    expect(() => create(made)).toThrow(message)
  }
})
it('credentials are read once', async () => {
  const changing = { ...credentials, platformKeys: { ...platformKeys } as Record<string, CryptoKey> }
  const it = createWechatpayClient(changing, { fetch: completed })
  delete changing.platformKeys[PUBLIC_KEY_ID]
  changing.mchid = 'other'
  expect((await it.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
})
