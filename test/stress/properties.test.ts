/** The property tests of `npm test`, that of a killed batch among them, with ten times as many values. */
import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { root } from '../typecheck.js'

it('the properties hold for ten times as many values', () => {
  // The process is a test runner too, and must not take itself for a worker of this one.
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'test/properties', 'test/cli/batch-kill.test.ts', '--no-color'],
    { cwd: root, encoding: 'utf8', env: { ...Object.fromEntries(environment), FC_TIMES: '10' } },
  )
  expect(status, `${stdout}\n${stderr}`).toBe(0)
  expect(stdout).toMatch(/Tests +\d+ passed \(\d+\)/)
})
