import { deref, plaintextsOf, type Contract, type ContractOperation } from '../contract.js'
import { banner, type Files } from './files.js'
import { queryName } from './syntax-tree.js'

/** The types that the package exports by their names: all that a call takes or returns, and what a notification holds. */
export function namedTypes(contract: Contract, operations: readonly ContractOperation[]): Files {
  const names = new Set<string>()
  for (const { id, body, responses, exactlyOneOf } of operations) {
    for (const schema of [body, responses['200']]) addNames(contract, schema, names)
    if (exactlyOneOf.length > 0) names.add(queryName(id))
  }
  for (const [, component] of plaintextsOf(contract))
    addNames(contract, { $ref: `#/components/schemas/${component}` }, names)
  const list = [...names, 'paths'].map((name) => `  ${name},\n`).join('')
  return { 'named-types.d.ts': `// ${banner}\nexport type {\n${list}} from './schema.js'\n` }
}

/** Adds the names of the schemas that a schema refers to, directly or through another. */
function addNames(contract: Contract, node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if ('$ref' in node && typeof node.$ref === 'string') {
    const name = node.$ref.split('/').at(-1) ?? ''
    if (names.has(name)) return
    names.add(name)
    addNames(contract, deref(contract, node), names)
  } else for (const child of Object.values(node)) addNames(contract, child, names)
}
