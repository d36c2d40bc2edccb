import type { Bytes, CryptoKey } from '../message.js'
import { denoInit } from './deno.js'
import { fetchTransport } from './fetch-transport.js'
import type { Platform } from './types.js'

const RSA = 'RSASSA-PKCS1-v1_5'

/** The signature of a message in base64. */
export async function sign(message: Bytes, privateKey: CryptoKey): Promise<string> {
  return encodeBase64(new Uint8Array(await crypto.subtle.sign(RSA, privateKey, message)))
}

/** Whether a base64 signature is that of a message; `false` as well for text that is not well-formed base64. */
export async function verify(message: Bytes, signature: string, publicKey: CryptoKey): Promise<boolean> {
  const bytes = decodeBase64(signature)
  return bytes !== undefined && crypto.subtle.verify(RSA, publicKey, bytes, message)
}

/** Web APIs only: every runtime has them. */
export const web: Platform = {
  sign,
  verify,
  // The global is looked up for each call, because a test may replace it.
  transport: () => fetchTransport(globalThis.fetch, denoInit),
  agentTransport() {
    throw new TypeError('agent is an option on Node only')
  },
}

function encodeBase64(bytes: Bytes): string {
  let text = ''
  // One by one: a notification has more bytes than a call can have arguments.
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** The bytes of base64; undefined for any other text. */
export function decodeBase64(text: string): Bytes | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    // atob() accepts white space, missing padding and stray bits: then several texts would stand for one signature.
    return encodeBase64(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}
