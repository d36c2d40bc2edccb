/**
 * `npm run lint:mutate`: makes each mistake of mutations.ts in a copy of the contract and reports what catches it: redocly,
 * spectral, or the facts and examples. It fails when nothing catches one of them.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../contract.js'
import type { Mutation } from '../lint/edits.js'
import { lintMutations, lintWithRedocly, lintWithSpectral, root } from '../lint/lint.js'
import { mutations } from './mutations.js'

const TESTS = ['facts', 'operations', 'examples'].map((name) => `test/contract/${name}.test.ts`)

if (testsFail(() => undefined)) throw new Error('the facts and examples fail without any mutation')

const changes = mutations.map(([, mutate]) => mutate)
const redocly = lintMutations(lintWithRedocly, changes)
const spectral = lintMutations(lintWithSpectral, changes)
const results = mutations.map(([name, mutate], index) => {
  const rules = [...(redocly[index] ?? []), ...(spectral[index] ?? [])]
  // The tests are slow, so they run only where the linters report nothing.
  const failsTests = rules.length === 0 && testsFail(mutate)
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
console.log(
  `\n${mutations.length} mutations: ${byLint} caught by the linters (redocly ${by(redocly)}, spectral ${by(spectral)}), ${byTests} more by facts and examples, ${missed.length} missed`,
)
for (const { name } of missed) console.log(`missed: ${name}`)
if (missed.length > 0) process.exitCode = 1

function testsFail(mutate: Mutation): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mutate-'))
  try {
    const contract = structuredClone(bundle)
    mutate(contract)
    const file = join(folder, 'openapi.json')
    writeFileSync(file, JSON.stringify(contract))
    const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'contract', '--bail', '1', ...TESTS], {
      cwd: root,
      env: { ...process.env, CONTRACT_BUNDLE: file },
      stdio: 'ignore',
    })
    return status !== 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}
