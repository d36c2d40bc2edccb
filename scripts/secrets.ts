/**
 * `tsx scripts/secrets.ts FILE`: searches the output of a run for what no log may contain, which is fragments of private
 * keys and of signatures. `.ci/run` passes everything that its steps printed. The report names the line and the reason,
 * and never quotes the line.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FIXTURES = join(import.meta.dirname, '../test/fixtures')
/** So many characters of base64 in a row do not coincide by chance. */
const FRAGMENT = 24
/** A line of a PEM and a signature look like this: base64 of 64 characters or more. */
const BASE64 = /[A-Za-z0-9+/]{64,}/g

const [file, ...more] = process.argv.slice(2)
if (file === undefined || more.length > 0) {
  console.error('expected the name of one file: tsx scripts/secrets.ts FILE')
  process.exit(2)
}
const output = readFileSync(file, 'utf8')
const found = leaks(output, fragments(FIXTURES))
for (const { line, why } of found) console.error(`line ${line} of the output contains ${why}`)
if (found.length > 0) process.exitCode = 1
else console.log(`${output.split('\n').length} lines of output contain no fragment of a key or signature`)

/** Every fragment of the private keys and signatures among the test data. */
function fragments(folder: string): Set<string> {
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

/** The numbers of the lines that contain a secret, and why. */
function leaks(output: string, known: ReadonlySet<string>): { line: number; why: string }[] {
  return output.split('\n').flatMap((text, index) => {
    const line = index + 1
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return [{ line, why: 'the head of a private key' }]
    if (/signature="[^"<…]/.test(text)) return [{ line, why: 'an Authorization header with its signature' }]
    for (let start = 0; start + FRAGMENT <= text.length; start++) {
      if (known.has(text.slice(start, start + FRAGMENT))) return [{ line, why: 'a fragment of a key or signature' }]
    }
    // A path does not mix capitals, small letters and digits like this.
    const isMixed = (text.match(BASE64) ?? []).some((run) =>
      [/[a-z]/g, /[A-Z]/g, /[0-9]/g].every((kind) => (run.match(kind) ?? []).length >= 5),
    )
    return isMixed ? [{ line, why: 'what looks like a key or signature' }] : []
  })
}
