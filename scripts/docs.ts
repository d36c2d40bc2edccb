/**
 * `npm run docs`: builds the reference into dist/reference/, or with `--output FILE` elsewhere. `--check FILE` builds
 * nothing, and fails when a page would load something from another host.
 */
import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { buildReference, defaultOutput } from './docs/build.js'
import { assertSelfContained } from './docs/self-contained.js'
import { bundle, root } from './redocly.js'

const { values } = parseArgs({ options: { output: { type: 'string' }, check: { type: 'string' } } })
const { output = defaultOutput, check } = values
try {
  if (check !== undefined) {
    assertSelfContained(readFileSync(check, 'utf8'))
    console.log(`${check}: nothing is loaded from outside`)
  } else {
    buildReference(bundle(), output)
    const size = Math.round(statSync(output).size / 1024)
    console.log(`${relative(root, output)}: ${size} KiB, nothing is loaded from outside`)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
