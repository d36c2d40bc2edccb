/** The Markdown pages that people read, and what is in them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { marked, type Token, type Tokens } from 'marked'
import { root } from '../typecheck.js'

export interface Page {
  /** `docs/start.md`, from the root of the repository. */
  readonly path: string
  readonly text: string
  readonly headings: readonly { readonly depth: number; readonly text: string }[]
  /** The anchors that GitHub gives the headings. */
  readonly anchors: ReadonlySet<string>
  readonly links: readonly string[]
  readonly blocks: readonly Block[]
  /** Sentences of paragraphs, list items and table cells, without code blocks. */
  readonly sentences: readonly string[]
}

/** A block of code. */
export interface Block {
  readonly language: string
  readonly code: string
  /** The file of docs/recipes/ whose copy it is, from the comment before it. */
  readonly file: string | undefined
}

const inFolder = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${folder}/${name}`)
    : []

/** Each page in English, with its Chinese edition. */
export const editions: readonly (readonly [english: Page, chinese: Page])[] = [
  [pageOf('README.md'), pageOf('README.zh-CN.md')],
  ...inFolder('docs').map((path) => [pageOf(path), pageOf(path.replace('docs/', 'docs/zh-CN/'))] as const),
]

/** All pages, those of the repository's developers too. */
export const pages: readonly Page[] = [
  ...editions.flat(),
  ...['CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'openapi/README.md'].map(pageOf),
  ...['test/interop/README.md', 'test/generators/README.md', 'scripts/bench/README.md'].map(pageOf),
]

function pageOf(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8')
  const tokens = marked.lexer(text)
  const [headings, links, blocks, sentences]: [Page['headings'][number][], string[], Block[], string[]] = [
    [],
    [],
    [],
    [],
  ]
  const slugger = new GithubSlugger()
  const anchors = new Set<string>()
  let comment = ''
  walk(tokens, (token) => {
    if (token.type === 'heading') {
      const plain = plainText(token).replaceAll('`', '')
      headings.push({ depth: (token as Tokens.Heading).depth, text: plain })
      anchors.add(slugger.slug(plain))
    } else if (token.type === 'link' || token.type === 'image') links.push((token as Tokens.Link).href)
    else if (token.type === 'html') links.push(...hrefs(token.raw))
    else if (token.type === 'code') {
      const { lang = '', text: code } = token as Tokens.Code
      blocks.push({ language: lang, code, file: /^<!-- (docs\/recipes\/\S+) -->\s*$/.exec(comment)?.[1] })
    } else if (token.type === 'paragraph' || token.type === 'text' || token.type === 'tablecell') {
      sentences.push(...sentencesOf(plainText(token)))
    }
    if (token.type !== 'space') comment = token.type === 'html' ? token.raw : ''
  })
  return { path, text, headings, anchors, links, blocks, sentences }
}

/** Visits the tokens of a page in its order; of a paragraph's parts only links and pictures. */
function walk(tokens: readonly Token[], visit: (token: Token) => void): void {
  for (const token of tokens) {
    visit(token)
    if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table
      for (const cell of [header, ...rows].flat()) {
        visit({ ...cell, type: 'tablecell', raw: cell.text })
        walk(cell.tokens, visitLinks(visit))
      }
    } else if (token.type === 'list') for (const item of (token as Tokens.List).items) walk(item.tokens, visit)
    else if (token.type === 'blockquote') walk((token as Tokens.Blockquote).tokens, visit)
    else if ('tokens' in token && token.tokens) walk(token.tokens, visitLinks(visit))
  }
}

function visitLinks(visit: (token: Token) => void): (token: Token) => void {
  return (token) => {
    if (token.type === 'link' || token.type === 'image' || token.type === 'html') visit(token)
  }
}

function hrefs(html: string): string[] {
  return [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = '']) => link)
}

/** The words of a token; code keeps its backticks. */
function plainText(token: Token): string {
  if (token.type === 'codespan') return token.raw
  if ('tokens' in token && token.tokens) return token.tokens.map(plainText).join('')
  return 'text' in token && typeof token.text === 'string' ? token.text : ''
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?:;。！？：；])\s+|(?<=[。！？：；])/)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}
