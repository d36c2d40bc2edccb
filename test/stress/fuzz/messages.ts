import { Violation } from './target.js'

/**
 * Asserts that the text of an error can be printed: no control character of a response, not even a line feed, and no long
 * piece of it. Values are ignored.
 */
export function assertSafe(error: unknown): void {
  if (!(error instanceof Error)) return
  const { message } = error
  if (/[\p{Cc}\u2028\u2029]/u.test(message)) throw new Violation(`the message has a control character: ${message}`)
  if (message.length > 600) throw new Violation(`the message is long: ${message.length}`)
  const causes = `${Object(error).requestId ?? ''}`
  if (/\p{Cc}/u.test(causes)) throw new Violation(`the Request-ID has a control character: ${causes}`)
}
