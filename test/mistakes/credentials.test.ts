/** What a developer is told who confuses serial numbers, ids and keys: at creation, not after three attempts. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCertificate, importPublicKey, createWechatpayClient } from 'wechatpay-payscore'
import { beforeAll, expect, it } from 'vitest'
import { CERTIFICATE_SERIAL, credentials, fixture, goVector, PUBLIC_KEY_ID, testingKey } from '../helpers.js'

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
    'serialNo is the serial number of the platform certificate',
  ],
  [
    'a certificate under another serial number',
    () => ({ platformKeys: { ['4'.repeat(40)]: certificate } }),
    `is the certificate ${CERTIFICATE_SERIAL}: write it under that serial number`,
  ],
  [
    'a serial number in lower case',
    () => ({ platformKeys: { [CERTIFICATE_SERIAL.toLowerCase()]: certificate } }),
    'is in lower case: WeChat Pay writes serial numbers in upper case',
  ],
  [
    'a serial number with 0x',
    () => ({ platformKeys: { [`0x${CERTIFICATE_SERIAL}`]: certificate } }),
    'begins with 0x: write the serial number without it',
  ],
  ['a decimal serial number', () => ({ platformKeys: { ['4'.repeat(48)]: publicKey } }), 'which is decimal'],
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
    'serialNo is in lower case',
  ],
])('%s is found at creation', (_, mistake, message) => {
  expect(() => createWechatpayClient({ ...credentials, ...mistake() })).toThrow(TypeError)
  expect(() => createWechatpayClient({ ...credentials, ...mistake() })).toThrow(message)
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
