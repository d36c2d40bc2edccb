/** The throughput as a picture for the README: bars, readable on light and on dark, no font from outside. */
import { IN_FLIGHT, type Throughput } from '../measure/throughput.js'
import type { Results } from '../results.js'

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
  const height = y + EDGE
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">
<title id="title">${escape(summary(shown))}</title>
<style>${STYLE}</style>
<rect class="page" width="${WIDTH}" height="${height}" rx="6"/>
${elements.join('\n')}
</svg>
`
}

// The page is painted, so that text is readable where a site is dark in a browser that is light.
const STYLE = `
  text { font: 12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; fill: #1f2328 }
  text.title { font-size: 15px; font-weight: 600 }
  text.head { font-size: 13px; font-weight: 600 }
  text.name { text-anchor: end }
  text.note, text.less { fill: #59636e }
  text.this { font-weight: 600 }
  rect { fill: #8c959f }
  rect.page { fill: #ffffff }
  rect.this { fill: #1a7f37 }
  rect.floor { fill: #d1d9e0 }
  rect.less { fill: none; stroke: #8c959f; stroke-dasharray: 3 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    text.note, text.less { fill: #9198a1 }
    rect { fill: #818b98 }
    rect.page { fill: #0d1117 }
    rect.this { fill: #3fb950 }
    rect.floor { fill: #3d444d }
    rect.less { fill: none; stroke: #818b98 }
  }
`

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

function text(x: number, y: number, look: string, content: string): string {
  return `<text class="${look}" x="${x}" y="${y}">${escape(content)}</text>`
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

function escape(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
