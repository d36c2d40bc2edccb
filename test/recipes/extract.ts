/**
 * Copies docs/recipes/ to `extracted/`, where the packages that the recipes import are installed.
 * `npm run test:recipes` does this first.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('extracted/', import.meta.url))
rmSync(folder, { recursive: true, force: true })
cpSync(fileURLToPath(new URL('../../docs/recipes/', import.meta.url)), folder, { recursive: true })

/** The times of this recipe are too long for a check. The copy has shorter times, a lower limit, and no other difference. */
const hurried = [
  ['lockDuration: 30_000', 'lockDuration: 3_000, stalledInterval: 500'],
  ['limiter: { max: 50, duration: 1_000 }', 'limiter: { max: 10, duration: 250 }'],
  ['2_000 * 2 **', '200 * 2 **'],
  ['10_000).unref()', '500).unref()'],
] as const
let code = readFileSync(`${folder}bullmq.ts`, 'utf8')
for (const [usual, short] of hurried) {
  if (code.split(usual).length !== 2) throw new Error(`bullmq.ts must have ${usual} once`)
  code = code.replace(usual, short)
}
writeFileSync(`${folder}bullmq-hurried.ts`, code)
