/** Credentials from environment variables: inline and as files, and what each mistake is called. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWechatpayClient } from 'wechatpay-payscore'
import { credentialsFromEnv } from 'wechatpay-payscore/node'
import { afterAll, describe, expect, it } from 'vitest'
import { CERTIFICATE_SERIAL, fixture, goVector, MERCHANT_SERIAL, PUBLIC_KEY_ID, testingKey } from './helpers.js'

const folder = mkdtempSync(join(tmpdir(), 'environment-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const privateKey = testingKey(goVector.private_key_pem)
const inline = {
  WECHATPAY_MCHID: '1900000001',
  WECHATPAY_SERIAL_NO: MERCHANT_SERIAL,
  WECHATPAY_PRIVATE_KEY: privateKey,
  WECHATPAY_PUBLIC_KEY_ID: PUBLIC_KEY_ID,
  WECHATPAY_PUBLIC_KEY: fixture('platform_pub_key.pem'),
}
const { WECHATPAY_PRIVATE_KEY: _, ...withoutKey } = inline
const { WECHATPAY_SERIAL_NO: __, ...withoutSerial } = inline

describe('credentialsFromEnv', () => {
  it('reads keys that stand in variables', async () => {
    const credentials = await credentialsFromEnv(inline)
    expect(credentials).toMatchObject({ mchid: '1900000001', serialNo: MERCHANT_SERIAL })
    expect(Object.keys(credentials.platformKeys)).toEqual([PUBLIC_KEY_ID])
    expect(() => createWechatpayClient(credentials)).not.toThrow()
  })

  it('reads inline keys whose line ends are written as backslash and n', async () => {
    const oneLine = (pem: string): string => pem.replaceAll('\n', '\\n')
    const env = {
      ...inline,
      WECHATPAY_PRIVATE_KEY: oneLine(privateKey),
      WECHATPAY_PUBLIC_KEY: oneLine(inline.WECHATPAY_PUBLIC_KEY),
    }
    expect((await credentialsFromEnv(env)).privateKey.type).toBe('private')
  })

  it('reads keys from files, and white space around a value does not matter', async () => {
    const env = {
      ...withoutKey,
      WECHATPAY_MCHID: ' 1900000001\r\n',
      WECHATPAY_PRIVATE_KEY_FILE: file('apiclient_key.pem', privateKey),
      WECHATPAY_PLATFORM_CERTIFICATE_FILE: file('platform.pem', fixture('platform_cert.pem')),
    }
    const { mchid, platformKeys } = await credentialsFromEnv(env)
    expect(mchid).toBe('1900000001')
    expect(Object.keys(platformKeys)).toEqual([PUBLIC_KEY_ID, CERTIFICATE_SERIAL])
  })

  it("reads the serial number from the merchant's certificate", async () => {
    const env = { ...withoutSerial, WECHATPAY_CERTIFICATE_FILE: file('apiclient_cert.pem', goVector.certificate_pem) }
    expect((await credentialsFromEnv(env)).serialNo).toBe(MERCHANT_SERIAL)
  })

  it('names every missing variable at once', async () => {
    await expect(credentialsFromEnv({ WECHATPAY_MCH_ID: '1', WECHATPAY_MCHID: '' })).rejects.toThrow(
      new TypeError(
        'The environment lacks WECHATPAY_MCHID, WECHATPAY_SERIAL_NO (or WECHATPAY_CERTIFICATE_FILE), ' +
          'WECHATPAY_PRIVATE_KEY_FILE (or WECHATPAY_PRIVATE_KEY), WECHATPAY_PUBLIC_KEY_ID, ' +
          'WECHATPAY_PUBLIC_KEY_FILE (or WECHATPAY_PUBLIC_KEY, or WECHATPAY_PLATFORM_CERTIFICATE_FILE); ' +
          'WECHATPAY_MCH_ID is set: did you mean WECHATPAY_MCHID?',
      ),
    )
  })

  it('has the line of openssl for a .p12', async () => {
    const key = file('key.pem', privateKey)
    const certificate = file('cert.pem', goVector.certificate_pem)
    const p12 = join(folder, 'apiclient_cert.p12')
    const args = ['-inkey', key, '-in', certificate, '-passout', 'pass:1900000001', '-out', p12]
    execFileSync('openssl', ['pkcs12', '-export', ...args], { stdio: 'ignore' })
    const env = { ...withoutKey, WECHATPAY_PRIVATE_KEY_FILE: p12 }
    const failed = await credentialsFromEnv(env).catch(String)
    expect(failed).toContain('WECHATPAY_PRIVATE_KEY_FILE names')
    const [line = ''] = /openssl pkcs12[^`]*/.exec(String(failed)) ?? []
    expect(line).toBe('openssl pkcs12 -legacy -in apiclient_cert.p12 -nodes -nocerts -out apiclient_key.pem')
    // The line makes a file that is read.
    execFileSync('sh', ['-c', `${line} -passin pass:1900000001`], { cwd: folder, stdio: 'ignore' })
    const made = { ...withoutKey, WECHATPAY_PRIVATE_KEY_FILE: join(folder, 'apiclient_key.pem') }
    expect((await credentialsFromEnv(made)).privateKey.type).toBe('private')
  })

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a key given twice',
      { WECHATPAY_PRIVATE_KEY_FILE: '/x' },
      /^WECHATPAY_PRIVATE_KEY and WECHATPAY_PRIVATE_KEY_FILE are both set: unset one of them$/,
    ],
    [
      'a path where the key belongs',
      { WECHATPAY_PRIVATE_KEY: './apiclient_key.pem' },
      /^WECHATPAY_PRIVATE_KEY has the name of a file: put it into WECHATPAY_PRIVATE_KEY_FILE$/,
    ],
    [
      'a key where the path belongs',
      { WECHATPAY_PRIVATE_KEY: '', WECHATPAY_PRIVATE_KEY_FILE: privateKey },
      /^WECHATPAY_PRIVATE_KEY_FILE has a PEM text: it must name a file, and the text belongs into WECHATPAY_PRIVATE_KEY$/,
    ],
    [
      'a file that is not there',
      { WECHATPAY_PRIVATE_KEY: '', WECHATPAY_PRIVATE_KEY_FILE: '/no/such.pem' },
      /^WECHATPAY_PRIVATE_KEY_FILE names "\/no\/such.pem", which cannot be read: there is no such file$/,
    ],
    [
      'a certificate where the private key belongs',
      { WECHATPAY_PRIVATE_KEY: goVector.certificate_pem },
      /^WECHATPAY_PRIVATE_KEY: .* is a certificate/,
    ],
    [
      'the private key where the public key belongs',
      { WECHATPAY_PUBLIC_KEY: privateKey },
      /^WECHATPAY_PUBLIC_KEY: .* is a private key/,
    ],
    [
      'a public key id without its prefix',
      { WECHATPAY_PUBLIC_KEY_ID: '0114232134912410000000000000' },
      /^WECHATPAY_PUBLIC_KEY_ID must begin with PUB_KEY_ID_, but is "0114/,
    ],
    [
      "the merchant's own public key",
      { WECHATPAY_PUBLIC_KEY: goVector.public_key_pem },
      /^WECHATPAY_PUBLIC_KEY is the merchant's own key/,
    ],
    ['a merchant number with a blank', { WECHATPAY_MCHID: '19 00' }, /^WECHATPAY_MCHID must be the merchant's number/],
    [
      'a serial number in lower case',
      { WECHATPAY_SERIAL_NO: MERCHANT_SERIAL.toLowerCase() },
      /^WECHATPAY_SERIAL_NO must be in upper case/,
    ],
    [
      'an APIv3 key of another length',
      { WECHATPAY_API_V3_KEY: 'secret' },
      /^WECHATPAY_API_V3_KEY must be text of 32 bytes, but has 6$/,
    ],
  ])('refuses %s', async (_, wrong, message) => {
    const failed: unknown = await credentialsFromEnv({ ...inline, ...wrong }).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(TypeError)
    expect((failed as TypeError).message).toMatch(message)
    expect((failed as TypeError).message).not.toContain('MIIE')
  })

  it('finds a private key that is not that of the certificate, and a serial number of another one', async () => {
    const other = file('other.pem', fixture('platform_cert.pem'))
    await expect(credentialsFromEnv({ ...withoutSerial, WECHATPAY_CERTIFICATE_FILE: other })).rejects.toThrow(
      `The private key does not belong to the certificate in WECHATPAY_CERTIFICATE_FILE (${CERTIFICATE_SERIAL})`,
    )
    const own = file('own.pem', goVector.certificate_pem)
    const env = { ...inline, WECHATPAY_SERIAL_NO: CERTIFICATE_SERIAL, WECHATPAY_CERTIFICATE_FILE: own }
    await expect(credentialsFromEnv(env)).rejects.toThrow(
      `WECHATPAY_SERIAL_NO is "${CERTIFICATE_SERIAL}", but the certificate in WECHATPAY_CERTIFICATE_FILE is ${MERCHANT_SERIAL}`,
    )
  })
})
