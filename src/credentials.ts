import { assertNumber } from './assert.js'
import { quote } from './errors.js'
import { factsOf } from './key-facts.js'
import { assertKnown } from './known-names.js'
import { encodeText, type CryptoKey } from './message.js'
import { typeName } from './type-name.js'

/** Who the merchant is, and whose signatures it trusts. */
export interface Credentials {
  /** The merchant's number, 商户号. */
  mchid: string
  /** The serial number of the **merchant's** API certificate, `apiclient_cert.pem`. */
  serialNo: string
  /** The merchant's private key, from `importPrivateKey`. */
  privateKey: CryptoKey
  /**
   * The keys that a response may be signed with, by `Wechatpay-Serial`: the id of the WeChat Pay public key
   * (`PUB_KEY_ID_…`) or a platform certificate's serial number. They are read once: after a change make a new client.
   */
  platformKeys: Readonly<Record<string, CryptoKey>>
  /** How far a response's timestamp may be off this machine's clock, either way, in seconds; default 300. */
  clockTolerance?: number | undefined
  /** The APIv3 key of the merchant, 32 bytes: notifications and certificates are encrypted with it. Calls need none. */
  apiV3Key?: string | undefined
}

/** How the id of a WeChat Pay public key begins; the prefix is part of it. */
export const PUBLIC_KEY_PREFIX = 'PUB_KEY_ID_'

/**
 * Credentials, read once.
 *
 * @throws TypeError that names the credential that is invalid
 */
export function readCredentials(credentials: Credentials): Credentials {
  const { merchant, platformKeys } = readParts(credentials)
  return { ...merchant, platformKeys: readPlatformKeys(platformKeys, merchant.serialNo, merchant.privateKey) }
}

/** The part of credentials that a merchant signs with. */
export interface MerchantCredentials extends Omit<Credentials, 'platformKeys'> {
  /** The APIv3 key of the merchant, 32 bytes. */
  apiV3Key: string
}

/**
 * Credentials without platform keys, read once.
 *
 * @throws TypeError that names the credential that is invalid
 */
export function readMerchant(credentials: Omit<Credentials, 'platformKeys'>): Omit<MerchantCredentials, 'apiV3Key'> {
  return readParts(credentials).merchant
}

function readParts(credentials: Partial<Credentials>): {
  merchant: Omit<MerchantCredentials, 'apiV3Key'>
  platformKeys: unknown
} {
  assertCredentials(credentials)
  // A getter may return something else each time.
  const { mchid, serialNo, privateKey, platformKeys, clockTolerance = 300, apiV3Key, ...others } = credentials
  assertKnown('a credential', others)
  // Both stand in double quotes in the Authorization header.
  assertWord('mchid', mchid, "the merchant's number")
  assertSerialNo(serialNo)
  assertKey('privateKey', privateKey, 'private')
  assertNumber('clockTolerance', clockTolerance, 0, Number.MAX_SAFE_INTEGER)
  if (apiV3Key !== undefined) assertApiV3Key(apiV3Key)
  // The APIv3 key is left out: a call needs none, and what is not kept cannot be printed.
  return { merchant: { mchid, serialNo, privateKey, clockTolerance }, platformKeys }
}

/** What `parseNotification` needs: a merchant's `Credentials` have it too. */
export interface NotificationCredentials extends Pick<Credentials, 'platformKeys' | 'clockTolerance'> {
  /** The APIv3 key of the merchant, 32 bytes. */
  apiV3Key: string
}

/**
 * Credentials for notifications, read once.
 *
 * @throws TypeError that names the credential that is invalid
 */
export function readNotificationCredentials(
  credentials: NotificationCredentials,
): NotificationCredentials & { clockTolerance: number } {
  assertCredentials(credentials)
  const { platformKeys, clockTolerance = 300, apiV3Key, ...others }: Partial<Credentials> = credentials
  assertKnown('a credential', others)
  assertNumber('clockTolerance', clockTolerance, 0, Number.MAX_SAFE_INTEGER)
  assertApiV3Key(apiV3Key)
  const { serialNo, privateKey } = others
  return { platformKeys: readPlatformKeys(platformKeys, serialNo, privateKey), clockTolerance, apiV3Key }
}

function assertCredentials(credentials: unknown): asserts credentials is object {
  if (typeof credentials === 'object' && credentials !== null && !isPromise(credentials)) return
  const is = credentials === undefined ? 'undefined' : whatIs(credentials, 'secret')
  throw new TypeError(`credentials must be an object, but is ${is}`)
}

/** @throws TypeError that never quotes it */
export function assertApiV3Key(apiV3Key: unknown): asserts apiV3Key is string {
  const rule = 'apiV3Key must be text of 32 bytes'
  if (typeof apiV3Key !== 'string') throw new TypeError(`${rule}, but is ${whatIs(apiV3Key, 'secret')}`)
  const { length } = encodeText(apiV3Key)
  if (length !== 32) throw new TypeError(`${rule}, but has ${length}`)
}

function readPlatformKeys(
  platformKeys: unknown,
  serialNo: string | undefined,
  privateKey: CryptoKey | undefined,
): Record<string, CryptoKey> {
  const rule = 'platformKeys must be an object of keys by their Wechatpay-Serial'
  if (typeof platformKeys !== 'object' || platformKeys === null || isPromise(platformKeys))
    throw new TypeError(`${rule}, but is ${whatIs(platformKeys, 'secret')}`)
  if (Array.isArray(platformKeys)) throw new TypeError(`${rule}, but is an array: write { [serial]: key }`)
  const keys = Object.entries(platformKeys)
  if (keys.length === 0) throw new TypeError(`${rule}, but is empty`)
  for (const [serial, key] of keys) {
    assertKey(`platformKeys[${quote(serial)}]`, key, 'public')
    assertPlatformKey(serial, key, serialNo, privateKey)
  }
  return Object.fromEntries(keys) as Record<string, CryptoKey> // `as`: each of them has just been looked at.
}

/** Mistakes that only a comparison finds: a key of the merchant among those of the platform, a name of another key. */
function assertPlatformKey(
  serial: string,
  key: CryptoKey,
  serialNo: string | undefined,
  privateKey: CryptoKey | undefined,
): void {
  const { modulus, serialNo: certificateSerial } = factsOf(key) ?? {}
  if (modulus !== undefined && privateKey && modulus === factsOf(privateKey)?.modulus)
    throw new TypeError(`platformKeys[${quote(serial)}] is the merchant's own key: it must be a key of WeChat Pay`)
  const own = typeof serialNo === 'string' ? serialNo.toUpperCase() : undefined
  if (serial.toUpperCase() === own) {
    throw new TypeError(
      certificateSerial === own
        ? `serialNo must be ${MERCHANT_SERIAL}, but is that of the platform certificate`
        : `platformKeys has the merchant's serialNo as a name: it must be the platform's`,
    )
  }
  if (certificateSerial !== undefined && certificateSerial !== serial.toUpperCase().replace(/^0X/, ''))
    throw new TypeError(
      `platformKeys[${quote(serial)}] is the certificate ${certificateSerial}: write that serial number`,
    )
  assertPlatformSerial(serial)
}

function assertWord(option: string, value: unknown, what: string): asserts value is string {
  if (typeof value === 'string' && /^[0-9A-Za-z_-]+$/.test(value)) return
  throw new TypeError(`${option} must be ${what}, text of letters and digits, but is ${whatIs(value)}`)
}

const MERCHANT_SERIAL = "the serial number of the merchant's API certificate"

function assertSerialNo(serialNo: unknown): asserts serialNo is string {
  assertWord('serialNo', serialNo, MERCHANT_SERIAL)
  if (serialNo.startsWith(PUBLIC_KEY_PREFIX))
    throw new TypeError(`serialNo must be ${MERCHANT_SERIAL}, but is the id of a WeChat Pay public key`)
  assertHexadecimal('serialNo', serialNo)
}

function assertPlatformSerial(serial: string): void {
  assertWord('each name in platformKeys', serial, 'a Wechatpay-Serial')
  if (serial.startsWith(PUBLIC_KEY_PREFIX)) return
  if (/^[0-9]{20,}$/.test(serial))
    throw new TypeError(`platformKeys[${quote(serial)}] is decimal: the id of a public key begins with PUB_KEY_ID_`)
  assertHexadecimal(`platformKeys[${quote(serial)}]`, serial)
}

/** Serial numbers are compared as text with those that WeChat Pay sends, which are in upper case. */
function assertHexadecimal(option: string, serial: string): void {
  if (/^0x/i.test(serial)) throw new TypeError(`${option} must not begin with 0x`)
  if (/^[0-9a-f]+$/i.test(serial) && serial !== serial.toUpperCase())
    throw new TypeError(`${option} must be in upper case, as WeChat Pay writes it`)
}

const KINDS = {
  private: { usage: 'sign', importer: 'importPrivateKey' },
  public: { usage: 'verify', importer: 'importPublicKey or importCertificate' },
} as const

function assertKey(option: string, key: unknown, type: 'private' | 'public'): asserts key is CryptoKey {
  const { usage, importer } = KINDS[type]
  const fail = (is: string): never => {
    throw new TypeError(`${option} must be a ${type} RSA CryptoKey from ${importer}, but is ${is}`)
  }
  if (!isCryptoKey(key)) return fail(typeof key === 'string' ? 'text: import the PEM first' : whatIs(key))
  if (key.type !== type) fail(`a ${key.type} key`)
  const algorithm = key.algorithm as Partial<RsaHashedKeyAlgorithm>
  if (algorithm.name !== 'RSASSA-PKCS1-v1_5') fail(`one for ${String(algorithm.name)}`)
  if (algorithm.hash?.name !== 'SHA-256') fail(`one for ${String(algorithm.hash?.name)}`)
  if (!key.usages.includes(usage)) fail(`not usable to ${usage}`)
  const { modulusLength = 0, publicExponent } = algorithm
  if (modulusLength < 2048) fail(`one of ${modulusLength} bits: 2048 is the least`)
  // With the exponent 1 anybody can sign.
  if (String(publicExponent) !== '1,0,1') fail('one of another exponent than 65537')
}

/** By its tag, because a key of another realm has another class. */
function isCryptoKey(key: unknown): key is CryptoKey {
  return Object.prototype.toString.call(key) === '[object CryptoKey]'
}

function isPromise(value: unknown): boolean {
  return typeof (Object(value) as { then?: unknown }).then === 'function'
}

/** What a value is, for a message: never the value of what may be a key. */
function whatIs(value: unknown, kind?: 'secret'): string {
  if (value === undefined || value === null) return 'missing'
  if (isPromise(value)) return 'a promise: await it'
  if (kind === 'secret') return typeName(value)
  if (typeof value === 'string') return value === '' ? 'empty' : value.length > 64 ? 'a long text' : quote(value)
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}: write it as text`
  return typeName(value)
}
