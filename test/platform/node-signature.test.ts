/** Signing and verifying by both platforms, held against signatures of openssl and of the official libraries. */
import * as node from '../../src/platform/node.js'
import * as web from '../../src/platform/web.js'
import { describe, expect, it } from 'vitest'
import { fixture, goVector, testingKey, vector } from '../helpers.js'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const merchantKey = await node.importPrivateKey(testingKey(goVector.private_key_pem))
const platformKey = await node.importPublicKey(fixture('platform_pub_key.pem'))

const goNotify = JSON.parse(fixture('vectors/go-notify-payscore.json')) as {
  headers: Record<string, string>
  body: string
  message: string
  certificate_pem: string
}

describe.each([
  ['WebCrypto', web],
  ['node:crypto', node],
])('by %s', (_, { sign, verify }) => {
  describe('sign', () => {
    it("gives wechatpay-go's published signature", async () => {
      expect(await sign(bytes(goVector.message), merchantKey, true)).toBe(goVector.signature_base64)
    })

    it.each(['serviceorder', 'smartretail', 'payafter', 'empty_body', 'body_ends_in_newline'])(
      "gives openssl's signature of %s",
      async (name) => {
        const { message, signature } = vector(name)
        expect(await sign(bytes(message), merchantKey, true)).toBe(signature)
      },
    )
  })

  describe('verify', () => {
    it('accepts the published signature under the public key and under the certificate', async () => {
      for (const key of [
        await node.importPublicKey(goVector.public_key_pem),
        await node.importCertificate(goVector.certificate_pem),
      ]) {
        expect(await verify(bytes(goVector.message), goVector.signature_base64, key)).toBe(true)
        expect(await verify(bytes('wrong source'), goVector.signature_base64, key)).toBe(false)
      }
    })

    it('accepts the published callback', async () => {
      const key = await node.importCertificate(goNotify.certificate_pem)
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
      expect(await verify(bytes(message), await sign(bytes(message), merchantKey, true), platformKey)).toBe(false)
    })
  })
})
