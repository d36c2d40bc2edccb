/**
 * `npm run fuzz -- [--cases N] [--seed S] [--target NAME]`: feeds everything that reads from outside with changed and
 * random input. Fails on whatever is not documented, and prints the input and how to repeat it.
 */
import { parseArgs } from 'node:util'
import { fuzz, type Result } from './fuzz/run.js'
import { Violation } from './fuzz/target.js'
import { targets } from './fuzz/targets.js'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    target: { type: 'string', multiple: true, default: Object.keys(targets) },
  },
})
const cases = wholeNumber('cases', values.cases)
const seed = wholeNumber('seed', values.seed)

console.log(`seed ${seed}\n`)
print('target', 'cases', 'accepted', 'refused', 'violations', 'refused with')
for (const name of values.target) {
  const start = targets[name]
  if (!start) throw new Error(`--target must be one of ${Object.keys(targets).join(', ')}, but is ${name}`)
  report(name, await fuzz(start, cases, seed))
}

function report(name: string, { cases: fed, accepted, refused, violation }: Result): void {
  const counts = [...refused.values()].reduce((sum, count) => sum + count, 0)
  const [first] = refused.size === 1 ? refused.keys() : [refused.size === 0 ? '' : `${refused.size} errors:`]
  print(name, figure(fed), figure(accepted), figure(counts), violation ? '1' : '0', first ?? '')
  if (refused.size > 1) {
    const byCount = [...refused].sort((one, other) => other[1] - one[1])
    for (const [error, count] of byCount) print('', '', '', figure(count), '', `  ${error}`)
  }
  if (!violation) return
  process.exitCode = 1
  console.log(`\nVIOLATION ${escaped(reason(violation.why))}`)
  console.log(`input: ${escaped(JSON.stringify(violation.input))}`)
  console.log(`again: npm run fuzz -- --target ${name} --seed ${seed} --cases ${fed}\n`)
}

/** Where a foreign error comes from is worth knowing. */
function reason(why: unknown): string {
  if (!(why instanceof Error)) return String(why)
  return why instanceof Violation ? why.message : (why.stack ?? why.message)
}

function print(...[name = '', fed = '', accepted = '', refused = '', violations = '', errors = '']: string[]): void {
  const columns = [name.padEnd(14), fed.padStart(9), accepted.padStart(9), refused.padStart(9), violations.padStart(10)]
  console.log(`${columns.join('  ')}  ${errors}`.trimEnd())
}

function figure(count: number): string {
  return count.toLocaleString('en')
}

/** ASCII, and line breaks: an input may have what a terminal obeys. */
function escaped(text: string): string {
  return text.replace(/[^\n\x20-\x7E]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`--${option} must be a whole number, but is ${text}`)
  return Number(text)
}
