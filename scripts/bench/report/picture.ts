/** The throughput as a picture for the README: bars, readable on light and on dark, no font from outside. */
import { IN_FLIGHT, type Throughput } from '../measure/throughput.js'
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
  // Of the two floors only the one that counts.
  const shown = throughput.filter(({ client, isFloor }) => client.kind !== 'floor' || isFloor)
  const most = Math.max(...shown.map(({ callsPerSecond }) => callsPerSecond))
  const { node, cpu, cores, date } = machine
  const elements: string[] = []
  let y = EDGE + 14
  elements.push(text(EDGE, y, 'title', 'Completing an order: calls per second, more is better'))
  y += 8
  for (const inFlight of IN_FLIGHT) {
    y += HEAD
    elements.push(text(EDGE, y - 8, 'head', `${inFlight} in flight`))
    for (const one of shown.filter((one) => one.inFlight === inFlight)) {
      elements.push(...bar(one, y, (one.callsPerSecond / most) * LONGEST))
      y += STEP
    }
  }
  const notes = [
    'Signed and verified with RSA-2048; what is outlined does not verify. Plain HTTP on one machine, keep-alive for all.',
    `Median of rounds in turns: ${settings.rounds} of ${settings.seconds} s. Node ${node}, ${cpu}, ${cores} cores, ${date}.`,
  ]
  for (const note of notes) elements.push(text(EDGE, (y += 18), 'note', note))
  return svg(WIDTH, y + EDGE, summary(shown), elements)
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

/** For those who do not see the bars. */
function summary(shown: readonly Throughput[]): string {
  const each = IN_FLIGHT.map((inFlight) => {
    const values = shown
      .filter((one) => one.inFlight === inFlight)
      .map(({ client, callsPerSecond }) => `${client.name} ${Math.round(callsPerSecond)}`)
    return `${inFlight} in flight: ${values.join(', ')}`
  })
  return `Calls per second, ${each.join('; ')}`
}
