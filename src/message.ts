/**
 * The protocol's texts, pure: what is signed, and the header that carries the signature.
 *
 * https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-generation.html
 * https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-verification.html
 */

/** What WebCrypto takes. This spelling also compiles before TypeScript 5.7, where Uint8Array has no type parameter. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>['encode']>

/** WebCrypto's key; written so that a consumer without the DOM's types has it too. */
export type CryptoKey = Extract<Awaited<ReturnType<typeof crypto.subtle.generateKey>>, { type: string }>

/** `POST\n/path?query\ntimestamp\nnonce\nbody\n`. The target and the body are exactly what goes on the wire. */
export function requestMessage(method: string, target: string, timestamp: string, nonce: string, body: Bytes): Bytes {
  return message(`${method}\n${target}\n${timestamp}\n${nonce}\n`, body)
}

/** `timestamp\nnonce\nbody\n`. */
export function responseMessage(timestamp: string, nonce: string, body: Bytes): Bytes {
  return message(`${timestamp}\n${nonce}\n`, body)
}

/** Seconds from a timestamp to `now`; NaN for text that is no number of seconds, so that no limit admits it. */
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

const encoder = new TextEncoder()

/** The bytes of a text in UTF-8; none of undefined. */
export function encodeText(text: string | undefined): Bytes {
  return encoder.encode(text)
}

function message(head: string, body: Bytes): Bytes {
  // A character of the head may take three bytes, though those of the protocol take one.
  const bytes = new Uint8Array(head.length * 3 + body.length + 1)
  const { written } = encoder.encodeInto(head, bytes)
  bytes.set(body, written)
  bytes[written + body.length] = 0x0a
  return bytes.subarray(0, written + body.length + 1)
}
