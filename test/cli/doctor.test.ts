/** `doctor` with everything right, and with each setting wrong. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox } from 'wechatpay-payscore/sandbox'
import { fixture, testingKey, tls } from '../helpers.js'
import { startMerchant, type Merchant } from './merchant.js'
import { run } from './run.js'

let merchant: Merchant
let other: Awaited<ReturnType<typeof startSandbox>>
beforeAll(async () => {
  merchant = await startMerchant()
  other = await startSandbox()
})
afterAll(async () => {
  await merchant.close()
  await other.close()
})

interface Report {
  ok: boolean
  steps: { step: string; status: 'ok' | 'note' | 'wrong'; message: string; seconds?: number }[]
}

async function report(
  change: Record<string, string> = {},
): Promise<{ status: number | null; wrong: string[]; all: Report }> {
  const { status, stdout, stderr } = await run(['doctor', '--json'], { ...merchant.env, ...change })
  expect(stderr).toBe('')
  const all = JSON.parse(stdout) as Report
  expect(all.ok).toBe(status === 0)
  expect(stdout).not.toContain('MII')
  return {
    status,
    all,
    wrong: all.steps.filter((step) => step.status === 'wrong').map((step) => `${step.step}: ${step.message}`),
  }
}

describe('doctor', () => {
  it('finds nothing wrong where nothing is wrong, and sends only GET', async () => {
    merchant.sandbox.requests.clear()
    const { status, stdout, stderr } = await run(['doctor'], merchant.env)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/ok +signed query +ORDER_NOT_EXIST, signed and verified: /)
    expect(stdout).toMatch(/note +permission +WeChat Pay looked for the order\. .* but this is no proof\n/)
    expect(stdout).toMatch(/ok +clock/)
    expect(stdout).toMatch(/\n\nNothing is wrong\.\n$/)
    expect(merchant.sandbox.requests.list().every(({ method }) => method === 'GET')).toBe(true)
    expect(stdout).not.toContain('\u001B')
  })

  it('reads the serial number from the certificate, and compares the key with it', async () => {
    const { env, file, sandbox } = merchant
    const { WECHATPAY_SERIAL_NO: _, ...without } = env
    const own = file('apiclient_cert.pem', sandbox.pem.merchantCertificate)
    const found = await run(['doctor'], { ...without, WECHATPAY_CERTIFICATE_FILE: own })
    expect(found.status).toBe(0)
    expect(found.stdout).toContain(`${sandbox.pem.merchantSerial}: the certificate has it, and the private key belongs`)
    const foreign = file('other_cert.pem', fixture('platform_cert.pem'))
    const { wrong } = await report({ WECHATPAY_SERIAL_NO: '', WECHATPAY_CERTIFICATE_FILE: foreign })
    expect(wrong).toEqual([expect.stringMatching(/^serial number: The private key does not belong to the certificate/)])
  })

  it('says which variables are missing, and which are not read', async () => {
    const { status, wrong, all } = await report({
      WECHATPAY_MCHID: '',
      WECHATPAY_PUBLIC_KEY_FILE: '',
      WECHATPAY_MCH_ID: '1',
    })
    expect(status).toBe(1)
    expect(wrong).toEqual([
      expect.stringMatching(/^variables: these are missing: WECHATPAY_MCHID, WECHATPAY_PUBLIC_KEY_FILE/),
    ])
    expect(all.steps.map(({ message }) => message)).toContain(
      '"WECHATPAY_MCH_ID" is not read: did you mean WECHATPAY_MCHID?',
    )
  })

  it('says which file a key really is', async () => {
    const { WECHATPAY_PUBLIC_KEY_FILE = '' } = merchant.env
    expect((await report({ WECHATPAY_PRIVATE_KEY_FILE: WECHATPAY_PUBLIC_KEY_FILE })).wrong).toEqual([
      expect.stringMatching(/^private key: WECHATPAY_PRIVATE_KEY_FILE: .* is a public key/),
    ])
  })

  it('names the private key when it is that of another merchant', async () => {
    const key = merchant.file('other_key.pem', testingKey(fixture('platform_key.pem')))
    expect((await report({ WECHATPAY_PRIVATE_KEY_FILE: key })).wrong).toEqual([
      expect.stringMatching(/^signature: .*SIGN_ERROR.* Correct the private key/),
    ])
  })

  it('names the serial number when it is another one', async () => {
    expect((await report({ WECHATPAY_SERIAL_NO: other.pem.merchantSerial })).wrong).toEqual([
      expect.stringMatching(/^signature: .* Correct WECHATPAY_SERIAL_NO/),
    ])
  })

  it('names the merchant number when it is another one', async () => {
    expect((await report({ WECHATPAY_MCHID: '1999999999' })).wrong).toEqual([
      expect.stringMatching(/^signature: .* Correct WECHATPAY_MCHID/),
    ])
  })

  it('names the platform key when it is another one, and the serial when it is unknown', async () => {
    const key = merchant.file('other_pub_key.pem', fixture('platform_pub_key.pem'))
    expect((await report({ WECHATPAY_PUBLIC_KEY_FILE: key })).wrong).toEqual([
      expect.stringMatching(/^signed query: Correct the platform key/),
    ])
    const id = 'PUB_KEY_ID_0119999999992024000000000000'
    const { pem } = merchant.sandbox
    expect((await report({ WECHATPAY_PUBLIC_KEY_ID: id })).wrong).toEqual([
      expect.stringMatching(
        new RegExp(`^signed query: WeChat Pay signs with "(${pem.platformSerial}|${pem.platformPublicKeyId})"`),
      ),
    ])
  })

  it('takes a response for a proof of the one platform key that signed it', async () => {
    const { env, file, sandbox } = merchant
    const { platformCertificate, platformPublicKeyId, platformSerial } = sandbox.pem
    const both = {
      ...env,
      WECHATPAY_PLATFORM_CERTIFICATE_FILE: file('wechatpay_cert.pem', platformCertificate),
    }
    const { status, all } = await report(both)
    expect(status).toBe(0)
    const about = all.steps.filter(({ step }) => ['signed query', 'platform keys'].includes(step))
    expect(about.map(({ message }) => message)).toEqual([
      expect.stringContaining(platformSerial),
      `ORDER_NOT_EXIST, signed and verified: the private key, the serial number, the merchant number and the platform key ${platformPublicKeyId} are right`,
      `no response was signed with ${platformSerial} yet: it is not proven`,
    ])
  })

  it('names WECHATPAY_PUBLIC_KEY_ID when it is wrong beside a platform certificate', async () => {
    const { file, sandbox } = merchant
    const { platformCertificate, platformSerial } = sandbox.pem
    const { wrong, all } = await report({
      WECHATPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119999999992024000000000000',
      WECHATPAY_PLATFORM_CERTIFICATE_FILE: file('wechatpay_cert.pem', platformCertificate),
    })
    expect(wrong).toEqual([
      expect.stringMatching(/^platform keys: .*PARAM_ERROR: .*Wechatpay-Serial.* Correct WECHATPAY_PUBLIC_KEY_ID/),
    ])
    const proof = all.steps.find(({ step }) => step === 'signed query')?.message
    expect(proof).toBe(`PARAM_ERROR, signed and verified: the platform key ${platformSerial} is right`)
  })

  it('gives one advice for a serial that has no key, whatever is set instead', async () => {
    const { env, file, sandbox } = merchant
    const { pem } = sandbox
    const certificate = file('wechatpay_cert.pem', pem.platformCertificate)
    const foreign = file('other_wechatpay_cert.pem', other.pem.platformCertificate)
    const none = { WECHATPAY_PUBLIC_KEY_ID: '', WECHATPAY_PUBLIC_KEY_FILE: '' }
    const both = { ...env, WECHATPAY_PLATFORM_CERTIFICATE_FILE: certificate }
    expect((await report({ ...both, ...none })).status).toBe(0)
    const own = await startSandbox({ platform: 'certificate' })
    const { wrong } = await report({
      ...none,
      WECHATPAY_BASE_URL: own.url,
      WECHATPAY_SERIAL_NO: own.pem.merchantSerial,
      WECHATPAY_PRIVATE_KEY_FILE: file('own_key.pem', own.pem.merchantPrivateKey),
      WECHATPAY_PLATFORM_CERTIFICATE_FILE: foreign,
    })
    expect(wrong).toEqual([
      `signed query: WeChat Pay signs with "${own.pem.platformSerial}", whose key is not set. Let WECHATPAY_PLATFORM_CERTIFICATE_FILE name the platform certificate with this serial number`,
    ])
    await own.close()
  })

  it('repeats the whole message of WeChat Pay', async () => {
    const server = createServer((_, response) => {
      response.writeHead(401, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ code: 'SIGN_ERROR', message: `${'错'.repeat(100)}。` }))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect((await report({ WECHATPAY_BASE_URL: url })).wrong).toEqual([
      expect.stringContaining(`SIGN_ERROR: ${'错'.repeat(100)}. Correct the private key`),
    ])
    server.close()
  })

  it('takes an unsigned response for no proof', async () => {
    const server = createServer((_, response) => {
      response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"code":"ORDER_NOT_EXIST","message":""}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { all } = await report({ WECHATPAY_BASE_URL: url })
    server.close()
    expect(all.steps.at(-1)).toMatchObject({
      ...{ step: 'signed query', status: 'note' },
      message: 'ORDER_NOT_EXIST, unsigned: it proves nothing, because anything in between may have sent it',
    })
  })

  it('takes a probe for no mistake, and an old response behind a right clock for a replay', async () => {
    merchant.sandbox.faults.add({ fault: 'probing-signature', times: 10 })
    expect((await report()).wrong).toEqual([expect.stringMatching(/a wrong signature on purpose.*run doctor again$/)])
    merchant.sandbox.faults.clear()
    merchant.sandbox.faults.add({ fault: 'old-timestamp', times: 10 })
    expect((await report()).wrong).toEqual([expect.stringMatching(/the clock is right by Date: something in between/)])
    merchant.sandbox.faults.clear()
  })

  it('names the permission', async () => {
    merchant.sandbox.faults.add('NO_AUTH')
    expect((await report()).wrong).toEqual([expect.stringMatching(/^permission: .*NO_AUTH.* must belong together/)])
    merchant.sandbox.faults.clear()
  })

  it.each([
    ['WECHATPAY_APPID', 'wx0000000000000000'],
    ['WECHATPAY_SERVICE_ID', '500002'],
  ])('names the permission when %s belongs to no order of the sandbox', async (name, value) => {
    expect((await report({ [name]: value })).wrong).toEqual([
      expect.stringMatching(/^permission: .*NO_AUTH.* must belong together/),
    ])
  })

  it('says what is left open without appid and service id', async () => {
    const { status, all } = await report({ WECHATPAY_APPID: '' })
    expect(status).toBe(0)
    expect(all.steps.at(-1)).toMatchObject({ step: 'permission', status: 'note' })
  })

  it('says how far the clock is off', async () => {
    const server = createServer((_, response) => {
      response.writeHead(404, {
        Date: new Date(Date.now() - 3_600_000).toUTCString(),
        'Content-Type': 'application/json',
      })
      response.end('{"code":"ORDER_NOT_EXIST","message":""}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { wrong, all } = await report({ WECHATPAY_BASE_URL: url })
    server.close()
    expect(Math.abs((all.steps.find(({ step }) => step === 'clock')?.seconds ?? 0) - 3600)).toBeLessThan(60)
    expect(wrong).toEqual([
      expect.stringMatching(/^clock: it is 3(599|600|601) s ahead by Date: .*Set this machine's clock/),
    ])
  })

  it('says why a host is not reached: nothing listens, no TLS, a certificate of its own', async () => {
    const closed = createTcpServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    expect((await report({ WECHATPAY_BASE_URL: `http://127.0.0.1:${port}` })).wrong).toEqual([
      expect.stringMatching(/^connection: 127.0.0.1 is not reached: the connection was refused/),
    ])
    const plain = merchant.sandbox.url.replace('http:', 'https:')
    expect((await report({ WECHATPAY_BASE_URL: plain })).wrong).toEqual([
      expect.stringMatching(/^connection: .* does not speak TLS/),
    ])
    const server = createTlsServer(tls, (_, response) => response.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `https://localhost:${(server.address() as AddressInfo).port}`
    const { wrong } = await report({ WECHATPAY_BASE_URL: url })
    server.close()
    expect(wrong).toEqual([expect.stringMatching(/^connection: .*certificate is self-signed/)])
  })

  it('tells whether certificates can be decrypted with the APIv3 key', async () => {
    const { apiV3Key, pem } = merchant.sandbox
    const { status, all } = await report({ WECHATPAY_API_V3_KEY: apiV3Key })
    expect(status).toBe(0)
    const found = all.steps.find(({ step }) => step === 'certificates')
    expect(found).toMatchObject({ status: 'ok', message: expect.stringContaining(pem.platformSerial) as string })
    expect((await report({ WECHATPAY_API_V3_KEY: 'x'.repeat(32) })).wrong).toEqual([
      expect.stringMatching(/^certificates: Correct WECHATPAY_API_V3_KEY/),
    ])
    expect((await report({ WECHATPAY_API_V3_KEY: 'short' })).wrong).toEqual([
      expect.stringMatching(/^credentials: WECHATPAY_API_V3_KEY must be .* 32 bytes, but has 5/),
    ])
  })

  it('says that this Node ignores HTTPS_PROXY', async () => {
    const { status, all } = await report({ HTTPS_PROXY: 'http://proxy.example:3128' })
    expect(status).toBe(0)
    const message = all.steps.find(({ step }) => step === 'proxy')?.message
    expect(message).toContain('HTTPS_PROXY is set, but this Node')
  })

  it('refuses a base URL that has the beginning of each path', async () => {
    expect((await report({ WECHATPAY_BASE_URL: 'http://127.0.0.1:1/v3/' })).wrong).toEqual([
      'base URL: WECHATPAY_BASE_URL must not end with /v3, but is "http://127.0.0.1:1/v3/": the path of each call begins with /v3',
    ])
  })

  it('refuses a base URL that is none', async () => {
    expect((await report({ WECHATPAY_BASE_URL: 'api.mch.weixin.qq.com' })).wrong).toEqual([
      'base URL: WECHATPAY_BASE_URL must be an absolute https URL, but is "api.mch.weixin.qq.com"',
    ])
  })
})
