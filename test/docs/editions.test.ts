/** The English and the Chinese edition of each page are the same page. */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { editions, type Block } from './pages.js'

/** Code without comments and blank lines: only these may differ. */
function withoutComments({ language, code, file }: Block): {
  language: string
  file: string | undefined
  code: string
} {
  const compilerOptions = {
    removeComments: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  }
  if (language.startsWith('ts'))
    return { language, file, code: ts.transpileModule(code, { compilerOptions }).outputText }
  const lines = code.split('\n').map((line) => line.replace(/\s*(^|\s)(#|\/\/)\s.*$/, ''))
  return { language, file, code: lines.filter((line) => line.trim()).join('\n') }
}

describe.each(editions.map(([english, chinese]) => [english.path, english, chinese] as const))('%s', (_, ...pair) => {
  const [english, chinese] = pair

  it('has as many headings of each depth in both languages', () => {
    expect(chinese.headings.map(({ depth }) => depth)).toEqual(english.headings.map(({ depth }) => depth))
  })

  it('has the same code in both languages', () => {
    expect(chinese.blocks.map(withoutComments)).toEqual(english.blocks.map(withoutComments))
  })

  it('is written in the language that its folder says', () => {
    expect(chinese.sentences.some((sentence) => /\p{Script=Han}/u.test(sentence))).toBe(true)
    const han = english.sentences.join(' ').match(/\p{Script=Han}/gu)?.length ?? 0
    expect(han).toBeLessThan(english.sentences.join(' ').length / 10)
  })

  it('links to its other edition', () => {
    const name = (path: string): string => path.split('/').at(-1) ?? ''
    expect(
      english.links.some((link) =>
        link.endsWith(`${english.path === 'README.md' ? '' : 'zh-CN/'}${name(chinese.path)}`),
      ),
    ).toBe(true)
    expect(chinese.links.some((link) => link.endsWith(name(english.path)))).toBe(true)
  })
})
