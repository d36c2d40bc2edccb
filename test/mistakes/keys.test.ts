/** What a developer is told who hands over the wrong text as a key. */
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { importPrivateKey, importPublicKey } from 'wechatpay-payscore'
import { expect, it } from 'vitest'
import { goVector, testingKey } from '../helpers.js'

const pkcs8 = testingKey(goVector.private_key_pem)
const base64 = pkcs8.replace(/-----[A-Z ]+-----/g, '').trim()
const openssl = (args: string[], input: string): string =>
  execFileSync('openssl', args, { input, encoding: 'utf8', stdio: 'pipe' })
const pkcs1 = openssl(['rsa', '-traditional'], pkcs8)
const pem = { privateKeyEncoding: { type: 'pkcs8', format: 'pem' } } as const
const spki = { publicKeyEncoding: { type: 'spki', format: 'pem' } } as const
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256', ...pem, ...spki })
const edwards = generateKeyPairSync('ed25519', { ...pem, ...spki })
// `as`: its types do not know that PEM makes text of both.
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048, ...pem, ...spki }) as unknown as {
  publicKey: string
  privateKey: string
}

it.each<[string, unknown, RegExp]>([
  ['nothing', undefined, /is undefined: is the variable set that it comes from\?$/],
  ['an empty text', '', /is empty: is the variable set that it comes from\?$/],
  ['a Buffer', Buffer.from(pkcs8), /but is bytes: read the file as UTF-8$/],
  ['base64 without its lines BEGIN and END', base64, /but has no lines BEGIN and END: put them around the base64$/],
  [
    'base64 of a whole PEM file',
    Buffer.from(pkcs8).toString('base64'),
    /but is a PEM file in base64: decode it first$/,
  ],
  [
    'a .p12 file',
    Buffer.from([0x30, 0x82, 0x0a, 0x10, 2, 1, 3]).toString('utf8'),
    /but is UTF-16 or binary, such as apiclient_cert\.p12/,
  ],
  ['UTF-16', Buffer.from(pkcs8, 'utf16le').toString('utf8'), /but is UTF-16 or binary/],
  [
    'the id of a key',
    'PUB_KEY_ID_0114232134912410000000000000',
    /but is the id of a key: pass the content of its file$/,
  ],
  ['the name of a file', './apiclient_key.pem', /pass the content of the file, not its name$/],
  ['PKCS#1', pkcs1, /but is PKCS#1: convert it with `openssl pkcs8/],
  [
    'PKCS#1 under the label of PKCS#8',
    pkcs1.replaceAll('RSA PRIVATE', 'PRIVATE'),
    /cannot be read: it is PKCS#1: convert it with `openssl pkcs8/,
  ],
  ['an elliptic-curve key', elliptic.privateKey, /it is an elliptic-curve key, not an RSA key$/],
  ['an Ed25519 key', edwards.privateKey, /it is an Ed25519 key, not an RSA key$/],
  ['an RSA-PSS key', pss.privateKey, /it is an RSA-PSS key, not an RSA key$/],
  ['a damaged key', pkcs8.replace(/\n.{64}\n/, '\n'), /cannot be read: it is damaged/],
  ['a file that was cut off', pkcs8.slice(0, 500), /but has no end line: the file was cut off$/],
  ['a public key', goVector.public_key_pem, /but is a public key, which is for importPublicKey$/],
])('a private key that is %s gets a sentence of its own', async (_, text, message) => {
  const error: unknown = await importPrivateKey(text as string).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(TypeError)
  expect((error as Error).message).toMatch(message)
  expect((error as Error).message).not.toContain(base64.slice(0, 20))
})

it.each([
  ['an elliptic-curve key', elliptic.publicKey, /it is an elliptic-curve key, not an RSA key$/],
  ['an Ed25519 key', edwards.publicKey, /it is an Ed25519 key, not an RSA key$/],
  ['an RSA-PSS key', pss.publicKey, /it is an RSA-PSS key, not an RSA key$/],
])('a public key that is %s gets a sentence of its own', async (_, text, message) => {
  await expect(importPublicKey(String(text))).rejects.toThrow(message)
})
