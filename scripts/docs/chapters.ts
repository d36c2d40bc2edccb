/** The parts of the reference that are no operation. Each has a menu entry, an address and hits in the search. */
import { thrownErrors } from '../../src/cli/thrown-errors.js'
import { codesOf, type CodeFacts } from '../error-codes.js'
import type { Contract, Tag } from './page-contract.js'
import type { Words } from './words.js'

/** The addresses of the chapters by the Chinese name in their headings, so that both editions have the same ones. */
const ADDRESSES = { 签名与验签: 'signing', 订单状态: 'states' } as const

/**
 * Makes a tag without operations of each chapter of the introduction, and one of the error codes. The endpoints come first
 * in what stays of the introduction, so that they are on the first screen.
 */
export function addChapters(contract: Contract, words: Words): void {
  const { info, tags } = contract
  const [introduction = '', ...chapters] = info.description.split(/^# /m)
  for (const chapter of chapters) {
    const end = chapter.indexOf('\n')
    const heading = chapter.slice(0, end)
    tags.push(tag(addressOf(heading), heading, chapter.slice(end)))
  }
  tags.push(tag(ERROR_CODES, words.errorCodes, errorCodes(contract, words)))
  for (const each of tags) addOtherNames(each, words)
  info.description = `${endpoints(contract)}\n\n${introduction}\n\n${words.tools}\n`
}

const ERROR_CODES = 'error-codes'

/** What readers of both languages look for when they look for a chapter. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  notifications: ['通知', '回调', 'notification', 'callback', 'webhook'],
  certificates: ['证书', 'certificate'],
  signing: ['签名', '验签', 'signature', 'verification'],
  states: ['状态', 'state'],
  [ERROR_CODES]: ['错误码', 'error code'],
}

/** The names stand where the chapter's own text ends, because a heading below begins a text of its own in the search. */
function addOtherNames(chapter: Tag, { otherNames }: Words): void {
  const address = chapter.name.toLowerCase()
  const names = Object.hasOwn(OTHER_NAMES, address) ? OTHER_NAMES[address] : undefined
  if (names === undefined) return
  const [text = '', ...sections] = chapter.description.split(/^(?=## )/m)
  chapter.description = [`${text.trimEnd()}\n\n${otherNames(names)}\n\n`, ...sections].join('')
}

/** The address of a code's section, as Redoc makes it of the tag and the heading. */
export function codeAddress(code: string): string {
  return `#/${ERROR_CODES}/${code.toLowerCase()}`
}

/** What a code means and what to do. */
export function explanation({ meaning, remedy }: CodeFacts): string {
  return `${meaning} ${remedy}`
}

function tag(name: string, heading: string, description: string): Tag {
  return { name, 'x-displayName': heading, 'x-traitTag': true, description }
}

function addressOf(heading: string): string {
  const [, address] = Object.entries(ADDRESSES).find(([chinese]) => heading.includes(chinese)) ?? []
  if (address === undefined)
    throw new Error(`Give the chapter "${heading}" of openapi/introduction.md an address in scripts/docs/chapters.ts.`)
  return address
}

function endpoints({ paths }: Contract): string {
  const rows = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(
      ([
        method,
        {
          operationId,
          summary,
          tags: [tag = ''],
        },
      ]) => {
        const address = `#/${tag}/${operationId}`.toLowerCase()
        return `- [${summary}](${address})  \n  \`${method.toUpperCase()} ${path}\``
      },
    ),
  )
  return rows.join('\n')
}

function errorCodes(contract: Contract, words: Words): string {
  const codes = Object.entries(codesOf(contract))
  const rows = codes.map(([code, { statuses, retryable }]) => [
    `[${code}](${codeAddress(code)})`,
    statuses.join(', '),
    retryable === true ? words.yes : words.no,
  ])
  const table = [words.codeTable, ['---', '---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  const sections = codes.map(([code, facts]) => {
    const retry = facts.retryable === true ? words.retry : words.noRetry
    return `## ${code}\n\nHTTP ${facts.statuses.join(', ')}. ${explanation(facts)} ${retry}`
  })
  return [words.openSet, table.join('\n'), ...sections, ofThisPackage(words)].join('\n\n')
}

/** Who searches for a code that the client threw must learn that the API does not have it. */
function ofThisPackage({ thrown: [page, introduction] }: Words): string {
  const rows = [...thrownErrors(page)].map(([code, { name, remedy }]) => `- \`${code}\` (${name}): ${remedy}`)
  return `## ERR_…\n\n${introduction}\n\n${rows.join('\n')}`
}
