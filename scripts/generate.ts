/**
 * Writes `generated/` from `openapi/`; with `--check` writes nothing and fails when a file there is not what it would
 * write. Another folder may be named.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import ts from 'typescript'
import { operationsOf, type Contract } from './contract.js'
import { codesOf } from './error-codes.js'
import { operationFiles } from './generate/operations.js'
import { Validators } from './generate/validators.js'
import { bundle, root } from './redocly.js'

const banner = 'Generated from openapi/ by `npm run generate`. Do not edit.'

const {
  values: { check },
  positionals: [named],
} = parseArgs({ options: { check: { type: 'boolean', default: false } }, allowPositionals: true })
const folder = named === undefined ? join(root, 'generated') : resolve(named)

// `as`: the linter has checked the shape.
const contract = bundle() as Contract
const operations = operationsOf(contract)
const validators = new Validators(contract)
const names = operations.map((operation) => validators.add(operation))
// The sandbox and the client still read it by this name; it goes when they read the operations table.
validators.name('outOrderNo', { $ref: '#/components/parameters/OutOrderNo/schema' })
const files: Record<string, string> = {
  'openapi.json': JSON.stringify(contract, null, 2) + '\n',
  'schema.d.ts': await schemaTypes(contract),
  ...errorCodes(contract),
  ...validators.files(),
  ...operationFiles(contract, operations, names),
  ...facts(contract),
}

const foreign = readdirSync(folder).filter((name) => !(name in files))
const stale = Object.keys(files).filter((name) => read(name) !== files[name])

if (check) {
  for (const name of stale) console.error(`generated/${name} is not what openapi/ yields`)
  for (const name of foreign) console.error(`generated/${name} is not written by the generator`)
  if (stale.length + foreign.length > 0) {
    console.error('Run `npm run generate` and commit the result; change openapi/, never generated/.')
    process.exitCode = 1
  } else {
    console.log(`generated/ is up to date (${Object.keys(files).length} files)`)
  }
} else {
  for (const name of stale) writeFileSync(join(folder, name), files[name] ?? '')
  for (const name of foreign) rmSync(join(folder, name))
  console.log(`wrote ${stale.length} of ${Object.keys(files).length} files; the others were up to date`)
}

function read(name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch {
    return undefined
  }
}

async function schemaTypes(contract: Contract): Promise<string> {
  // Stands for any other code. `string` would swallow the listed ones, and openapi-fetch's types break `string & {}`; a
  // pattern that no listed code has keeps them for completion and makes an exhaustive switch ask for its default.
  const { factory } = ts
  const unlisted = factory.createTemplateLiteralType(factory.createTemplateHead('UNLISTED_'), [
    factory.createTemplateLiteralTypeSpan(
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTemplateTail(''),
    ),
  ])
  const ast = await openapiTS(structuredClone(contract) as unknown as OpenAPI3, {
    // A field with a `default` is one that a request may leave out.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    transform: (_schema, { path }) => (path?.endsWith('/schemas/UnlistedErrorCode') ? unlisted : undefined),
  })
  return `/** ${banner} */\n\n${astToString(ast)}`
}

function errorCodes(contract: Contract): Record<string, string> {
  const table = Object.entries(codesOf(contract)).map(([code, { statuses, ...entry }]) => {
    // SERVICE_UNAVAILABLE has two; the last is the one that its name is of.
    return [code, { status: statuses.at(-1), ...entry }] as const
  })
  const js = table.map(([code, entry]) => `  ${code}: Object.freeze(${JSON.stringify(entry)}),`)
  const types = table.map(
    ([code, entry]) => `  /** ${entry.status}. ${entry.meaning} ${entry.remedy} */\n  readonly ${code}: ErrorCodeEntry`,
  )
  return {
    'error-codes.js': `// ${banner}\nexport const errorCodes = Object.freeze({\n  __proto__: null,\n${js.join('\n')}\n})\n`,
    'error-codes.d.ts': `// ${banner}
export interface ErrorCodeEntry {
  /** The HTTP status that the code comes with; SERVICE_UNAVAILABLE also comes with 502. */
  readonly status: number
  /** Whether repeating the call with identical parameters can succeed. */
  readonly retryable: boolean
  /** What went wrong. */
  readonly meaning: string
  /** What to do. */
  readonly remedy: string
}

/** The codes that the contract lists. */
export type ErrorCode = ${table.map(([code]) => `'${code}'`).join(' | ')}

/** What the contract documents about each error code. The set is open: a code that it does not list has no entry. */
export declare const errorCodes: {
${types.join('\n')}
  readonly [unlisted: string]: ErrorCodeEntry | undefined
}
`,
  }
}

/** What the client needs to know of the contract besides its types. */
function facts(contract: Contract): Record<string, string> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  if (contract.info.version !== version) {
    throw new Error(`info.version in openapi/openapi.yaml is ${contract.info.version}, package.json says ${version}`)
  }
  const nonRetryable = Object.entries(codesOf(contract))
    .filter(([, { retryable }]) => retryable !== true)
    .map(([code]) => code)
  const table = (separator: string): string =>
    operations.map(({ path, id }) => `  ${separator}'${path}': '${id}'`).join(separator === '' ? ',\n' : '\n')
  return {
    'contract.js': `// ${banner}
export const version = '${version}'
export const servers = ${JSON.stringify(contract.servers.map(({ url }) => url))}
export const retryableStatuses = ${JSON.stringify(contract['x-retryable-statuses'])}
export const nonRetryableCodes = ${JSON.stringify(nonRetryable)}
export const operationIds = {
${table('')}
}
`,
    'contract.d.ts': `// ${banner}
export declare const version: string
/** The main host first. */
export declare const servers: readonly string[]
/** An answer with such a status asks for a repeat with identical parameters. */
export declare const retryableStatuses: readonly number[]
/** The codes after which a repeat cannot succeed, as errorCodes has them: a bundle can do without its texts. */
export declare const nonRetryableCodes: readonly string[]
export declare const operationIds: {
${table('readonly ')}
}
`,
  }
}
