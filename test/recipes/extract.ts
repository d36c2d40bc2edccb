/**
 * Writes the READMEs' examples that have a file name to `extracted/`, where tsc and the checks find them.
 * `npm run test:recipes` does this first.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { blocksOf, readmes } from '../readme-blocks.js'

/** The example's times are too long for a check. The copy has shorter times, a lower limit, and no other difference. */
const hurried = [
  ['lockDuration: 30_000', 'lockDuration: 3_000, stalledInterval: 500'],
  ['limiter: { max: 50, duration: 1_000 }', 'limiter: { max: 10, duration: 250 }'],
  ['delay: 2_000', 'delay: 200'],
  ['rateLimit(5_000)', 'rateLimit(1_000)'],
  ['10_000).unref()', '500).unref()'],
] as const

const folder = fileURLToPath(new URL('extracted/', import.meta.url))
rmSync(folder, { recursive: true, force: true })
for (const readme of readmes) {
  for (const { file, code } of blocksOf(readme)) {
    if (file === undefined) continue
    write(`${basename(readme, '.md')}/${file}`, code)
    if (readme === 'README.md') write(`hurried/${file}`, file === 'bullmq.ts' ? hurry(code) : code)
  }
}

function write(path: string, code: string): void {
  mkdirSync(dirname(folder + path), { recursive: true })
  writeFileSync(folder + path, code)
}

function hurry(code: string): string {
  return hurried.reduce((hurriedCode, [usual, short]) => {
    if (hurriedCode.split(usual).length !== 2) throw new Error(`bullmq.ts must have ${usual} once`)
    return hurriedCode.replace(usual, short)
  }, code)
}
