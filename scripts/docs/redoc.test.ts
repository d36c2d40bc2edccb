/** What `npm run docs` changes in Redoc's page. */
import { describe, expect, it } from 'vitest'
import { makeAccessible } from './accessible.js'
import { drawFieldsLater } from './draw-later.js'
import { withFirstStyle } from './first-style.js'
import { printEverything } from './print.js'
import { replaceOnce } from './redoc-code.js'
import { withChineseWords } from './redoc-words.js'
import { showChosenExample } from './samples.js'
import { improveSearch } from './search.js'

describe('another version of Redoc fails the build', () => {
  it.each([
    [withChineseWords, 'Redoc has this 0 times instead of once, see scripts/docs/redoc-words.ts: translate:(e,t)=>'],
    [printEverything, 'Redoc has this 0 times instead of once, see scripts/docs/print.ts: '],
    [drawFieldsLater, 'Redoc has this 0 times instead of once, see scripts/docs/draw-later.ts: '],
    [makeAccessible, 'Redoc has this 0 times instead of once, see scripts/docs/accessible.ts: '],
    [improveSearch, 'Redoc has this 0 times instead of once, see scripts/docs/search.ts: '],
    [showChosenExample, 'scripts/docs/samples.ts does not find its samples'],
    [withFirstStyle, 'scripts/docs/first-style.ts does not find its style'],
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

describe('the style that the page begins with', () => {
  /** As styled-components writes it: rules, and after each group what names it. */
  const style = [
    '<style data-styled="true">.a{color:var(--ink);}',
    'data-styled.g1[id="sc-a"]{content:"a,"}',
    ":root{--ink:var(--black);--black:#000;--unused:url('data:,;--ink:red;');--size:1px;}",
    ':root .shown{--ink:blue;--unused:2px;}',
    ':root .hidden{--ink:green;}',
    ':root.dark{--black:#fff;--unused:0;}',
    'button{padding:var(--size);}',
    'data-styled.g2[id="sc-global-x"]{content:"sc-global-x1,"}',
    '.b{color:red;}',
    'data-styled.g3[id="sc-b"]{content:"b,"}',
    '</style><div id="redoc"><p class="a shown"></p></div><script type="module">.hidden</script>',
  ].join('/*!sc*/\n')

  it('has the variables that are used, for the classes that are there', () => {
    const [global] = /(?<=<style>)[^]*?(?=<\/style>)/.exec(withFirstStyle(style)) ?? []
    expect(global).toBe(
      ':root{--ink:var(--black);--black:#000;--size:1px;}:root .shown{--ink:blue;}:root.dark{--black:#fff;}button{padding:var(--size);}',
    )
  })

  it('keeps the other groups, and leaves the global one for the script to add', () => {
    expect(withFirstStyle(style)).toContain(
      [
        '<style data-styled="true">.a{color:var(--ink);}',
        'data-styled.g1[id="sc-a"]{content:"a,"}',
        '.b{color:red;}',
        'data-styled.g3[id="sc-b"]{content:"b,"}',
        '</style>',
      ].join('/*!sc*/\n'),
    )
  })
})
