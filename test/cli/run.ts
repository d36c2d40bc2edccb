/** Runs the built command as a process. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { inject } from 'vitest'

export const command = inject('command')

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

/** A command under way. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams
  readonly ended: Promise<Ended>
  /** Resolves with what it wrote so far when that matches. */
  prints(pattern: RegExp): Promise<string>
}

/** It knows nothing of the environment of the tests. */
export function start(args: readonly string[], env: Record<string, string> = {}, cwd?: string): Running {
  const child = spawn(process.execPath, [command, ...args], { env: { PATH: process.env.PATH, ...env }, cwd })
  return watch(child)
}

export function watch(child: ChildProcessWithoutNullStreams): Running {
  let [stdout, stderr] = ['', '']
  const waiting = new Set<() => void>()
  const read = (): void => waiting.forEach((look) => look())
  child.stdout.setEncoding('utf8').on('data', (text: string) => ((stdout += text), read()))
  child.stderr.setEncoding('utf8').on('data', (text: string) => ((stderr += text), read()))
  const ended = new Promise<Ended>((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })))
  const prints = async (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(stdout + stderr)) resolve(stdout + stderr)
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`it ended without printing ${pattern}: ${stdout}${stderr}`)))
    })
  return { child, ended, prints }
}

/** Runs it to its end. Its stdin is empty, and no terminal. */
export async function run(args: readonly string[], env: Record<string, string> = {}, cwd?: string): Promise<Ended> {
  const { child, ended } = start(args, env, cwd)
  child.stdin.end()
  return ended
}
