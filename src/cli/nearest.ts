import { isNear } from '../unknown-field.js'

/** The word that is probably meant: misspelt or cut short. Undefined when none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  return words.find((each) => isNear(word, each) || (word.length > 2 && each.startsWith(word)))
}
