import { describe, expect, it } from 'vitest'
import { importCertificate, importPrivateKey, importPublicKey } from 'wechatpay-payscore'
import { authorization, requestMessage, responseMessage, sign, verify } from '../src/message.js'
import { fixture, goVector, NONCE, NOW, testingKey, vector } from './helpers.js'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const text = (message: Uint8Array): string => new TextDecoder().decode(message)
const merchantKey = await importPrivateKey(testingKey(goVector.private_key_pem))
const platformKey = await importPublicKey(fixture('platform_pub_key.pem'))

interface Layout {
  cases: { method: string; canonical_url: string; body: string; message: string; authorization: string }[]
}
const goLayout = JSON.parse(fixture('vectors/go-authorization-layout.json')) as Layout
const javaLayout = JSON.parse(fixture('vectors/java-authorization-layout.json')) as Record<string, string> & {
  timestamp: number
}
const goNotify = JSON.parse(fixture('vectors/go-notify-payscore.json')) as {
  headers: Record<string, string>
  body: string
  message: string
  certificate_pem: string
}

describe('requestMessage', () => {
  it.each(goLayout.cases)('lays out $method as wechatpay-go does', ({ method, canonical_url, body, message }) => {
    expect(text(requestMessage(method, canonical_url, '1624523846', 'A1B2C3D4E5F6G7', bytes(body)))).toBe(message)
  })

  it('lays out a query as wechatpay-java does', () => {
    const target = '/v3/pay/transactions/id/1217752501201407033233368018?mchid=1230000109'
    const message = requestMessage('GET', target, String(javaLayout.timestamp), javaLayout.nonce ?? '', bytes(''))
    expect(text(message)).toBe(javaLayout.message)
  })

  it.each(['serviceorder', 'smartretail', 'payafter', 'empty_body', 'body_ends_in_newline'])(
    'lays out %s as openssl signed it',
    (name) => {
      const { message, body } = vector(name)
      const [method = '', target = ''] = message.split('\n')
      expect(text(requestMessage(method, target, String(NOW), 'A1B2C3D4E5F6G7', bytes(body)))).toBe(message)
    },
  )
})

describe('responseMessage', () => {
  it('lays out a callback as wechatpay-go does, which is the layout of an answer', () => {
    const { headers, body, message } = goNotify
    const made = responseMessage(headers['Wechatpay-Timestamp'] ?? '', headers['Wechatpay-Nonce'] ?? '', bytes(body))
    expect(text(made)).toBe(message)
  })

  it('keeps a byte order mark and bytes that are no UTF-8', () => {
    const body = new Uint8Array([0xef, 0xbb, 0xbf, 0xff, 0x7b])
    expect([...responseMessage('1', 'n', body)]).toEqual([...bytes('1\nn\n'), 0xef, 0xbb, 0xbf, 0xff, 0x7b, 0x0a])
  })
})

describe('sign', () => {
  it("gives wechatpay-go's published signature", async () => {
    expect(await sign(bytes(goVector.message), merchantKey)).toBe(goVector.signature_base64)
  })

  it.each(['serviceorder', 'smartretail', 'payafter', 'empty_body', 'body_ends_in_newline'])(
    "gives openssl's signature of %s",
    async (name) => {
      const { message, signature } = vector(name)
      expect(await sign(bytes(message), merchantKey)).toBe(signature)
    },
  )
})

describe('verify', () => {
  it('accepts the published signature under the public key and under the certificate', async () => {
    for (const key of [
      await importPublicKey(goVector.public_key_pem),
      await importCertificate(goVector.certificate_pem),
    ]) {
      expect(await verify(bytes(goVector.message), goVector.signature_base64, key)).toBe(true)
      expect(await verify(bytes('wrong source'), goVector.signature_base64, key)).toBe(false)
    }
  })

  it('accepts the published callback', async () => {
    const key = await importCertificate(goNotify.certificate_pem)
    expect(await verify(bytes(goNotify.message), goNotify.headers['Wechatpay-Signature'] ?? '', key)).toBe(true)
  })

  const { message, signature } = vector('completed')
  const tampered: [string, string][] = [
    ['nothing', ''],
    ['a probe', `WECHATPAY/SIGNTEST/${signature.slice(19)}`],
    ['text that is no base64', '{not base64}'],
    ['base64url', signature.replaceAll('+', '-').replaceAll('/', '_')],
    ['a missing padding', signature.replace(/=+$/, '')],
    ['a further padding', `${signature}=`],
    ['a space inside', `${signature.slice(0, 10)} ${signature.slice(10)}`],
    ['a line feed at the end', `${signature}\n`],
    [
      'stray bits in the last character',
      signature.replace(/(.)==$/, (_, last: string) => `${last === 'Q' ? 'R' : 'Q'}==`),
    ],
    ['another case', signature.toLowerCase()],
    ['a repetition', signature + signature],
    ['characters beyond Latin-1', '签名'],
    ['a signature that is one byte short', Buffer.from(signature, 'base64').subarray(1).toString('base64')],
  ]
  it('accepts the signature that the table below tampers with', async () => {
    expect(await verify(bytes(message), signature, platformKey)).toBe(true)
  })
  it.each(tampered)('refuses %s without raising anything', async (_, forged) => {
    expect(forged).not.toBe(signature)
    expect(await verify(bytes(message), forged, platformKey)).toBe(false)
  })

  it('refuses each single flipped bit of the signature', async () => {
    const original = Buffer.from(signature, 'base64')
    for (let bit = 0; bit < original.length * 8; bit++) {
      const flipped = Buffer.from(original)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await verify(bytes(message), flipped.toString('base64'), platformKey)).toBe(false)
    }
  })

  it("refuses the merchant's own signature", async () => {
    expect(await verify(bytes(message), await sign(bytes(message), merchantKey), platformKey)).toBe(false)
  })
})

describe('authorization', () => {
  it('is one line in the order of wechatpay-go, apart from its mock scheme', () => {
    const [first] = goLayout.cases
    const made = authorization({
      mchid: '1234567890',
      nonce: 'A1B2C3D4E5F6G7',
      timestamp: '1624523846',
      serialNo: '0123456789ABC',
      signature: `Sign:${first?.message ?? ''}`,
    })
    expect(made).toBe(first?.authorization.replace('WECHATPAY2-Mock', 'WECHATPAY2-SHA256-RSA2048'))
  })

  it('has the items of wechatpay-java', () => {
    const item = {
      mchid: javaLayout.mchid ?? '',
      nonce: javaLayout.nonce ?? '',
      timestamp: String(javaLayout.timestamp),
      serialNo: javaLayout.serial_no ?? '',
      signature: javaLayout.fake_signature ?? '',
    }
    expect(authorization(item)).toBe(`WECHATPAY2-SHA256-RSA2048 ${javaLayout.authorization_token}`)
  })
})

it('has a nonce in every fixture of an answer', () => {
  expect(vector('completed').message.split('\n')[1]).toBe(NONCE)
})
