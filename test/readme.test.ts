/** What the READMEs say is so: their TypeScript compiles and runs, their tables are complete. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { errorCodes } from '../src/index.js'
import { faultNames } from '../src/sandbox/faults.js'
import { problemsOf, root } from './typecheck.js'

const folder = mkdtempSync(join(root, 'test', '.readme-'))
const elsewhere = mkdtempSync(join(tmpdir(), 'readme-'))
afterAll(() => {
  for (const each of [folder, elsewhere]) rmSync(each, { recursive: true })
})

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  const text = readFileSync(join(root, name), 'utf8')
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code ?? '')

  it('has an example of 15 lines on real credentials, one of errors, of another endpoint and of the sandbox', () => {
    expect(blocks.length).toBe(4)
    expect(blocks[0]?.trim().split('\n').length).toBe(15)
  })

  it('compiles', { timeout: 60_000 }, () => {
    const files = blocks.map((code, index) => {
      const file = join(folder, `${name}-${index}.ts`)
      writeFileSync(file, code)
      return file
    })
    expect(problemsOf(files)).toEqual([])
  })

  it('runs in the sandbox as it says', { timeout: 30_000 }, () => {
    const block = blocks.find((code) => code.includes('startSandbox')) ?? expect.fail()
    const source = (path: string): string => `'${pathToFileURL(join(root, path)).href}'`
    const file = join(elsewhere, `${name}.ts`)
    writeFileSync(
      file,
      block
        .replace("'wechatpay-payscore'", source('src/index.ts'))
        .replace("'wechatpay-payscore/sandbox'", source('src/sandbox/index.ts')),
    )
    writeFileSync(join(elsewhere, 'package.json'), '{"type":"module"}')
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: root, encoding: 'utf8' })
    expect(stderr).toBe('')
    // Completed once and repeated once: two requests, both accepted.
    expect(stdout).toBe('DOING 2 2\n')
  })

  it('has every code, every thrown code and every fault', () => {
    for (const code of Object.keys(errorCodes)) expect(text).toContain(`\`${code}\``)
    for (const fault of faultNames) expect(text).toContain(`\`${fault}\``)
    const thrown = readFileSync(join(root, 'src/errors.ts'), 'utf8').match(/'ERR_[A-Z_]+'/g) ?? []
    expect(thrown.length).toBeGreaterThan(8)
    for (const code of thrown) expect(text).toContain(`\`${code.slice(1, -1)}\``)
  })

  it('links only to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, path]) => path ?? '')
    expect(links.length).toBeGreaterThan(4)
    for (const path of links) expect(() => readFileSync(join(root, path))).not.toThrow()
  })
})
