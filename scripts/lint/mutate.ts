/**
 * `npm run lint:mutate`: makes each mistake of mutations.ts in a copy of the contract and says what catches it: redocly,
 * spectral, or the tests of the contract. Fails when one gets through all of them.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lintMutations, lintWithRedocly, lintWithSpectral } from '../../test/contract/lint.js'
import { bundle } from '../../test/contract/contract.js'
import { mutations } from './mutations.js'

const changes = mutations.map(([, mutate]) => mutate)
const redocly = lintMutations(lintWithRedocly, changes)
const spectral = lintMutations(lintWithSpectral, changes)

if (testsFail(() => undefined)) throw new Error('the tests of the contract fail without any mutation')

const through: string[] = []
const counts = { redocly: 0, spectral: 0, lint: 0, tests: 0 }
for (const [index, [name, mutate]] of mutations.entries()) {
  const rules = [...(redocly[index] ?? []), ...(spectral[index] ?? [])]
  if (redocly[index]?.length) counts.redocly++
  if (spectral[index]?.length) counts.spectral++
  if (rules.length > 0) counts.lint++
  // The tests are slower: they are asked where the linters are silent.
  const byTests = rules.length === 0 && testsFail(mutate)
  if (byTests) counts.tests++
  if (rules.length === 0 && !byTests) through.push(name)
  console.log(
    `${rules.length > 0 || byTests ? 'caught ' : 'MISSED '} ${name.padEnd(52)} ${byTests ? 'tests of the contract' : rules.join(' ')}`,
  )
}

console.log(`
${mutations.length} mutations: ${counts.lint} caught by npm run lint (redocly ${counts.redocly}, spectral ${counts.spectral}), ${counts.tests} more by the tests of the contract, ${through.length} missed`)
for (const name of through) console.log(`missed: ${name}`)
if (through.length > 0) process.exitCode = 1

function testsFail(mutate: (contract: object) => void): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mutate-'))
  try {
    const contract = structuredClone(bundle)
    mutate(contract)
    const file = join(folder, 'openapi.json')
    writeFileSync(file, JSON.stringify(contract))
    const tests = ['test/contract/facts.test.ts', 'test/contract/frozen.test.ts', 'test/contract/examples.test.ts']
    const { status } = spawnSync('npx', ['vitest', 'run', '--bail', '1', ...tests], {
      env: { ...process.env, CONTRACT_BUNDLE: file },
      stdio: 'ignore',
    })
    return status !== 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}
