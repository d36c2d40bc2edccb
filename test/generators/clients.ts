/** Generators of clients and schemas in TypeScript. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { check } from '../check.js'
import { assertJudges, type ZodSchema } from './bodies.js'
import { assertGoodNames, namesIn } from './names.js'
import { problemsWith } from './uses.js'
import { runTool, tool, type Workspace } from './workspace.js'

interface Client {
  /** Of the package. */
  name: string
  /** What is generated, below the folder of the workspace. */
  files: string[]
  /** The types `Complete` and `Finish` of its output, as a user gets them. */
  types: string
  generate: (it: Workspace) => Promise<unknown>
  /** What checks the body of an operation, which is of a component, if it makes zod schemas. */
  zod?: (module: Record<string, ZodSchema>, operationId: string, component: string) => ZodSchema | undefined
  /** The invalid bodies that its zod schemas accept, because it cannot say what makes them invalid. */
  blind?: string[]
  /** What its zod schemas make of an amount; default a number. */
  amount?: 'bigint'
}

const requestTypes = (from: string): string =>
  `import type { CompleteServiceOrderRequest as Complete, FinishOrderRequest as Finish } from './${from}'\n`

const CLIENTS: Client[] = [
  {
    name: '@hey-api/openapi-ts',
    files: ['hey-api/zod.gen.ts', 'hey-api/types.gen.ts', 'hey-api/sdk.gen.ts'],
    types: requestTypes('hey-api/types.gen'),
    generate: async (it) => {
      const plugins = ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch', 'zod']
      const config = { input: it.contract, output: 'hey-api', plugins, logs: { level: 'silent' } }
      writeFileSync(join(it.folder, 'hey-api.config.mjs'), `export default ${JSON.stringify(config)}\n`)
      await runTool(it, '@hey-api/openapi-ts/bin/index.cjs', ['-f', 'hey-api.config.mjs'])
    },
    zod: (module, _, component) => module[`z${component}`],
    // It makes z.unknown() of an enum of numbers, which takes a missing field too.
    blind: ['no finish_type', 'a finish_type that does not exist'],
    // Of int64 it makes z.coerce.bigint(): README.md says what to do.
    amount: 'bigint',
  },
  {
    name: 'orval',
    files: ['orval/zod.ts', 'orval/fetch.ts'],
    types: requestTypes('orval/fetch'),
    generate: async (it) => {
      for (const client of ['zod', 'fetch'])
        await runTool(it, 'orval/dist/bin/orval.js', [
          '-i',
          it.contract,
          '-o',
          `orval/${client}.ts`,
          '--client',
          client,
        ])
    },
    zod: (module, operationId) => module[`${operationId}Body`],
  },
  {
    name: 'openapi-zod-client',
    files: ['zod-client.ts'],
    types: `import type { z } from 'zod'
import { schemas } from './zod-client'
type Complete = z.input<typeof schemas.CompleteServiceOrderRequest>
type Finish = z.input<typeof schemas.FinishOrderRequest>
`,
    generate: async (it) => {
      const template = join(it.folder, 'node_modules/openapi-zod-client/src/templates/schemas-only.hbs')
      const args = [it.contract, '-o', 'zod-client.ts', '--template', template, '--export-schemas']
      await runTool(it, 'openapi-zod-client/bin.js', args)
    },
    // `as`: what it exports is a table of schemas.
    zod: ({ schemas }, _, component) => (schemas as unknown as Record<string, ZodSchema>)[component],
  },
  {
    name: 'oazapfts',
    files: ['oazapfts.ts'],
    types: requestTypes('oazapfts'),
    generate: async (it) => runTool(it, 'oazapfts/dist/cli.js', [it.contract, 'oazapfts.ts']),
  },
]

export async function clients(it: Workspace): Promise<void> {
  for (const { name, files, types, generate, zod, blind, amount } of CLIENTS) {
    const title = tool(name)
    await check(`${title} generates, without NUL bytes`, async () => {
      await generate(it)
      for (const file of files) assert.ok(!read(it, file).includes('\0'), file)
    })
    await check(`${title} has good names only`, () => {
      assertGoodNames(files.flatMap((file) => namesIn(read(it, file))))
    })
    await check(`${title} has types that compile, with what is required required and items typed`, () => {
      assert.deepEqual(problemsWith(it, name.replace(/\W/g, ''), types, files), [])
    })
    if (!zod) continue
    await check(`${title} accepts the examples and refuses invalid bodies`, async () => {
      // `as`: its exports are schemas, and the limits that they use.
      const module = (await import(pathToFileURL(join(it.folder, files[0] ?? '')).href)) as Record<string, ZodSchema>
      return assertJudges(it.document, (...body) => zod(module, ...body), blind, amount)
    })
  }
}

function read({ folder }: Workspace, file: string): string {
  return readFileSync(join(folder, file), 'utf8')
}
