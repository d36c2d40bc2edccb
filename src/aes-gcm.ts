import { encodeText, type Bytes, type CryptoKey } from './message.js'
import { decodeBase64 } from './platform/web.js'

/** What WeChat Pay encrypts with the APIv3 key: the resource of a notification, and a platform certificate. */
export interface Encrypted {
  readonly algorithm: string
  /** In base64; the tag is its last 16 bytes. */
  readonly ciphertext: string
  readonly nonce: string
  readonly associated_data: string
}

/** `AEAD_AES_256_GCM`, the only algorithm of WeChat Pay for merchants with RSA keys. */
export const ALGORITHM = 'AEAD_AES_256_GCM'

/**
 * Decrypts `AEAD_AES_256_GCM`. It is undefined for all that cannot be decrypted, whatever the reason: who sends something
 * else learns nothing from it.
 *
 * @param holder the object that the key comes from: the key is imported once for it
 * @param apiV3Key text of 32 bytes
 */
export async function decrypt(
  { ciphertext, nonce, associated_data }: Encrypted,
  holder: object,
  apiV3Key: string,
): Promise<Bytes | undefined> {
  try {
    const key = await importedKey(holder, apiV3Key)
    const bytes = decodeBase64(ciphertext)
    if (!bytes) return undefined
    const algorithm = { name: 'AES-GCM', iv: encodeText(nonce), additionalData: encodeText(associated_data) }
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes))
  } catch {
    return undefined
  }
}

/** The fields of an encrypted object; a message otherwise. */
export function readEncrypted(value: unknown): Encrypted | string {
  const { algorithm, ciphertext, nonce, associated_data } = Object(value) as Partial<Record<keyof Encrypted, unknown>>
  if (algorithm !== ALGORITHM) return `algorithm must be ${ALGORITHM}`
  if (typeof ciphertext !== 'string') return 'ciphertext must be text'
  if (typeof nonce !== 'string') return 'nonce must be text'
  // It may be empty, and then it may be left out too.
  const associated = associated_data ?? ''
  if (typeof associated !== 'string') return 'associated_data must be text'
  return { algorithm, ciphertext, nonce, associated_data: associated }
}

/** Nobody else reaches this map, so that nothing prints the text in it; it forgets a key together with its holder. */
const imported = new WeakMap<object, { apiV3Key: string; key: Promise<CryptoKey> }>()

async function importedKey(holder: object, apiV3Key: string): Promise<CryptoKey> {
  const known = imported.get(holder)
  if (known?.apiV3Key === apiV3Key) return known.key
  const key = crypto.subtle.importKey('raw', encodeText(apiV3Key), 'AES-GCM', false, ['decrypt'])
  imported.set(holder, { apiV3Key, key })
  return key
}
