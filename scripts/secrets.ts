/**
 * Searches the output of a run for what no log may show: fragments of private keys and of signatures. `.ci/run` gives it
 * everything that its steps printed. It names the line, and never what stands there.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './redocly.js'

/** Characters of base64 in a row that are no coincidence. */
const FRAGMENT = 24
/** What looks like base64 of 64 characters and more: a line of a PEM, a signature. */
const BASE64 = /[A-Za-z0-9+/]{64,}/g

/** Every fragment of the private keys and signatures among the test data. */
export function fragments(folder: string): Set<string> {
  const found = new Set<string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(pem|json)$/.test(entry.name)) continue
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8').replaceAll('\\n', '\n')
    const keys = [...text.matchAll(/-----BEGIN (?:[A-Z]+ )*(?:TESTING|PRIVATE) KEY-----([^-]+)-----END/g)]
    const signatures = [...text.matchAll(/"signature(?:_base64)?": "([^"]+)"/g)]
    for (const [, base64 = ''] of [...keys, ...signatures]) {
      const whole = base64.replace(/\s/g, '')
      for (let start = 0; start + FRAGMENT <= whole.length; start++) found.add(whole.slice(start, start + FRAGMENT))
    }
  }
  return found
}

/** The numbers of the lines that show a secret, and why. */
export function leaks(output: string, known: ReadonlySet<string>): { line: number; why: string }[] {
  return output.split('\n').flatMap((text, index) => {
    const line = index + 1
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return [{ line, why: 'the head of a private key' }]
    if (/signature="[^"<…]/.test(text)) return [{ line, why: 'an Authorization header with its signature' }]
    for (let start = 0; start + FRAGMENT <= text.length; start++) {
      if (known.has(text.slice(start, start + FRAGMENT))) return [{ line, why: 'a fragment of a key or signature' }]
    }
    // A path has no such mixture.
    const unknown = (text.match(BASE64) ?? []).some((run) =>
      [/[a-z]/g, /[A-Z]/g, /[0-9]/g].every((kind) => (run.match(kind) ?? []).length >= 5),
    )
    return unknown ? [{ line, why: 'what looks like a key or signature' }] : []
  })
}

if (process.argv[1] === import.meta.filename) {
  const [, , file = ''] = process.argv
  const output = readFileSync(file, 'utf8')
  const known = fragments(join(root, 'test/fixtures'))
  const found = leaks(output, known)
  for (const { line, why } of found) console.error(`line ${line} of the output shows ${why}`)
  if (found.length > 0) process.exitCode = 1
  else console.log(`${output.split('\n').length} lines of output show no fragment of a key or signature`)
}
