import { quote } from './errors.js'

/** What a value of a wrong type is, for a message: `null`, `undefined`, `a number`, `an object`. */
export function typeName(value: unknown): string {
  return value === null || value === undefined ? String(value) : withArticle(typeof value)
}

export function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`
}

/** What a value is that must be a word: the word, or that it is missing, or of which type it is. */
export function wordOrType(value: unknown): string {
  return typeof value === 'string' ? quote(value) : value === undefined ? 'missing' : typeName(value)
}
