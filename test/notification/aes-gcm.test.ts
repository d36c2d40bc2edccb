/** The cipher alone, against the vector of the official Java SDK. */
import { expect, it } from 'vitest'
import { decrypt } from '../../src/aes-gcm.js'
import { fixture } from '../helpers.js'

const vector = JSON.parse(fixture('vectors/java-aes-256-gcm.json')) as {
  key: string
  associated_data: string
  nonce: string
  ciphertext_base64: string
  plaintext: string
}
const { key, nonce, associated_data, ciphertext_base64: ciphertext } = vector
const encrypted = { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce, associated_data }

async function decrypted(changed: object, apiV3Key = key): Promise<string | undefined> {
  const bytes = await decrypt({ ...encrypted, ...changed }, {}, apiV3Key)
  return bytes && new TextDecoder().decode(bytes)
}

it('decrypts the published ciphertext', async () => {
  expect(await decrypted({})).toBe(vector.plaintext)
})

it.each<[string, object]>([
  ['other associated data', { associated_data: 'bad-associatedData' }],
  ['another nonce', { nonce: 'bad-4a9R25RW' }],
  ['128 zero bytes', { ciphertext: Buffer.alloc(128).toString('base64') }],
  ['a space in its base64', { ciphertext: ` ${ciphertext}` }],
  ['no padding', { ciphertext: ciphertext.replace(/=+$/, '') }],
])('decrypts nothing with %s', async (_, changed) => {
  expect(await decrypted(changed)).toBeUndefined()
})

it('decrypts nothing with another key, nor with one that is too short', async () => {
  expect(await decrypted({}, key.toUpperCase())).toBeUndefined()
  expect(await decrypted({}, 'x')).toBeUndefined()
})
