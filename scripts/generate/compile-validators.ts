import { createRequire } from 'node:module'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import type { Schema } from '../contract.js'
import { banner, type Files } from './files.js'

/** Ajv's code for each schema, in one module that needs no other. */
export function validatorFiles(schemas: ReadonlyMap<string, Schema>): Files {
  const ajv = new Ajv2020({
    allErrors: true,
    // We check what JSON.stringify will send: inherited properties do not count.
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
  // Its constructor sets these. No schema uses unevaluatedProperties or $dynamicRef, and a bundle is smaller without.
  Object.assign(ajv.opts, { unevaluated: false, dynamicRef: false })
  for (const [name, schema] of schemas) ajv.addSchema(schema, name)
  const names = [...schemas.keys()]
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])))
  return {
    'validators.js': `// ${banner}\n${selfContained(withFirstErrors(withShortPaths(withShortReports(withoutSchemas(code)))))}\n`,
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

/** Ajv leaves a require() of its one helper in the module; we put the helper itself there. */
function selfContained(code: string): string {
  const require = createRequire(import.meta.url)
  // `as`: Ajv's helper has no types.
  const ucs2length = require('ajv/dist/runtime/ucs2length.js') as { default: () => number }
  const inlined = code.replaceAll('require("ajv/dist/runtime/ucs2length").default', ucs2length.default.toString())
  if (inlined.includes('require(')) throw new Error('The validators need a helper that is not inlined.')
  return inlined
}

/** Ajv writes seven lines for each error; two do the same and compress better. */
function withShortReports(code: string): string {
  const report =
    /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g
  return code.replace(report, '(vErrors ??= []).push($2);')
}

/** The client asks of a schema path only which of these it leads through. */
function withShortPaths(code: string): string {
  return code.replace(/schemaPath:"([^"]*)"/g, (_, path: string) => {
    const [part = ''] = /\/(anyOf|then|dependentSchemas\/\w+)\//.exec(path) ?? []
    return `schemaPath:"${part}"`
  })
}

/** How many errors are enough: then a list of a hundred thousand wrong items costs no more than one of a hundred. */
const ENOUGH_ERRORS = 100

/** Ajv looks at all items and all fields, however many errors it has found. */
function withFirstErrors(code: string): string {
  return code.replace(/^for\(.*\)\{$/gm, `$&\nif(errors >= ${ENOUGH_ERRORS}) break;`)
}

/** Of the schemas that Ajv puts beside its code it reads the names of properties and the values of enums: we keep those. */
function withoutSchemas(code: string): string {
  return code.replace(/^const (schema\d+) = (\{.*\});?$/gm, (_, name: string, json: string) => {
    const reads = [...code.matchAll(new RegExp(`\\b${name}((?:\\.\\w+)+)`, 'g'))].map(([, path = '']) => path)
    const unknown = reads.find((path) => !/^\.properties(\.\w+\.enum)?$/.test(path))
    if (unknown !== undefined) throw new Error(`The validators read ${name}${unknown}, which is not kept.`)
    const { properties = {} } = JSON.parse(json) as { properties?: Record<string, Schema> }
    const kept = Object.entries(properties).map(([field, { enum: values }]) => [
      field,
      values ? { enum: values } : true,
    ])
    return reads.length === 0 ? '' : `const ${name} = ${JSON.stringify({ properties: Object.fromEntries(kept) })}`
  })
}
