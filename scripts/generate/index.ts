/**
 * `npm run generate` writes `generated/` from `openapi/`; with `--check` it writes nothing and fails when a file there
 * is not what it would write. Another folder may be named, and with `--from` another contract.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { operationsOf, outsideOperationsOf, type Contract, type ContractOperation } from '../contract.js'
import { bundle, root } from '../redocly.js'
import { bundleFile } from './bundle.js'
import { contractFiles } from './contract.js'
import { errorCodeFiles } from './error-codes.js'
import type { Files } from './files.js'
import { namedTypes } from './named-types.js'
import { OperationSchemas } from './operation-schemas.js'
import { operationFiles, type NamedOperation } from './operations.js'
import { overlayFile } from './overlay.js'
import { schemaTypes } from './schema-types.js'
import { withTypeNames } from './type-names.js'

const { values, positionals } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    from: { type: 'string', default: 'openapi/openapi.yaml' },
  },
  allowPositionals: true,
})
const folder = positionals[0] === undefined ? join(root, 'generated') : resolve(positionals[0])

// `as`: the linter has checked the shape.
const files = await generate(bundle(values.from) as Contract)
const foreign = readdirSync(folder).filter((name) => !(name in files))
const stale = Object.keys(files).filter((name) => read(name) !== files[name])
if (values.check) check()
else write()

async function generate(bundled: Contract): Promise<Files> {
  const contract = withTypeNames(bundled)
  const operations = operationsOf(contract)
  const schemas = new OperationSchemas(contract)
  const named = (list: readonly ContractOperation[]): NamedOperation[] =>
    list.map((operation) => ({ ...operation, schemas: schemas.add(operation) }))
  const tables = { operations: named(operations), outsideOperations: named(outsideOperationsOf(contract)) }
  return {
    ...bundleFile(bundled),
    ...(await overlayFile(bundled, join(root, dirname(values.from), 'overlays/zh-CN.yaml'))),
    ...(await schemaTypes(contract, operations)),
    ...namedTypes(contract, operations),
    ...errorCodeFiles(contract),
    ...schemas.files(),
    ...operationFiles(contract, tables),
    ...contractFiles(contract),
  }
}

function check(): void {
  for (const name of stale) console.error(`generated/${name} is not what openapi/ yields`)
  for (const name of foreign) console.error(`generated/${name} is not written by the generator`)
  if (stale.length + foreign.length > 0) {
    console.error('Run `npm run generate` and commit the result; change openapi/, never generated/.')
    process.exitCode = 1
  } else {
    console.log(`generated/ is up to date (${Object.keys(files).length} files)`)
  }
}

function write(): void {
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
