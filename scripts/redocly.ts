import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command of @redocly/cli in the project; an error has its report as message. */
export function redocly(...args: string[]): void {
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/@redocly/cli/bin/cli.js'), ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    })
  } catch (error) {
    throw new Error(error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error))
  }
}

/** Calls `use` with a folder that is removed afterwards. */
export function withTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The contract of `openapi/`, or of another file, in one piece. */
export function bundle(file = 'openapi/openapi.yaml'): unknown {
  return withTemporaryFolder((folder) => {
    const output = join(folder, 'openapi.json')
    const options = ['--output', output, '--component-renaming-conflicts-severity', 'error']
    redocly('bundle', file, ...options)
    return JSON.parse(readFileSync(output, 'utf8')) as unknown
  })
}
