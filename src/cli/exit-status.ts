/** What the exit status of the command means. */
export const EXIT = {
  /** Done as asked. */
  done: 0,
  /** Refused, or otherwise than asked. */
  refused: 1,
  /** Used wrongly: nothing was sent. */
  usage: 2,
  /** Unknown: run it again, or query the order. */
  unknown: 3,
} as const

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

/** The command was used wrongly. The message is for the user. */
export class UsageError extends Error {
  static {
    this.prototype.name = 'UsageError'
  }
}

/** The command ended before it knew what became of what it had sent. The message is for the user. */
export class InterruptedError extends Error {
  static {
    this.prototype.name = 'InterruptedError'
  }
}
