/** `npm run fuzz`, a thousand cases of each target with a seed that stays. */
import { describe, expect, it } from 'vitest'
import { fuzz } from './fuzz/run.js'
import { Violation, type Target } from './fuzz/target.js'
import { targets } from './fuzz/targets.js'
import fc from 'fast-check'

// These two compare times, and no test may depend on the speed of the machine.
const { 'pem-growth': _, 'header-growth': __, ...tested } = targets

describe('fuzzing', () => {
  it.each(Object.entries(tested))('finds nothing in %s', async (_, start) => {
    const { cases, accepted, violation } = await fuzz(start, 1000, 1)
    expect(violation).toBeUndefined()
    expect(cases).toBe(1000)
    // Inputs of both kinds must occur, or the run proves nothing.
    expect(accepted).toBeGreaterThan(20)
    expect(accepted).toBeLessThan(980)
  })

  it('reports a violation with the smallest input that causes it', async () => {
    const wrong = (feed: (input: number) => string | Promise<string>): Target<number> => ({ inputs: fc.nat(), feed })
    const seven = wrong((input) => {
      if (input >= 7) throw new Violation('seven')
      return 'accepted'
    })
    expect((await fuzz(() => seven, 100, 1)).violation).toMatchObject({ input: 7, why: { message: 'seven' } })
    const stray = wrong(async () => {
      setTimeout(() => process.emit('uncaughtException', new Error('stray')))
      return new Promise((resolve) => setTimeout(resolve, 5, 'accepted'))
    })
    expect((await fuzz(() => stray, 2, 1)).violation).toMatchObject({ why: { message: 'stray' } })
  })
})
