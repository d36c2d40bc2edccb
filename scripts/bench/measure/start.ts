/** How long a process takes to be ready: to import a client, and to have its first answer. */
import { runToEnd, type Server } from './processes.js'
import { median } from './statistics.js'

/** As each package's README loads it, from a program that is a module of the same kind. */
const PACKAGES = [
  { name: 'wechatpay-payscore', file: 'import.mjs' },
  { name: 'wechatpay-axios-plugin', file: 'require.cjs' },
  { name: 'wechatpay-node-v3', file: 'require.cjs' },
] as const

/** Those that verify, or the first verified answer would never come. */
const CLIENTS = ['payscore', 'payscore-fetch', 'axios-plugin', 'node-v3-verify', 'http', 'fetch', 'floor-async']

/** Milliseconds. */
export interface Start {
  readonly imports: { readonly name: string; readonly duration: number; readonly sinceStart: number }[]
  readonly firstAnswers: { readonly client: string; readonly sinceStart: number }[]
}

export async function measureStart(server: Server, processes: number): Promise<Start> {
  const imports = PACKAGES.map(({ name, file }) => ({ name, file, runs: [] as Import[] }))
  const answers = CLIENTS.map((client) => ({ client, runs: [] as number[] }))
  // The first one of each fills the caches of the file system.
  for (let round = 0; round <= processes; round++) {
    for (const { name, file, runs } of imports) {
      const result = await runToEnd<Import>(file, [name])
      if (round > 0) runs.push(result)
    }
    for (const { client, runs } of answers) {
      const { sinceStart } = await runToEnd<{ sinceStart: number }>('first-answer.js', [client, server.setup])
      if (round > 0) runs.push(sinceStart)
    }
  }
  return {
    imports: imports.map(({ name, runs }) => ({
      name,
      duration: median(runs.map(({ duration }) => duration)),
      sinceStart: median(runs.map(({ sinceStart }) => sinceStart)),
    })),
    firstAnswers: answers.map(({ client, runs }) => ({ client, sinceStart: median(runs) })),
  }
}

interface Import {
  duration: number
  sinceStart: number
}
