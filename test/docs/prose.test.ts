/** Pages are short, and their sentences plain. */
import { describe, expect, it } from 'vitest'
import { editions, pages } from './pages.js'
import { retiredWords } from './retired-words.js'

/** Lines that a page may have. */
const limits: Readonly<Record<string, number>> = {
  // A reference of endpoints, most of it examples.
  'docs/sandbox-http.md': 250,
  'docs/zh-CN/sandbox-http.md': 250,
  'CONTRIBUTING.md': 119,
  'CHANGELOG.md': Infinity,
}

const longest = 28

describe.each(pages.map((page) => [page.path, page] as const))('%s', (path, page) => {
  it('is short', () => {
    expect(page.text.split('\n').length - 1).toBeLessThanOrEqual(limits[path] ?? 150)
  })

  it('has no retired word', () => {
    const found = page.sentences.flatMap((sentence) => retiredWords(sentence.replace(/`[^`]*`/g, '')))
    expect(found).toEqual([])
  })
})

it(`no English sentence has more than ${longest} words`, () => {
  const english = [
    ...editions.map(([page]) => page),
    ...pages.filter(({ path }) => /^(CONTRIB|SECUR|CHANGE|openapi|scripts|test)/.test(path)),
  ]
  const long = english.flatMap(({ path, sentences }) =>
    sentences.filter((sentence) => sentence.split(/\s+/).length > longest).map((sentence) => `${path}: ${sentence}`),
  )
  expect(long).toEqual([])
})
