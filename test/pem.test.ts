import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { importCertificate, importPrivateKey, importPublicKey } from 'wechatpay-payscore'
import { fixture, goVector, rejection, testingKey } from './helpers.js'

const privatePem = testingKey(goVector.private_key_pem)
const privateKey = createPrivateKey(privatePem)
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString()
const ec = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})

describe('importing', () => {
  it('makes a private key that signs and cannot be exported', async () => {
    const key = await importPrivateKey(privatePem)
    expect(key).toMatchObject({ type: 'private', extractable: false, usages: ['sign'] })
    expect(key.algorithm).toMatchObject({ name: 'RSASSA-PKCS1-v1_5', hash: { name: 'SHA-256' }, modulusLength: 2048 })
  })

  it.each([
    ['a public key', importPublicKey, fixture('platform_pub_key.pem')],
    ['a certificate', importCertificate, fixture('platform_cert.pem')],
  ])('makes %s that verifies', async (_, importer, pem) => {
    const key = await importer(pem)
    expect(key).toMatchObject({ type: 'public', usages: ['verify'] })
    expect(key.algorithm).toMatchObject({ name: 'RSASSA-PKCS1-v1_5', hash: { name: 'SHA-256' } })
  })

  it.each([
    ['Windows line ends', privatePem.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${privatePem}`],
    ['text before and after, as openssl -text prints', `Private-Key: (2048 bit)\n${privatePem}\nBag Attributes\n`],
    ['no line feed at the end', privatePem.trimEnd()],
    ['everything on one line, as an environment variable has it', privatePem.replaceAll('\n', '')],
    ['spaces for line feeds', privatePem.replaceAll('\n', ' ')],
    ['indented lines, as YAML has them', privatePem.replaceAll('\n', '\n  ')],
    ['empty lines', privatePem.replaceAll('\n', '\n\n')],
  ])('takes a key with %s', async (_, pem) => {
    expect((await importPrivateKey(pem)).type).toBe('private')
  })
})

describe('importing what is folded otherwise', () => {
  it.each([
    ['a public key', importPublicKey, fixture('platform_pub_key.pem')],
    ['a certificate', importCertificate, fixture('platform_cert.pem')],
  ])('takes %s on one line and indented', async (_, importer, pem) => {
    expect((await importer(pem.replaceAll('\n', ''))).type).toBe('public')
    expect((await importer(pem.replaceAll('\n', '\n  '))).type).toBe('public')
  })
})

describe('importing the wrong thing', () => {
  const rows: [string, (pem: string) => Promise<CryptoKey>, unknown, RegExp][] = [
    ['a PKCS#1 key', importPrivateKey, pkcs1, /PKCS#1.*openssl pkcs8 -topk8 -nocrypt/],
    ['an encrypted key', importPrivateKey, encrypted, /encrypted.*openssl pkcs8/],
    [
      'a certificate as private key',
      importPrivateKey,
      fixture('platform_cert.pem'),
      /^The private key \(apiclient_key\.pem\) .* but is a certificate: a platform certificate is for importCertificate$/,
    ],
    ['a public key as private key', importPrivateKey, fixture('platform_pub_key.pem'), /importPublicKey/],
    ['an EC key', importPrivateKey, ec.privateKey, /not an RSA key/],
    ['a file name', importPrivateKey, './apiclient_key.pem', /content of the file, not its name/],
    ['nothing', importPrivateKey, undefined, /is undefined: is the variable set/],
    ['bytes', importPrivateKey, Buffer.from(privatePem), /read the file as UTF-8/],
    [
      'literal \\n, as an environment variable has them',
      importPrivateKey,
      privatePem.replaceAll('\n', '\\n'),
      /replaceAll/,
    ],
    ['a damaged key', importPrivateKey, privatePem.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA'), /damaged/],
    ['a key without its end', importPrivateKey, privatePem.slice(0, 400), /has no end line/],
    ['a certificate without its end', importCertificate, fixture('platform_cert.pem').slice(0, 400), /has no end line/],
    ['a private key as public key', importPublicKey, privatePem, /importPrivateKey/],
    [
      'a certificate as public key',
      importPublicKey,
      fixture('platform_cert.pem'),
      /^The WeChat Pay public key \(pub_key\.pem\) .* but is a certificate: a platform certificate is for importCertificate$/,
    ],
    ['an EC public key', importPublicKey, ec.publicKey, /not an RSA key/],
    ['a public key as certificate', importCertificate, fixture('platform_pub_key.pem'), /importPublicKey/],
    [
      'a damaged certificate',
      importCertificate,
      fixture('platform_cert.pem').replace(/\n.{20}/, '\n!!!!!!!!!!!!!!!!!!!!'),
      /damaged/,
    ],
  ]
  it.each(rows)('%s is a TypeError that says so and shows nothing of it', async (_, importer, pem, message) => {
    // `as`: the caller's types are wrong here, on purpose.
    const error = await rejection(importer(pem as string))
    expect(error).toBeInstanceOf(TypeError)
    const { message: said, cause } = error as TypeError
    expect(said).toMatch(message)
    expect(cause).toBeUndefined()
    for (const line of String(pem).split('\n')) if (/^[A-Za-z0-9+/=]{40,}$/.test(line)) expect(said).not.toContain(line)
  })
})
