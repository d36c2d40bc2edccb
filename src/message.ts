/**
 * The protocol itself, pure.
 *
 * https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-generation.html
 * https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-verification.html
 */

import type { CryptoKey } from 'jose'

/** What WebCrypto takes; written so that it is also a type before TypeScript 5.7, where Uint8Array has no parameter. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>['encode']>

const encoder = new TextEncoder()
const RSA = 'RSASSA-PKCS1-v1_5'

/** `POST\n/path?query\ntimestamp\nnonce\nbody\n`; the target is what goes on the wire, the body its exact bytes. */
export function requestMessage(method: string, target: string, timestamp: string, nonce: string, body: Bytes): Bytes {
  return message(`${method}\n${target}\n${timestamp}\n${nonce}\n`, body)
}

/** `timestamp\nnonce\nbody\n`. */
export function responseMessage(timestamp: string, nonce: string, body: Bytes): Bytes {
  return message(`${timestamp}\n${nonce}\n`, body)
}

/** Seconds from a timestamp of a message to `now`; NaN for what is no number of seconds, so that no limit admits it. */
export function ageOf(timestamp: string, now: number): number {
  return /^[0-9]{1,12}$/.test(timestamp) ? now - Number(timestamp) : NaN
}

/** The value of the `Authorization` header. */
export function authorization(item: {
  mchid: string
  nonce: string
  timestamp: string
  serialNo: string
  signature: string
}): string {
  return (
    `WECHATPAY2-SHA256-RSA2048 mchid="${item.mchid}",nonce_str="${item.nonce}",` +
    `timestamp="${item.timestamp}",serial_no="${item.serialNo}",signature="${item.signature}"`
  )
}

/** The signature of a message in base64. */
export async function sign(message: Bytes, privateKey: CryptoKey): Promise<string> {
  return encodeBase64(new Uint8Array(await crypto.subtle.sign(RSA, privateKey, message)))
}

/** Whether a base64 signature is that of a message; `false` as well for what is not well-formed base64. */
export async function verify(message: Bytes, signature: string, publicKey: CryptoKey): Promise<boolean> {
  const bytes = decodeBase64(signature)
  return bytes !== undefined && crypto.subtle.verify(RSA, publicKey, bytes, message)
}

function message(head: string, body: Bytes): Bytes {
  // A character of the head may take three bytes, though those of the protocol take one.
  const bytes = new Uint8Array(head.length * 3 + body.length + 1)
  const { written } = encoder.encodeInto(head, bytes)
  bytes.set(body, written)
  bytes[written + body.length] = 0x0a
  return bytes.subarray(0, written + body.length + 1)
}

function encodeBase64(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes))
}

function decodeBase64(text: string): Bytes | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    // atob() forgives white space, missing padding and stray bits: then several texts would stand for one signature.
    return encodeBase64(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}
