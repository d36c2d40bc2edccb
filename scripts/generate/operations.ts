import { deref, type Contract, type ContractOperation, type Schema } from '../contract.js'
import { codesIn } from '../error-codes.js'
import { banner, type Files } from './files.js'
import type { SchemaNames } from './operation-schemas.js'

/** An operation, and the names of its schemas. */
export interface NamedOperation extends ContractOperation {
  readonly schemas: SchemaNames
}

/** The operations of the client by method and path, and those outside it by id. */
interface Tables {
  readonly operations: readonly NamedOperation[]
  readonly outsideOperations: readonly NamedOperation[]
}

/** The operations tables: all that client and sandbox know of an operation besides its types. */
export function operationFiles(contract: Contract, tables: Tables): Files {
  const codeTables = new Map<string, string>()
  const entryOf = (key: string, operation: NamedOperation): string => {
    const { id, method, path, proof, schemas } = operation
    const codes = JSON.stringify(codesByStatus(contract, operation))
    const table = codeTables.get(codes) ?? `codes${codeTables.size || ''}`
    codeTables.set(codes, table)
    const facts = { id, method, path, changes: method !== 'GET', ...schemas }
    const lines = Object.entries(facts).map(
      ([name, value]) => `    ${name}: ${name in NAMED ? value : literal(value)},`,
    )
    return `  '${key}': {\n${lines.join('\n')}
    echoes: ${literal(proof.echoes)},
    codes: ${table},
  },`
  }
  const inside = tables.operations.map((operation) => entryOf(`${operation.method} ${operation.path}`, operation))
  const outside = tables.outsideOperations.map((operation) => entryOf(operation.id, operation))
  const all = [...tables.operations, ...tables.outsideOperations]
  const names = new Set(all.flatMap(({ schemas }) => Object.values(schemas) as string[]))
  return {
    'operations.js': `// ${banner}
import { ${[...names].sort().join(', ')} } from './schemas.js'
${[...codeTables].map(([codes, table]) => `const ${table} = ${codes}`).join('\n')}
export const operations = {
  __proto__: null,
${inside.join('\n')}
}
export const outsideOperations = {
${outside.join('\n')}
}
`,
    'operations.d.ts': `// ${banner}
${types}
/** The operations that the client does not offer, by id. */
export declare const outsideOperations: {
${tables.outsideOperations.map(({ id }) => `  readonly ${id}: Operation`).join('\n')}
}
`,
  }
}

/** The entries that are names of schemas, not values. */
const NAMED = { pathParameters: true, query: true, body: true, response: true }

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
}

function codesByStatus(contract: Contract, { responses }: ContractOperation): Record<string, string[]> {
  const errors = Object.entries(responses).filter(([status]) => status !== '200')
  return Object.fromEntries(errors.map(([status, schema]) => [status, codesIn(contract, schema)]))
}

const types = `import type { ObjectSchema } from './schemas.js'

/** What the contract says of one operation. */
export interface Operation {
  /** \`completeServiceOrder\`, the contract's operationId. */
  readonly id: string
  /** \`POST\` or \`GET\`. */
  readonly method: string
  /** The template, \`/v3/payscore/serviceorder/{out_order_no}/complete\`. */
  readonly path: string
  /** Whether a call changes anything; a GET does not. */
  readonly changes: boolean
  /** The schema of the object of all path parameters; further names are errors. */
  readonly pathParameters?: ObjectSchema
  /** The schema of the object of all query parameters; further names are errors. Where exactly one of two is allowed, both or none are. */
  readonly query?: ObjectSchema
  /** The schema of the JSON body. */
  readonly body?: ObjectSchema
  /** The schema of the body of a 200: an object with the required fields, whose values are possible after such a call. */
  readonly response: ObjectSchema
  /** The fields of a 200 that equal those of the call, where the call has them: parameters, body, or the credentials' mchid. */
  readonly echoes: readonly string[]
  /** Each declared error status, with the error codes that the contract lists under it. */
  readonly codes: Readonly<Record<number, readonly string[]>>
}

/** By method and path: \`POST /v3/payscore/serviceorder/{out_order_no}/complete\`. */
export declare const operations: Readonly<Record<string, Operation>>
`
