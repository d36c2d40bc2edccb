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

export function remember(key: CryptoKey, known: KeyFacts): CryptoKey {
  facts.set(key, known)
  return key
}

/** The parts of a key's DER. */
export interface KeyParts {
  /** What the key is for; a number where the DER is PKCS#1, which does not say it. */
  readonly algorithm: Element | undefined
  /** The facts of an RSA key. @throws RangeError for another one */
  readonly facts: () => KeyFacts
}

/** @throws RangeError for bytes that are not DER */
export function privateKeyParts(der: Bytes): KeyParts {
  // PKCS#8: version, algorithm, and the key itself: version, modulus, …
  const [, algorithm, key] = elements(elements(der)[0])
  return { algorithm, facts: () => ({ modulus: hexadecimal(elements(elements(key)[0])[1]?.content) }) }
}

/** @throws RangeError for bytes that are not DER */
export function publicKeyParts(der: Bytes): KeyParts {
  return partsOfSpki(elements(der)[0])
}

/** @throws RangeError for bytes that are not DER */
export function certificateParts(der: Bytes): KeyParts {
  const { serial, spki } = partsOfCertificate(der)
  const { algorithm, facts } = partsOfSpki(spki)
  return { algorithm, facts: () => ({ ...facts(), serialNo: hexadecimal(serial?.content).replace(/^00/, '') }) }
}

/** The SPKI of a certificate's key. @throws RangeError for bytes that are no certificate */
export function spkiOf(certificate: Bytes): Bytes {
  return new Uint8Array(partsOfCertificate(certificate).spki?.whole ?? [])
}

/** Which kind a key is that is not RSA, such as `an elliptic-curve key`; undefined for any other. */
export function otherKind(algorithm: Element | undefined): string | undefined {
  const oid = hexadecimal(elements(algorithm)[0]?.content)
  return ALGORITHMS.find(([prefix]) => oid.startsWith(prefix))?.[1]
}

interface Element {
  readonly tag: number
  readonly content: Uint8Array
  /** With tag and length. */
  readonly whole: Uint8Array
}

export const INTEGER = 0x02
const SEQUENCE = 0x30

const ALGORITHMS: readonly (readonly [oid: string, name: string])[] = [
  ['2A864886F70D01010A', 'an RSA-PSS key,'],
  ['2A8648CE3D0201', 'an elliptic-curve key,'],
  ['2B6570', 'an Ed25519 key,'],
]

/** https://www.rfc-editor.org/rfc/rfc5280#section-4.1 */
function partsOfCertificate(der: Bytes): { serial: Element | undefined; spki: Element | undefined } {
  const parts = elements(elements(elements(der)[0])[0])
  // The version stands first, unless it is the oldest one.
  const first = parts[0]?.tag === INTEGER ? 0 : 1
  return { serial: parts[first], spki: parts[first + 5] }
}

/** SPKI: algorithm, and the key as a bit string whose first byte counts unused bits: modulus, exponent. */
function partsOfSpki(spki: Element | undefined): KeyParts {
  const [algorithm, key] = elements(spki)
  return {
    algorithm,
    facts: () => ({ modulus: hexadecimal(elements(elements(key?.content.subarray(1))[0])[0]?.content) }),
  }
}

/** The elements of a constructed element, or of bytes. @throws RangeError for bytes that are not DER */
function elements(of: Element | Uint8Array = new Uint8Array()): Element[] {
  const bytes = 'content' in of ? of.content : of
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
