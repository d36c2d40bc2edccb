import { remember, spkiOf, whyUnreadable, type KeyLabel } from './key-facts.js'
import type { Bytes, CryptoKey } from './message.js'
import { typeName } from './type-name.js'

/** What `WECHATPAY2-SHA256-RSA2048` means. */
const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/**
 * Imports the merchant's private key, `apiclient_key.pem` (PKCS#8, PEM). The CryptoKey cannot be exported again.
 * Import it once and keep it: importing costs several times a signature.
 *
 * @throws TypeError that says what the text is instead, never what it contains
 * @example
 * const privateKey = await importPrivateKey(await readFile('apiclient_key.pem', 'utf8'))
 */
export async function importPrivateKey(pem: string): Promise<CryptoKey> {
  return importPem(pem, 'PRIVATE KEY', async (der) => crypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']))
}

/**
 * Imports the WeChat Pay public key, `pub_key.pem` (SPKI, PEM). Put it among `platformKeys` under its id with the prefix,
 * `PUB_KEY_ID_…`.
 *
 * @throws TypeError that says what the text is instead
 * @example
 * const publicKey = await importPublicKey(await readFile('pub_key.pem', 'utf8'))
 * const platformKeys = { PUB_KEY_ID_0114232134912410000000000000: publicKey }
 */
export async function importPublicKey(pem: string): Promise<CryptoKey> {
  return importPem(pem, 'PUBLIC KEY', importSpki)
}

/**
 * Imports the public key of a platform certificate (X.509, PEM). Put it among `platformKeys` under the certificate's
 * serial number. Neither the certificate's dates nor its issuer are checked.
 *
 * @throws TypeError that says what the text is instead
 * @example
 * const certificate = await importCertificate(await readFile('wechatpay_cert.pem', 'utf8'))
 * const platformKeys = { '5F0B4C9A4E0D1C7B2A3948576650413223140506': certificate }
 */
export async function importCertificate(pem: string): Promise<CryptoKey> {
  return importPem(pem, 'CERTIFICATE', async (der) => importSpki(spkiOf(der)))
}

const FILES: Readonly<Record<KeyLabel, string>> = {
  'PRIVATE KEY': 'private key (apiclient_key.pem)',
  'PUBLIC KEY': 'WeChat Pay public key (pub_key.pem)',
  CERTIFICATE: 'platform certificate',
}

async function importSpki(der: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', der, ALGORITHM, true, ['verify'])
}

async function importPem(
  pem: string,
  label: KeyLabel,
  importKey: (der: Bytes) => Promise<CryptoKey>,
): Promise<CryptoKey> {
  const der = derOf(pem, label)
  try {
    return remember(await importKey(der), label, der)
  } catch {
    // The error has no cause: nothing that was derived from a key belongs in it.
    throw new TypeError(`The ${FILES[label]} cannot be read: ${whyUnreadable(label, der)}`)
  }
}

/** The bytes of the block with a label; none when it is not base64. @throws TypeError as below */
export function derOf(pem: unknown, label: KeyLabel): Bytes {
  const base64 = pemBlock(pem, label).replace(/-----[A-Z ]+-----/g, '')
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

/**
 * The block with a label out of a text, which may have others.
 *
 * @throws TypeError that says what the text is instead
 */
function pemBlock(pem: unknown, label: KeyLabel): string {
  const what = FILES[label]
  if (pem === undefined || pem === null || pem === '')
    throw new TypeError(`The ${what} is ${pem === '' ? 'empty' : String(pem)}: is the variable set that it comes from?`)
  if (typeof pem !== 'string') {
    const likely = pem instanceof Uint8Array ? 'bytes: read the file as UTF-8' : typeName(pem)
    throw new TypeError(`The ${what} must be PEM text, but is ${likely}`)
  }
  const begin = `-----BEGIN ${label}-----`
  const start = pem.indexOf(begin)
  const end = `-----END ${label}-----`
  const stop = pem.indexOf(end, start)
  if (start < 0 || stop < 0)
    throw new TypeError(`The ${what} must be PEM text with ${begin}, but ${whatIs(pem, label)}`)
  const block = pem.slice(start, stop + end.length)
  if (block.includes('\\n')) {
    const fix = "replaceAll('\\\\n', '\\n') fixes it"
    throw new TypeError(`The ${what} has "\\n" as two characters where lines end: ${fix}`)
  }
  return block
}

/** Says what a text is that is not the expected PEM block. */
function whatIs(text: string, label: KeyLabel): string {
  const found = /-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text)?.[1]
  if (found === label) return 'has no end line: the file was cut off'
  if (found === undefined) return withoutBlock(text)
  return Object.hasOwn(OTHER_LABELS, found) ? String(OTHER_LABELS[found]) : `is a ${found}`
}

const OTHER_LABELS: Readonly<Record<string, string>> = {
  'RSA PRIVATE KEY':
    'is PKCS#1: convert it with `openssl pkcs8 -topk8 -nocrypt -in apiclient_key.pem -out apiclient_key_pkcs8.pem`',
  'RSA PUBLIC KEY':
    'is PKCS#1: convert it with `openssl rsa -RSAPublicKey_in -pubout -in pub_key.pem -out pub_key_spki.pem`',
  'EC PRIVATE KEY': 'is an elliptic-curve key: the merchant API certificate has an RSA key',
  'ENCRYPTED PRIVATE KEY':
    'is encrypted: decrypt it with `openssl pkcs8 -in apiclient_key.pem -out apiclient_key_plain.pem`',
  CERTIFICATE:
    'is a certificate: apiclient_cert.pem is not the key, and a platform certificate is for importCertificate',
  'PUBLIC KEY': 'is a public key, which is for importPublicKey',
  'PRIVATE KEY': 'is a private key, which is for importPrivateKey',
}

function withoutBlock(text: string): string {
  const start = text.slice(0, 64).trim()
  if (start.includes('\0'))
    return 'is UTF-16 or a binary file such as apiclient_cert.p12: it must be a PEM file in UTF-8'
  if (start.startsWith('PUB_KEY_ID_')) return 'is the id of a key: pass the content of its file'
  // LS0tLS1CRUdJTi is "-----BEGIN" in base64.
  if (start.startsWith('LS0tLS1CRUdJTi')) return 'is a PEM file in base64: decode it first'
  if (/^MII[0-9A-Za-z+/]{20,}/.test(start)) return `has no lines BEGIN and END: put them around the base64`
  if (/^0\S?\ufffd|^0\x82|\ufffd/.test(start))
    return 'is a binary file such as apiclient_cert.p12: it must be a PEM file'
  return 'has no PEM block: pass the content of the file, not its name'
}
