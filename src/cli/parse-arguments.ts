import { parseArgs } from 'node:util'
import { quote } from '../errors.js'
import type { Command, Input } from './command.js'
import { commands } from './commands.js'
import { UsageError } from './exit-status.js'
import { nearest } from './nearest.js'

/** What a command line asks for. */
export type Parsed =
  { action: 'help'; name?: string } | { action: 'version' } | { action: 'run'; name: string; input: Input }

/** @throws UsageError that says what is wrong with the arguments */
export function parseArguments(args: readonly string[]): Parsed {
  const [name, ...others] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const of = name === 'help' ? others[0] : undefined
    return of === undefined ? { action: 'help' } : { action: 'help', name: known(of) }
  }
  if (name === '--version' || name === '-v') return { action: 'version' }
  // `as`: `known` has found it.
  const command = commands[known(name)] as Command
  if (others.includes('--help') || others.includes('-h')) return { action: 'help', name }
  const input = read(name, command, others)
  assertOperands(name, command, input.operands)
  return { action: 'run', name, input }
}

function known(name: string): string {
  if (Object.hasOwn(commands, name)) return name
  if (name.startsWith('-'))
    throw new UsageError(`The first word must be a command, but is ${quote(name)}: there are ${all()}`)
  const near = nearest(name, Object.keys(commands))
  throw new UsageError(
    `There is no command ${quote(name)}: ${near === undefined ? `there are ${all()}` : `did you mean ${near}?`}`,
  )
}

function all(): string {
  return Object.keys(commands).join(', ')
}

function read(name: string, { options }: Command, args: readonly string[]): Input {
  const entries = Object.entries(options)
  const { tokens } = parseArgs({
    args: [...args],
    // Our own messages name the nearest option.
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      entries.map(([option, { value }]) => [option, { type: value === undefined ? 'boolean' : 'string' }] as const),
    ),
  })
  const values: Record<string, string> = {}
  const flags = new Set<string>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = knownOption(name, options, token.rawName, token.name)
    const { value, inlineValue } = token
    if (options[option]?.value === undefined) {
      if (value !== undefined) throw new UsageError(`--${option} takes no value`)
      flags.add(option)
      continue
    }
    if (value === undefined || value === '') throw new UsageError(`--${option} has no value`)
    // A forgotten value is more likely than one that looks like an option.
    if (inlineValue !== true && /^-./.test(value))
      throw new UsageError(`--${option} has no value; one that begins with - is written as --${option}=${quote(value)}`)
    if (Object.hasOwn(values, option)) throw new UsageError(`--${option} is given twice`)
    values[option] = value
  }
  return { operands, values, flags }
}

function knownOption(name: string, options: Command['options'], raw: string, option: string): string {
  if (raw.startsWith('--') && Object.hasOwn(options, option)) return option
  const near = nearest(option, Object.keys(options))
  const names = [...Object.keys(options), 'help'].map((each) => `--${each}`).join(', ')
  const advice = near === undefined ? `there are ${names}` : `did you mean --${near}?`
  throw new UsageError(`${name} has no option ${quote(raw)}: ${advice}`)
}

function assertOperands(name: string, { operands: expected }: Command, operands: readonly string[]): void {
  const missing = expected.slice(operands.length)
  if (missing.length > 0) throw new UsageError(`${name} takes ${expected.join(' ')}: ${missing.join(' ')} is missing`)
  const [extra] = operands.slice(expected.length)
  if (extra !== undefined)
    throw new UsageError(`${name} takes ${expected.join(' ') || 'no operand'}: ${quote(extra)} is too much`)
}

/** The whole number that an option gives; the default when it is not given. @throws UsageError */
export function wholeNumber(input: Input, option: string, fallback: number, minimum: number, maximum: number): number {
  const text = Object.hasOwn(input.values, option) ? input.values[option] : undefined
  if (text === undefined) return fallback
  const value = Number(text)
  if (/^\d{1,9}$/.test(text) && value >= minimum && value <= maximum) return value
  throw new UsageError(`--${option} must be a whole number from ${minimum} to ${maximum}, but is ${quote(text)}`)
}
