/** Builds the command once, as it is published, for every test that runs it. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { root } from '../run-script.js'

declare module 'vitest' {
  export interface ProvidedContext {
    command: string
  }
}

export default function build(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'command-')))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  // Types are checked elsewhere.
  execFileSync(process.execPath, [tsc, '-p', join(root, 'src'), '--noCheck', '--outDir', join(folder, 'dist')])
  cpSync(join(root, 'src/sandbox/page'), join(folder, 'dist/sandbox/page'), { recursive: true })
  for (const name of ['generated', 'node_modules', 'package.json']) symlinkSync(join(root, name), join(folder, name))
  project.provide('command', join(folder, 'dist/cli/main.js'))
  return () => rmSync(folder, { recursive: true })
}
