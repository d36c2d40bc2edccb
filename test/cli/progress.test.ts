/** How `batch` shows how far it is, with and without a terminal. The tests decide when its interval is over. */
import { describe, expect, it } from 'vitest'
import { Progress } from '../../src/cli/batch/progress.js'
import type { LastResult } from '../../src/cli/batch/results-file.js'

const last = (result: LastResult['result']): LastResult => ({ result, paid: false, code: undefined, sha256: undefined })

function progressOn(isTTY: boolean) {
  let [text, tick, interval, ended] = ['', (): void => {}, 0, false]
  const stream = { isTTY, write: (more: string) => (text += more) }
  const progress = new Progress(40, stream, (action, milliseconds) => {
    tick = action
    interval = milliseconds
    return () => (ended = true)
  })
  /** What was written since the last look. */
  const written = (): string => {
    const since = text
    text = ''
    return since
  }
  return { progress, written, tick: () => tick(), interval, isEnded: () => ended }
}

describe('progress without a terminal', () => {
  it('is a line every ten seconds, and nothing before', () => {
    const { progress, written, tick, interval } = progressOn(false)
    expect(interval).toBe(10_000)
    progress.count('A', last('completed'))
    progress.count('B', last('refused'))
    progress.count('C', last('unknown'))
    expect(written()).toBe('')
    tick()
    expect(written()).toMatch(/^done 1 of 40, refused 1, unknown 1, \d+\.\d\/s\n$/)
    progress.count('C', last('canceled'))
    progress.count('D', last('completed-differently'))
    tick()
    expect(written()).toMatch(/^done 2 of 40, refused 2, unknown 0, \d+\.\d\/s\n$/)
  })

  it('ends with the batch, without a last line', () => {
    const { progress, written, isEnded } = progressOn(false)
    progress.say('Finishing.')
    expect(written()).toBe('Finishing.\n')
    progress.stop()
    expect(written()).toBe('')
    expect(isEnded()).toBe(true)
  })
})

describe('progress on a terminal', () => {
  it('is one line that takes the place of the one before', () => {
    const { progress, written, tick, interval } = progressOn(true)
    expect(interval).toBe(200)
    expect(written()).toMatch(/^\r\u001B\[Kdone 0 of 40, refused 0, unknown 0, 0\.0\/s$/)
    progress.count('A', last('completed'))
    tick()
    expect(written()).toMatch(/^\r\u001B\[Kdone 1 of 40, refused 0, unknown 0, \d+\.\d\/s$/)
    progress.say('Finishing.')
    expect(written()).toBe('\r\u001B[KFinishing.\n')
    progress.stop()
    expect(written()).toMatch(/^\r\u001B\[Kdone 1 of 40, [^\n]*\n$/)
  })
})
