import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, tool } from './install.js'

export interface Bundle {
  code: Buffer
  /** The file in the package that its name stood for. */
  entry: string | undefined
}

/** What a bundler makes of a module in the project. */
export async function bundle(project: string, source: string, args: readonly string[] = []): Promise<Bundle> {
  writeFileSync(join(project, 'entry.js'), source)
  const output = ['--outfile=bundle.js', '--metafile=bundle.json', '--log-level=warning']
  const options = ['entry.js', '--bundle', '--format=esm', '--target=es2022', '--external:node:*', ...output, ...args]
  const { status, stderr } = await run(tool('.bin/esbuild'), options, project)
  assert.equal(status, 0, stderr)
  const { inputs } = JSON.parse(readFileSync(join(project, 'bundle.json'), 'utf8')) as Metafile
  const imports = Object.values(inputs).flatMap((input) => input.imports)
  const entry = imports.find(({ original }) => original === 'wechatpay-payscore')?.path
  return {
    code: readFileSync(join(project, 'bundle.js')),
    entry: entry?.replace('node_modules/wechatpay-payscore/', ''),
  }
}

interface Metafile {
  inputs: Record<string, { imports: { path: string; original?: string }[] }>
}
