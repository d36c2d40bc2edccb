/** The facts and examples as tests of a changed contract. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../contract.js'
import type { Mutation } from '../lint/edits.js'
import { root } from '../lint/lint.js'

const NAMES = ['facts', 'operations', 'examples', 'worked-example']
const TESTS = NAMES.map((name) => `test/contract/${name}.test.ts`)
const VITEST = [
  join(root, 'node_modules/vitest/vitest.mjs'),
  ...['run', '--project', 'contract', '--bail', '1', '--no-isolate', '--maxWorkers', '1'],
]

/** Whether a test fails for each changed contract. One run takes seconds, so each core has one. */
export async function factsFail(mutations: readonly Mutation[]): Promise<boolean[]> {
  const results: boolean[] = []
  const left = mutations.entries()
  const worker = async (): Promise<void> => {
    // The workers share one iterator, so that each takes the next one that is left.
    for (const [index, mutate] of left) results[index] = await factsFailFor(mutate)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return results
}

async function factsFailFor(mutate: Mutation): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'mutate-'))
  try {
    const contract = structuredClone(bundle)
    mutate(contract)
    const file = join(folder, 'openapi.json')
    writeFileSync(file, JSON.stringify(contract))
    const env = { ...process.env, CONTRACT_BUNDLE: file }
    const child = spawn(process.execPath, [...VITEST, ...TESTS], { cwd: root, env, stdio: 'ignore' })
    const [status] = (await once(child, 'exit')) as [number | null]
    return status !== 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}
