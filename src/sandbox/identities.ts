import { exportPKCS8, exportSPKI, generateKeyPair, type CryptoKey } from 'jose'
import { randomBytes } from 'node:crypto'
import type { Credentials } from '../credentials.js'
import { importCertificate, importPrivateKey, importPublicKey } from '../platform/node.js'
import { selfSignedCertificate } from './certificate.js'

/** The keys and certificates of a sandbox as PEM, for clients in any language. They are made at start and worth nothing. */
export interface SandboxPem {
  /** `apiclient_key.pem`, PKCS#8. */
  merchantPrivateKey: string
  /** `apiclient_cert.pem`. */
  merchantCertificate: string
  /** What goes into `serial_no` of the Authorization header. */
  merchantSerial: string
  /** The "WeChat Pay public key", SPKI. */
  platformPublicKey: string
  /** Its id, `PUB_KEY_ID_…`. */
  platformPublicKeyId: string
  /** The platform certificate; its key is not that of `platformPublicKey`. */
  platformCertificate: string
  platformSerial: string
}

export interface Identities {
  pem: SandboxPem
  credentials: Credentials
  mchid: string
  /** Verifies the merchant's requests. */
  merchantKey: CryptoKey
  /** Sign the answers, by `Wechatpay-Serial`. */
  platformKeys: ReadonlyMap<string, CryptoKey>
}

/** A merchant and a platform, each with fresh RSA-2048 keys. */
export async function createIdentities(mchid: string): Promise<Identities> {
  const [merchant, platform, publicKey] = await Promise.all([createKeyPair(), createKeyPair(), createKeyPair()])
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
  return {
    mchid,
    pem,
    credentials: {
      mchid,
      serialNo: pem.merchantSerial,
      privateKey: await importPrivateKey(pem.merchantPrivateKey),
      platformKeys: {
        [pem.platformPublicKeyId]: await importPublicKey(pem.platformPublicKey),
        [pem.platformSerial]: await importCertificate(pem.platformCertificate),
      },
    },
    merchantKey: await importCertificate(pem.merchantCertificate),
    platformKeys: new Map([
      [pem.platformSerial, await importPrivateKey(platform.privateKey)],
      [pem.platformPublicKeyId, await importPrivateKey(publicKey.privateKey)],
    ]),
  }
}

interface PemKeyPair {
  privateKey: string
  publicKey: string
}

async function createKeyPair(): Promise<PemKeyPair> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  return { privateKey: await exportPKCS8(privateKey), publicKey: await exportSPKI(publicKey) }
}

/** Valid from yesterday for five years, as a platform certificate is. */
function createCertificate(keys: PemKeyPair, commonName: string): { pem: string; serial: string } {
  // 20 bytes that begin with a digit from 1 to 7: positive, and no leading zero that one tool prints and another drops.
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
