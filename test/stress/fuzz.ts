/**
 * `npm run fuzz -- [--cases N] [--seed S] [--target NAME]…`: feeds each part that reads from outside with changed and
 * random input, N cases for each target. Fails on any outcome that is not documented, and prints how to run it again.
 */
import { parseArgs } from 'node:util'
import { fuzz, type Result } from './fuzz/run.js'
import { Violation } from './fuzz/target.js'
import { targets } from './fuzz/targets.js'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    target: { type: 'string', multiple: true, default: Object.keys(targets) },
  },
})
const [cases, seed] = [wholeNumber('cases', values.cases), wholeNumber('seed', values.seed)]
const unknown = values.target.find((name) => !Object.hasOwn(targets, name))
if (unknown !== undefined) fail(`--target must be one of ${Object.keys(targets).join(', ')}, but is ${unknown}`)

console.log(`seed ${seed}\n`)
print('target', 'cases', 'accepted', 'refused', 'violations', 'refused with')
for (const [name, start] of Object.entries(targets)) {
  if (values.target.includes(name)) report(name, await fuzz(start, cases, seed))
}

function report(name: string, { cases: fed, accepted, refused, violation }: Result): void {
  const errors = [...refused].sort((one, other) => other[1] - one[1])
  const all = errors.reduce((sum, [, count]) => sum + count, 0)
  const [only] = errors.length === 1 ? (errors[0] ?? []) : []
  print(name, figure(fed), figure(accepted), figure(all), violation ? '1' : '0', only ?? '')
  if (errors.length > 1) for (const [error, count] of errors) print('', '', '', figure(count), '', error)
  if (!violation) return
  process.exitCode = 1
  console.log(`
VIOLATION ${escaped(reason(violation.why))}
input     ${escaped(JSON.stringify(violation.input))}
again     npm run fuzz -- --target ${name} --seed ${seed} --cases ${fed}
`)
}

function print(...[name = '', fed = '', accepted = '', refused = '', violations = '', error = '']: string[]): void {
  const columns = [name.padEnd(14), fed.padStart(9), accepted.padStart(9), refused.padStart(9), violations.padStart(10)]
  console.log(`${columns.join('  ')}  ${error}`.trimEnd())
}

function figure(count: number): string {
  return count.toLocaleString('en')
}

/** The stack of an error that is not a Violation shows where it comes from. */
function reason(why: unknown): string {
  if (!(why instanceof Error)) return String(why)
  return why instanceof Violation ? why.message : (why.stack ?? why.message)
}

/** Text for a terminal: an input may have control characters, and be long. */
function escaped(text: string): string {
  const plain = text.replace(/[^\n\x20-\x7E]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return plain.length > 8000 ? `${plain.slice(0, 8000)}… (${plain.length} characters)` : plain
}

function wholeNumber(option: string, text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : fail(`--${option} must be a whole number, but is ${text}`)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
