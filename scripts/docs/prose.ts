/** What the reference shows otherwise than the contract has it. The contract stays as it is for its other readers. */
import { codesIn, codesOf } from '../error-codes.js'
import { addChapters, codeAddress, explanation } from './chapters.js'
import type { Contract, Schema } from './page-contract.js'
import type { Words } from './words.js'

/** A copy of the contract as the page shows it. */
export function forReaders(source: unknown, words: Words): Contract {
  // `as`: the linter has checked the shape.
  const contract = structuredClone(source) as Contract
  addChapters(contract, words)
  explainCodes(contract)
  for (const header of Object.values(contract.components.headers)) {
    // The search reads descriptions, and the page would show a title beside it.
    header.description = `${header.schema.title}。${header.description}`
    delete header.schema.title
  }
  for (const schema of Object.values(contract.components.schemas)) nameInDescription(schema)
  return contract
}

/**
 * Puts what its codes mean, and what to do, into the description of each error response. The page shows it before the
 * headers; the schema, where the codes stand too, comes after them.
 */
function explainCodes(contract: Contract): void {
  const codes = codesOf(contract)
  const inline = Object.values(contract.paths)
    .flatMap((item) => Object.values(item))
    .flatMap(({ responses }) => Object.values(responses).filter(({ $ref }) => $ref === undefined))
  for (const response of [...Object.values(contract.components.responses), ...inline]) {
    // `as`: both read the same response.
    const rows = codesIn(contract, response as never).map((code) => {
      const facts = codes[code]
      return facts && `- [${code}](${codeAddress(code)}): ${explanation(facts)}`
    })
    response.description += `\n\n${rows.join('\n')}`
  }
  for (const schema of Object.values(contract.components.schemas)) {
    if (schema['x-remedies']) delete schema['x-enumDescriptions']
  }
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
