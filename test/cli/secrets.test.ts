/** No secret is printed that stands in the wrong variable or file. */
import { afterAll, describe, expect, it } from 'vitest'
import { startMerchant } from './merchant.js'
import { run } from './run.js'

const merchant = await startMerchant()
afterAll(async () => merchant.close())

/** The base64 of the private key, without the lines around it. */
const BASE64 = merchant.sandbox.pem.merchantPrivateKey.split('\n').slice(1, -2).join('')
const API_V3_KEY = 'abcdefghijklmnopqrstuvwxyz012345'
const HEXADECIMAL_KEY = '0123456789abcdef0123456789abcdef'
const QUERY = ['query', 'serviceorder', 'A', '--appid', 'wx1', '--service-id', '500001']
const DOCTOR = ['doctor', '--json']

/** Whether text holds twelve characters of a secret in a row. */
function isIn(text: string, secret: string): boolean {
  return Array.from(secret).some((_, at) => at + 12 <= secret.length && text.includes(secret.slice(at, at + 12)))
}

describe('the command prints no secret', () => {
  const wrong = { status: expect.not.toBeOneOf([0]) as number }

  it.each<[string, string, string]>([
    ['a private key in base64', 'WECHATPAY_PRIVATE_KEY_FILE', BASE64],
    ['a private key in base64', 'WECHATPAY_CERTIFICATE_FILE', BASE64],
    ['a private key in base64', 'WECHATPAY_PUBLIC_KEY_ID', BASE64],
    ['an APIv3 key', 'WECHATPAY_PUBLIC_KEY_ID', API_V3_KEY],
    ['a hexadecimal APIv3 key', 'WECHATPAY_PUBLIC_KEY_ID', HEXADECIMAL_KEY],
    ['an APIv3 key', 'WECHATPAY_PUBLIC_KEY_FILE', API_V3_KEY],
    ['an APIv3 key and a blank', 'WECHATPAY_SERIAL_NO', `${API_V3_KEY} x`],
    ['an APIv3 key and a blank', 'WECHATPAY_MCHID', `${API_V3_KEY} x`],
    ['an APIv3 key', 'WECHATPAY_BASE_URL', API_V3_KEY],
    ['a password', 'WECHATPAY_BASE_URL', `ftp://user:${API_V3_KEY}@example.com`],
  ])('for %s in %s', async (_, variable, secret) => {
    for (const command of [QUERY, DOCTOR]) {
      const { status, stdout, stderr } = await run(command, { ...merchant.env, [variable]: secret })
      expect({ status }).toMatchObject(wrong)
      expect([isIn(stdout + stderr, secret), stdout + stderr]).toEqual([false, expect.any(String)])
    }
  })

  it('for a body file that is a key', async () => {
    for (const secret of [API_V3_KEY.slice(0, 20), BASE64, merchant.sandbox.pem.merchantPrivateKey]) {
      const file = merchant.file('secret', secret)
      const { status, stderr } = await run(['complete', 'serviceorder', 'A', file, '--yes'], merchant.env)
      expect(status).toBe(2)
      expect(stderr).toMatch(/^wechatpay-payscore: The body in "[^"]+" is not JSON(: see position \d+)?\n$/)
    }
  })

  it('for a key that is to be explained', async () => {
    const { status, stderr } = await run(['explain', BASE64])
    expect(status).toBe(2)
    expect(stderr).toContain(`A word of ${BASE64.length} characters is neither an error code`)
  })
})
