/**
 * `npm run lint:mutate`: makes each mistake of mutations.ts in a copy of the contract and reports what catches it: redocly, the
 * check of the prose, the facts and examples, or spectral. It fails when nothing catches one of them.
 */
import type { Mutation } from '../lint/edits.js'
import { lintMutations, lintProse, lintWithRedocly, lintWithSpectral } from '../lint/lint.js'
import { factsFail } from './facts.js'
import { mutations } from './mutations.js'

interface Result {
  readonly name: string
  readonly mutate: Mutation
  /** What catches it. */
  by: string[]
}

if ((await factsFail([() => undefined]))[0]) throw new Error('the facts and examples fail without any mutation')

const results = mutations.map(([name, mutate]): Result => ({ name, mutate, by: [] }))
/** Gives a check what no check before has caught, because the slow ones come last, and returns how many it catches. */
async function run(check: (changes: readonly Mutation[]) => string[][] | Promise<string[][]>): Promise<number> {
  const uncaught = results.filter(({ by }) => by.length === 0)
  const reports = await check(uncaught.map(({ mutate }) => mutate))
  for (const [index, result] of uncaught.entries()) result.by = reports[index] ?? []
  return uncaught.filter(({ by }) => by.length > 0).length
}

const byRedocly = await run((changes) => lintMutations(lintWithRedocly, changes))
const byProse = await run((changes) => lintMutations(lintProse, changes))
const byFacts = await run(async (changes) =>
  (await factsFail(changes)).map((fails) => (fails ? ['facts and examples'] : [])),
)
const bySpectral = await run((changes) => lintMutations(lintWithSpectral, changes))

const missed = results.filter(({ by }) => by.length === 0)
for (const { name, by } of results) {
  console.log(`${by.length === 0 ? 'MISSED ' : 'caught '} ${name.padEnd(52)} ${by.join(' ')}`)
}
console.log(
  `\n${mutations.length} mutations: ${byRedocly} caught by redocly, ${byProse} more by the check of the prose, ${byFacts} more by facts and examples, ${bySpectral} more by spectral, ${missed.length} missed`,
)
for (const { name } of missed) console.log(`missed: ${name}`)
if (missed.length > 0) process.exitCode = 1
