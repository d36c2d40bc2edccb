import { expect, it } from 'vitest'
import { withChineseWords } from './redoc-words.js'

it('a version of Redoc without its place for translations fails the build', () => {
  expect(() => withChineseWords('<script>another version</script>')).toThrow(
    'Redoc has this 0 times instead of once, see scripts/docs/redoc-words.ts: translate:(e,t)=>',
  )
})
