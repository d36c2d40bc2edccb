/**
 * Checks the English prose of the contract: its numbers, codes and names, and the captions of its examples. Reads
 * generated/openapi.json, or the files that are named. Prints one line for each problem, with the rule that it breaks.
 */
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../redocly.js'
import { problemsOf } from './prose/problems.js'

const named = process.argv.slice(2)
const files = named.length > 0 ? named : [join(root, 'generated/openapi.json')]
for (const file of files) {
  // `as`: redocly checks the shape.
  const problems = problemsOf(JSON.parse(readFileSync(file, 'utf8')) as object)
  for (const { rule, message } of problems) console.error(`${relative(root, file)}: ${rule}: ${message}`)
  if (problems.length > 0) process.exitCode = 1
  else console.log(`${relative(root, file)}: the prose says what it must`)
}
