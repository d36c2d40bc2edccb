import { createPublicKey, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())

describe('a sandbox', () => {
  it('listens on 127.0.0.1 and a free port by default', () => {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  it('offers keys and certificates that belong together, and two different platform keys', () => {
    const { pem, mchid } = sandbox
    const merchant = new X509Certificate(pem.merchantCertificate)
    const platform = new X509Certificate(pem.platformCertificate)
    expect(merchant.serialNumber).toBe(pem.merchantSerial)
    expect(platform.serialNumber).toBe(pem.platformSerial)
    expect(merchant.subject).toContain(mchid)
    const spki = (key: string | X509Certificate['publicKey']): string =>
      createPublicKey(key as string)
        .export({ type: 'spki', format: 'pem' })
        .toString()
    expect(spki(pem.merchantPrivateKey)).toBe(merchant.publicKey.export({ type: 'spki', format: 'pem' }))
    expect(spki(pem.platformPublicKey)).not.toBe(platform.publicKey.export({ type: 'spki', format: 'pem' }))
    expect(pem.platformPublicKeyId).toMatch(/^PUB_KEY_ID_\d{28}$/)
    expect(pem.merchantPrivateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/)
    expect(createPublicKey(pem.platformPublicKey).asymmetricKeyDetails?.modulusLength).toBe(2048)
  })

  it('says clearly that a port is taken', async () => {
    const port = Number(new URL(sandbox.url).port)
    await expect(startSandbox({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken: choose another one`)
  })

  it.each([-1, 65536, 1.5, NaN])('refuses the port %s', async (port) => {
    await expect(startSandbox({ port })).rejects.toThrow(/^port must be a whole number from 0 to 65535/)
  })

  it('refuses faults that are no function', async () => {
    // @ts-expect-error a list is not a plan
    await expect(startSandbox({ faults: ['drop-after'] })).rejects.toThrow('faults must be a function')
  })

  it('can be closed twice', async () => {
    const twice = await startSandbox({ orders: [] })
    await Promise.all([twice.close(), twice.close()])
    await twice.close()
  })

  it('frees its port when it is closed', async () => {
    const first = await startSandbox()
    const port = Number(new URL(first.url).port)
    await first.close()
    const second = await startSandbox({ port, orders: [] })
    expect(second.orders.list()).toEqual([])
    await second.close()
  })

  it('has ready-made orders of each product in useful states', () => {
    const states = sandbox.orders.list().map(({ product, state }) => `${product} ${state}`)
    for (const wanted of [
      'serviceorder DOING',
      'serviceorder DONE',
      'serviceorder REVOKED',
      'smartretail-orders USER_ACCEPTED',
      'payafter-orders USER_ACCEPTED',
    ])
      expect(states).toContain(wanted)
  })
})
