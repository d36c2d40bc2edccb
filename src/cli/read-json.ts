import { readFile } from 'node:fs/promises'
import { UsageError } from './exit-status.js'

/**
 * The value in a JSON file.
 *
 * @param what names it in a message, which quotes nothing of its content: it may be the file of a key
 * @throws UsageError
 */
export async function readJson(file: string, what: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${what} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
  try {
    // Some editors put a byte order mark first.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch (error) {
    const position = / at position (\d{1,15})/.exec(String(error))?.[1]
    throw new UsageError(`${what} is not JSON${position === undefined ? '' : `: see position ${position}`}`)
  }
}
