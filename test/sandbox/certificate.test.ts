/** The sandbox's certificates as others read and write them: node:crypto, jose and openssl. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importX509 } from 'jose'
import { afterAll, describe, expect, it } from 'vitest'
import { selfSignedCertificate, type SelfSigned } from '../../src/sandbox/certificate.js'

const keyPair = (): { publicKey: string; privateKey: string } =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
const keys = keyPair()
const certificate = (more: Partial<SelfSigned> = {}): string =>
  selfSignedCertificate({
    ...keys,
    serial: '4000000000000000000000000000000000000001',
    commonName: '1900000109',
    organization: 'wechatpay-payscore sandbox',
    notBefore: new Date('2026-01-02T03:04:05Z'),
    notAfter: new Date('2031-06-07T08:09:10Z'),
    ...more,
  })

describe('a certificate', () => {
  it('says to node:crypto what it was made of', () => {
    const read = new X509Certificate(certificate())
    expect(read.serialNumber).toBe('4000000000000000000000000000000000000001')
    expect(read.subject).toBe('CN=1900000109\nO=wechatpay-payscore sandbox')
    expect(read.issuer).toBe(read.subject)
    expect(read.validFrom).toBe('Jan  2 03:04:05 2026 GMT')
    expect(read.validTo).toBe('Jun  7 08:09:10 2031 GMT')
    expect(read.publicKey.equals(createPublicKey(keys.publicKey))).toBe(true)
  })

  it('is signed with its own key and no other', () => {
    const read = new X509Certificate(certificate())
    expect(read.verify(createPublicKey(keys.publicKey))).toBe(true)
    expect(read.verify(createPublicKey(keyPair().publicKey))).toBe(false)
  })

  it('gives jose a key', async () => {
    expect((await importX509(certificate(), 'RS256')).type).toBe('public')
  })
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
describe.skipIf(!hasOpenssl)('a certificate (needs openssl, a Debian package)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  const keyFile = join(folder, 'key.pem')
  writeFileSync(keyFile, keys.privateKey)
  afterAll(() => rmSync(folder, { recursive: true }))
  const openssl = (pem: string, ...args: string[]): string =>
    execFileSync('openssl', args, { input: pem, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] })

  it('says what it was made of', () => {
    const said = openssl(certificate(), 'x509', '-noout', '-serial', '-subject', '-dates', '-text')
    expect(said).toContain('serial=4000000000000000000000000000000000000001\n')
    expect(said).toMatch(/^subject=CN ?= ?1900000109, O ?= ?wechatpay-payscore sandbox$/m)
    expect(said).toContain('notBefore=Jan  2 03:04:05 2026 GMT\nnotAfter=Jun  7 08:09:10 2031 GMT\n')
    expect(said).toContain('Version: 3 (0x2)')
    expect(said.match(/Signature Algorithm: sha256WithRSAEncryption/g)?.length).toBe(2)
  })

  // DER writes lengths up to 127, up to 255 and above in different ways. The name can have each of the first two: with an
  // organization of 41 letters it takes 127 bytes. openssl writes the name and the signature anew.
  it.each([1, 41, 42, 64])('is what openssl writes, with an organization of %i letters', (length) => {
    const name = { commonName: 'x'.repeat(64), organization: 'y'.repeat(length) }
    const pem = certificate(name)
    const subject = `/CN=${name.commonName}/O=${name.organization}`
    expect(openssl(pem, 'x509', '-signkey', keyFile, '-preserve_dates', '-subj', subject)).toBe(pem)
  })

  it.each([
    ['2049-12-31T23:59:59Z', 'UTCTIME'],
    ['2050-01-01T00:00:00Z', 'GENERALIZEDTIME'],
  ])('that ends on %s writes it as a %s', (date, type) => {
    const pem = certificate({ notAfter: new Date(date) })
    expect(new Date(new X509Certificate(pem).validTo)).toEqual(new Date(date))
    const [, end] = openssl(pem, 'asn1parse').match(/(?:UTC|GENERALIZED)TIME/g) ?? []
    expect(end).toBe(type)
  })
})
