/**
 * Writes `generated/` from `openapi/`; with `--check` writes nothing and fails when a file there is not what it would
 * write. Another folder may be named.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import ts from 'typescript'
import { codesOf } from './error-codes.js'
import { bundle, root } from './redocly.js'

const require = createRequire(import.meta.url)
const banner = 'Generated from openapi/ by `npm run generate`. Do not edit.'

/** The parts of the bundle that are read here. */
interface Contract {
  info: { version: string }
  servers: { url: string }[]
  'x-retryable-statuses': number[]
  paths: Record<string, { post: { operationId: string } }>
  components: {
    schemas: Record<string, Schema>
    parameters: Record<string, { schema: Schema }>
    responses: Record<string, object>
  }
}
type Schema = Record<string, unknown>

const {
  values: { check },
  positionals: [named],
} = parseArgs({ options: { check: { type: 'boolean', default: false } }, allowPositionals: true })
const folder = named === undefined ? join(root, 'generated') : resolve(named)

// `as`: the linter has checked the shape.
const contract = bundle() as Contract
const files: Record<string, string> = {
  'openapi.json': JSON.stringify(contract, null, 2) + '\n',
  'schema.d.ts': await schemaTypes(contract),
  ...errorCodes(contract),
  ...validators(contract),
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

function validators(contract: Contract): Record<string, string> {
  const { schemas, parameters } = contract.components
  const sources: Record<string, Schema | undefined> = {
    completeServiceOrderRequest: schemas.CompleteServiceOrderRequest,
    finishOrderRequest: schemas.FinishOrderRequest,
    outOrderNo: parameters.OutOrderNo?.schema,
  }
  const ajv = new Ajv2020({
    allErrors: true,
    // What JSON.stringify will send: inherited properties do not count.
    ownProperties: true,
    // The client words its own messages.
    messages: false,
    strict: true,
    // `then` names properties whose types are given beside it.
    strictTypes: false,
    strictRequired: false,
    formats: { int32: true, int64: true },
    code: { source: true, esm: true, lines: true },
  })
  for (const [name, schema] of Object.entries(sources)) {
    if (schema === undefined) throw new Error(`the contract has no schema for ${name}`)
    ajv.addSchema(withoutAnnotations(schema), name)
  }
  const names = Object.keys(sources)
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])))
  // Ajv leaves a require() of its one helper in the module; the helper itself makes it self-contained.
  const ucs2length = require('ajv/dist/runtime/ucs2length.js') as { default: () => number }
  const inlined = withoutSchemas(code).replaceAll(
    'require("ajv/dist/runtime/ucs2length").default',
    ucs2length.default.toString(),
  )
  if (inlined.includes('require(')) throw new Error('the validators need a helper that is not inlined')
  return {
    'validators.js': `// ${banner}\n${inlined}\n`,
    'validators.d.ts': `// ${banner}
export interface Validator {
  (data: unknown): boolean
  errors?: readonly ValidatorError[] | null
}
export interface ValidatorError {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}
${names.map((name) => `export declare const ${name}: Validator`).join('\n')}
`,
  }
}

/** Of the schemas that Ajv puts beside its code it reads the names of properties and the values of enums: those are kept. */
function withoutSchemas(code: string): string {
  return code.replace(/^const (schema\d+) = (\{.*\});?$/gm, (_, name: string, json: string) => {
    const reads = [...code.matchAll(new RegExp(`\\b${name}((?:\\.\\w+)+)`, 'g'))].map(([, path = '']) => path)
    const unknown = reads.find((path) => !/^\.properties(\.\w+\.enum)?$/.test(path))
    if (unknown !== undefined) throw new Error(`the validators read ${name}${unknown}, which is not kept`)
    const { properties = {} } = JSON.parse(json) as { properties?: Record<string, Schema> }
    const kept = Object.entries(properties).map(([field, { enum: values }]) => [
      field,
      values ? { enum: values } : true,
    ])
    return reads.length === 0 ? '' : `const ${name} = ${JSON.stringify({ properties: Object.fromEntries(kept) })}`
  })
}

/** Without what only people read: some of it is unknown to strict Ajv. */
function withoutAnnotations(schema: Schema): Schema {
  const annotations = new Set(['title', 'description', 'example', 'default', 'x-enumDescriptions'])
  const strip = (node: unknown, names: boolean): unknown => {
    if (Array.isArray(node)) return node.map((item) => strip(item, false))
    if (node === null || typeof node !== 'object') return node
    const kept = Object.entries(node).filter(([key]) => names || !annotations.has(key))
    // Below `properties` the keys are field names, `description` among them.
    return Object.fromEntries(kept.map(([key, value]) => [key, strip(value, !names && key === 'properties')]))
  }
  return strip(schema, false) as Schema
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
  const operations = Object.entries(contract.paths).map(([path, { post }]) => [path, post.operationId] as const)
  const table = (separator: string): string =>
    operations.map(([path, id]) => `  ${separator}'${path}': '${id}'`).join(separator === '' ? ',\n' : '\n')
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
