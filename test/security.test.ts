/** SECURITY.md cites files and tests as proofs: each file exists, and each cited name stands in its file. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { root } from './typecheck.js'

const text = readFileSync(join(root, 'SECURITY.md'), 'utf8')
const cited = [...text.matchAll(/`(test\/[^`]+)`((?:,? “[^”]+”)*)/g)].map(([, file = '', names = '']) => ({
  file,
  names: [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
}))

it('cites only tests that exist', () => {
  expect(cited.length).toBeGreaterThan(12)
  expect(cited.flatMap(({ names }) => names).length).toBeGreaterThan(8)
  for (const { file, names } of cited) {
    expect(existsSync(join(root, file)), file).toBe(true)
    for (const name of names) expect(readFileSync(join(root, file), 'utf8'), file).toContain(name)
  }
})

it('names only commands that exist', () => {
  const commands = [...text.matchAll(/`npm run ([a-z:]+)`/g)].map(([, name = '']) => name)
  expect(commands.length).toBeGreaterThan(2)
  for (const name of commands) expect(Object.keys(packageJson.scripts)).toContain(name)
})
