/** Builds the reference once for all files that open it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { root } from '../typecheck.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the built reference. */
    reference: string
  }
}

export default function build(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'))
  const { status, stderr } = spawnSync('npm', ['run', 'docs', '--', '--output', folder], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  project.provide('reference', folder)
  return () => rmSync(folder, { recursive: true })
}
