/** The command line. */
import { parseArgs } from 'node:util'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { before, clients, type Client } from './clients.js'
import type { Settings } from './results.js'

/** Calls in flight of the throughput. */
const IN_FLIGHT = [1, 32, 256]

export const PARTS = ['throughput', 'start', 'memory', 'scaling', 'validation', 'types'] as const
export type Part = (typeof PARTS)[number]

export interface Options {
  readonly settings: Settings
  readonly parts: readonly Part[]
  readonly clients: readonly Client[]
  /** The URL of the entry of another build of this package, if one is measured too. */
  readonly also: string | undefined
  /** Where each client's CPU profile goes, if anywhere. */
  readonly profiles: string | undefined
  /** Where results.json, results.txt and the pictures go, if anywhere. */
  readonly out: string | undefined
}

export const USAGE = `npm run bench -- [options]

  --quick            all of it in a minute, to see that it works; its figures mean little
  --only PARTS       some of ${PARTS.join(',')}
  --clients NAMES    for the throughput, some of ${clients.map(({ file }) => file).join(',')}
  --in-flight LIST   for the throughput, default ${IN_FLIGHT.join(',')}
  --also FOLDER      measures another build of this package too, under the name "before": its dist folder
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
      'in-flight': { type: 'string' },
      also: { type: 'string' },
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
  const also = values.also === undefined ? undefined : entryOf(values.also)
  const all = also === undefined ? clients : [...clients, before]
  const inFlight = values['in-flight']?.split(',').map((text) => positive('--in-flight', text, 1)) ?? IN_FLIGHT
  const whole = ![quick, only, names, also, values['in-flight']].some(Boolean)
  const files = some(
    '--clients',
    names,
    all.map(({ file }) => file),
  )
  return {
    settings: {
      rounds: positive('--rounds', values.rounds, quick ? 1 : 5),
      seconds: positive('--seconds', values.seconds, quick ? 0.15 : 2),
      processes: positive('--processes', values.processes, quick ? 2 : 15),
      inFlight,
      memoryCalls: positive('--memory-calls', values['memory-calls'], quick ? 1000 : 20_000),
    },
    parts: some('--only', only, PARTS),
    also,
    clients: all.filter(({ file }) => files.includes(file)),
    profiles: values['cpu-prof'],
    out: values.out ?? (whole ? folder : undefined),
  }
}

/** @throws Error when the folder has no build */
function entryOf(folder: string): string {
  const entry = resolve(folder, 'node.js')
  if (!existsSync(entry)) throw new Error(`--also must be the dist folder of a build, but ${entry} does not exist`)
  return pathToFileURL(entry).href
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
