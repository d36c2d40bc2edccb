/** The sources use the words of the pages: in comments, in names and in texts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { retiredWords } from './docs/retired-words.js'
import { root } from './typecheck.js'

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.(ts|js|css|html)$/.test(path),
)

/** A source as prose: `isAnswered` and `MAX_ANSWER` are two words each, and a comment's line continues the one before. */
function asProse(source: string): string {
  return source
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replaceAll('_', ' ')
    .replace(/\n\s*(\*|\/\/)?\s*/g, ' ')
}

it('no file of src/ has a retired word', () => {
  const found = sources.flatMap((path) =>
    retiredWords(asProse(readFileSync(join(root, 'src', path), 'utf8'))).map((words) => `${path}: ${words}`),
  )
  expect(found).toEqual([])
})

it.each(['isAnswered = false', 'const MAX_ANSWER = 1', '/** No answer came. */', '// nobody gets\n  // round it'])(
  'finds the retired word of %j',
  (source) => expect(retiredWords(asProse(source))).toHaveLength(1),
)
