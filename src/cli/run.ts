import { version } from '../../generated/contract.js'
import type { Command } from './command.js'
import { commands } from './commands.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { failureOf } from './failure.js'
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
    const { status, message } = failureOf(error)
    printNote(`wechatpay-payscore: ${message}`)
    return status
  }
}

function say(text: string): ExitStatus {
  printResult(text)
  return EXIT.done
}
