import type { ExitStatus } from './exit-status.js'

/** An option of a command. */
export interface OptionEntry {
  /** What the value is called in the help; an option without one is a switch. */
  readonly value?: string
  readonly help: string
}

/** A command as the help shows it. */
export interface Command {
  readonly summary: string
  /** What stands after the command's name, each word as the help writes it. */
  readonly operands: readonly string[]
  readonly options: Readonly<Record<string, OptionEntry>>
  /** What more there is to say, and an example. */
  readonly details: string
  /** Loads the command's code, which the others do without. */
  readonly load: () => Promise<Run>
}

/** Does what the command line asks for. @throws UsageError when it is used wrongly */
export type Run = (input: Input) => Promise<ExitStatus>

/** A command line, read. */
export interface Input {
  readonly operands: readonly string[]
  /** The options with a value. */
  readonly values: Readonly<Record<string, string>>
  /** The switches that are on. */
  readonly flags: ReadonlySet<string>
}
