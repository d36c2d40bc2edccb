/** The faults that are mixed in, each as probable as the other. */
import type { Fault } from '../../../src/sandbox/index.js'
import { drawsOf, pick, type Draw } from './draw.js'

type Kind = (draw: Draw, timeout: number) => Fault

const always =
  (fault: Fault): Kind =>
  () =>
    fault
/** Both with the order completed and without. */
const either = (fault: Fault['fault']): Kind[] => [always({ fault }), always({ fault, executed: true })]

const KINDS: readonly Kind[] = [
  always({ fault: 'drop-before' }),
  always({ fault: 'drop-after' }),
  always({ fault: 'drop-next' }),
  ...either('reset'),
  always({ fault: 'truncate' }),
  // Late, but now and then in time.
  (draw, timeout) => ({ fault: 'delay', milliseconds: Math.floor(draw() * 2 * timeout) }),
  ...either('stall'),
  (draw) => ({ fault: 'drip', milliseconds: pick(draw, [0, 0, 20]) }),
  always({ fault: 'wrong-signature' }),
  always({ fault: 'probing-signature' }),
  always({ fault: 'missing-signature' }),
  always({ fault: 'unknown-serial' }),
  always({ fault: 'old-timestamp' }),
  always({ fault: 'future-timestamp' }),
  ...either('html-502'),
  ...either('empty-500'),
  ...either('accepted-202'),
  ...either('SYSTEM_ERROR'),
  ...either('SERVICE_UNAVAILABLE'),
  (draw) => ({ fault: 'FREQUENCY_LIMITED', retryAfter: pick(draw, [0, 1]) }),
  always({ fault: 'RATE_LIMITED' }),
  // A server says this whose clock is far from the client's.
  always({ fault: 'SIGN_ERROR' }),
]

/** The fault of the n-th response about an order: a pure function of its arguments. */
export function faultOf(
  seed: number,
  order: string,
  attempt: number,
  rate: number,
  timeout: number,
): Fault | undefined {
  const draw = drawsOf(seed, order, attempt)
  return draw() < rate ? pick(draw, KINDS)(draw, timeout) : undefined
}

/** Whether only a time limit of the client ends the exchange, or ends it early enough. */
export function isSlow({ fault, milliseconds = 0 }: Fault): boolean {
  return fault === 'stall' || fault === 'delay' || (fault === 'drip' && milliseconds > 0)
}

export function labelOf({ fault, executed }: Fault): string {
  return executed ? `${fault}, executed` : fault
}
