import fc from 'fast-check'
import { ACCEPTED, type Reaction, type Target } from './target.js'

export interface Result {
  readonly cases: number
  readonly accepted: number
  /** How often, by documented error. */
  readonly refused: ReadonlyMap<Reaction, number>
  /** The first violation, and the smallest input found that has it. */
  readonly violation?: { readonly input: unknown; readonly why: unknown }
}

/** Feeds a target; the same seed gives the same inputs. It ends with the first violation. */
export async function fuzz<Input>(
  start: () => Target<Input> | Promise<Target<Input>>,
  cases: number,
  seed: number,
): Promise<Result> {
  const target = await start()
  const reactions = new Map<Reaction, number>()
  // An error that no code handles would end a user's process.
  const stray: unknown[] = []
  const keep = (error: unknown): void => void stray.push(error)
  process.on('uncaughtException', keep).on('unhandledRejection', keep)
  try {
    const property = fc.asyncProperty(target.inputs, async (input) => {
      const reaction = await target.feed(input)
      if (stray.length > 0) throw stray.pop()
      reactions.set(reaction, (reactions.get(reaction) ?? 0) + 1)
    })
    const { failed, counterexample, errorInstance, numRuns } = await fc.check(property, {
      numRuns: Math.min(cases, target.most ?? cases),
      seed,
    })
    const accepted = reactions.get(ACCEPTED) ?? 0
    reactions.delete(ACCEPTED)
    return {
      cases: numRuns,
      accepted,
      refused: reactions,
      ...(failed && { violation: { input: counterexample?.[0], why: errorInstance } }),
    }
  } finally {
    process.off('uncaughtException', keep).off('unhandledRejection', keep)
    await target.close?.()
  }
}
