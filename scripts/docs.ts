/**
 * `npm run docs`: builds the reference into dist/reference/, or into another folder with `--output FOLDER`. `--check FILE` builds
 * nothing, and fails when a page would load something from another host.
 */
import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { buildReference, defaultFolder } from './docs/build.js'
import { assertSelfContained } from './docs/self-contained.js'
import { bundle, root } from './redocly.js'

const { values } = parseArgs({ options: { output: { type: 'string' }, check: { type: 'string' } } })
const { output = defaultFolder, check } = values
try {
  if (check !== undefined) {
    assertSelfContained(readFileSync(check, 'utf8'))
    console.log(`${check}: nothing is loaded from outside`)
  } else {
    // `as`: the bundle of a contract is an object.
    for (const page of await buildReference(bundle() as object, output)) {
      const size = Math.round(statSync(page).size / 1024)
      console.log(`${relative(root, page)}: ${size} KiB, nothing is loaded from outside`)
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
