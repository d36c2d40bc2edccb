import type { Contract, Schema } from '../contract.js'

/** A copy in which each component with `x-typescript-name` has that name, for what is generated for TypeScript. */
export function withTypeNames(contract: Contract): Contract {
  const pairs = Object.entries(contract.components.schemas).map(
    ([name, schema]) => [name, nameOf(name, schema)] as const,
  )
  const names = new Map(pairs.map(([name, type]) => [`#/components/schemas/${name}`, `#/components/schemas/${type}`]))
  const renamed = (key: string, value: unknown): unknown =>
    key === '$ref' && typeof value === 'string' ? (names.get(value) ?? value) : value
  // `as`: only names have changed.
  const copy = JSON.parse(JSON.stringify(contract), renamed) as Contract
  const schemas = pairs.map(([name, type]) => [type, copy.components.schemas[name]] as const)
  return { ...copy, components: { ...copy.components, schemas: Object.fromEntries(schemas) as Record<string, Schema> } }
}

function nameOf(component: string, { 'x-typescript-name': name }: Schema): string {
  return typeof name === 'string' ? name : component
}
