import { deref, operationsOf, type Contract, type Schema } from './contract.js'

/** What has to change before a call can succeed. */
export const CONCERNS = ['configuration', 'request', 'order', 'service'] as const
type Concern = (typeof CONCERNS)[number]

/** What the contract says of one error code. */
export interface CodeFacts {
  /** Ascending. */
  statuses: number[]
  retryable: unknown
  concerns: Concern
  meaning: string
  remedy: string
}

/** Every error code of the contract, in the order of its statuses. */
export function codesOf(contract: Pick<Contract, 'paths'>): Record<string, CodeFacts> {
  const codes: Record<string, CodeFacts> = {}
  for (const { responses } of operationsOf(contract)) {
    for (const [status, response] of Object.entries(responses)) {
      for (const schema of codeSchemas(contract, response)) {
        for (const code of schema.enum as string[]) {
          codes[code] ??= {
            statuses: [],
            retryable: schema['x-retryable'],
            concerns: concernOf(schema, code),
            meaning: text(schema, 'x-enumDescriptions', code),
            remedy: text(schema, 'x-remedies', code),
          }
          const { statuses } = codes[code]
          if (!statuses.includes(Number(status))) statuses.push(Number(status))
        }
      }
    }
  }
  const byStatus = ([, one]: [string, CodeFacts], [, other]: [string, CodeFacts]): number =>
    (one.statuses[0] ?? 0) - (other.statuses[0] ?? 0)
  return Object.fromEntries(Object.entries(codes).sort(byStatus))
}

/** The codes that the schema of an error response lists. */
export function codesIn(contract: object, response: Schema): string[] {
  return codeSchemas(contract, response).flatMap((schema) => schema.enum as string[])
}

/** The schemas with the codes of a response: whatever it refers to that carries `x-remedies`. */
function codeSchemas(contract: object, node: unknown): Schema[] {
  if (node === null || typeof node !== 'object') return []
  const schema = deref(contract, node)
  if ('x-remedies' in schema) return [schema]
  return Object.values(schema).flatMap((child) => codeSchemas(contract, child))
}

function concernOf(schema: Schema, code: string): Concern {
  const value = text(schema, 'x-concerns', code)
  const concern = CONCERNS.find((each) => each === value)
  if (concern === undefined)
    throw new Error(`x-concerns of ${code} is ${value}, but must be one of ${CONCERNS.join(', ')}.`)
  return concern
}

function text(schema: Schema, table: string, code: string): string {
  const value = (schema[table] as Record<string, string> | undefined)?.[code]
  if (value === undefined) throw new Error(`${table} has no entry for ${code}`)
  return value
}
