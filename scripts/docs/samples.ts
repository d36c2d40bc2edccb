/** Redoc shows a code sample as it is, whatever example stands above it. In this page the sample sends that example. */
import type { Contract, Operation } from './page-contract.js'
import { withExample } from './with-example.js'

/** Where Redoc 3.0.1 takes the source of the chosen sample: `c` has the ids of the examples, `k` is the chosen one. */
const ORIGINAL = /return e\?e\.source:(`\/\/ \$\{n\(`unsupportedLanguage`,`[^`]*`\)\}`\},\[ee,O,n)\]/

/** @throws Error when the place in Redoc's script is not found, as after an update of Redoc */
export function showChosenExample(html: string): string {
  if (!ORIGINAL.test(html)) throw new Error('Redoc has changed: scripts/docs/samples.ts does not find its samples.')
  return html.replace(
    ORIGINAL,
    (_, rest: string) => `return e?withExample(e.source,e.lang,i[c?.[0]]?.value,i[k]?.value):${rest},c,i,k]`,
  )
}

/** @throws Error when a sample does not contain the first example as the page would write it */
export function assertSamplesHaveExample(contract: Contract): void {
  for (const operation of Object.values(contract.paths).flatMap((item) => Object.values(item))) {
    const [first, other] = examplesOf(contract, operation)
    if (other === undefined) continue
    for (const { lang, source } of operation['x-codeSamples'] ?? []) {
      if (withExample(source, lang, first, other) === source) {
        const name = `The ${lang} sample of ${operation.operationId}`
        throw new Error(
          `${name} must contain the operation's first example, written as in scripts/docs/with-example.ts.`,
        )
      }
    }
  }
}

function examplesOf({ components }: Contract, { requestBody }: Operation): unknown[] {
  const examples = Object.values(requestBody?.content['application/json']?.examples ?? {})
  return examples.map(({ $ref, value }) => ($ref ? components.examples[$ref.split('/').at(-1) ?? '']?.value : value))
}
