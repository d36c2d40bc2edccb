/** Runs a script of the repository as a user runs it. */
import { spawn, type SpawnSyncReturns } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** How a script in TypeScript is run. */
export const node = ['--import', 'tsx']

/** It is asynchronous, so that a sandbox of this process goes on responding. */
export async function run(
  script: string,
  args: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'>> {
  const child = spawn(process.execPath, [...node, script, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })))
}
