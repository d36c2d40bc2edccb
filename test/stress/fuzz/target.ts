import type { Arbitrary } from 'fast-check'

/** Something that reads from outside, and what may come of it. */
export interface Target<Input> {
  /** Most of them valid ones after some changes. They are JSON, so that one can be printed. */
  readonly inputs: Arbitrary<Input>
  /** Feeds one input and says what came of it; whatever it throws is a violation. */
  feed(input: Input): Outcome | Promise<Outcome>
  close?(): void | Promise<void>
  /** Where more cases would tell no more. */
  readonly most?: number
}

/** `accepted`, or the documented error that an input was refused with. */
export type Outcome = string
export const ACCEPTED: Outcome = 'accepted'

/** What must never come of an input. */
export class Violation extends Error {
  static {
    this.prototype.name = 'Violation'
  }
}
