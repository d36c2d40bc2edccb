/** `.ci/run` searches all that a run printed with scripts/secrets.ts, which runs here as there: as a process. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fixture, goVector, signResponse, vector } from './helpers.js'
import { root } from './typecheck.js'

const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

function search(...lines: string[]): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, 'output.txt')
  writeFileSync(file, lines.join('\n'))
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/secrets.ts', file], { cwd: root, encoding: 'utf8' })
}

const SECRETS: Record<string, string> = {
  'a line of a private key': goVector.private_key_pem.split('\n')[4] ?? '',
  'a part of the platform key of the tests': `key: ${(fixture('platform_key.pem').split('\n')[3] ?? '').slice(5, 40)}…`,
  'a known signature': vector('serviceorder').signature.slice(100, 130),
  'a signature that the script has never seen': signResponse('x')['Wechatpay-Signature'] ?? '',
  'an Authorization header': 'authorization: WECHATPAY2-SHA256-RSA2048 mchid="1",signature="abc"',
  'the head of a private key': `-----BEGIN ${'PRIVATE'} KEY-----`,
}

describe('the search of all output for secrets', () => {
  it('finds each kind of secret, names its line, and does not quote it', () => {
    const secrets = Object.entries(SECRETS)
    const { status, stdout, stderr } = search('first line', ...secrets.map(([, text]) => `  ${text}  `), 'last line')
    const reported = stderr.trim().split('\n')
    for (const [index, [name, text]] of secrets.entries()) {
      expect(reported[index], name).toMatch(new RegExp(`^line ${index + 2} of the output contains `))
      expect(stderr, name).not.toContain(text)
    }
    expect(reported).toHaveLength(secrets.length)
    expect(stdout).toBe('')
    expect(status).toBe(1)
  })

  it('accepts long text that is no secret', () => {
    const { status, stdout, stderr } = search(
      'Wechatpay-Serial: PUB_KEY_ID_0114232134912410000000000000',
      `${'node_modules/some/package/that/is/deep/down/in/folders/of/folders/dist/index'}.js:12:34`,
      'b0550dcf7d1048eea857013d7dfeedebb0550dcf7d1048eea857013d7dfeedeb',
      readFileSync(join(root, 'README.md'), 'utf8'),
    )
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^\d+ lines of output contain no fragment of a key or signature\n$/)
    expect(status).toBe(0)
  })

  it('fails without the name of a file', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/secrets.ts'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(stderr).toContain('expected the name of one file')
    expect(status).toBe(2)
  })
})
