/** What @redocly/cli passes to a rule, as far as the rules here use it. */

/** A part of the contract, loosely typed: the linter's own rule `struct` checks its shape. */
export type Node = Record<string, any>

export interface Location {
  child(keys: string | number | readonly (string | number)[]): Location
  /** `#/components/schemas/FinishType`; in a file of its own `#/`. */
  readonly pointer: string
  readonly source: { readonly absoluteRef: string }
}

export type Resolve = (node: any, from?: string) => { node?: any; location?: any }

export interface Context {
  /** Reports a problem at `location`, or at the visited node when there is none. */
  report(problem: { message: string; location?: Location }): void
  readonly location: Location
  readonly resolve: Resolve
  /** The key under which the visited node stands. */
  readonly key: string | number
}
