import { createCipheriv, randomBytes } from 'node:crypto'

/** What the API encrypts for a merchant: a certificate, or the content of a notification. */
export interface EncryptedResource {
  readonly algorithm: 'AEAD_AES_256_GCM'
  readonly nonce: string
  readonly associated_data: string
  /** Base64; the last 16 of its bytes are the tag. */
  readonly ciphertext: string
}

/** AES-256-GCM under the APIv3 key, as https://pay.weixin.qq.com/doc/v3/merchant/4012071382 reads it. */
export function encryptResource(plaintext: string, associated_data: string, apiV3Key: string): EncryptedResource {
  // The nonce is 12 characters of text, and its bytes are the initialization vector.
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(associated_data))
  const encrypted = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data, ciphertext: encrypted.toString('base64') }
}
