/** The worked example of the introduction, computed from the published key that it names, in both editions. */
import { createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bundle } from './contract.js'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
// `as`: the fixtures are this project's own.
const { serviceorder } = JSON.parse(read('../fixtures/signatures.json')) as { serviceorder: { message: string } }
const vector = JSON.parse(read('../fixtures/vectors/go-rsa-sha256-sign.json')) as Record<
  'mchid' | 'certificate_serial' | 'private_key_pem' | 'public_key_pem',
  string
>
const chinese = JSON.parse(read('../../generated/openapi.zh-CN.json')) as typeof bundle

const [method = '', path = '', timestamp = '', nonce = '', body = ''] = serviceorder.message.split('\n')
const key = createPrivateKey(vector.private_key_pem.replaceAll('TESTING KEY', 'PRIVATE KEY'))
const signature = sign('sha256', Buffer.from(serviceorder.message), key).toString('base64')

describe.each([
  ['English', bundle.info.description],
  ['Chinese', chinese.info.description],
])('the worked example in the %s introduction', (_, text) => {
  it('lists the five lines of the message', () => {
    const rows = [...text.matchAll(/^\| (\d) +\|.*\| `(.*)` +\|$/gm)].map(([, line, value]) => [line, value])
    expect(rows).toEqual([method, path, timestamp, nonce, body].map((value, index) => [String(index + 1), value]))
  })

  it('has the header with the signature of these lines', () => {
    const [header] = blocks(text)
    expect(header).toBe(
      `Authorization: WECHATPAY2-SHA256-RSA2048 mchid="${vector.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${vector.certificate_serial}",signature="${signature}"\n`,
    )
  })

  it('has commands that verify this signature of these lines with the public key', () => {
    const [, commands] = blocks(text)
    expect(commands).toBe(`printf %s\\\\n \\
  ${method} \\
  ${path} \\
  ${timestamp} \\
  ${nonce} \\
  '${body}' >message
printf %s '${signature}' | openssl base64 -d -A >signature
cat >public_key.pem <<END
${vector.public_key_pem.trim()}
END
openssl dgst -sha256 -verify public_key.pem -signature signature message
`)
  })

  it('has no other block', () => {
    expect(blocks(text)).toHaveLength(2)
  })
})

function blocks(text: string): string[] {
  return [...text.matchAll(/^```(?:sh)?\n([^]*?)^```$/gm)].map(([, block = '']) => block)
}
