import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../check.js'
import { bundle } from './bundle.js'
import type { Input, Result } from './consumer/suite/input.js'
import { run, tool, type Installed, type Ran } from './install.js'
import { binary, nodes, type Platform } from './platforms.js'
import { serve } from './servers.js'

/** How this runtime runs a module, and how it differs from the others. */
interface Runtime extends Platform {
  args: string[]
  /** The file that it takes when the package is imported. */
  entry: string
  knowsNotSent: boolean
}

/** The one suite, `consumer/suite/`, on each runtime. */
export async function runtimes(installed: Installed): Promise<void> {
  const { project } = installed
  const externals = ['--external:wechatpay-payscore', '--external:openapi-fetch']
  const esbuild = ['suite/index.ts', '--bundle', '--format=esm', '--outfile=suite.js', '--target=es2022', ...externals]
  const { status, stderr } = await run(tool('.bin/esbuild'), esbuild, project)
  assert.equal(status, 0, stderr)
  for (const { name, command, args, entry, knowsNotSent } of available()) {
    await check(name, async () => {
      const servers = await serve(installed)
      try {
        const taken = await writeModules(project, { ...servers.input, knowsNotSent })
        const report = reportOf(await run(command, args, project))
        assert.equal(report.entry ?? taken, entry)
        assert.deepEqual(
          report.results.filter(({ failure }) => failure !== undefined),
          [],
        )
        return `${report.results.length} checks, ${entry}`
      } finally {
        await servers.close()
      }
    })
  }
}

function available(): Runtime[] {
  const usual = { args: ['main.js'], entry: 'dist/index.js', knowsNotSent: false }
  const here = { name: `Node ${process.versions.node}, by fetch and WebCrypto`, command: process.execPath }
  const deno = ['run', '--no-lock', '--allow-net=127.0.0.1', '--allow-read=.', 'main.js']
  const workerd = ['test', 'workerd.capnp']
  return [
    ...nodes().map((it) => ({ ...it, ...usual, entry: 'dist/node.js', knowsNotSent: true })),
    { ...here, ...usual, args: ['--conditions=browser', 'main.js'] },
    ...binary('Bun', '@oven/bun-linux-x64-baseline', 'bin/bun').map((it) => ({ ...it, ...usual })),
    ...binary('Deno', '@deno/linux-x64-glibc', 'deno').map((it) => ({ ...it, ...usual, args: deno })),
    ...binary('workerd', '@cloudflare/workerd-linux-64', 'bin/workerd').map((it) => ({
      ...it,
      ...usual,
      args: workerd,
    })),
  ]
}

/** The suite with its input, for a runtime that has modules and for one that takes a bundle; returns the bundle's entry. */
async function writeModules(project: string, input: Input): Promise<string | undefined> {
  const suite = `import { suite } from './suite.js'\nconst input = ${JSON.stringify(input)}\n`
  const main = `${suite}
    const entry = import.meta.resolve('wechatpay-payscore').split('/wechatpay-payscore/')[1]
    console.log(JSON.stringify({ entry, results: await suite(input) }))`
  writeFileSync(join(project, 'main.js'), main)
  const worker = `${suite}
    export default { test: async () => console.log(JSON.stringify({ results: await suite(input) })) }`
  const { code, entry } = await bundle(project, worker, ['--conditions=workerd,worker,browser'])
  writeFileSync(join(project, 'worker.js'), code)
  writeFileSync(
    join(project, 'workerd.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (services = [
      (name = "main", worker = (
        modules = [(name = "worker", esModule = embed "worker.js")],
        compatibilityDate = "2025-01-01",
        globalOutbound = "network",
      )),
      (name = "network", network = (allow = ["public", "private"])),
    ]);`,
  )
  return entry
}

interface Report {
  entry?: string
  results: Result[]
}

function reportOf({ status, stdout, stderr }: Ran): Report {
  const line = stdout.split('\n').find((text) => text.startsWith('{'))
  if (status !== 0 || line === undefined) throw new Error(`it ended with ${status}\n${stdout}${stderr}`)
  // `as`: the module that is written above prints it.
  return JSON.parse(line) as Report
}
