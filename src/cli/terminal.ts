/** What may go to a terminal. */

/** Text on one line: foreign text may hold line breaks and control characters, which a terminal obeys. */
export function oneLine(text: string): string {
  return text.replace(UNSAFE, escape)
}

/** The same for our own text of several lines with foreign parts: line feeds stay. */
export function safeLines(text: string): string {
  return text.split('\n').map(oneLine).join('\n')
}

/** Control characters, line separators, and what changes the direction of text. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Prints a result. */
export function printResult(text: string): void {
  process.stdout.write(`${safeLines(text)}\n`)
}

/** Prints what is no result: questions, progress, mistakes. */
export function printNote(text: string): void {
  process.stderr.write(`${safeLines(text)}\n`)
}

/** Prints a value as JSON. Escapes keep it the same value. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\u2028\u2029]/g, escape)}\n`)
}

/** Whether output to a stream has colors; see https://no-color.org. */
export function hasColor(stream: { isTTY?: boolean }): boolean {
  const { NO_COLOR, TERM } = process.env
  return stream.isTTY === true && !NO_COLOR && TERM !== 'dumb'
}
