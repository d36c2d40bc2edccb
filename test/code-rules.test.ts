/** `npm run lint:code` finds what it is there for: each rule, in a folder with one mistake for each. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { root } from './typecheck.js'

const folder = mkdtempSync(join(tmpdir(), 'code-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lines = (count: number): string => 'export {}\n'.repeat(count)
const longFunction = (count: number): string => `export function long() {\n${'  void 0\n'.repeat(count - 2)}}\n`
const imports = (path: string): string => `import { x } from '${path}'\nexport const y = x\n`

/** What stands in each file, and the rule that it breaks; none where it is as allowed. */
const cases: [file: string, code: string, rule: string | undefined][] = [
  ['src/one.ts', imports('./two.js'), 'import(no-cycle)'],
  ['src/two.ts', "import type { y } from './one.js'\nexport const x: typeof y = 0\n", 'import(no-cycle)'],
  ['src/platform/in-a-folder.ts', lines(251), 'eslint(max-lines)'],
  ['src/long-enough.ts', lines(250), undefined],
  ['src/function.ts', longFunction(61), 'eslint(max-lines-per-function)'],
  ['src/long-function.ts', longFunction(60), undefined],
  ['src/default.ts', 'export default 1\n', 'import(no-default-export)'],
  ['src/any.ts', 'export const x: any = 1\n', 'typescript(no-explicit-any)'],
  ['src/client.ts', imports('./sandbox/index.js'), 'eslint(no-restricted-imports)'],
  ['src/amounts.ts', imports('../test/helpers.js'), 'eslint(no-restricted-imports)'],
  ['src/platform/upwards.ts', imports('../send.js'), 'eslint(no-restricted-imports)'],
  ['src/platform/sideways.ts', imports('../sandbox/index.js'), 'eslint(no-restricted-imports)'],
  ['src/platform/allowed.ts', imports('../message.js'), undefined],
  ['src/sandbox/upwards.ts', imports('../send.js'), 'eslint(no-restricted-imports)'],
  ['src/sandbox/allowed.ts', imports('../validate.js'), undefined],
  ['src/sandbox/node.ts', imports('../platform/node.js'), undefined],
  ['src/sandbox/transport.ts', imports('../platform/node-transport.js'), 'eslint(no-restricted-imports)'],
  ['src/sandbox/generated.ts', imports('../../generated/operations.js'), undefined],
  ['scripts/tool.ts', imports('../test/helpers.js'), 'eslint(no-restricted-imports)'],
  ['scripts/bench/tool.ts', imports('../../src/index.js'), undefined],
  ['test/some.test.ts', imports('../scripts/tool.js'), 'eslint(no-restricted-imports)'],
  ['test/contract/some.test.ts', imports('../../scripts/lint/tool.js'), 'eslint(no-restricted-imports)'],
]

it('each mistake is found by its own rule, and nothing else is', () => {
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  for (const [file, code] of cases) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), code)
  }
  const [, command = '', ...args] = /^(oxlint) (.*)$/.exec(packageJson.scripts['lint:code']) ?? []
  const options = [...args.join(' ').split(' '), '--format=unix']
  const { stdout } = spawnSync(join(root, 'node_modules/.bin', command), options, { cwd: folder, encoding: 'utf8' })
  const found = [...stdout.matchAll(/^([^:\n]+):\d+:\d+: .* \[Error\/(.+)\]$/gm)].map(([, file, rule]) => [file, rule])
  const expected = cases.filter(([, , rule]) => rule !== undefined).map(([file, , rule]) => [file, rule])
  expect(found.sort()).toEqual(expected.sort())
})
