import {
  certificateParts,
  INTEGER,
  otherKind,
  privateKeyParts,
  publicKeyParts,
  remember,
  spkiOf,
  type KeyParts,
} from './key-facts.js'
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
  return importPem(pem, PRIVATE_KEY)
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
  return importPem(pem, PUBLIC_KEY)
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
  return importPem(pem, CERTIFICATE)
}

/** One kind of PEM file. */
interface KeyFile {
  readonly label: string
  /** What a message calls it. */
  readonly name: string
  readonly importKey: (der: Bytes) => Promise<CryptoKey>
  /** @throws RangeError for bytes that are not DER */
  readonly partsOf: (der: Bytes) => KeyParts
}

const PRIVATE_KEY: KeyFile = {
  label: 'PRIVATE KEY',
  name: 'private key (apiclient_key.pem)',
  importKey: async (der) => crypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']),
  partsOf: privateKeyParts,
}

const PUBLIC_KEY: KeyFile = {
  label: 'PUBLIC KEY',
  name: 'WeChat Pay public key (pub_key.pem)',
  importKey: importSpki,
  partsOf: publicKeyParts,
}

const CERTIFICATE: KeyFile = {
  label: 'CERTIFICATE',
  name: 'platform certificate',
  importKey: async (der) => importSpki(spkiOf(der)),
  partsOf: certificateParts,
}

async function importSpki(der: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', der, ALGORITHM, true, ['verify'])
}

async function importPem(pem: string, file: KeyFile): Promise<CryptoKey> {
  const der = derOf(pem, file)
  try {
    return remember(await file.importKey(der), file.partsOf(der).facts())
  } catch {
    // The error has no cause: nothing that was derived from a key belongs in it.
    throw new TypeError(`The ${file.name} cannot be read: it ${whyUnreadable(file, der)}`)
  }
}

/** The bytes of the private key in a PEM file; none when it is not base64. @throws TypeError as `importPrivateKey` */
export function privateKeyDer(pem: string): Bytes {
  return derOf(pem, PRIVATE_KEY)
}

function derOf(pem: unknown, file: KeyFile): Bytes {
  const base64 = pemBlock(pem, file).replace(/-----[A-Z ]+-----/g, '')
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

/** What is wrong with the bytes of a key that could not be imported. */
function whyUnreadable({ label, partsOf }: KeyFile, der: Bytes): string {
  try {
    const { algorithm } = partsOf(der)
    if (algorithm?.tag === INTEGER) return OTHER_LABELS[`RSA ${label}`] ?? 'is PKCS#1'
    return `is ${otherKind(algorithm) ?? 'damaged, or'} not an RSA key`
  } catch {
    return 'is damaged'
  }
}

/**
 * The block with a label out of a text, which may have others.
 *
 * @throws TypeError that says what the text is instead
 */
function pemBlock(pem: unknown, { label, name }: KeyFile): string {
  if (pem === undefined || pem === null || pem === '')
    throw new TypeError(`The ${name} is ${pem === '' ? 'empty' : String(pem)}: is the variable set that it comes from?`)
  const begin = `-----BEGIN ${label}-----`
  const fail = (is: string): never => {
    throw new TypeError(`The ${name} must be PEM text with ${begin}, but ${is}`)
  }
  if (typeof pem !== 'string')
    return fail(`is ${pem instanceof Uint8Array ? 'bytes: read the file as UTF-8' : typeName(pem)}`)
  const start = pem.indexOf(begin)
  const end = `-----END ${label}-----`
  const stop = pem.indexOf(end, start)
  if (start < 0 || stop < 0) return fail(whatIs(pem, label))
  const block = pem.slice(start, stop + end.length)
  if (block.includes('\\n')) return fail("has \\n as two characters: replaceAll('\\\\n', '\\n') fixes it")
  return block
}

/** Says what a text is that is not the expected PEM block. */
function whatIs(text: string, label: string): string {
  const found = /-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text)?.[1]
  if (found === label) return 'has no end line: the file was cut off'
  if (found === undefined) return withoutBlock(text)
  return Object.hasOwn(OTHER_LABELS, found) ? String(OTHER_LABELS[found]) : `has ${found}`
}

const OTHER_LABELS: Readonly<Record<string, string>> = {
  'RSA PRIVATE KEY':
    'is PKCS#1: convert it with `openssl pkcs8 -topk8 -nocrypt -in apiclient_key.pem -out apiclient_key_pkcs8.pem`',
  'ENCRYPTED PRIVATE KEY':
    'is encrypted: decrypt it with `openssl pkcs8 -in apiclient_key.pem -out apiclient_key_pkcs8.pem`',
  CERTIFICATE: 'is a certificate: a platform certificate is for importCertificate',
  'PUBLIC KEY': 'is a public key, which is for importPublicKey',
  'PRIVATE KEY': 'is a private key, which is for importPrivateKey',
}

function withoutBlock(text: string): string {
  const start = text.slice(0, 64).trim()
  if (start.startsWith('PUB_KEY_ID_')) return 'is the id of a key: pass the content of its file'
  // LS0tLS1CRUdJTi is "-----BEGIN" in base64.
  if (start.startsWith('LS0tLS1CRUdJTi')) return 'is a PEM file in base64: decode it first'
  if (/^MII[0-9A-Za-z+/]{20,}/.test(start)) return 'has no lines BEGIN and END: put them around the base64'
  if (/[\0\ufffd]|^0\x82/.test(start)) return 'is UTF-16 or binary, such as apiclient_cert.p12: it must be UTF-8'
  return 'has no PEM block: pass the content of the file, not its name'
}
