import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { check } from '../check.js'
import { run, tool, type Installed, type Ran } from './install.js'
import { versionOf } from './platforms.js'

const COMPILERS = ['typescript-5.4', 'typescript-5.9', 'typescript-7']

/** Each way to find modules, with globals from @types/node, from the DOM library, and from both. */
const SETTINGS: Settings[] = [
  { module: 'node16', moduleResolution: 'node16', lib: ['es2022'], types: ['node'] },
  { module: 'nodenext', moduleResolution: 'nodenext', lib: ['es2022'], types: ['node'] },
  { module: 'nodenext', moduleResolution: 'nodenext', lib: ['es2022', 'dom'], types: ['node'] },
  { module: 'preserve', moduleResolution: 'bundler', lib: ['es2022'], types: ['node'] },
  { module: 'preserve', moduleResolution: 'bundler', lib: ['es2022', 'dom'], types: [] },
]

interface Settings {
  module: string
  moduleResolution: string
  lib: string[]
  types: string[]
}

/** What compiles and what must not, for each compiler and each of the settings. */
export async function types({ project, folder }: Installed): Promise<void> {
  await check('what is compiled uses all that is exported', () => {
    for (const [entries, file] of [
      [['index.d.ts', 'common.d.ts', '../generated/named-types.d.ts'], 'uses.ts'],
      [['sandbox/index.d.ts'], 'uses-sandbox.ts'],
    ] as const) {
      const code = entries.map((entry) => readFileSync(join(folder, 'dist', entry), 'utf8')).join('')
      const lists = code.match(/(?<=^export[^{]*\{)[^}]*/gm) ?? []
      const exported = lists.flatMap((list) => list.match(/\w+(?=\s*(?:,|$))/g) ?? [])
      const used = readFileSync(join(project, file), 'utf8')
      assert.ok(exported.length > 10, exported.join())
      assert.deepEqual(
        exported.filter((name) => !new RegExp(`\\b${name}\\b`).test(used)),
        [],
      )
    }
  })

  const jobs = COMPILERS.flatMap((compiler) => SETTINGS.map((settings) => ({ compiler, settings })))
  // We run as many at once as there are processors, and report them in their order.
  const lanes = new Map<number, Promise<Ran>>()
  const compiled = jobs.map(({ compiler, settings }, index) => {
    const lane = index % availableParallelism()
    const result = Promise.resolve(lanes.get(lane)).then(async () => compile(project, compiler, settings))
    lanes.set(lane, result)
    return { compiler, settings, result }
  })
  for (const { compiler, settings, result } of compiled) {
    const { moduleResolution, lib, types } = settings
    const globals = [lib.includes('dom') && 'DOM', types.includes('node') && '@types/node'].filter(Boolean).join(', ')
    await check(`TypeScript ${versionOf(compiler)}, ${moduleResolution}, globals of ${globals}`, async () => {
      const { status, stdout, stderr } = await result
      assert.equal(status, 0, stdout + stderr)
    })
  }
}

async function compile(project: string, compiler: string, settings: Settings): Promise<Ran> {
  const { module, moduleResolution, lib, types } = settings
  const files = ['uses.ts', 'uses-sandbox.ts', 'mistakes.ts', 'suite/index.ts']
  if (types.includes('node')) files.push('uses-node.ts')
  // Import attributes are not in node16; `require` of ES modules is in nodenext since TypeScript 5.8.
  if (module !== 'node16') files.push('uses-contract.ts')
  if (module === 'nodenext' && compiler !== 'typescript-5.4') files.push('commonjs.cts')
  const compilerOptions = {
    ...settings,
    target: 'es2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    resolveJsonModule: true,
    typeRoots: [tool('@types')],
  }
  const name = `${[compiler, moduleResolution, ...lib, ...types].join('-')}.json`
  writeFileSync(join(project, name), JSON.stringify({ compilerOptions, files }))
  return run(process.execPath, [tool(`${compiler}/bin/tsc`), '-p', name], project)
}
