import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './lint.js'

it.each(['redocly.yaml', '.spectral.yaml'])('%s gives a reason for each rule that is off', (file) => {
  const off = readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => /^ .*: off\b/.test(line))
  expect(off.length).toBeGreaterThan(1)
  for (const line of off) expect(line).toMatch(/: off # \S+ \S+/)
})

it('the linters need no ignore file', () => {
  expect(readdirSync(root).filter((name) => name.includes('ignore.yaml'))).toEqual([])
})
