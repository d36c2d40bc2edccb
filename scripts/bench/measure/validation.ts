/** What the check of a body against the contract costs. */
import { runToEnd, startClient, type Server } from './processes.js'
import { interleave, medians, type Pace } from './rounds.js'
import { median } from './statistics.js'

const NAME = 'wechatpay-payscore'
const ITEMS = [1, 100]

export interface Validation {
  readonly items: number
  readonly bytes: number
  /** Calls per second with the check to those without it: the median of the ratios of each round. */
  readonly ratio: number
  /** CPU of a call; microseconds. */
  readonly checked: number
  readonly unchecked: number
  /** CPU of the validation only: to parse the text that is signed, and to validate it; microseconds. */
  readonly parse: number
  readonly validate: number
  /** Of the CPU of a call with the check. */
  readonly share: number
}

export async function measureValidation(server: Server, pace: Pace): Promise<Validation[]> {
  const withCheck = await startClient('payscore', server)
  const without = await startClient('payscore-unchecked', server)
  const results: Validation[] = []
  for (const items of ITEMS) {
    const subjects = [withCheck, without].map((process) => ({ name: NAME, process, inFlight: 32, items }))
    const [on = [], off = []] = await interleave(server, subjects, pace)
    const ratios = on.map(({ callsPerSecond }, round) => callsPerSecond / (off[round]?.callsPerSecond ?? Number.NaN))
    const [checked, unchecked] = [medians(on).cpuPerCall, medians(off).cpuPerCall]
    const only = await runToEnd<Pick<Validation, 'bytes' | 'parse' | 'validate'>>('validator.js', [String(items)])
    const share = (only.parse + only.validate) / checked
    results.push({ items, ratio: median(ratios), checked, unchecked, ...only, share })
  }
  withCheck.stop()
  without.stop()
  return results
}
