/** What the reference shows otherwise than the contract has it. The contract stays as it is for its other readers. */
import { codesOf } from '../error-codes.js'

/** The parts of the bundle that are read here. */
export interface Contract {
  info: { title: string; description: string }
  paths: Record<string, Record<string, { description: string }>>
  components: { schemas: Record<string, Schema>; headers: Record<string, { description: string; schema: Schema }> }
}

interface Schema {
  title?: string
  description?: string
  pattern?: string
  maximum?: number
  properties?: Record<string, Schema>
  items?: Schema
  'x-enumDescriptions'?: Record<string, string>
  'x-remedies'?: Record<string, string>
}

/** What the page says beside the contract. */
export interface PageWords {
  readonly errorCodes: string
  readonly openSet: string
  readonly columns: readonly [code: string, meaning: string, retry: string]
  readonly yes: string
  readonly no: string
  /** Where the request examples are. */
  readonly payload: string
}

/** A copy of the contract as the page shows it. */
export function forReaders(source: unknown, words: PageWords): Contract {
  // `as`: the linter has checked the shape.
  const contract = structuredClone(source) as Contract
  contract.info.description += `\n# ${words.errorCodes}\n\n${errorTable(contract, words)}`
  for (const operation of Object.values(contract.paths).flatMap((item) => Object.values(item))) {
    operation.description += `\n${words.payload}\n`
  }
  for (const header of Object.values(contract.components.headers)) {
    header.description = `${header.schema.title}。${header.description}`
  }
  for (const schema of Object.values(contract.components.schemas)) {
    nameInDescription(schema)
    remedyInMeaning(schema)
  }
  return contract
}

function errorTable(contract: Contract, words: PageWords): string {
  const rows = Object.entries(codesOf(contract)).map(([code, { statuses, meaning, remedy, retryable }]) => {
    return `| ${statuses.join(', ')} ${code} | ${meaning} ${remedy} | ${retryable ? words.yes : words.no} |`
  })
  return `${words.openSet}

| ${words.columns.join(' | ')} |
| --- | --- | --- |
${rows.join('\n')}
`
}

/**
 * Puts the official name of a field before its description. The page's search reads descriptions and no titles, so that a
 * field is found by both its names.
 */
function nameInDescription(schema: Schema): void {
  for (const field of Object.values(schema.properties ?? {})) {
    // A condition has fields that are no schema but `true` or `false`.
    if (typeof field !== 'object') continue
    if (field.title !== undefined) {
      field.description = `${field.title}。${field.description ?? ''}`
      delete field.title
    }
    nameInDescription(field)
  }
  if (schema.items) {
    // The list has the same title.
    delete schema.items.title
    nameInDescription(schema.items)
  }
  // Nearly every text and amount has them, and the introduction says it once.
  if (schema.pattern?.includes('\uFFFD')) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}

/** The page shows the meaning of a code and not its remedy, so the remedy follows the meaning. */
function remedyInMeaning({ 'x-enumDescriptions': meanings, 'x-remedies': remedies }: Schema): void {
  if (!meanings || !remedies) return
  for (const code of Object.keys(meanings)) meanings[code] += ` ${remedies[code]}`
}
