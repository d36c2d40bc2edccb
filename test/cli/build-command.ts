/** Builds the command as it is published, in a folder of its own. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../run-script.js'

/** @returns the path of the command, and how to remove it */
export function buildCommand(): { command: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'command-')))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  // Types are checked elsewhere.
  execFileSync(process.execPath, [tsc, '-p', join(root, 'src'), '--noCheck', '--outDir', join(folder, 'dist')])
  cpSync(join(root, 'src/sandbox/page'), join(folder, 'dist/sandbox/page'), { recursive: true })
  for (const name of ['generated', 'node_modules', 'package.json']) symlinkSync(join(root, name), join(folder, name))
  return { command: join(folder, 'dist/cli/main.js'), remove: () => rmSync(folder, { recursive: true }) }
}
