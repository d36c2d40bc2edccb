import fc from 'fast-check'
import { UsageError } from '../../../src/cli/exit-status.js'
import { parseArguments } from '../../../src/cli/parse-arguments.js'
import { safeLines } from '../../../src/cli/terminal.js'
import { mutated } from './mutated.js'
import { ACCEPTED, Violation, type Target } from './target.js'

const words = [
  ...['query', 'complete', 'batch', 'explain', 'sandbox', 'doctor', 'help', 'serviceorder', 'A1', 'orders.jsonl'],
  ...['--results', '--left', '--json', '--yes', '--dry-run', '--port', '--help', '--version', '--', '-', '=', '0'],
]
const seeds = [
  '--port=9000',
  '--results=x',
  '--appid=x',
  '-p',
  '--no-json',
  '--__proto__=x',
  '--yes=x',
  'constructor',
  '',
]

/** The arguments of the command: an action, or an explanation of one line. */
export function commandLine(): Target<string[]> {
  return {
    inputs: fc.array(fc.oneof(fc.constantFrom(...words), mutated(seeds, [...words, '\n', '\x1B[31m', '\0'])), {
      maxLength: 6,
    }),
    feed(args) {
      try {
        const parsed = parseArguments(args)
        if (parsed.action !== 'run') return ACCEPTED
        const { operands, values } = parsed.input
        if (!operands.every((operand) => typeof operand === 'string')) throw new Violation('an operand is no text')
        if (Object.values(values).some((value) => value === '')) throw new Violation('a value is empty')
        return ACCEPTED
      } catch (error) {
        // Any other error is a fault of the command itself.
        if (!(error instanceof UsageError)) throw error
        const line = safeLines(error.message)
        if (line === '' || /[\p{Cc}\u2028\u2029]/u.test(line)) throw new Violation(`no line of explanation: ${line}`)
        return 'one line'
      }
    },
  }
}
