/** What `doctor` found in one step. `note` is worth knowing, and stops nothing. */
export interface Step {
  readonly step: string
  readonly status: 'ok' | 'note' | 'wrong'
  readonly message: string
  /** Of the step `clock`: how many seconds this machine's clock is ahead. */
  readonly seconds?: number
}

export const ok = (step: string, message: string): Step => ({ step, status: 'ok', message })
export const note = (step: string, message: string): Step => ({ step, status: 'note', message })
export const wrong = (step: string, message: string): Step => ({ step, status: 'wrong', message })

/** Runs a check that throws when something is wrong. */
export async function checked<T>(
  step: string,
  report: (step: Step) => void,
  check: () => Promise<T> | T,
  message: (found: T) => string,
): Promise<T | undefined> {
  try {
    const found = await check()
    report(ok(step, message(found)))
    return found
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    report(wrong(step, error.message))
    return undefined
  }
}
