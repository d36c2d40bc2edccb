import type { CryptoKey } from 'jose'
// Not all of jose: reading its other files takes longer than the rest of this package.
import { importPKCS8, importSPKI, importX509 } from 'jose/key/import'

// What `WECHATPAY2-SHA256-RSA2048` calls its algorithm, JOSE calls RS256: RSASSA-PKCS1-v1_5 with SHA-256.
const ALGORITHM = 'RS256'

/**
 * Imports the merchant's private key, `apiclient_key.pem` (PKCS#8, PEM). The CryptoKey cannot be exported again.
 * Import once and keep it: importing costs several times a signature.
 *
 * @throws TypeError that says what the text is instead, never what it contains
 */
export async function importPrivateKey(pem: string): Promise<CryptoKey> {
  return importPem(pem, 'PRIVATE KEY', 'privateKey', importPKCS8)
}

/**
 * Imports the WeChat Pay public key, `pub_key.pem` (SPKI, PEM). Put it among `platformKeys` under its id with the prefix,
 * `PUB_KEY_ID_…`.
 *
 * @throws TypeError that says what the text is instead
 */
export async function importPublicKey(pem: string): Promise<CryptoKey> {
  return importPem(pem, 'PUBLIC KEY', 'WeChat Pay public key', importSPKI)
}

/**
 * Imports the public key of a platform certificate (X.509, PEM). Put it among `platformKeys` under the certificate's
 * serial number. Neither the certificate's dates nor its issuer are checked.
 *
 * @throws TypeError that says what the text is instead
 */
export async function importCertificate(pem: string): Promise<CryptoKey> {
  return importPem(pem, 'CERTIFICATE', 'platform certificate', importX509)
}

async function importPem(
  pem: string,
  label: string,
  what: string,
  importKey: (pem: string, algorithm: string) => Promise<CryptoKey>,
): Promise<CryptoKey> {
  const block = pemBlock(pem, label, what)
  try {
    return await importKey(block, ALGORITHM)
  } catch {
    // The cause is left out: it adds nothing that helps, and nothing that was derived from a key belongs in an error.
    throw new TypeError(`The ${what} cannot be read: its PEM block is damaged, or it is not an RSA key`)
  }
}

/**
 * The block with a label out of a text, which may have others.
 *
 * @throws TypeError that says what the text is instead
 */
export function pemBlock(pem: unknown, label: string, what = label): string {
  if (typeof pem !== 'string')
    throw new TypeError(`The ${what} must be PEM text, but is ${typeof pem}: read the file as UTF-8`)
  const begin = `-----BEGIN ${label}-----`
  const start = pem.indexOf(begin)
  const end = `-----END ${label}-----`
  const stop = pem.indexOf(end, start)
  if (start >= 0 && stop >= 0) {
    const block = pem.slice(start, stop + end.length)
    if (block.includes('\\n')) {
      throw new TypeError(
        `The ${what} has "\\n" as two characters where lines end: replaceAll('\\\\n', '\\n') mends it`,
      )
    }
    return block
  }
  throw new TypeError(`The ${what} must be PEM text with ${begin}, but ${otherThan(pem, label)}`)
}

/** Says what a text is that is not the expected PEM block. */
function otherThan(pem: string, label: string): string {
  const found = /-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(pem)?.[1]
  if (found === label) return 'has no end line: the file was cut off'
  switch (found) {
    case undefined:
      return 'has no PEM block: pass the content of the file, not its name'
    case 'RSA PRIVATE KEY':
      return 'is PKCS#1: convert it with `openssl pkcs8 -topk8 -nocrypt -in apiclient_key.pem -out apiclient_key_pkcs8.pem`'
    case 'RSA PUBLIC KEY':
      return 'is PKCS#1: convert it with `openssl rsa -RSAPublicKey_in -pubout -in pub_key.pem -out pub_key_spki.pem`'
    case 'ENCRYPTED PRIVATE KEY':
      return 'is encrypted: decrypt it with `openssl pkcs8 -in apiclient_key.pem -out apiclient_key_plain.pem`'
    case 'CERTIFICATE':
      return 'is a certificate: apiclient_cert.pem is not the key, and a platform certificate is for importCertificate'
    case 'PUBLIC KEY':
      return 'is a public key, which is for importPublicKey'
    case 'PRIVATE KEY':
      return 'is a private key, which is for importPrivateKey'
    default:
      return `is a ${found}`
  }
}
