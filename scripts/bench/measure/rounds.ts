/** Rounds of several subjects against one server, in turns, so that other work of the machine affects all of them. */
import type { Process, Server, ServerState } from './processes.js'
import { median } from './statistics.js'

/** A client, and the calls that it makes. */
export interface Subject {
  readonly name: string
  readonly process: Process
  readonly inFlight: number
  /** `post_payments` of each order. */
  readonly items: number
}

export interface Pace {
  readonly rounds: number
  /** Of each round. */
  readonly seconds: number
}

/** Times in milliseconds, CPU in microseconds per call. */
export interface Figures {
  readonly callsPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly cpuPerCall: number
  readonly serverCpuPerCall: number
}

/** The figures of each subject in each round, without a first round that warms up. */
export async function interleave(server: Server, subjects: readonly Subject[], pace: Pace): Promise<Figures[][]> {
  const results: Figures[][] = subjects.map(() => [])
  for (let round = 0; round <= pace.rounds; round++) {
    // The order changes, so that no subject always follows the same one.
    const turns = [...subjects.entries()]
    if (round % 2 === 1) turns.reverse()
    for (const [index, subject] of turns) {
      const figures = await measure(server, subject, pace.seconds)
      if (round > 0) results[index]?.push(figures)
    }
  }
  return results
}

/** The median of each figure. */
export function medians(rounds: readonly Figures[]): Figures {
  const of = (key: keyof Figures): number => median(rounds.map((figures) => figures[key]))
  return {
    callsPerSecond: of('callsPerSecond'),
    p50: of('p50'),
    p99: of('p99'),
    cpuPerCall: of('cpuPerCall'),
    serverCpuPerCall: of('serverCpuPerCall'),
  }
}

async function measure(server: Server, { name, process, inFlight, items }: Subject, seconds: number): Promise<Figures> {
  const before = await server.ask<ServerState>('state')
  const milliseconds = seconds * 1000
  const details = { inFlight, items, milliseconds, leadIn: milliseconds / 5 }
  const { sent, ...figures } = await process.ask<Omit<Figures, 'serverCpuPerCall'> & { sent: number }>('round', details)
  const after = await server.ask<ServerState>('state')
  const arrived = after.calls - before.calls
  if (arrived !== sent) throw new Error(`${name} made ${sent} calls, but ${arrived} requests arrived`)
  const cpu = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system
  return { ...figures, serverCpuPerCall: cpu / arrived }
}
