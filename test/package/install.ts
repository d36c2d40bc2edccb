import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The package, packed as `npm publish` would, and a project that has installed only this package. */
export interface Installed {
  tarball: string
  /** Paths in the package. */
  files: string[]
  /** The project; `consumer/` was copied into it. */
  project: string
  /** The package in the project. */
  folder: string
}

export function install(): Installed {
  const home = mkdtempSync(join(tmpdir(), 'package-'))
  const npm = (cwd: string, ...args: string[]): string =>
    execFileSync('npm', [...args, '--silent', '--no-audit', '--no-fund'], { cwd, encoding: 'utf8' })
  const [packed] = JSON.parse(npm(root, 'pack', '--json', '--pack-destination', home)) as [Packed]
  const tarball = join(home, packed.filename)
  const project = join(home, 'project')
  cpSync(join(root, 'test/package/consumer'), project, { recursive: true })
  writeFileSync(join(project, 'package.json'), '{ "name": "project", "private": true, "type": "module" }\n')
  npm(project, 'install', '--omit=dev', '--ignore-scripts', tarball)
  return {
    tarball,
    files: packed.files.map(({ path }) => path),
    project,
    folder: join(project, 'node_modules/wechatpay-payscore'),
  }
}

interface Packed {
  filename: string
  files: { path: string }[]
}

/** A tool of `test/package/package.json`, by its path in node_modules. */
export function tool(path: string): string {
  return join(root, 'test/package/node_modules', path)
}

export interface Ran {
  status: number | null
  stdout: string
  stderr: string
}

/** Asynchronous, so that several can run at once while a server of this process responds. Caches stay in `cwd`. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  // The options of this process are not meant for its children.
  const { NODE_OPTIONS, ...env } = process.env
  const child = spawn(command, args, {
    cwd,
    env: { ...env, NO_COLOR: '1', XDG_CACHE_HOME: join(cwd, '.cache') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout, stderr }))
  })
}
