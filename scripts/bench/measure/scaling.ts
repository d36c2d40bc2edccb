/** How this client takes more calls at once, and larger orders. */
import { startClient, type Server } from './processes.js'
import { interleave, medians, type Figures, type Pace } from './rounds.js'

const IN_FLIGHT = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
const ITEMS = [1, 10, 50, 100]

export interface Scaling extends Figures {
  readonly inFlight: number
  readonly items: number
}

export async function measureScaling(server: Server, pace: Pace): Promise<{ inFlight: Scaling[]; items: Scaling[] }> {
  const process = await startClient('payscore', server)
  const settings = [
    ...IN_FLIGHT.map((inFlight) => ({ inFlight, items: 1 })),
    ...ITEMS.map((items) => ({ inFlight: 32, items })),
  ]
  const subjects = settings.map((setting) => ({ name: 'wechatpay-payscore', process, ...setting }))
  const rounds = await interleave(server, subjects, pace)
  process.stop()
  const results = settings.map((setting, index) => ({ ...setting, ...medians(rounds[index] ?? []) }))
  return { inFlight: results.slice(0, IN_FLIGHT.length), items: results.slice(IN_FLIGHT.length) }
}
