import type { Arrival } from './arrivals.js'
import type { Call } from './call.js'

/** How a call can end; see `Result`. */
export const KINDS = ['completed', 'refused', 'unknown', 'not-sent'] as const
export type Row = Record<(typeof KINDS)[number] | 'calls', number>

/** How calls ended, by what they met. It holds numbers only, however long the run is. */
export class Tally {
  /** By fault or situation; a call counts in the row of each one that it met. */
  readonly rows = new Map<string, Row>()
  readonly all = emptyRow()
  /** Calls by their number of attempts. */
  readonly attempts: number[] = []
  /** Requests that arrived; of these the ones whose response had a fault, and the ones on a connection in use. */
  arrived = 0
  faulty = 0
  reused = 0
  /** Connections that were cut or reset under a request; of these the ones that had carried a request before. */
  cut = 0
  cutInUse = 0
  /** Calls that ended in `unknown` although none of their requests arrived. */
  overcautious = 0
  /** Connections that brought bytes, but no request. */
  unread = 0
  /** How the second calls for all orders that were not settled ended. */
  readonly settled = new Map<string, number>()

  count(call: Call, arrivals: readonly Arrival[], isCutOnReuse: boolean): void {
    const { result, attempts } = call
    const rows = labelsOf(call, arrivals, isCutOnReuse).map((label) => {
      const row = this.rows.get(label) ?? emptyRow()
      this.rows.set(label, row)
      return row
    })
    for (const row of [this.all, ...rows]) {
      row.calls++
      if (result.kind !== 'undocumented') row[result.kind]++
    }
    this.attempts[attempts.length] = (this.attempts[attempts.length] ?? 0) + 1

    const cut = arrivals.filter(({ fault = '' }) => /^(drop-before|drop-after|reset)/.test(fault))
    this.arrived += arrivals.length
    this.faulty += arrivals.filter(({ fault }) => fault !== undefined).length
    this.reused += arrivals.filter(({ reused }) => reused).length
    this.cut += cut.length + Number(isCutOnReuse)
    this.cutInUse += cut.filter(({ reused }) => reused).length + Number(isCutOnReuse)
    if (result.kind === 'unknown' && arrivals.length === 0) this.overcautious++
  }

  settle({ result }: Call): void {
    const code = 'code' in result ? result.code : result.kind
    const what = 'apiCode' in result ? `${code} (${result.apiCode})` : code
    this.settled.set(what, (this.settled.get(what) ?? 0) + 1)
  }
}

function labelsOf({ plan }: Call, arrivals: readonly Arrival[], isCutOnReuse: boolean): string[] {
  const labels = [
    ...new Set(arrivals.flatMap(({ fault }) => fault ?? [])),
    isCutOnReuse && 'drop-next, of the response before',
    plan.baseUrls === 'first-refuses' && '(first base URL refuses connections)',
    plan.baseUrls === 'all-refuse' && '(only base URL refuses connections)',
    plan.abortAfter !== undefined && '(aborted by the caller)',
    plan.deadline !== undefined && '(with a deadline)',
    !plan.completable && '(order cannot be completed)',
  ].filter((label) => label !== false)
  return labels.length > 0 ? labels : ['no fault']
}

function emptyRow(): Row {
  return { calls: 0, completed: 0, refused: 0, unknown: 0, 'not-sent': 0 }
}
