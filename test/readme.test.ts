/** The READMEs are true: their TypeScript compiles and runs, their tables are complete. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'
import { errorCodes } from '../src/index.js'
import { faultNames } from '../src/sandbox/faults.js'
import { blocksOf, readmes } from './readme-blocks.js'
import { problemsOf, root } from './typecheck.js'

/** Removes comments and blank lines. */
const SAME = { removeComments: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext }
const folder = mkdtempSync(join(root, 'test', '.readme-'))
const elsewhere = mkdtempSync(join(tmpdir(), 'readme-'))
afterAll(() => {
  for (const each of [folder, elsewhere]) rmSync(each, { recursive: true })
})

describe.each(readmes)('%s', (name) => {
  const text = readFileSync(join(root, name), 'utf8')
  const blocks = blocksOf(name)
  const own = blocks.filter(({ isRecipe }) => !isRecipe).map(({ code }) => code)

  it('has an example of 15 lines on real credentials, one of errors, a job, another endpoint and the sandbox', () => {
    expect(own.length).toBe(5)
    expect(own[0]?.trim().split('\n').length).toBe(15)
  })

  // `npm run test:recipes` installs what they import, and compiles and runs them.
  it('has examples of OpenTelemetry, BullMQ and Temporal', () => {
    const recipes = blocks.filter(({ isRecipe }) => isRecipe).map(({ file }) => file)
    expect(recipes).toEqual(['tracing.ts', 'bullmq.ts', 'activities.ts', 'workflows.ts', 'temporal.ts'])
  })

  it('compiles', { timeout: 60_000 }, () => {
    const files = own.map((code, index) => {
      const file = join(folder, `${name}-${index}.ts`)
      writeFileSync(file, code)
      return file
    })
    expect(problemsOf(files)).toEqual([])
  })

  it('runs in the sandbox as it says', { timeout: 30_000 }, () => {
    const block = own.find((code) => code.includes('startSandbox')) ?? expect.fail()
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
    // Completed once and retried once: the service accepted two requests.
    expect(stdout).toBe('DOING 2 2\n')
  })

  it('names every error code, every thrown code and every fault', () => {
    for (const code of Object.keys(errorCodes)) expect(text).toContain(`\`${code}\``)
    for (const fault of faultNames) expect(text).toContain(`\`${fault}\``)
    const thrown = readFileSync(join(root, 'src/errors.ts'), 'utf8').match(/'ERR_[A-Z_]+'/g) ?? []
    expect(thrown.length).toBeGreaterThan(8)
    for (const code of thrown) expect(text).toContain(`\`${code.slice(1, -1)}\``)
  })

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, path]) => path ?? '')
    expect(links.length).toBeGreaterThan(4)
    for (const path of links) expect(() => readFileSync(join(root, path))).not.toThrow()
  })
})

it('both have the same examples with file names; only their comments differ', () => {
  const [english, chinese] = readmes.map((name) =>
    blocksOf(name)
      .filter(({ file }) => file !== undefined)
      .map(({ file, code }) => [file, ts.transpileModule(code, { compilerOptions: SAME }).outputText]),
  )
  expect(chinese).toEqual(english)
})
