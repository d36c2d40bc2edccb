/** Calls per second, latency and CPU of every client, and how they compare with the floor and the best peer. */
import { before, type Client } from '../clients.js'
import { startClient, type Process, type Server } from './processes.js'
import { interleave, medians, type Figures, type Pace } from './rounds.js'
import { median } from './statistics.js'

export interface Throughput extends Figures {
  readonly client: Client
  readonly inFlight: number
  /** Whether this is the faster one of the two floors. */
  readonly isFloor: boolean
  /** Medians of the ratios of each round; undefined when no client of that kind took part. */
  readonly ofFloor?: Ratios
  readonly ofBestPeer?: Ratios
  readonly ofBefore?: Ratios
  readonly rounds: readonly Figures[]
}

export interface Ratios {
  readonly callsPerSecond: number
  readonly cpuPerCall: number
}

export async function measureThroughput(
  server: Server,
  clients: readonly Client[],
  pace: Pace & { inFlight: readonly number[] },
  { say, profiles }: { say: (text: string) => void; profiles: string | undefined },
): Promise<Throughput[]> {
  const nodeOptions = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
  const running: { client: Client; process: Process }[] = []
  for (const client of clients) running.push({ client, process: await startProven(client, server, nodeOptions) })
  const results: Throughput[] = []
  for (const inFlight of pace.inFlight) {
    say(`throughput, ${inFlight} in flight`)
    const subjects = running.map(({ client, process }) => ({ name: client.name, process, inFlight, items: 1 }))
    results.push(...compare(clients, inFlight, await interleave(server, subjects, pace)))
  }
  for (const { process } of running) process.stop()
  return results
}

/** @throws Error unless the client signs and verifies as it says */
async function startProven(
  { file, name, signs, verifies }: Client,
  server: Server,
  nodeOptions: string[],
): Promise<Process> {
  const process = await startClient(file, server, nodeOptions)
  const proof = await process.ask<Proof>('prove')
  if (proof.signs !== signs || proof.verifies !== verifies) {
    throw new Error(`${name} should have ${JSON.stringify({ signs, verifies })}, but has ${JSON.stringify(proof)}`)
  }
  return process
}

/** What a client does, and what it threw meanwhile. */
interface Proof {
  signs: boolean
  verifies: boolean
  errors: [unsigned: string | null, forged: string | null]
}

function compare(clients: readonly Client[], inFlight: number, all: readonly Figures[][]): Throughput[] {
  const each = clients.map((client, index) => {
    // `as`: there are rounds for each client.
    const rounds = all[index] as Figures[]
    return { client, rounds, ...medians(rounds) }
  })
  const floors = each.filter(({ client }) => client.kind === 'floor')
  const floor = floors.sort((a, b) => b.callsPerSecond - a.callsPerSecond)[0]
  const old = each.find(({ client }) => client === before)
  const peers = each.filter(({ client }) => client.kind === 'peer' && client.verifies)
  return each.map((one) => ({
    ...one,
    inFlight,
    isFloor: one.client === floor?.client,
    ...(floor && { ofFloor: ratios(one.rounds, [floor.rounds]) }),
    ...(old && { ofBefore: ratios(one.rounds, [old.rounds]) }),
    ...(peers.length > 0 && {
      ofBestPeer: ratios(
        one.rounds,
        peers.map(({ rounds }) => rounds),
      ),
    }),
  }))
}

/** Round by round against the best of the others in that round; for CPU the best is the one that needs least. */
function ratios(rounds: readonly Figures[], others: readonly (readonly Figures[])[]): Ratios {
  const best = (key: keyof Ratios, choose: (...values: number[]) => number): number =>
    median(
      rounds.map(
        (figures, round) => figures[key] / choose(...others.map((other) => other[round]?.[key] ?? Number.NaN)),
      ),
    )
  return { callsPerSecond: best('callsPerSecond', Math.max), cpuPerCall: best('cpuPerCall', Math.min) }
}
