/** The throughput as a picture for the README: bars, readable on light and on dark, no font from outside. */
import type { Throughput } from '../measure/throughput.js'
import type { Results } from '../results.js'
import { svg, text } from './svg.js'

const WIDTH = 860
const EDGE = 16
/** Where the bars begin, and how long the longest is. */
const LEFT = 280
const LONGEST = 500
const BAR = 16
const STEP = 22
const HEAD = 34

export function picture({ throughput = [], machine, settings }: Results): string {
  // The picture has only the faster one of the two floors.
  const bars = throughput.filter(({ client, isFloor }) => client.kind !== 'floor' || isFloor)
  const most = Math.max(...bars.map(({ callsPerSecond }) => callsPerSecond))
  const { node, cpu, cores, date } = machine
  const elements: string[] = []
  let y = EDGE + 14
  elements.push(text(EDGE, y, 'title', 'Completing an order: calls per second, more is better'))
  y += 8
  for (const inFlight of settings.inFlight) {
    y += HEAD
    elements.push(text(EDGE, y - 8, 'head', `${inFlight} in flight`))
    for (const one of bars.filter((one) => one.inFlight === inFlight)) {
      elements.push(...bar(one, y, (one.callsPerSecond / most) * LONGEST))
      y += STEP
    }
  }
  const notes = [
    'Signed and verified with RSA-2048; an outlined client does not verify. Plain HTTP on one machine, keep-alive for all.',
    `Median of rounds in turns: ${settings.rounds} of ${settings.seconds} s. Node ${node}, ${cpu}, ${cores} cores, ${date}.`,
  ]
  for (const note of notes) elements.push(text(EDGE, (y += 18), 'note', note))
  return svg(WIDTH, y + EDGE, summary(bars, settings.inFlight), elements)
}

function bar({ client, callsPerSecond }: Throughput, y: number, width: number): string[] {
  const look = client.verifies ? client.kind : 'less'
  const name = client.kind === 'floor' ? 'floor: undici + node:crypto' : client.name
  const baseline = y + BAR / 2 + 4
  return [
    text(LEFT - 10, baseline, `name ${look}`, name),
    `<rect class="${look}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>`,
    text(Math.round(LEFT + width) + 8, baseline, look, Math.round(callsPerSecond).toLocaleString('en-US')),
  ]
}

/** A description for readers who cannot see the bars. */
function summary(bars: readonly Throughput[], settings: readonly number[]): string {
  const each = settings.map((inFlight) => {
    const values = bars
      .filter((one) => one.inFlight === inFlight)
      .map(({ client, callsPerSecond }) => `${client.name} ${Math.round(callsPerSecond)}`)
    return `${inFlight} in flight: ${values.join(', ')}`
  })
  return `Calls per second, ${each.join('; ')}`
}
