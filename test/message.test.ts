/** What is signed, line by line, as published by the official libraries. */
import { authorization, requestMessage, responseMessage } from '../src/message.js'
import { describe, expect, it } from 'vitest'
import { fixture, NONCE, NOW, vector } from './helpers.js'
import { signed } from './responses.js'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const text = (message: Uint8Array): string => new TextDecoder().decode(message)

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
  it('lays out a callback as wechatpay-go does, which is the layout of a response', () => {
    const { headers, body, message } = goNotify
    const made = responseMessage(headers['Wechatpay-Timestamp'] ?? '', headers['Wechatpay-Nonce'] ?? '', bytes(body))
    expect(text(made)).toBe(message)
  })

  it('keeps a byte order mark and bytes that are no UTF-8', () => {
    const body = new Uint8Array([0xef, 0xbb, 0xbf, 0xff, 0x7b])
    expect([...responseMessage('1', 'n', body)]).toEqual([...bytes('1\nn\n'), 0xef, 0xbb, 0xbf, 0xff, 0x7b, 0x0a])
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

it('has a nonce in every fixture of a response', () => {
  expect(vector('completed').message.split('\n')[1]).toBe(NONCE)
})
