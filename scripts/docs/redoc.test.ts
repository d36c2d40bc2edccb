/** What `npm run docs` changes in Redoc's page. */
import { describe, expect, it } from 'vitest'
import { printEverything } from './print.js'
import { replaceOnce } from './redoc-code.js'
import { withChineseWords } from './redoc-words.js'
import { showChosenExample } from './samples.js'

describe('another version of Redoc fails the build', () => {
  it.each([
    [withChineseWords, 'Redoc has this 0 times instead of once, see scripts/docs/redoc-words.ts: translate:(e,t)=>'],
    [printEverything, 'Redoc has this 0 times instead of once, see scripts/docs/print.ts: '],
    [showChosenExample, 'scripts/docs/samples.ts does not find its samples'],
  ])('%o', (change, message) => {
    expect(() => change('<script>another version</script>')).toThrow(message)
  })

  it('that has a piece twice', () => {
    expect(() => replaceOnce('a piece, a piece', 'piece', 'change', 'own.ts')).toThrow(
      'Redoc has this 2 times instead of once, see scripts/docs/own.ts: piece',
    )
  })

  it('does not if it has the piece once; what replaces it may contain $&', () => {
    expect(replaceOnce('a piece', 'piece', '$&', 'own.ts')).toBe('a $&')
  })
})
