/** What a developer is told who confuses serial numbers, ids and keys: at creation, not after three attempts. */
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { importCertificate, importPublicKey, createWechatpayClient, wechatpayAuth } from 'wechatpay-payscore'
import { beforeAll, expect, it } from 'vitest'
import {
  CERTIFICATE_SERIAL,
  credentials,
  fixture,
  goVector,
  PUBLIC_KEY_ID,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  testingKey,
} from '../helpers.js'

/** Self-signed by openssl, over the merchant's own key. */
const MERCHANT_SERIAL = '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C'
let merchantCertificate: CryptoKey
let merchantPublicKey: CryptoKey

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'merchant-'))
  const file = join(folder, 'apiclient_key.pem')
  writeFileSync(file, testingKey(goVector.private_key_pem))
  const args = ['req', '-new', '-x509', '-key', file, '-subj', '/CN=x', '-set_serial', `0x${MERCHANT_SERIAL}`]
  merchantCertificate = await importCertificate(execFileSync('openssl', args, { encoding: 'utf8' }))
  rmSync(folder, { recursive: true })
  merchantPublicKey = await importPublicKey(goVector.public_key_pem)
})

const certificate = await importCertificate(fixture('platform_cert.pem'))
const publicKey = await importPublicKey(fixture('platform_pub_key.pem'))

it.each<[string, () => object, string | RegExp]>([
  [
    'the merchant’s own public key under the id of the platform’s',
    () => ({ platformKeys: { [PUBLIC_KEY_ID]: merchantPublicKey } }),
    `platformKeys["${PUBLIC_KEY_ID}"] is the merchant's own key`,
  ],
  [
    'the merchant’s own certificate among platformKeys',
    () => ({ platformKeys: { [MERCHANT_SERIAL]: merchantCertificate } }),
    `platformKeys["${MERCHANT_SERIAL}"] is the merchant's own key`,
  ],
  [
    'the platform certificate’s serial number as serialNo',
    () => ({ serialNo: CERTIFICATE_SERIAL, platformKeys: { [CERTIFICATE_SERIAL]: certificate } }),
    'but is that of the platform certificate',
  ],
  [
    'a certificate under another serial number',
    () => ({ platformKeys: { ['4'.repeat(40)]: certificate } }),
    `is the certificate ${CERTIFICATE_SERIAL}: write that serial number`,
  ],
  [
    'a serial number in lower case',
    () => ({ platformKeys: { [CERTIFICATE_SERIAL.toLowerCase()]: certificate } }),
    'must be in upper case, as WeChat Pay writes it',
  ],
  [
    'a serial number with 0x',
    () => ({ platformKeys: { [`0x${CERTIFICATE_SERIAL}`]: certificate } }),
    'must not begin with 0x',
  ],
  [
    'a decimal serial number',
    () => ({ platformKeys: { ['4'.repeat(48)]: publicKey } }),
    'is decimal: the id of a public key begins with PUB_KEY_ID_',
  ],
  [
    'the id of a public key without its prefix',
    () => ({ platformKeys: { [PUBLIC_KEY_ID.replace('PUB_KEY_ID_', '')]: publicKey } }),
    'the id of a public key begins with PUB_KEY_ID_',
  ],
  ['an array of keys', () => ({ platformKeys: [publicKey] }), 'but is an array: write { [serial]: key }'],
  [
    'a promise as private key',
    () => ({ privateKey: Promise.resolve(credentials.privateKey) }),
    'but is a promise: await it',
  ],
  [
    'a promise as platform key',
    () => ({ platformKeys: { [PUBLIC_KEY_ID]: Promise.resolve(publicKey) } }),
    'but is a promise: await it',
  ],
  [
    'what only looks like a key',
    () => ({
      privateKey: {
        type: 'private',
        usages: ['sign'],
        algorithm: { name: 'RSASSA-PKCS1-v1_5', hash: { name: 'SHA-256' }, modulusLength: 2048 },
      },
    }),
    'but is an object',
  ],
  [
    'the serial number of the merchant in lower case',
    () => ({ serialNo: MERCHANT_SERIAL.toLowerCase() }),
    'serialNo must be in upper case',
  ],
])('%s is found at creation', (_, mistake, message) => {
  expect(() => createWechatpayClient({ ...credentials, ...mistake() })).toThrow(TypeError)
  expect(() => createWechatpayClient({ ...credentials, ...mistake() })).toThrow(message)
})

it('a key with another exponent than 65537 is found at creation: with 1 anybody could sign', async () => {
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const
  const { publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicExponent: 3,
    publicKeyEncoding,
  } as never)
  const platformKeys = { [PUBLIC_KEY_ID]: await importPublicKey(publicKey as unknown as string) }
  const create = (): unknown => createWechatpayClient({ ...credentials, platformKeys })
  expect(create).toThrow(TypeError)
  expect(create).toThrow(`platformKeys["${PUBLIC_KEY_ID}"] must be a public RSA CryptoKey`)
  expect(create).toThrow('another exponent than 65537')
})

it('credentials are read once, from getters too', () => {
  const reads: string[] = []
  const counted = Object.fromEntries(Object.keys(credentials).map((name) => [name, undefined]))
  for (const name of Object.keys(credentials)) {
    Object.defineProperty(counted, name, {
      get: () => {
        reads.push(name)
        return Reflect.get(credentials, name) as unknown
      },
    })
  }
  createWechatpayClient(counted as never)
  expect(new Set(reads).size).toBe(reads.length)
})

it.each<[string, object, string]>([
  [
    'baseUrl',
    { baseUrl: 'http://127.0.0.1:1' },
    'baseUrl is not a credential: it is an option of createWechatpayClient',
  ],
  [
    'base_url',
    { base_url: 'http://127.0.0.1:1' },
    'base_url is not a credential: did you mean baseUrl, an option of createWechatpayClient?',
  ],
  ['mchId', { mchId: '1900000109' }, 'mchId is not a credential: did you mean mchid?'],
  ['apiv3Key', { apiv3Key: 'k'.repeat(32) }, 'apiv3Key is not a credential: did you mean apiV3Key?'],
  ['serial_no', { serial_no: MERCHANT_SERIAL }, 'serial_no is not a credential: did you mean serialNo?'],
  ['certs', { certs: {} }, 'certs is not a credential: did you mean platformKeys?'],
  ['signal', { signal: AbortSignal.abort() }, 'signal is not a credential: it is an option of a call'],
  ['a name that is like none', { zzzzzzzz: 1 }, 'zzzzzzzz is not a credential: there are mchid, serialNo'],
])('%s among the credentials is found, and where it belongs is said', (_, mistake, message) => {
  for (const create of [createWechatpayClient, wechatpayAuth]) {
    expect(() => create({ ...credentials, ...mistake })).toThrow(TypeError)
    expect(() => create({ ...credentials, ...mistake })).toThrow(message)
  }
})

it('a credential among the options is found', () => {
  const options = { clockTolerance: 60 }
  expect(() => createWechatpayClient(credentials, options as never)).toThrow(
    'clockTolerance is not an option of createWechatpayClient: it is a credential',
  )
})

it('a promise of credentials gets a sentence of its own', () => {
  const promised = Promise.resolve(credentials) as never
  expect(() => createWechatpayClient(promised)).toThrow('credentials must be an object, but is a promise: await it')
  expect(() => wechatpayAuth(promised)).toThrow('but is a promise: await it')
})

it('options given to wechatpayAuth are refused, because the client of the caller has them', () => {
  const auth = wechatpayAuth as (...all: unknown[]) => unknown
  expect(() => auth(credentials, { baseUrl: 'http://127.0.0.1:1' })).toThrow(TypeError)
  expect(() => auth(credentials, {})).toThrow('wechatpayAuth takes the credentials only')
  expect(() => auth(credentials, undefined)).not.toThrow()
})

it.each<[string, unknown, string]>([
  ['31 bytes', 'secret-'.padEnd(31, 'k'), 'text of 32 bytes, but has 31'],
  ['32 characters of 33 bytes', `é${'secret-'.padEnd(31, 'k')}`, 'text of 32 bytes, but has 33'],
  ['nothing', null, 'text of 32 bytes, but is missing'],
  ['a number', 41424344, 'text of 32 bytes, but is a number'],
  ['bytes', Buffer.from('secret-'.padEnd(32, 'k')), 'text of 32 bytes, but is an object'],
  ['a promise', Promise.resolve('secret-'.padEnd(32, 'k')), 'but is a promise: await it'],
])('an APIv3 key of %s is found at creation and never quoted', (_, apiV3Key, message) => {
  const create = (): unknown => createWechatpayClient({ ...credentials, apiV3Key: apiV3Key as string })
  expect(create).toThrow(TypeError)
  expect(create).toThrow(message)
  expect(create).not.toThrow(/secret|4142/)
})

it('a client that was given an APIv3 key prints nothing of it', async () => {
  const apiV3Key = 'not-to-be-printed-0123456789abcd'
  const client = createWechatpayClient({ ...credentials, apiV3Key }, { fetch: () => Promise.reject(new Error('x')) })
  const auth = wechatpayAuth({ ...credentials, apiV3Key })
  const error = await rejection(client.POST(SERVICE_ORDER, { ...serviceOrderCall, maxRetries: 0 }))
  for (const object of [client, auth, error])
    expect(`${inspect(object, { depth: 9, showHidden: true })} ${JSON.stringify(object)}`).not.toContain('printed')
})
