/** `npm run bench`: this client beside its peers. README.md says what is measured, and how. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureMemory } from './measure/memory.js'
import { startServer } from './measure/processes.js'
import { measureScaling } from './measure/scaling.js'
import { measureStart } from './measure/start.js'
import { measureThroughput } from './measure/throughput.js'
import { measureTypes } from './measure/types.js'
import { measureValidation } from './measure/validation.js'
import { readOptions, USAGE, type Options, type Part } from './options.js'
import { curve } from './report/curve.js'
import { picture } from './report/picture.js'
import { report } from './report/report.js'
import { describeMachine, readVersions, type Results } from './results.js'

const folder = fileURLToPath(new URL('.', import.meta.url))

try {
  const options = readOptions(process.argv.slice(2), folder)
  if (options) await run(options)
  else console.log(USAGE)
} catch (error) {
  console.error(`\nbench: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}

async function run({ settings, parts, clients, also, profiles, out }: Options): Promise<void> {
  linkPackage()
  // For clients/before.js: every process inherits it.
  if (also !== undefined) process.env.BENCH_BEFORE = also
  const results: Results = { machine: describeMachine(), versions: readVersions(), settings }
  const { node, cpu, cores, load } = results.machine
  const versions = Object.entries(results.versions).map((version) => version.join(' '))
  const text = [`Node ${node}, ${cpu}, ${cores} cores, load ${load} before the run\n${versions.join(', ')}`]
  console.log(text[0])

  const temporary = mkdtempSync(join(tmpdir(), 'bench-'))
  const server = await startServer(temporary)
  const { rounds, seconds, inFlight, processes, memoryCalls } = settings
  const pace = { rounds, seconds }
  // Comparisons of this client with itself need less time.
  const shorter = { rounds, seconds: seconds / 2 }
  const measures: Record<Part, () => Promise<void> | void> = {
    throughput: async () =>
      void (results.throughput = await measureThroughput(server, clients, { ...pace, inFlight }, { say, profiles })),
    start: async () => void (results.start = await measureStart(server, processes, also)),
    memory: async () => void (results.memory = await measureMemory(server, memoryCalls, say)),
    scaling: async () => void (results.scaling = await measureScaling(server, shorter)),
    validation: async () => void (results.validation = await measureValidation(server, shorter)),
    types: () => void (results.types = measureTypes(temporary, rounds)),
  }
  try {
    for (const part of parts) {
      say(part)
      await measures[part]()
      say('')
      text.push(report(part, results))
      console.log(`\n${text.at(-1)}`)
    }
  } finally {
    server.stop()
    rmSync(temporary, { recursive: true })
  }
  if (out !== undefined) write(results, text.join('\n\n'), out)
}

/** Links the built package under its name, so that clients import it as users do. */
function linkPackage(): void {
  const link = join(folder, 'node_modules/wechatpay-payscore')
  rmSync(link, { force: true })
  symlinkSync('../../..', link, 'dir')
}

function write(results: Results, text: string, out: string): void {
  mkdirSync(out, { recursive: true })
  const rounded = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
  writeFileSync(join(out, 'results.json'), `${JSON.stringify(results, rounded, 2)}\n`)
  writeFileSync(join(out, 'results.txt'), `${text}\n`)
  if (results.throughput) writeFileSync(join(out, 'throughput.svg'), picture(results))
  if (results.scaling) writeFileSync(join(out, 'scaling.svg'), curve(results))
  console.log(`\nThe results are in ${relative('.', out) || '.'}`)
}

/** Prints the progress on a terminal. */
function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text && `${text} …`}`)
}
