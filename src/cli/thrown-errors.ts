/** The errors that the client throws, from the table in docs/errors.md: it is the only place that says what to do. */

import { readFileSync } from 'node:fs'

export interface ThrownError {
  /** Its class. */
  readonly name: string
  /** What it can say of the request; none for a notification. */
  readonly outcomes: readonly string[]
  readonly remedy: string
}

const PAGES = { en: '../../docs/errors.md', zh: '../../docs/zh-CN/errors.md' }

/** By code. A row without a class continues that of the row above. */
export function thrownErrors(language: keyof typeof PAGES): ReadonlyMap<string, ThrownError> {
  const found = new Map<string, ThrownError>()
  let name = ''
  for (const line of readFileSync(new URL(PAGES[language], import.meta.url), 'utf8').split('\n')) {
    const [, first = '', code = '', outcomes = '', remedy = ''] = line.split('|').map((cell) => cell.trim())
    if (first.startsWith('`')) name = first.replaceAll('`', '')
    if (!code.startsWith('`ERR_')) continue
    found.set(code.replaceAll('`', ''), {
      name,
      outcomes: outcomes
        .replaceAll('`', '')
        .split(/[,、] ?/)
        .filter(Boolean),
      remedy: plain(remedy),
    })
  }
  return found
}

/** Markdown as plain text: of a link, its text and where it leads. */
function plain(text: string): string {
  return text.replace(/\[([^\]]{1,80})\]\(([^)]{1,80})\)/g, '$1 (docs/$2)')
}
