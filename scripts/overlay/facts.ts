/** The facts of a text that a translation must keep: code, numbers with their units, names of codes, links. */

export interface Facts {
  /** Fenced blocks, `code` spans, links and the names of codes, each kind in the order of the text. */
  readonly code: readonly string[]
  /** Numbers with their units, as English has them. */
  readonly numbers: readonly string[]
  /** Whether the text names fen, the unit of amounts. */
  readonly fen: boolean
}

/** The parts of a text that are compared one by one: its paragraphs, headings, list items, table rows and code blocks. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = []
  let isFenced = false
  let isOpen = false
  for (const line of text.split('\n')) {
    const startsBlock = !isFenced && /^\s*(?:[-*] |\d+\. |\||#|```)/.test(line)
    if (isFenced || (isOpen && line.trim() !== '' && !startsBlock)) blocks.push(`${blocks.pop() ?? ''}\n${line}`)
    else if (line.trim() !== '') blocks.push(line)
    if (line.startsWith('```')) isFenced = !isFenced
    isOpen = isFenced || (line.trim() !== '' && !/^(?:#|\||```)/.test(line))
  }
  // The line below the head of a table has no words.
  return blocks.filter((block) => !/^[|\s:-]+$/.test(block))
}

/** What kind of block it is: a heading of some level, a list item, a table row, a code block or a paragraph. */
export function kindOf(block: string): string {
  return /^\s*(#+|[-*] |\d+\. |\||```)/.exec(block)?.[1] ?? ''
}

export function factsOf(block: string): Facts {
  const code: string[] = []
  const keep = (part: string): string => {
    code.push(part.trim())
    return ' '
  }
  const words = block
    .replaceAll(/^```[^]*?\n```/gm, keep)
    .replaceAll(/`[^`]+`/g, keep)
    .replaceAll(/https?:\/\/[\w./?&=;%~#-]*[\w/]/g, keep)
    .replaceAll(/[A-Z][A-Z0-9]{3,}(?:_[A-Z0-9]+)*/g, keep)
  return { code, numbers: numbersIn(words), fen: FEN.test(words) }
}

/** What an English text quotes in Chinese: a name or a message of the service. */
export function quotesIn(english: string): string[] {
  return english.match(/[\p{Script=Han}，]+/gu) ?? []
}

/** `支付分`, `分钟` and `分账` have the same character and are no unit of money. */
const FEN = /\bfen\b|单位[为：]分|以分|[0-9] ?分(?!钟)|（分[，）]/

/** Numbers as words. A Chinese one counts before a measure word only, so that `第二行` is none. */
const WORDS = [
  [2, 'two', '两二'],
  [3, 'three', '三'],
  [4, 'four', '四'],
  [5, 'five', '五'],
  [6, 'six', '六'],
  [7, 'seven', '七'],
  [8, 'eight', '八'],
  [9, 'nine', '九'],
  [10, 'ten', '十'],
].map(([number, english, chinese]) => ({
  number,
  pattern: new RegExp(`\\b${english}\\b(?!-)|(?<!第)[${chinese}](?=[个种行次项条类位段])`, 'gi'),
}))

const UNITS = [
  ['characters', /^(?:characters?|个?字符)/],
  ['bytes', /^(?:bytes?|个?字节)/],
  ['lines', /^(?:lines?|行)/],
  ['milliseconds', /^(?:milliseconds?|毫秒)/],
  ['seconds', /^(?:s(?:econds?)?\b|秒)/],
  ['minutes', /^(?:minutes?|分钟)/],
  ['hours', /^(?:hours?|个?小时)/],
  ['days', /^(?:days?|天)/],
  ['fen', /^(?:fen|分)/],
  ['yuan', /^(?:yuan|元)/],
] as const

function numbersIn(words: string): string[] {
  const text = WORDS.reduce((text, { number, pattern }) => text.replaceAll(pattern, ` ${number} `), words)
  const numbers = [...text.matchAll(/[A-Za-z]*[0-9][0-9A-Za-z]*(?:[.:-][0-9][0-9A-Za-z]*)*/g)]
  return numbers.map(({ 0: number, index }) => {
    const after = text.slice(index + number.length).trimStart()
    const [unit = ''] = UNITS.find(([, pattern]) => pattern.test(after)) ?? []
    return `${number} ${unit}`.trimEnd()
  })
}
