import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { Credentials } from '../credentials.js'
import { importCertificate, importPrivateKey, importPublicKey } from '../platform/node.js'
import { selfSignedCertificate } from './certificate.js'
import type { PlatformKeys, SandboxPem } from './types.js'

type PrivateKey = Credentials['privateKey']
type PublicKey = Credentials['platformKeys'][string]

export interface Identities {
  pem: SandboxPem
  credentials: Credentials
  mchid: string
  /** Verifies the merchant's requests. */
  merchantKey: PublicKey
  /** Sign the responses, by `Wechatpay-Serial`; only those that this merchant has. */
  platformKeys: ReadonlyMap<string, PrivateKey>
  /** Signs where nobody asked for another key, and every notification. */
  signingKey: { serial: string; privateKey: PrivateKey }
  /** Encrypts notifications and certificates for the merchant. */
  apiV3Key: string
}

/** Of this process: to make three takes some tenths of a second, which tests with a sandbox each would spend every time. */
let keyPairs: Promise<[merchant: PemKeyPair, platform: PemKeyPair, publicKey: PemKeyPair]> | undefined

/**
 * A merchant and a platform, each with RSA-2048 keys. Serial numbers, ids and certificates are fresh each time.
 *
 * @param keys which of the platform's keys the merchant has. With both the certificate signs by default, as in the
 *   months in which the real service changes a merchant over
 */
export async function createIdentities(mchid: string, keys: PlatformKeys): Promise<Identities> {
  keyPairs ??= Promise.all([createKeyPair(), createKeyPair(), createKeyPair()])
  const [merchant, platform, publicKey] = await keyPairs
  const merchantCertificate = createCertificate(merchant, mchid)
  const platformCertificate = createCertificate(platform, 'Tenpay.com sign')
  const pem: SandboxPem = {
    merchantPrivateKey: merchant.privateKey,
    merchantCertificate: merchantCertificate.pem,
    merchantSerial: merchantCertificate.serial,
    platformPublicKey: publicKey.publicKey,
    platformPublicKeyId: `PUB_KEY_ID_${BigInt(`0x1${randomBytes(12).toString('hex')}`)
      .toString()
      .slice(0, 28)}`,
    platformCertificate: platformCertificate.pem,
    platformSerial: platformCertificate.serial,
  }
  const certificateKey = [pem.platformSerial, await importPrivateKey(platform.privateKey)] as const
  const publicKeysKey = [pem.platformPublicKeyId, await importPrivateKey(publicKey.privateKey)] as const
  const platformKeys = new Map(
    { certificate: [certificateKey], 'public-key': [publicKeysKey], both: [certificateKey, publicKeysKey] }[keys],
  )
  const [serial, privateKey] = keys === 'public-key' ? publicKeysKey : certificateKey
  const apiV3Key = createApiV3Key()
  return {
    mchid,
    pem,
    credentials: {
      mchid,
      apiV3Key,
      serialNo: pem.merchantSerial,
      privateKey: await importPrivateKey(pem.merchantPrivateKey),
      platformKeys: {
        ...(keys !== 'certificate' && { [pem.platformPublicKeyId]: await importPublicKey(pem.platformPublicKey) }),
        ...(keys !== 'public-key' && { [pem.platformSerial]: await importCertificate(pem.platformCertificate) }),
      },
    },
    merchantKey: await importCertificate(pem.merchantCertificate),
    platformKeys,
    signingKey: { serial, privateKey },
    apiV3Key,
  }
}

/** 32 letters and digits, as the merchant platform wants them. */
export function createApiV3Key(): string {
  return randomBytes(16).toString('hex')
}

interface PemKeyPair {
  privateKey: string
  publicKey: string
}

async function createKeyPair(): Promise<PemKeyPair> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** The certificate is valid from yesterday for five years, as a platform certificate is. */
function createCertificate(keys: PemKeyPair, commonName: string): { pem: string; serial: string } {
  // 20 bytes that begin with the digit 4: the number is positive and has no leading zero, which some tools print and others drop.
  const serial = `4${randomBytes(20).toString('hex').slice(1)}`.toUpperCase()
  const day = 24 * 60 * 60 * 1000
  const pem = selfSignedCertificate({
    ...keys,
    serial,
    commonName,
    organization: 'wechatpay-payscore sandbox',
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 5 * 365 * day),
  })
  return { pem, serial }
}
