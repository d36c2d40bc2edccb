/** The code on the pages is true: TypeScript compiles, programs that need no more than the sandbox run, JSON parses. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { problemsOf, root } from '../typecheck.js'
import { editions, type Block } from './pages.js'

const folder = mkdtempSync(join(root, 'test', '.docs-'))
const elsewhere = mkdtempSync(join(tmpdir(), 'docs-'))
afterAll(() => {
  for (const each of [folder, elsewhere]) rmSync(each, { recursive: true })
})
const english = editions.map(([page]) => page)
const blocks = english.flatMap(({ path, blocks }) => blocks.map((block) => ({ path, ...block })))
const typescript = blocks.filter(({ language, file }) => language === 'ts' && file === undefined)

it('there is something to check on the pages', () => {
  expect(typescript.length).toBeGreaterThan(5)
  expect(typescript.filter(runs).length).toBeGreaterThan(0)
})

// Other pages may take for granted what an earlier block or page has made: prelude.ts declares it.
it('each block of TypeScript compiles', () => {
  const files = typescript.map(({ code }, index) => {
    const file = join(folder, `${index}.ts`)
    writeFileSync(file, `// ${typescript[index]?.path}\n${code}\nexport {}\n`)
    return file
  })
  expect(problemsOf([join(root, 'test/docs/prelude.ts'), ...files])).toEqual([])
})

describe.each(english.map((page) => [page.path, page] as const))('%s', (_, page) => {
  const programs = page.blocks.flatMap((block, index) => (runs(block) ? [{ block, next: page.blocks[index + 1] }] : []))
  it.each(programs)('a program that starts a sandbox runs and prints what stands below it (%#)', async (program) => {
    const { status, stdout, stderr } = await runProgram(program.block.code)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    if (program.next?.language === 'text') expect(stdout.trimEnd()).toBe(program.next.code)
  })

  it('each block of JSON parses, and each shell command is one', () => {
    for (const { language, code } of page.blocks) {
      if (language === 'json') expect(() => JSON.parse(code) as unknown).not.toThrow()
      if (language === 'sh') expect(spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' }).stderr).toBe('')
    }
  })

  it('each copy of a recipe is the recipe', () => {
    for (const { file, code } of page.blocks) {
      if (file !== undefined) expect(code).toBe(readFileSync(join(root, file), 'utf8').trimEnd())
    }
  })
})

/** A program that needs nothing but the package: it starts its own sandbox. */
function runs({ language, file, code }: Block): boolean {
  return language === 'ts' && file === undefined && code.includes('await startSandbox(')
}

async function runProgram(code: string): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const source = (path: string): string => `'${pathToFileURL(join(root, path)).href}'`
  const file = join(elsewhere, `program.ts`)
  writeFileSync(join(elsewhere, 'package.json'), '{"type":"module"}')
  writeFileSync(
    file,
    code
      .replaceAll("'wechatpay-payscore'", source('src/node.ts'))
      .replaceAll("'wechatpay-payscore/sandbox'", source('src/sandbox/index.ts')),
  )
  const child = spawn(process.execPath, ['--import', 'tsx', file], { cwd: root })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })))
}
