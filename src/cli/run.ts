import { version } from '../../generated/contract.js'
import { AbortError, RequestValidationError, WechatpayError } from '../errors.js'
import type { Command } from './command.js'
import { commands } from './commands.js'
import { EXIT, UsageError, type ExitStatus } from './exit-status.js'
import { generalHelp, helpOf } from './help.js'
import { parseArguments } from './parse-arguments.js'
import { printNote, printResult } from './terminal.js'

/** Runs the command that the arguments name. It does not throw: a mistake of the user is one message on stderr. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  try {
    const parsed = parseArguments(args)
    if (parsed.action === 'version') return say(version)
    // `as`, here and below: the arguments name a command that exists.
    if (parsed.action === 'help')
      return say(parsed.name === undefined ? generalHelp() : helpOf(parsed.name, commands[parsed.name] as Command))
    const execute = await (commands[parsed.name] as Command).load()
    return await execute(parsed.input)
  } catch (error) {
    printNote(`wechatpay-payscore: ${messageOf(error)}`)
    return statusOf(error)
  }
}

function say(text: string): ExitStatus {
  printResult(text)
  return EXIT.done
}

function statusOf(error: unknown): ExitStatus {
  if (error instanceof UsageError || error instanceof RequestValidationError || error instanceof TypeError)
    return EXIT.usage
  if (error instanceof AbortError && error.outcome === 'not-sent') return EXIT.refused
  return error instanceof WechatpayError || !isSystemError(error) ? EXIT.unknown : EXIT.usage
}

/** A message for a user. Only a fault of this program has a stack. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof WechatpayError) return `${error.message} [${error.code}, outcome ${error.outcome}]`
  return error.message
}

/** An error of the operating system, about a file or a port. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string'
}
