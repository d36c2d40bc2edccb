/** How this client scales, as a picture for the documentation: calls per second by calls in flight, and by items. */
import type { Scaling } from '../measure/scaling.js'
import type { Results } from '../results.js'
import { svg, text } from './svg.js'

const EDGE = 16
const PANEL = { width: 380, height: 170 }
const WIDTH = 2 * PANEL.width + 4 * EDGE
const TOP = 84
const HEIGHT = TOP + PANEL.height + 3 * EDGE

export function curve({ scaling, machine, settings }: Results): string {
  const { inFlight = [], items = [] } = scaling ?? {}
  const most = Math.max(...[...inFlight, ...items].map(({ callsPerSecond }) => callsPerSecond))
  const { node, cpu, cores, date } = machine
  const note = `Medians of ${settings.rounds} rounds of ${settings.seconds / 2} s. Node ${node}, ${cpu}, ${cores} cores, ${date}.`
  return svg(WIDTH, HEIGHT, summary(inFlight, items), [
    text(EDGE, EDGE + 14, 'title', 'wechatpay-payscore: calls per second'),
    text(EDGE, EDGE + 34, 'note', note),
    ...panel(EDGE, 'by calls in flight', inFlight, most, (one) => one.inFlight),
    ...panel(PANEL.width + 3 * EDGE, 'by post_payments of an order, 32 in flight', items, most, (one) => one.items),
  ])
}

/** The axis is logarithmic; both panels have the same height, that of their largest figure. */
function panel(
  left: number,
  title: string,
  all: readonly Scaling[],
  most: number,
  of: (one: Scaling) => number,
): string[] {
  const bottom = TOP + PANEL.height
  const widest = Math.log2(Math.max(...all.map(of)))
  const points = all.map((one) => ({
    name: of(one),
    value: one.callsPerSecond,
    x: left + EDGE + (Math.log2(of(one)) / widest) * (PANEL.width - 2 * EDGE),
    y: bottom - (one.callsPerSecond / most) * (PANEL.height - 20),
  }))
  return [
    text(left, TOP - 6, 'head', title),
    `<line x1="${left}" x2="${left + PANEL.width}" y1="${bottom}" y2="${bottom}"/>`,
    `<polyline points="${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}"/>`,
    ...points.flatMap(({ x, y, name, value }) => [
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3"/>`,
      text(Math.round(x), Math.round(y) - 8, 'tick', Math.round(value).toLocaleString('en-US')),
      text(Math.round(x), bottom + 18, 'tick', String(name)),
    ]),
  ]
}

function summary(inFlight: readonly Scaling[], items: readonly Scaling[]): string {
  const list = (all: readonly Scaling[], of: (one: Scaling) => number): string =>
    all.map((one) => `${of(one)}: ${Math.round(one.callsPerSecond)}`).join(', ')
  const byFlight = list(inFlight, (one) => one.inFlight)
  return `Calls per second by calls in flight, ${byFlight}; by post_payments, ${list(items, (one) => one.items)}`
}
