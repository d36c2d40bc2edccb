/** Parts of the contract in which each rule of the linters still has something to report, and which are linted faster. */
import { bundle } from '../contract.js'
import type { Contract } from './edits.js'

/** The calls that complete an order, with what belongs to them. */
export const completions: Contract = withoutUnused({
  ...structuredClone(bundle),
  paths: Object.fromEntries(Object.entries(bundle.paths).filter(([path]) => path.endsWith('/complete'))),
  webhooks: {},
})

/** The same with two examples of each body and none of a field: spectral compiles a validator for each. */
export const fewExamples: Contract = withoutUnused(
  JSON.parse(JSON.stringify(completions), (key, value: Contract) => {
    // Those of a body are references; below `components` the examples themselves stand under the same key.
    if (key === 'examples' && Object.values<Contract>(value).every((example) => '$ref' in example))
      return Object.fromEntries(Object.entries(value).slice(0, 2))
    if (key === 'properties') for (const field of Object.values<Contract>(value)) delete field.example
    return value
  }),
)

/** Without the components that nothing refers to. */
function withoutUnused(contract: Contract): Contract {
  const { securitySchemes, ...kinds } = contract.components
  const used = new Set<string>()
  const follow = (node: unknown): void => {
    for (const [reference, kind = '', name = ''] of JSON.stringify(node).matchAll(/#\/components\/(\w+)\/([\w-]+)/g)) {
      if (used.has(reference)) continue
      used.add(reference)
      follow(kinds[kind][name])
    }
  }
  follow({ ...contract, components: {} })
  const left = Object.entries<Contract>(kinds).map(([kind, components]) => [
    kind,
    Object.fromEntries(Object.entries(components).filter(([name]) => used.has(`#/components/${kind}/${name}`))),
  ])
  return { ...contract, components: { ...Object.fromEntries(left), securitySchemes } }
}
