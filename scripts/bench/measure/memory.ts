/** The memory that a call in flight uses, and whether memory grows over many calls. */
import { startClient, type Process, type Server, type ServerState } from './processes.js'
import { slope } from './statistics.js'

const CLIENTS = ['floor-async', 'payscore', 'payscore-fetch', 'axios-plugin']
const IN_FLIGHT = 1024
const POINTS = 10

export interface Memory {
  /** Bytes for each call more in flight, from 1 to 1024, its connection among them. */
  readonly perCall: {
    readonly client: string
    readonly heapUsed: number
    readonly external: number
    readonly rss: number
  }[]
  /** `heapUsed` of this client after so many calls. */
  readonly points: { readonly calls: number; readonly heapUsed: number }[]
  /** Bytes by which the heap grew for each call, by least squares. */
  readonly slope: number
}

type Usage = Record<'heapUsed' | 'external' | 'rss', number>

export async function measureMemory(server: Server, calls: number, say: (text: string) => void): Promise<Memory> {
  const perCall: Memory['perCall'] = []
  for (const client of CLIENTS) {
    const process = await startClient(client, server, ['--expose-gc'])
    await process.ask('calls', { calls: 1000, inFlight: 32 })
    const one = await whileHeld(server, process, 1)
    const many = await whileHeld(server, process, IN_FLIGHT)
    process.stop()
    const each = (key: keyof Usage): number => (many[key] - one[key]) / (IN_FLIGHT - 1)
    perCall.push({ client, heapUsed: each('heapUsed'), external: each('external'), rss: each('rss') })
  }
  const points = await measureFlatness(server, calls, say)
  return { perCall, points, slope: slope(points.map(({ calls, heapUsed }) => ({ x: calls, y: heapUsed }))) }
}

async function whileHeld(server: Server, process: Process, calls: number): Promise<Usage> {
  await process.ask('hold', { calls })
  while ((await server.ask<ServerState>('state')).held < calls) await new Promise((resolve) => setTimeout(resolve, 10))
  const usage = await process.ask<Usage>('memory')
  await server.ask('release')
  await process.ask('release')
  return usage
}

async function measureFlatness(server: Server, calls: number, say: (text: string) => void): Promise<Memory['points']> {
  const process = await startClient('payscore', server, ['--expose-gc'])
  const step = Math.ceil(calls / POINTS)
  const points: Memory['points'] = []
  // The first step warms up: what is compiled and pooled in the beginning is no leak.
  for (let point = 0; point <= POINTS; point++) {
    say(`memory, ${point * step} calls`)
    await process.ask('calls', { calls: step, inFlight: 32 })
    const { heapUsed } = await process.ask<Usage>('memory')
    if (point > 0) points.push({ calls: point * step, heapUsed })
  }
  process.stop()
  return points
}
