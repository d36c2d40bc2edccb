/** What a key's file says besides the key: enough of DER to tell one key from another, and what kind it is. */

import type { Bytes, CryptoKey } from './message.js'

/** What is remembered of an imported key; a CryptoKey tells none of it. */
export interface KeyFacts {
  /** The same text for a private key and its public key. It is no secret. */
  readonly modulus: string
  /** Of a certificate: its serial number as WeChat Pay writes it, in upper-case hexadecimal. */
  readonly serialNo?: string
}

const facts = new WeakMap<CryptoKey, KeyFacts>()

export function factsOf(key: CryptoKey): KeyFacts | undefined {
  return facts.get(key)
}

/** Remembers what the file of a key says. */
export function remember(key: CryptoKey, label: KeyLabel, der: Bytes): CryptoKey {
  const read = { 'PRIVATE KEY': privateKeyFacts, 'PUBLIC KEY': publicKeyFacts, CERTIFICATE: certificateFacts }[label]
  facts.set(key, read(der))
  return key
}

/** The SPKI of a certificate's key. @throws RangeError for bytes that are no certificate */
export function spkiOf(certificate: Bytes): Bytes {
  return new Uint8Array(certificateParts(certificate).key?.whole ?? [])
}

export type KeyLabel = 'PRIVATE KEY' | 'PUBLIC KEY' | 'CERTIFICATE'

/** What is wrong with the bytes of a key that could not be imported. */
export function whyUnreadable(label: KeyLabel, der: Bytes): string {
  const damaged = 'its PEM block is damaged'
  try {
    const parts = elements(elements(der)[0])
    // PKCS#1 has nine numbers or two, where PKCS#8 and SPKI say first which algorithm the key is for.
    if (label === 'PRIVATE KEY' && parts[1]?.tag === INTEGER)
      return 'its bytes are PKCS#1 under the label PRIVATE KEY: convert it with `openssl pkcs8 -topk8 -nocrypt`'
    const algorithm =
      label === 'CERTIFICATE' ? elements(certificateParts(der).key)[0] : parts[label === 'PRIVATE KEY' ? 1 : 0]
    const oid = hexadecimal(elements(algorithm)[0]?.content)
    const [, name] = ALGORITHMS.find(([prefix]) => oid.startsWith(prefix)) ?? []
    return name === undefined || name === 'RSA'
      ? `${damaged}, or it is not an RSA key`
      : `it is ${name}, not an RSA key`
  } catch {
    return damaged
  }
}

interface Element {
  readonly tag: number
  readonly content: Uint8Array
  /** With tag and length. */
  readonly whole: Uint8Array
}

const INTEGER = 0x02
const SEQUENCE = 0x30

const ALGORITHMS: readonly (readonly [oid: string, name: string])[] = [
  ['2A864886F70D01010A', 'an RSA-PSS key'],
  ['2A864886F70D010101', 'RSA'],
  ['2A8648CE3D0201', 'an elliptic-curve key'],
  ['2B6570', 'an Ed25519 key'],
]

function privateKeyFacts(der: Bytes): KeyFacts {
  // PKCS#8: version, algorithm, and the key itself: version, modulus, …
  const [, , key] = elements(elements(der)[0])
  return { modulus: hexadecimal(elements(elements(key)[0])[1]?.content) }
}

function publicKeyFacts(der: Bytes): KeyFacts {
  return { modulus: modulusOf(elements(der)[0]) }
}

function certificateFacts(der: Bytes): KeyFacts {
  const { serial, key } = certificateParts(der)
  return { modulus: modulusOf(key), serialNo: hexadecimal(serial?.content).replace(/^00/, '') }
}

/** https://www.rfc-editor.org/rfc/rfc5280#section-4.1 */
function certificateParts(der: Bytes): { serial: Element | undefined; key: Element | undefined } {
  const parts = elements(elements(elements(der)[0])[0])
  // The version stands first, unless it is the oldest one.
  const first = parts[0]?.tag === INTEGER ? 0 : 1
  return { serial: parts[first], key: parts[first + 5] }
}

/** SPKI: algorithm, and the key as a bit string whose first byte counts unused bits: modulus, exponent. */
function modulusOf(spki: Element | undefined): string {
  const bits = elements(spki)[1]?.content.subarray(1) ?? new Uint8Array()
  return hexadecimal(elements(elements(bits)[0])[0]?.content)
}

/** The elements of a constructed element, or of bytes. @throws RangeError for bytes that are not DER */
function elements(of: Element | Uint8Array | undefined): Element[] {
  const bytes = of === undefined ? new Uint8Array() : 'content' in of ? of.content : of
  const found: Element[] = []
  for (let at = 0; at < bytes.length;) {
    const start = at
    const tag = bytes[at++] ?? 0
    let length = bytes[at++] ?? 0
    if (length > 0x80) {
      const size = length & 0x7f
      if (size > 4) throw new RangeError('not DER')
      length = bytes.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0)
      at += size
    }
    if (at + length > bytes.length || (found.length === 0 && of instanceof Uint8Array && tag !== SEQUENCE))
      throw new RangeError('not DER')
    const content = bytes.subarray(at, at + length)
    at += length
    found.push({ tag, content, whole: bytes.subarray(start, at) })
  }
  return found
}

function hexadecimal(bytes: Uint8Array = new Uint8Array()): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}
