// @ts-check
/** Keys as PEM files have them, for WebCrypto. */
import { fromBase64 } from '/_sandbox/bytes.js'

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** @param {string} pem */
export async function importPrivateKey(pem) {
  return crypto.subtle.importKey('pkcs8', derOf(pem), ALGORITHM, false, ['sign'])
}

/** @param {string} pem */
export async function importPublicKey(pem) {
  return crypto.subtle.importKey('spki', derOf(pem), ALGORITHM, false, ['verify'])
}

/** WebCrypto reads no certificate, but the key in it. @param {string} pem */
export async function importCertificate(pem) {
  return crypto.subtle.importKey('spki', publicKeyOf(derOf(pem)), ALGORITHM, false, ['verify'])
}

/** @param {string} pem */
function derOf(pem) {
  const bytes = fromBase64(pem.replace(/-----[A-Z ]+-----|\s/g, ''))
  if (bytes === undefined) throw new Error('the key is not PEM')
  return bytes
}

const VERSION = 0xa0

/**
 * The key with its algorithm, as it stands in a certificate. https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 *
 * @param {Uint8Array<ArrayBuffer>} certificate
 */
function publicKeyOf(certificate) {
  const [signed = certificate] = elements(contentOf(certificate))
  const parts = elements(contentOf(signed))
  // Serial number, algorithm, issuer, validity, subject, key; the version stands before them, unless it is the oldest one.
  return parts[parts[0]?.[0] === VERSION ? 6 : 5] ?? new Uint8Array()
}

/** The DER elements that follow one another. @param {Uint8Array<ArrayBuffer>} bytes */
function elements(bytes) {
  const found = []
  for (let rest = bytes; rest.length > 0;) {
    const { end } = bounds(rest)
    found.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return found
}

/** @param {Uint8Array<ArrayBuffer>} element */
function contentOf(element) {
  const { start, end } = bounds(element)
  return element.slice(start, end)
}

/** Where the content of the first element is. A length of 128 or more follows the number of its bytes. @param {Uint8Array} bytes */
function bounds(bytes) {
  const length = bytes[1] ?? 0
  if (length < 0x80) return { start: 2, end: 2 + length }
  const start = 2 + (length & 0x7f)
  return { start, end: start + bytes.slice(2, start).reduce((sum, byte) => sum * 256 + byte, 0) }
}
