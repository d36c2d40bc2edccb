/**
 * Checks the Chinese edition: openapi/overlays/zh-CN.yaml against generated/openapi.json, or other overlays against another
 * `--contract`. Prints one line for each problem, with the rule that it breaks.
 */
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { CHINESE } from '../overlay/apply.js'
import { readOverlay } from '../overlay/file.js'
import { problemsOf } from '../overlay/problems.js'
import { proseOf } from '../overlay/prose.js'
import { root } from '../redocly.js'

const { values, positionals } = parseArgs({
  options: { contract: { type: 'string', default: join(root, 'generated/openapi.json') } },
  allowPositionals: true,
})
const contract = JSON.parse(readFileSync(values.contract, 'utf8')) as object
const prose = proseOf(contract)
const files = positionals.length > 0 ? positionals : [CHINESE]
for (const file of files) {
  const overlay = readOverlay(file)
  if (!overlay) throw new Error(`There is no ${file}.`)
  const problems = problemsOf(contract, overlay, prose)
  for (const { rule, message } of problems) console.error(`${relative(root, file)}: ${rule}: ${message}`)
  if (problems.length > 0) process.exitCode = 1
  else console.log(`${relative(root, file)}: ${overlay.actions.length} texts, all translated`)
}
