/**
 * `npm run lint:mutate`: makes each mistake of mutations.ts in a copy of the contract and reports what catches it: redocly,
 * spectral, the check of the prose, or the facts and examples. It fails when nothing catches one of them.
 */
import { lintMutations, lintProse, lintWithRedocly, lintWithSpectral } from '../lint/lint.js'
import { factsFail } from './facts.js'
import { mutations } from './mutations.js'

if (factsFail(() => undefined)) throw new Error('the facts and examples fail without any mutation')

const changes = mutations.map(([, mutate]) => mutate)
const redocly = lintMutations(lintWithRedocly, changes)
const spectral = lintMutations(lintWithSpectral, changes)
const prose = lintMutations(lintProse, changes)
const results = mutations.map(([name, mutate], index) => {
  const rules = [redocly, spectral, prose].flatMap((reports) => reports[index] ?? [])
  // The tests are slow, so they run only where the linters report nothing.
  const failsTests = rules.length === 0 && factsFail(mutate)
  const missed = rules.length === 0 && !failsTests
  console.log(
    `${missed ? 'MISSED ' : 'caught '} ${name.padEnd(52)} ${failsTests ? 'facts and examples' : rules.join(' ')}`,
  )
  return { name, rules, failsTests, missed }
})

const missed = results.filter((result) => result.missed)
const byLint = results.filter(({ rules }) => rules.length > 0).length
const byTests = results.filter(({ failsTests }) => failsTests).length
const by = (reports: readonly string[][]): number => reports.filter((rules) => rules.length > 0).length
const tools = `redocly ${by(redocly)}, spectral ${by(spectral)}, prose ${by(prose)}`
console.log(
  `\n${mutations.length} mutations: ${byLint} caught by the linters (${tools}), ${byTests} more by facts and examples, ${missed.length} missed`,
)
for (const { name } of missed) console.log(`missed: ${name}`)
if (missed.length > 0) process.exitCode = 1
