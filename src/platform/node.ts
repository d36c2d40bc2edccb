import type { CryptoKey } from 'jose'
import { createPrivateKey, KeyObject, sign as cryptoSign, verify as cryptoVerify } from 'node:crypto'
import type * as keys from '../pem.js'
import type { Platform } from './types.js'
import * as web from '../message.js'

/**
 * The same keys as node:crypto has them, by the CryptoKey that the caller holds. A CryptoKey that came from elsewhere has
 * none and goes through WebCrypto: one that is not extractable must not be turned into a KeyObject.
 */
const keyObjects = new WeakMap<CryptoKey, KeyObject>()

export const importPrivateKey: typeof keys.importPrivateKey = async (pem) => {
  const { importPrivateKey, pemBlock } = await importers()
  const key = await importPrivateKey(pem)
  // From its bytes: OpenSSL takes no PEM that is indented, or all on one line.
  const base64 = pemBlock(pem, 'PRIVATE KEY').replace(/-----(BEGIN|END) PRIVATE KEY-----|\s/g, '')
  keyObjects.set(key, createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' }))
  return key
}

export const importPublicKey: typeof keys.importPublicKey = async (pem) =>
  remembered(await (await importers()).importPublicKey(pem))

export const importCertificate: typeof keys.importCertificate = async (pem) =>
  remembered(await (await importers()).importCertificate(pem))

/** Not before they are needed: reading the files of jose takes as long as reading those of this package. */
async function importers(): Promise<typeof keys> {
  return import('../pem.js')
}

/** A public key is no secret: it is extractable, and the very same. */
function remembered(key: CryptoKey): CryptoKey {
  keyObjects.set(key, KeyObject.from(key))
  return key
}

/** In the thread pool, so that calls in parallel sign in parallel; a single call saves the way there and back. */
export const sign: Platform['sign'] = async (message, privateKey, mayBlock) => {
  const key = keyObjects.get(privateKey)
  if (!key) return web.sign(message, privateKey)
  if (mayBlock) return cryptoSign('sha256', message, key).toString('base64')
  return new Promise((resolve, reject) => {
    cryptoSign('sha256', message, key, (error, signature) =>
      error ? reject(error) : resolve(signature.toString('base64')),
    )
  })
}

/** At once: verifying takes less time than the way to another thread and back. */
export function verify(message: web.Bytes, signature: string, publicKey: CryptoKey): boolean | Promise<boolean> {
  const key = keyObjects.get(publicKey)
  if (!key) return web.verify(message, signature, publicKey)
  const bytes = Buffer.from(signature, 'base64')
  // Buffer forgives what is not base64: then several texts would stand for one signature.
  return bytes.toString('base64') === signature && cryptoVerify('sha256', message, key, bytes)
}
