import { createPublicKey, sign } from 'node:crypto'

/** The content of a certificate, and the RSA key pair (PEM) that it is about and signed with. */
export interface SelfSigned {
  /** An even number of hexadecimal digits. The first one is 0 to 7, so that the number is positive. */
  serial: string
  commonName: string
  organization: string
  notBefore: Date
  notAfter: Date
  publicKey: string
  privateKey: string
}

/**
 * A self-signed certificate, PEM: X.509 v3 without extensions, sha256WithRSAEncryption. This file writes only the layout in
 * DER; the public key's part and the signature come from node:crypto.
 *
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function selfSignedCertificate(it: SelfSigned): string {
  const algorithm = sequence(oid(SHA256_WITH_RSA), der(NULL))
  const name = sequence(attribute(COMMON_NAME, it.commonName), attribute(ORGANIZATION_NAME, it.organization))
  const toBeSigned = sequence(
    // Nothing here needs version 3, but some readers accept no other.
    der(VERSION, der(INTEGER, Buffer.of(2))),
    der(INTEGER, Buffer.from(it.serial, 'hex')),
    algorithm,
    name,
    sequence(time(it.notBefore), time(it.notAfter)),
    name,
    createPublicKey(it.publicKey).export({ type: 'spki', format: 'der' }),
  )
  // The first byte of a BIT STRING counts the bits that its last one leaves unused.
  const signature = der(BIT_STRING, Buffer.of(0), sign('sha256', toBeSigned, it.privateKey))
  const lines = sequence(toBeSigned, algorithm, signature)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`
}

const INTEGER = 0x02
const BIT_STRING = 0x03
const NULL = 0x05
const OBJECT_IDENTIFIER = 0x06
const UTF8_STRING = 0x0c
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const SEQUENCE = 0x30
const SET = 0x31
const VERSION = 0xa0

const SHA256_WITH_RSA = '2a864886f70d01010b' // 1.2.840.113549.1.1.11
const COMMON_NAME = '550403' // 2.5.4.3
const ORGANIZATION_NAME = '55040a' // 2.5.4.10

/** Tag, length, content. */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.of(tag), derLength(body.length), body])
}

/** A length up to 127 is one byte; a larger one is written in as few bytes as possible, after a byte that counts them. */
function derLength(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length)
  const bytes = Buffer.from(length.toString(16).padStart(length < 0x100 ? 2 : 4, '0'), 'hex')
  return Buffer.concat([Buffer.of(0x80 + bytes.length), bytes])
}

function sequence(...content: Uint8Array[]): Buffer {
  return der(SEQUENCE, ...content)
}

function oid(hex: string): Buffer {
  return der(OBJECT_IDENTIFIER, Buffer.from(hex, 'hex'))
}

function attribute(type: string, value: string): Buffer {
  return der(SET, sequence(oid(type), der(UTF8_STRING, Buffer.from(value))))
}

/** To the second; years from 2050 on have four digits. */
function time(date: Date): Buffer {
  const digits = `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  return digits < '2050' ? der(UTC_TIME, Buffer.from(digits.slice(2))) : der(GENERALIZED_TIME, Buffer.from(digits))
}
