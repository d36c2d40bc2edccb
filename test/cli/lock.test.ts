/** The lock of a results file: whose process is alive, and whose is gone. No clock is compared, and no test waits for one. */
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { lock } from '../../src/cli/batch/lock.js'

const folder = mkdtempSync(join(tmpdir(), 'lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

const results = join(folder, 'results.jsonl')
const locks = (): string[] => readdirSync(folder).filter((name) => name.startsWith('results.jsonl.lock-'))
beforeEach(() => locks().forEach((name) => rmSync(join(folder, name))))

/** A lock file of a process that cannot be asked: it runs on another machine, or in another PID namespace. */
function lockElsewhere(): string {
  const path = `${results}.lock-1-77-another.place`
  writeFileSync(path, 'web-2 32 0\n')
  return path
}
const notes: string[] = []
const note = (text: string): void => void notes.push(text)
const noPause = async (): Promise<void> => Promise.reject(new Error('it must not wait'))

describe('the lock of a results file', () => {
  it.each([
    ['whose clock is right', 0],
    ['whose clock is two hours behind', -7_200_000],
    ['whose clock is two hours ahead', 7_200_000],
  ])('is refused while a process of another machine writes into its lock file, %s', async (_, skew) => {
    const path = lockElsewhere()
    let looks = 0
    const pause = async (): Promise<void> => {
      if (++looks === 3) writeFileSync(path, 'web-2 32 1\n')
      const time = new Date(Date.now() + skew)
      utimesSync(path, time, time)
      return Promise.resolve()
    }
    await expect(lock(results, 8, note, pause)).rejects.toThrow('Another batch, process 1 on "web-2", is writing to')
    expect(locks()).toEqual(['results.jsonl.lock-1-77-another.place'])
    expect(notes.at(-1)).toContain('Waiting 20 s for a sign of life')
  })

  it('is free when nothing is written to that lock file for twenty seconds, whatever its date says', async () => {
    const path = lockElsewhere()
    let waited = 0
    const pause = async (milliseconds: number): Promise<void> => {
      waited += milliseconds
      const time = new Date()
      utimesSync(path, time, time)
      return Promise.resolve()
    }
    const { release } = await lock(results, 8, note, pause)
    expect(waited).toBe(20_000)
    expect(locks().length).toBe(1)
    expect(existsSync(path)).toBe(false)
    await release()
    expect(locks()).toEqual([])
  })

  it('is free at once when that lock file is removed while it is watched', async () => {
    const path = lockElsewhere()
    let looks = 0
    const pause = async (): Promise<void> => {
      looks++
      rmSync(path)
      return Promise.resolve()
    }
    const { release } = await lock(results, 8, note, pause)
    await release()
    expect(looks).toBe(1)
  })

  it('is free at once when the process is gone, or its number is used again, in the same PID namespace', async () => {
    const { release } = await lock(results, 8, note, noPause)
    const [, , place = ''] = /lock-(\d+)-\d+-(\w+)$/.exec(locks()[0] ?? '') ?? []
    await release()
    expect(place).toMatch(/^[0-9a-f]{16}$/)
    // No Linux has so large a process number; and no process but the first ones started one tick after the machine.
    writeFileSync(`${results}.lock-4194305-1-${place}`, 'web-1 32 17\n')
    writeFileSync(`${results}.lock-${process.pid}-1-${place}`, '')
    const again = await lock(results, 8, note, noPause)
    // The second one was killed while it wrote, so that it may have had the most under way that there can be.
    expect(again.cutOff).toBe(32 + 256)
    await again.release()
    expect(locks()).toEqual([])
  })

  it('is there again when somebody has removed its file', async () => {
    const { release } = await lock(results, 8, note, noPause)
    rmSync(join(folder, locks()[0] ?? ''))
    await vi.waitUntil(() => locks().length === 1, { timeout: 60_000 })
    await release()
    expect(locks()).toEqual([])
  })
})
