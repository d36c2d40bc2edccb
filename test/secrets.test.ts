import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fragments, leaks } from '../scripts/secrets.js'
import { fixture, goVector, signResponse, vector } from './helpers.js'
import { root } from './typecheck.js'

const known = fragments(join(root, 'test/fixtures'))

describe('the search of all output for secrets', () => {
  it.each([
    ['a line of a private key', goVector.private_key_pem.split('\n')[4] ?? ''],
    ['the platform key of the tests', `key: ${(fixture('platform_key.pem').split('\n')[3] ?? '').slice(5, 40)}…`],
    ['a known signature', vector('serviceorder').signature.slice(100, 130)],
    ['a signature that was never seen before', signResponse('x')['Wechatpay-Signature'] ?? ''],
    ['an Authorization header', 'authorization: WECHATPAY2-SHA256-RSA2048 mchid="1",signature="abc"'],
    ['the head of a private key', `-----BEGIN ${'PRIVATE'} KEY-----`],
  ])('finds %s', (_, text) => {
    expect(leaks(`first line\n  ${text}  \nlast line`, known)).toMatchObject([{ line: 2 }])
  })

  it('passes over what is long and no secret', () => {
    const innocent = [
      'Wechatpay-Serial: PUB_KEY_ID_0114232134912410000000000000',
      `${'node_modules/some/package/that/is/deep/down/in/folders/of/folders/dist/index'}.js:12:34`,
      'b0550dcf7d1048eea857013d7dfeedebb0550dcf7d1048eea857013d7dfeedeb',
      readFileSync(join(root, 'README.md'), 'utf8'),
    ].join('\n')
    expect(leaks(innocent, known)).toEqual([])
  })
})
