/** How long a process takes to import a client, and to have its first verified response. */
import { runToEnd, type Server } from './processes.js'
import { median } from './statistics.js'

/** As each package's README loads it, from a program that is a module of the same kind. */
const PACKAGES = [
  { name: 'wechatpay-payscore', file: 'import.mjs' },
  { name: 'wechatpay-axios-plugin', file: 'require.cjs' },
  { name: 'wechatpay-node-v3', file: 'require.cjs' },
] as const

/** Only clients that verify have a verified response. */
const CLIENTS = ['payscore', 'payscore-fetch', 'axios-plugin', 'node-v3-verify', 'http', 'fetch', 'floor-async']

/** Milliseconds. */
export interface Start {
  readonly imports: { readonly name: string; readonly duration: number; readonly sinceStart: number }[]
  readonly firstResponses: { readonly client: string; readonly sinceStart: number }[]
}

/** @param also the entry of another build of this package, if one is measured too */
export async function measureStart(server: Server, processes: number, also: string | undefined): Promise<Start> {
  const packages = [
    ...PACKAGES.map((one) => ({ ...one, specifier: one.name as string })),
    ...(also === undefined ? [] : [{ name: 'before', file: 'import.mjs', specifier: also }]),
  ]
  const clients = also === undefined ? CLIENTS : [...CLIENTS, 'before']
  const imports = packages.map((one) => ({ ...one, runs: [] as Import[] }))
  const responses = clients.map((client) => ({ client, runs: [] as number[] }))
  // The first process of each kind fills the caches of the file system, and does not count.
  for (let round = 0; round <= processes; round++) {
    for (const { specifier, file, runs } of imports) {
      const result = await runToEnd<Import>(file, [specifier])
      if (round > 0) runs.push(result)
    }
    for (const { client, runs } of responses) {
      const { sinceStart } = await runToEnd<{ sinceStart: number }>('first-response.js', [client, server.setup])
      if (round > 0) runs.push(sinceStart)
    }
  }
  return {
    imports: imports.map(({ name, runs }) => ({
      name,
      duration: median(runs.map(({ duration }) => duration)),
      sinceStart: median(runs.map(({ sinceStart }) => sinceStart)),
    })),
    firstResponses: responses.map(({ client, runs }) => ({ client, sinceStart: median(runs) })),
  }
}

interface Import {
  duration: number
  sinceStart: number
}
