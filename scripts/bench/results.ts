/** The results of a run, and the machine. */
import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import type { Memory } from './measure/memory.js'
import type { Scaling } from './measure/scaling.js'
import type { Start } from './measure/start.js'
import type { Throughput } from './measure/throughput.js'
import type { Types } from './measure/types.js'
import type { Validation } from './measure/validation.js'

export interface Results {
  readonly machine: Machine
  readonly versions: Readonly<Record<string, string>>
  readonly settings: Settings
  throughput?: Throughput[]
  start?: Start
  memory?: Memory
  scaling?: { readonly inFlight: Scaling[]; readonly items: Scaling[] }
  validation?: Validation[]
  types?: Types[]
}

export interface Settings {
  readonly rounds: number
  readonly seconds: number
  /** Calls in flight of the throughput. */
  readonly inFlight: readonly number[]
  /** New processes for each figure about the start. */
  readonly processes: number
  readonly memoryCalls: number
}

interface Machine {
  readonly date: string
  readonly node: string
  readonly cpu: string
  readonly cores: number
  /** The load average of the minute before the run. */
  readonly load: number
}

export function describeMachine(): Machine {
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    load: Number(loadavg()[0]?.toFixed(2)),
  }
}

/** The versions of all packages that are compared. */
export function readVersions(): Record<string, string> {
  const packages = {
    'wechatpay-payscore': '../../package.json',
    'openapi-fetch': '../../node_modules/openapi-fetch/package.json',
    undici: 'node_modules/undici/package.json',
    'wechatpay-axios-plugin': 'node_modules/wechatpay-axios-plugin/package.json',
    axios: 'node_modules/axios/package.json',
    'wechatpay-node-v3': 'node_modules/wechatpay-node-v3/package.json',
    superagent: 'node_modules/superagent/package.json',
  }
  return Object.fromEntries(
    Object.entries(packages).map(([name, file]) => {
      // `as`: every published package.json has a version.
      const { version } = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as { version: string }
      return [name, version]
    }),
  )
}
