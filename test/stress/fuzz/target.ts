import type { Arbitrary } from 'fast-check'

/** A part that reads input from outside, and how it may end. */
export interface Target<Input> {
  /** Most of them are valid inputs after some changes. They are JSON, so that they can be printed. */
  readonly inputs: Arbitrary<Input>
  /** Feeds one input and returns the reaction; anything that it throws is a violation. */
  feed(input: Input): Reaction | Promise<Reaction>
  close?(): void | Promise<void>
  /** The most cases that make sense. */
  readonly most?: number
}

/** `accepted`, or the documented error that an input was refused with. */
export type Reaction = string
export const ACCEPTED: Reaction = 'accepted'

/** A reaction that no input may have. */
export class Violation extends Error {
  static {
    this.prototype.name = 'Violation'
  }
}
