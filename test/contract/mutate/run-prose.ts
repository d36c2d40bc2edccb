/**
 * The second half of `npm run lint:mutate`: makes each mistake of prose.ts in every text, one at a time: in the Chinese alone,
 * in the English alone, and in both alike. It reports how many of them a check finds, and fails when it misses one.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { bundle } from '../contract.js'
import type { Contract, Mutation } from '../lint/edits.js'
import { lintMutations, lintWithRedocly, root } from '../lint/lint.js'
import { factsFail } from './facts.js'
import { chineseMutations, englishMutations, foundByComparison, type ProseMutation } from './prose.js'

interface Action {
  target: string
  description: string
  update: Record<string, string>
}
/** A mistake in one text, which makes another action of its action. */
interface Mistake {
  before: Action
  after: Action
}
// `as`: the linter has checked the shape.
const overlay = parse(readFileSync(join(root, 'openapi/overlays/zh-CN.yaml'), 'utf8')) as { actions: Action[] }

const results = []
for (const mutation of chineseMutations) {
  results.push(
    await report('Chinese', mutation, mistakes(undefined, mutation), (made) => unseenByOverlay(bundle, made)),
  )
}
for (const mutation of englishMutations) {
  const unseen = (made: readonly Mistake[]) => unseenByOverlay(withMistakes(made), made)
  results.push(await report('English', mutation, mistakes(mutation, undefined), unseen))
}
for (const mutation of englishMutations) {
  const chinese = chineseMutations.find(([name]) => name === mutation[0])
  if (!chinese || foundByComparison.includes(mutation[0])) continue
  results.push(await report('both', mutation, mistakes(mutation, chinese), unseenByAll))
}
const missed = results.flatMap((result) => result.missed)
const made = results.reduce((sum, result) => sum + result.made, 0)
console.log(`\n${made} mutations of prose, ${missed.length} missed`)
if (missed.length > 0 || results.some((result) => result.made === 0)) process.exitCode = 1

/** The mistakes that can be made. One in both languages needs both texts. */
function mistakes(english?: ProseMutation, chinese?: ProseMutation): Mistake[] {
  return overlay.actions.flatMap((before) => {
    const [key = '', text = ''] = Object.entries(before.update)[0] ?? []
    const description = english ? change(before.description, english) : before.description
    const translation = chinese ? change(text, chinese) : text
    if (description === undefined || translation === undefined) return []
    return [{ before, after: { ...before, description, update: { [key]: translation } } }]
  })
}

function change(text: string, [, from, to]: ProseMutation): string | undefined {
  const changed = text.replace(from, to)
  return changed === text ? undefined : changed
}

async function report(
  language: string,
  [name]: ProseMutation,
  made: Mistake[],
  unseen: (made: readonly Mistake[]) => readonly Mistake[] | Promise<readonly Mistake[]>,
): Promise<{ made: number; missed: readonly Mistake[] }> {
  const missed = made.length === 0 ? [] : await unseen(made)
  const result = made.length === 0 ? 'CANNOT BE MADE' : `caught ${made.length - missed.length} of ${made.length}`
  console.log(`${language.padEnd(8)} ${name.padEnd(36)} ${result}`)
  for (const { after } of missed) console.log(`  missed: ${after.target} ${JSON.stringify(after).slice(0, 160)}`)
  return { made: made.length, missed }
}

/** What nothing finds when both languages have the mistake. The quick checks come first, and the slow ones see the rest. */
async function unseenByAll(made: readonly Mistake[]): Promise<readonly Mistake[]> {
  const contract = withMistakes(made)
  const unseen = unseenByProse(contract, unseenByOverlay(contract, made))
  if (unseen.length === 0) return []
  const reports = lintMutations(lintWithRedocly, unseen.map(inContract))
  const left = unseen.filter((_, index) => reports[index]?.length === 0)
  const failing = await factsFail(left.map(inContract))
  return left.filter((_, index) => !failing[index])
}

/** What the check of the Chinese edition does not find. It reads each changed action alone, so that none hides another. */
function unseenByOverlay(contract: object, made: readonly Mistake[]): readonly Mistake[] {
  return inFolder((folder) => {
    const overlays = made.map(({ after }, index) => {
      const path = join(folder, `${index}.yaml`)
      writeFileSync(path, JSON.stringify({ ...overlay, actions: [after] }))
      return path
    })
    const stderr = lint('overlay', ['--contract', written(folder, contract), ...overlays])
    // Every other text is missing in such an overlay.
    const found = new Set([...stderr.matchAll(/(\d+)\.yaml: (?!missing)\w+: /g)].map(([, index]) => Number(index)))
    return made.filter((_, index) => !found.has(index))
  })
}

/** What the check of the English prose does not find. It reports each text by its place. */
function unseenByProse(contract: object, made: readonly Mistake[]): readonly Mistake[] {
  const stderr = inFolder((folder) => lint('prose', [written(folder, contract)]))
  return made.filter(({ after }) => !stderr.includes(`: ${after.target} ${Object.keys(after.update)[0] ?? ''} `))
}

/** The contract with many mistakes. Texts are checked one by one, so that none hides another. */
function withMistakes(made: readonly Mistake[]): object {
  const texts = new Map(made.map(({ before, after }) => [before.description, after.description]))
  // `as`: a copy of the contract with other texts.
  return JSON.parse(JSON.stringify(bundle), (_key, value: unknown) =>
    typeof value === 'string' ? (texts.get(value) ?? value) : value,
  ) as object
}

function inContract(mistake: Mistake): Mutation {
  return (contract: Contract) => Object.assign(contract, withMistakes([mistake]))
}

/** What a script of scripts/lint/ reports. */
function lint(script: string, args: readonly string[]): string {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1e9 } as const
  return spawnSync('npx', ['tsx', `scripts/lint/${script}.ts`, ...args], options).stderr
}

function written(folder: string, contract: object): string {
  const file = join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(contract))
  return file
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'prose-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
