/** `npm version`, and the check of the release workflow, in a copy of the project. */
import { buildSync } from 'esbuild'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './typecheck.js'

const copy = mkdtempSync(join(tmpdir(), 'release-'))
afterAll(() => rmSync(copy, { recursive: true }))

const author = { GIT_AUTHOR_NAME: 'x', GIT_AUTHOR_EMAIL: 'x@x', GIT_COMMITTER_NAME: 'x', GIT_COMMITTER_EMAIL: 'x@x' }
const env = { ...process.env, ...author }
const git = (...args: string[]): string => execFileSync('git', args, { cwd: copy, env, encoding: 'utf8' }).trim()
const npm = (...args: string[]) => spawnSync('npm', args, { cwd: copy, env, encoding: 'utf8' })
const tagged = (tag: string, ...script: string[]) =>
  spawnSync(process.execPath, [...script, 'tag', tag], { cwd: copy, encoding: 'utf8' })
const WITH_TSX = ['--import', 'tsx', 'scripts/release.ts']
/** The same, compiled: it starts in a tenth of the time. */
const COMPILED = 'scripts/release.mjs'
const read = (file: string): string => readFileSync(join(copy, file), 'utf8')
const versionIn = (file: string): unknown => (JSON.parse(read(file)) as { version?: unknown }).version

const NEXT = '99.0.0'
const changelog = `# Changes\n\n## ${NEXT} (unreleased)\n\n- Something.\n\n## 0.0.1 (2020-01-01)\n\n- Something else.\n`

beforeAll(() => {
  const files = ['.gitignore', 'package.json', 'package-lock.json', 'tsconfig.json', 'redocly.yaml']
  for (const name of [...files, 'openapi', 'generated', 'scripts'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  writeFileSync(join(copy, 'CHANGELOG.md'), changelog)
  // Our .gitignore names a folder, and a link to one is a file for git.
  writeFileSync(join(copy, '.gitignore'), `node_modules\n${COMPILED}\n`)
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external' } as const
  buildSync({ entryPoints: [join(copy, 'scripts/release.ts')], outfile: join(copy, COMPILED), ...options })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'x')
})

describe('npm version', () => {
  it('refuses a version that is not in the changelog, and changes nothing', () => {
    const { status, stderr } = npm('version', '98.0.0')
    expect(status).toBe(1)
    expect(stderr).toContain('CHANGELOG.md says nothing about 98.0.0')
    expect(git('status', '--porcelain')).toBe('')
  })

  it('changes the contract, the generated files and the changelog too, in one commit with a tag', () => {
    const { status, stderr } = npm('version', NEXT)
    expect(stderr).not.toContain('Error')
    expect(status).toBe(0)
    expect(git('status', '--porcelain')).toBe('')
    expect(git('tag', '--points-at', 'HEAD')).toBe(`v${NEXT}`)
    expect(versionIn('package.json')).toBe(NEXT)
    expect(versionIn('package-lock.json')).toBe(NEXT)
    expect(read('openapi/openapi.yaml')).toContain(`\n  version: ${NEXT}\n`)
    expect(JSON.parse(read('generated/openapi.json'))).toMatchObject({ info: { version: NEXT } })
    expect(read('generated/contract.js')).toContain(`'${NEXT}'`)
    expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## ${NEXT} \\(\\d{4}-\\d{2}-\\d{2}\\)$`, 'm'))
  })
})

describe('the release workflow', () => {
  it('accepts the tag of the version', () => {
    expect(tagged(`v${NEXT}`, ...WITH_TSX)).toMatchObject({ status: 0, stderr: '' })
  })

  it('refuses another tag', () => {
    expect(tagged('v98.0.0', COMPILED)).toMatchObject({
      status: 1,
      stderr: `The tag is v98.0.0, but the version is ${NEXT}\n`,
    })
  })

  it.each<[string, string, (text: string) => string, RegExp]>([
    ['is still called unreleased', 'CHANGELOG.md', () => changelog, /calls 99.0.0 unreleased/],
    ['has no line in the changelog', 'CHANGELOG.md', (text) => text.replace('- Something.', ''), /says nothing about/],
    ['is not the contract’s', 'openapi/openapi.yaml', (text) => text.replace(NEXT, '1.0.0'), /has the version 1.0.0/],
  ])('refuses a version that %s', (_, file, change, message) => {
    const before = read(file)
    writeFileSync(join(copy, file), change(before))
    const { status, stderr } = tagged(`v${NEXT}`, COMPILED)
    writeFileSync(join(copy, file), before)
    expect(status).toBe(1)
    expect(stderr).toMatch(message)
  })
})
