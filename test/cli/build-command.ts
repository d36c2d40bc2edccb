/** Builds the command as it is published, in a folder of its own. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../run-script.js'

/** @returns the path of the command, and how to remove it */
export function buildCommand(): { command: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'command-')))
  const script = join(root, 'scripts/build.ts')
  const args = ['--import', 'tsx', script, '--no-types', '--output', join(folder, 'dist')]
  execFileSync(process.execPath, args, { cwd: root })
  for (const name of ['docs', 'generated', 'node_modules', 'package.json'])
    symlinkSync(join(root, name), join(folder, name))
  return { command: join(folder, 'dist/cli/main.js'), remove: () => rmSync(folder, { recursive: true }) }
}
