/** The Chinese edition as a file: an OpenAPI Overlay 1.0 with one action for each text. */
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface Action {
  /** A JSONPath of the object that holds the text. */
  readonly target: string
  /** The English text that the action translates. */
  readonly description: string
  /** The key of the text, with its translation. */
  readonly update: Readonly<Record<string, string>>
}

export interface Overlay {
  readonly overlay: string
  readonly info: { readonly title: string; readonly version: string }
  readonly extends: string
  readonly actions: readonly Action[]
}

/** The overlay of a file; undefined if there is no such file. */
export function readOverlay(file: string): Overlay | undefined {
  // `as`: redocly and `npm run lint` check the shape.
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Overlay) : undefined
}

/** The key of an action's text, and its translation. */
export function translationOf(action: Action): [key: string, text: string] {
  const [entry] = Object.entries(action.update)
  if (!entry) throw new Error(`The action for ${action.target} updates nothing.`)
  return entry
}
