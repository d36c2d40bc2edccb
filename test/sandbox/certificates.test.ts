/** `GET /v3/certificates`: the platform certificates, encrypted for the merchant. */
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { decrypt } from './merchant.js'
import { raw, verified, type RawResponse } from './raw.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ orders: [] })
})
afterAll(async () => sandbox.close())

const list = async (from: Sandbox, query = '', headers = {}): Promise<RawResponse> =>
  raw(from, { method: 'GET', path: `/v3/certificates${query}`, signedBody: '', headers })

interface Entry {
  serial_no: string
  effective_time: string
  expire_time: string
  encrypt_certificate: { algorithm: string; nonce: string; associated_data: string; ciphertext: string }
}

describe('the list of certificates', () => {
  it('holds the platform certificate, which decrypts under the APIv3 key and verifies the list itself', async () => {
    const response = await list(sandbox)
    expect([response.status, verified(response, sandbox)]).toEqual([200, 'certificate'])
    const [entry, ...others] = response.json.data as Entry[]
    if (entry === undefined) return expect.fail('no certificate')
    expect(others).toEqual([])
    expect(entry.encrypt_certificate).toMatchObject({ algorithm: 'AEAD_AES_256_GCM', associated_data: 'certificate' })
    const pem = decrypt({ ...entry.encrypt_certificate }, sandbox.apiV3Key)
    expect(pem).toBe(sandbox.pem.platformCertificate)
    const { serialNumber, validFrom, validTo } = new X509Certificate(pem)
    expect(entry.serial_no).toBe(serialNumber)
    expect(Date.parse(entry.effective_time)).toBe(Date.parse(validFrom))
    expect(Date.parse(entry.expire_time)).toBe(Date.parse(validTo))
    expect(entry.expire_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
  })

  it.each(['?algorithm_type=RSA', '?algorithm_type=ALL'])('is also given with %s', async (query) => {
    expect((await list(sandbox, query)).status).toBe(200)
  })

  it.each([
    ['?algorithm_type=DSA', 400, 'PARAM_ERROR'],
    ['?algorithm_type=SM2', 404, 'RESOURCE_NOT_EXISTS'],
  ])('is not given with %s', async (query, status, code) => {
    const response = await list(sandbox, query)
    expect([response.status, response.json.code]).toEqual([status, code])
  })

  it('is not given to a merchant who has the public key only, in the words of WeChat Pay', async () => {
    const other = await startSandbox({ platform: 'public-key' })
    // The official Java SDK sends an empty Wechatpay-Serial at this point.
    const response = await list(other, '', { 'Wechatpay-Serial': '', 'Content-Type': undefined })
    expect([response.status, response.json.code, response.json.message]).toEqual([
      404,
      'RESOURCE_NOT_EXISTS',
      '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥',
    ])
    expect(verified(response, other)).toBe('public key')
    await other.close()
  })

  it('takes a fault as other responses do, and no plan is asked about it', async () => {
    const asked: string[] = []
    const planned = await startSandbox({ faults: ({ operation }) => void asked.push(operation) })
    planned.faults.add('wrong-signature')
    expect(verified(await list(planned), planned)).toBe(false)
    const path = '/v3/payscore/serviceorder?appid=wxd678efh567hg6787&service_id=500001&out_order_no=SERVICE-ORDER-1'
    expect((await raw(planned, { method: 'GET', path, signedBody: '' })).status).toBe(200)
    expect(asked).toEqual(['queryServiceOrder'])
    await planned.close()
  })

  it('needs a signature', async () => {
    expect((await raw(sandbox, { method: 'GET', path: '/v3/certificates', signedBody: 'x' })).status).toBe(401)
  })
})
