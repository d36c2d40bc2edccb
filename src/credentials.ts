import type { CryptoKey } from 'jose'
import { quote } from './received-response.js'

/** Who the merchant is, and whom it trusts. */
export interface Credentials {
  /** The merchant's number, 商户号. */
  mchid: string
  /** The serial number of the **merchant's** API certificate, `apiclient_cert.pem`. */
  serialNo: string
  /** The merchant's private key, from `importPrivateKey`. */
  privateKey: CryptoKey
  /**
   * The keys that an answer may be signed with, by `Wechatpay-Serial`: the id of the WeChat Pay public key
   * (`PUB_KEY_ID_…`) or a platform certificate's serial number. Read once: after a change make a new client.
   */
  platformKeys: Readonly<Record<string, CryptoKey>>
  /** How far an answer's timestamp may be off this machine's clock, either way, in seconds; default 300. */
  clockTolerance?: number
}

/** How the id of a WeChat Pay public key begins; the prefix is part of it. */
export const PUBLIC_KEY_PREFIX = 'PUB_KEY_ID_'

/** @throws TypeError that names the option when the credentials cannot be meant */
export function readCredentials(credentials: Credentials): Credentials {
  const { mchid, serialNo, privateKey, platformKeys, clockTolerance } = credentials ?? {}
  // Both stand in double quotes in the Authorization header.
  checkWord('mchid', mchid, "the merchant's number")
  checkWord('serialNo', serialNo, "the serial number of the merchant's API certificate")
  if (serialNo.startsWith(PUBLIC_KEY_PREFIX)) {
    throw new TypeError(
      "serialNo is the id of a WeChat Pay public key: it must be the serial number of the merchant's certificate",
    )
  }
  checkKey('privateKey', privateKey, 'private', 'sign', 'importPrivateKey')
  if (platformKeys === null || typeof platformKeys !== 'object' || Object.keys(platformKeys).length === 0) {
    throw new TypeError(
      'platformKeys must hold at least one key by its Wechatpay-Serial: without one no answer can be verified',
    )
  }
  for (const [serial, key] of Object.entries(platformKeys)) {
    if (serial.toUpperCase() === serialNo.toUpperCase()) {
      throw new TypeError(
        "platformKeys has the merchant's own serialNo: it must hold the platform's keys, not the merchant's certificate",
      )
    }
    checkWord('each name in platformKeys', serial, 'a Wechatpay-Serial')
    checkKey(`platformKeys[${quote(serial)}]`, key, 'public', 'verify', 'importPublicKey or importCertificate')
  }
  if (clockTolerance !== undefined && !(Number.isFinite(clockTolerance) && clockTolerance >= 0)) {
    throw new TypeError(`clockTolerance must be a number of seconds, 0 or more, but is ${String(clockTolerance)}`)
  }
  return credentials
}

function checkWord(option: string, value: unknown, what: string): asserts value is string {
  if (typeof value !== 'string' || !/^[0-9A-Za-z_-]+$/.test(value)) {
    const is = typeof value === 'string' ? quote(value) : value === undefined ? 'missing' : `a ${typeof value}`
    throw new TypeError(`${option} must be ${what}, text of letters and digits, but is ${is}`)
  }
}

function checkKey(
  option: string,
  key: unknown,
  type: 'private' | 'public',
  usage: 'sign' | 'verify',
  importer: string,
): void {
  const fail = (is: string): never => {
    throw new TypeError(
      `${option} must be a ${type} RSA CryptoKey for RSASSA-PKCS1-v1_5 with SHA-256 (from ${importer}), but is ${is}`,
    )
  }
  if (key === undefined || key === null) fail('missing')
  if (!isCryptoKey(key)) return fail(typeof key === 'string' ? 'text: import the PEM first' : `a ${typeof key}`)
  if (key.type !== type) fail(`a ${key.type} key`)
  const algorithm = key.algorithm as { name?: string; hash?: { name: string }; modulusLength?: number }
  if (algorithm.name !== 'RSASSA-PKCS1-v1_5') fail(`one for ${String(algorithm.name)}`)
  if (algorithm.hash?.name !== 'SHA-256') fail(`one for ${String(algorithm.hash?.name)}`)
  if (!key.usages.includes(usage)) fail(`not usable to ${usage}`)
  if (!(Number(algorithm.modulusLength) >= 2048))
    fail(`only ${String(algorithm.modulusLength)} bits long, 2048 is the least`)
}

function isCryptoKey(key: unknown): key is CryptoKey {
  return typeof key === 'object' && key !== null && 'algorithm' in key && 'usages' in key && 'type' in key
}
