/** Pages are short, and their sentences plain. */
import { describe, expect, it } from 'vitest'
import { editions, pages } from './pages.js'

/** Lines that a page may have. */
const limits: Readonly<Record<string, number>> = {
  // A reference of endpoints, most of it examples.
  'docs/sandbox-http.md': 250,
  'docs/zh-CN/sandbox-http.md': 250,
  'CONTRIBUTING.md': 119,
  'CHANGELOG.md': Infinity,
}

/** Words that this project does not use, and what it writes instead. */
const retired: readonly (readonly [RegExp, instead: string])[] = [
  [/\banswer(s|ed|ing)?\b/i, 'response, respond'],
  [/\bcannot be meant\b/i, 'invalid'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\bis told of\b/i, 'is called after'],
  [/\bgets? round\b/i, 'bypasses'],
  [/\bof one's own\b/i, 'custom'],
  [/\bin vain\b|\bvain\b/i, 'non-retryable'],
  [/\bbreaks somebody\b/i, 'is a breaking change'],
  [/\bmisuse\b/i, 'configuration mistake'],
]
const longest = 28

describe.each(pages.map((page) => [page.path, page] as const))('%s', (path, page) => {
  it('is short', () => {
    expect(page.text.split('\n').length - 1).toBeLessThanOrEqual(limits[path] ?? 150)
  })

  it('has no retired word', () => {
    const found = page.sentences.flatMap((sentence) =>
      retired
        .filter(([word]) => word.test(sentence.replace(/`[^`]*`/g, '')))
        .map(([, instead]) => `${sentence} -> ${instead}`),
    )
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
