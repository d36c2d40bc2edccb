/** What the contract says of one error code. */
export interface CodeFacts {
  /** Ascending. */
  statuses: number[]
  retryable: unknown
  meaning: string
  remedy: string
}

interface Contract {
  paths: object
}
type Schema = Record<string, unknown>

/** Every error code of the contract, in the order of its statuses. */
export function codesOf(contract: Contract): Record<string, CodeFacts> {
  const codes: Record<string, CodeFacts> = {}
  // `as`: the linter has checked the shape.
  for (const { post } of Object.values(contract.paths) as { post?: { responses: Record<string, object> } }[]) {
    for (const [status, response] of Object.entries(post?.responses ?? {})) {
      for (const schema of codeSchemas(contract, response)) {
        for (const code of schema.enum as string[]) {
          codes[code] ??= {
            statuses: [],
            retryable: schema['x-retryable'],
            meaning: text(schema, 'x-enumDescriptions', code),
            remedy: text(schema, 'x-remedies', code),
          }
          const { statuses } = codes[code]
          if (!statuses.includes(Number(status))) statuses.push(Number(status))
        }
      }
    }
  }
  return codes
}

/** The schemas with the codes of a response: whatever it refers to that carries `x-remedies`. */
function codeSchemas(contract: Contract, node: unknown): Schema[] {
  if (node === null || typeof node !== 'object') return []
  if ('$ref' in node && typeof node.$ref === 'string') return codeSchemas(contract, deref(contract, node.$ref))
  if ('x-remedies' in node) return [node as Schema]
  return Object.values(node).flatMap((child) => codeSchemas(contract, child))
}

function deref(contract: object, ref: string): unknown {
  const keys = ref.slice('#/'.length).split('/')
  return keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], contract)
}

function text(schema: Schema, table: string, code: string): string {
  const value = (schema[table] as Record<string, string> | undefined)?.[code]
  if (value === undefined) throw new Error(`${table} has no entry for ${code}`)
  return value
}
