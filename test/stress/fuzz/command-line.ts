import fc from 'fast-check'
import { oneLine, parseCommandLine } from '../../../src/sandbox/command-line.js'
import { mutated } from './mutated.js'
import { ACCEPTED, Violation, type Target } from './target.js'

const words = [
  '--port',
  '--host',
  '--pem-dir',
  '--help',
  '--version',
  '--',
  '-',
  '=',
  '0',
  '8787',
  '65536',
  '127.0.0.1',
  './pem',
]
const seeds = [
  '--port=9000',
  '--host=::1',
  '--pem-dir=./pem',
  '-p',
  '--no-help',
  '--__proto__=x',
  '--port',
  '65535',
  '',
]

/** The arguments of the sandbox's command: an action, or an explanation of one line. */
export function commandLine(): Target<string[]> {
  return {
    inputs: fc.array(fc.oneof(fc.constantFrom(...words), mutated(seeds, [...words, '\n', '\x1B[31m', '\0'])), {
      maxLength: 6,
    }),
    feed(args) {
      try {
        const command = parseCommandLine(args)
        if (command.action !== 'start') return ACCEPTED
        const { port, host, folder } = command
        if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Violation(`port ${port}`)
        if (typeof host !== 'string' || folder === '') throw new Violation(`host ${host}, folder ${folder}`)
        return ACCEPTED
      } catch (error) {
        if (error instanceof Violation) throw error
        const line = oneLine(error)
        if (line === '' || /[\p{Cc}\u2028\u2029]/u.test(line)) throw new Violation(`no line of explanation: ${line}`)
        // Any other error is a fault of the command itself.
        if (!isExplanation(error)) throw error
        return 'one line'
      }
    },
  }
}

function isExplanation(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, message } = error as NodeJS.ErrnoException
  return String(code).startsWith('ERR_PARSE_ARGS_') || /^--(port|pem-dir) must /.test(message)
}
