import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../check.js'
import { root, run } from '../package/install.js'
import type { Workspace } from './workspace.js'

type Pair = [pattern: string, text: string]

const program = (name: string): string => join(root, 'test/generators/patterns', name)
const foreign = (command: string, file: string) => async (pairs: Pair[], folder: string) => {
  writeFileSync(join(folder, 'pairs.json'), JSON.stringify(pairs))
  const { status, stdout, stderr } = await run(command, [program(file), 'pairs.json'], folder)
  assert.equal(status, 0, stderr)
  // `as`: each program prints such a list.
  return JSON.parse(stdout) as boolean[]
}
const javascript = (flags: string) => async (pairs: Pair[]) =>
  pairs.map(([pattern, text]) => new RegExp(pattern, flags).test(text))

const ENGINES: Record<string, (pairs: Pair[], folder: string) => Promise<boolean[]>> = {
  'RE2 (re2js)': foreign(process.execPath, 're2.mjs'),
  'PCRE2 (PHP)': foreign('php', 'pcre2.php'),
  Python: foreign('python3', 'python.py'),
  JavaScript: javascript(''),
  'JavaScript with the flag u': javascript('u'),
}

/** No field may contain it: WeChat Pay refuses characters beyond U+FFFF. */
const EMOJI = '🏨'

export async function patterns({ document, folder }: Workspace): Promise<void> {
  const examples = pairsIn(document)
  const emojis = examples.map(([pattern, text]): Pair => [pattern, EMOJI + text])
  for (const [name, engine] of Object.entries(ENGINES))
    await check(`${name} compiles each pattern, finds its example and no emoji`, async () => {
      assert.ok(examples.length > 50)
      const found = await engine([...examples, ...emojis], folder)
      const expected = [...examples.map(() => true), ...emojis.map(() => false)]
      const wrong = [...examples, ...emojis].filter((_, index) => found[index] !== expected[index])
      assert.deepEqual(wrong, [])
      return `${new Set(examples.map(([pattern]) => pattern)).size} patterns`
    })
}

/** Each pattern with the example beside it. */
function pairsIn(node: unknown): Pair[] {
  if (typeof node !== 'object' || node === null) return []
  const below = Object.values(node).flatMap(pairsIn)
  const { pattern, example } = node as { pattern?: unknown; example?: unknown }
  return typeof pattern === 'string' && typeof example === 'string' ? [[pattern, example], ...below] : below
}
