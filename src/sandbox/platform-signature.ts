import { randomBytes, randomUUID } from 'node:crypto'
import { responseMessage, type Bytes } from '../message.js'
import { sign } from '../platform/node.js'
import type { Identities } from './identities.js'

/** How a signature of the platform can be wrong. Responses and notifications share these faults. */
export const SIGNATURE_FAULTS = [
  'wrong-signature',
  'probing-signature',
  'missing-signature',
  'unknown-serial',
  'old-timestamp',
  'future-timestamp',
] as const

export type SignatureFault = (typeof SIGNATURE_FAULTS)[number]

/** The headers with which the platform signs a body, or what a fault makes of them. */
export async function signatureHeaders(
  body: Bytes,
  fault: SignatureFault | undefined,
  key: Identities['signingKey'],
): Promise<Record<string, string>> {
  if (fault === 'missing-signature') return {}
  const skew = fault === 'old-timestamp' ? -600 : fault === 'future-timestamp' ? 600 : 0
  const timestamp = String(Math.floor(Date.now() / 1000) + skew)
  const nonce = randomUUID().replaceAll('-', '')
  const signed = fault === 'wrong-signature' ? new TextEncoder().encode('{}') : body
  const signature = await sign(responseMessage(timestamp, nonce, signed), key.privateKey, false)
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': fault === 'probing-signature' ? `WECHATPAY/SIGNTEST/${signature.slice(19)}` : signature,
    'Wechatpay-Serial': fault === 'unknown-serial' ? randomBytes(20).toString('hex').toUpperCase() : key.serial,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  }
}
