/** The reference, built into a folder of its own for the tests of one file. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { root } from '../typecheck.js'

/** Returns the addresses of both editions. The pages are there when the tests run. */
export function builtReference(): { english: string; chinese: string } {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'))
  beforeAll(() => {
    const args = ['--import', 'tsx', 'scripts/docs.ts', '--output', folder]
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const url = pathToFileURL(folder).href
  return { english: `${url}/index.html`, chinese: `${url}/zh-CN/index.html` }
}
