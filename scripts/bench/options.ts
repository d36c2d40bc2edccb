/** The command line. */
import { parseArgs } from 'node:util'
import { clients, type Client } from './clients.js'
import type { Settings } from './results.js'

export const PARTS = ['throughput', 'start', 'memory', 'scaling', 'validation', 'types'] as const
export type Part = (typeof PARTS)[number]

export interface Options {
  readonly settings: Settings
  readonly parts: readonly Part[]
  readonly clients: readonly Client[]
  /** Where each client's CPU profile goes, if anywhere. */
  readonly profiles: string | undefined
  /** Where results.json, results.txt and the pictures go, if anywhere. */
  readonly out: string | undefined
}

export const USAGE = `npm run bench -- [options]

  --quick            all of it in a minute, to see that it works; its figures mean little
  --only PARTS       some of ${PARTS.join(',')}
  --clients NAMES    for the throughput, some of ${clients.map(({ file }) => file).join(',')}
  --rounds N         default 5
  --seconds N        default 2, of each round
  --processes N      default 15, for each figure about the start
  --memory-calls N   default 20000
  --cpu-prof FOLDER  a CPU profile of each client of the throughput
  --out FOLDER       for results.json, results.txt and the pictures; a whole run writes them beside this script`

/** Undefined when the usage is asked for. */
export function readOptions(args: string[], folder: string): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      clients: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      processes: { type: 'string' },
      'memory-calls': { type: 'string' },
      'cpu-prof': { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const { quick, only, clients: names } = values
  const whole = !quick && only === undefined && names === undefined
  const files = some(
    '--clients',
    names,
    clients.map(({ file }) => file),
  )
  return {
    settings: {
      rounds: positive('--rounds', values.rounds, quick ? 1 : 5),
      seconds: positive('--seconds', values.seconds, quick ? 0.15 : 2),
      processes: positive('--processes', values.processes, quick ? 2 : 15),
      memoryCalls: positive('--memory-calls', values['memory-calls'], quick ? 1000 : 20_000),
    },
    parts: some('--only', only, PARTS),
    clients: clients.filter(({ file }) => files.includes(file)),
    profiles: values['cpu-prof'],
    out: values.out ?? (whole ? folder : undefined),
  }
}

function positive(option: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text)
  if (!(value > 0)) throw new Error(`${option} must be a number above 0, but is ${text}`)
  return value
}

function some<Name extends string>(option: string, list: string | undefined, names: readonly Name[]): readonly Name[] {
  if (list === undefined) return names
  const chosen = list.split(',')
  const unknown = chosen.find((name) => !(names as readonly string[]).includes(name))
  if (unknown !== undefined) throw new Error(`${option} knows ${names.join(', ')}, but not ${unknown}`)
  return names.filter((name) => chosen.includes(name))
}
