/**
 * The second half of `npm run lint:mutate`: makes each mistake of prose.ts in every text, one at a time, and reports how many
 * of them the check of the Chinese edition finds. It fails when it misses one.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { bundle } from '../contract.js'
import { root } from '../lint/lint.js'
import { chineseMutations, englishMutations, type ProseMutation } from './prose.js'

interface Action {
  target: string
  description: string
  update: Record<string, string>
}
// `as`: the linter has checked the shape.
const overlay = parse(readFileSync(join(root, 'openapi/overlays/zh-CN.yaml'), 'utf8')) as { actions: Action[] }

const chinese = chineseMutations.map((mutation) => {
  const actions = overlay.actions.flatMap((action) => {
    const [key = '', text = ''] = Object.entries(action.update)[0] ?? []
    const changed = change(text, mutation)
    return changed === undefined ? [] : [{ ...action, update: { [key]: changed } }]
  })
  return report('Chinese', mutation, bundle, actions)
})
const english = englishMutations.map((mutation) => {
  const actions = overlay.actions.flatMap((action) => {
    const changed = change(action.description, mutation)
    return changed === undefined ? [] : [{ ...action, description: changed }]
  })
  return report('English', mutation, withChangedTexts(mutation), actions)
})

const all = [...chinese, ...english]
const missed = all.flatMap((result) => result.missed)
const made = all.reduce((sum, result) => sum + result.made, 0)
console.log(`\n${made} mutations of prose, ${missed.length} missed`)
if (missed.length > 0 || all.some((result) => result.made === 0)) process.exitCode = 1

/** Checks each changed action alone, so that one mistake cannot hide another. */
function report(language: string, [name]: ProseMutation, contract: object, actions: Action[]) {
  const folder = mkdtempSync(join(tmpdir(), 'prose-'))
  try {
    const file = join(folder, 'openapi.json')
    writeFileSync(file, JSON.stringify(contract))
    const overlays = actions.map((action, index) => {
      const path = join(folder, `${index}.yaml`)
      writeFileSync(path, JSON.stringify({ ...overlay, actions: [action] }))
      return path
    })
    const args = ['tsx', 'scripts/lint/overlay.ts', '--contract', file, ...overlays]
    const { stderr } = spawnSync('npx', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e9 })
    // Every other text is missing in such an overlay.
    const found = [...stderr.matchAll(/(\d+)\.yaml: (?!missing)\w+: /g)].map(([, index]) => Number(index))
    const missed = actions.filter((_, index) => !found.includes(index))
    const result =
      actions.length === 0 ? 'CANNOT BE MADE' : `caught ${actions.length - missed.length} of ${actions.length}`
    console.log(`${language}  ${name.padEnd(36)} ${result}`)
    for (const { target, update } of missed) console.log(`  missed: ${target} ${JSON.stringify(update).slice(0, 120)}`)
    return { made: actions.length, missed }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function change(text: string, [, from, to]: ProseMutation): string | undefined {
  const changed = text.replace(from, to)
  return changed === text ? undefined : changed
}

/** The contract with the mistake in each of its texts that the overlay translates. */
function withChangedTexts(mutation: ProseMutation): object {
  const texts = new Set(overlay.actions.map((action) => action.description))
  // `as`: a copy of the contract with other texts.
  return JSON.parse(JSON.stringify(bundle), (_key, value: unknown) =>
    typeof value === 'string' && texts.has(value) ? (change(value, mutation) ?? value) : value,
  ) as object
}
