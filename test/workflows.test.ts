/** The rules of our GitHub workflows: whoever can move a tag or name a branch must not be able to run code in them. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from './typecheck.js'

const folder = join(root, '.github/workflows')
const files = readdirSync(folder)
/** An action at a full commit hash, and the version that the hash stands for. */
const PINNED = /^([\w-]+\/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$/

/** What stands behind `uses:`, with its comment, which a YAML parser drops. */
const usesOf = (text: string): string[] => [...text.matchAll(/^[- ]+uses: (.+)$/gm)].map(([, used = '']) => used)

/** Every command, at whatever depth. */
function commandsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'run' && typeof value === 'string' ? [value] : commandsOf(value),
  )
}

it('there are workflows to read, and actions and commands in them', () => {
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'))
  expect(files.length).toBeGreaterThan(2)
  expect(texts.flatMap(usesOf).length).toBeGreaterThan(8)
  expect(texts.flatMap((text) => commandsOf(parse(text))).length).toBeGreaterThan(7)
})

describe.each(files)('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')

  it('pins every action by a commit hash with its version in a comment', () => {
    for (const used of usesOf(text)) expect(used).toMatch(PINNED)
  })

  it('puts no expression into a command: text from outside comes through env', () => {
    for (const command of commandsOf(parse(text))) expect(command).not.toContain('${{')
  })
})

it('has one version and one hash of each action', () => {
  const pins = files.flatMap((name) => usesOf(readFileSync(join(folder, name), 'utf8')))
  const actions = new Set(pins.map((pin) => PINNED.exec(pin)?.[1]))
  expect(new Set(pins).size).toBe(actions.size)
})
