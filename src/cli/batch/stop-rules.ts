/** When a batch stops by itself, because every further order would fare the same. Pure. */

import type { Completion } from '../../completion.js'
import type { Attempt } from '../../observe.js'
import { isConfiguration } from './results-file.js'

/**
 * How many orders in a row may be refused for the configuration, or end without a response that can be trusted: at first,
 * and after an order has proven the configuration. One service id may be wrong, and the merchant may not be.
 */
const MOST_IN_A_ROW = { first: 3, later: 10 }
/** How many orders in a row may end without any response. */
const MOST_UNREACHED = 20

export class StopRules {
  readonly #refused = new Set<string>()
  #isUnauthorized = false
  #untrusted = 0
  #unreached = 0
  #isProven = false

  /** Whether some order had a result that proves the configuration. Until then one order is sent at a time. */
  get isProven(): boolean {
    return this.#isProven
  }

  /** Looks at each attempt: a status 401 refuses the signature, whatever its body says and whoever sent it. */
  observe({ status }: Pick<Attempt, 'status'>): void {
    if (status === 401) this.#isUnauthorized = true
  }

  /** Why the batch has to stop after this result; undefined when it goes on. */
  judge(key: string, completion: Completion): string | undefined {
    const { result } = completion
    const error = result === 'refused' || result === 'unknown' ? completion.error : undefined
    const cause = result === 'unknown' ? completion.cause : undefined
    if (error?.code === 'SIGN_ERROR')
      return 'SIGN_ERROR: WeChat Pay refuses the signature, and would refuse every further one. `wechatpay-payscore doctor` says what to correct'
    if (this.#isUnauthorized)
      return 'status 401: the signature is refused, and would be for every further order. `wechatpay-payscore doctor` says what to correct'
    const most = this.#isProven ? MOST_IN_A_ROW.later : MOST_IN_A_ROW.first
    if (isConfiguration(error?.code)) {
      this.#refused.add(key)
      if (this.#refused.size >= most)
        return `${error?.code} for ${most} different orders in a row: check that merchant, appid and service id belong together. \`wechatpay-payscore doctor\` says what to correct. The next start runs the other orders first`
    } else if (result !== 'unknown') {
      this.#isProven = true
      this.#refused.clear()
    }
    const isForeign = cause?.code === 'ERR_RESPONSE_UNEXPECTED'
    this.#untrusted = isForeign || cause?.code.startsWith('ERR_SIGNATURE_') === true ? this.#untrusted + 1 : 0
    this.#unreached = cause?.code === 'ERR_CONNECTION' || cause?.code === 'ERR_TIMEOUT' ? this.#unreached + 1 : 0
    if (this.#untrusted >= most)
      return `the responses to ${this.#untrusted} orders in a row cannot be trusted: ${isForeign ? "the last one is not WeChat Pay's, so that something may stand in between, a proxy for one" : "the platform key or this machine's clock is wrong"}. \`wechatpay-payscore doctor\` says which`
    if (this.#unreached >= MOST_UNREACHED)
      return `${this.#unreached} orders in a row had no response: WeChat Pay is not reached`
    return undefined
  }
}
