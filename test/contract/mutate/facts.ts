/** The facts and examples as tests of a changed contract. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../contract.js'
import type { Mutation } from '../lint/edits.js'
import { root } from '../lint/lint.js'

const TESTS = ['facts', 'operations', 'examples', 'worked-example'].map((name) => `test/contract/${name}.test.ts`)

/** Whether a test fails for the changed contract. */
export function factsFail(mutate: Mutation): boolean {
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
