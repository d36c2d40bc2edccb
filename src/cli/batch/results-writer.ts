/** The results file: appended to after each order, and flushed before anything relies on it. */

import { open, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { quote } from '../../errors.js'
import { InterruptedError } from '../exit-status.js'
import type { Results } from './results-file.js'

/**
 * Appends results. One flush to the disk may serve several orders that end at the same time.
 *
 * After each flush the file must be as long as this batch has made it. So it notices a file that was removed or replaced,
 * whose results the next start would not find, and another batch that writes to the same file.
 */
export class ResultsWriter {
  readonly #path: string
  readonly #file: FileHandle
  #length: number
  #waiting: string[] = []
  #next: Promise<void> | undefined
  #current: Promise<void> = Promise.resolve()
  #failure: InterruptedError | undefined

  private constructor(path: string, file: FileHandle, length: number) {
    this.#path = path
    this.#file = file
    this.#length = length
  }

  /** Opens the file, and takes a torn last line away. Only the owner may read it: results are customers' data. */
  static async open(path: string, { torn, length, lacksEnd }: Results): Promise<ResultsWriter> {
    const file = await open(path, 'a', 0o600)
    try {
      if (torn > 0) await file.truncate(length)
      if (lacksEnd) await file.appendFile('\n')
      await file.sync()
      await syncFolder(dirname(path))
      return new ResultsWriter(path, file, lacksEnd ? length + 1 : length)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /**
   * Resolves when the record is on the disk.
   *
   * @throws what the file system reports; then nothing more is written
   * @throws when the batch has the file no longer to itself; further records are written all the same
   */
  async append(record: object): Promise<void> {
    this.#waiting.push(`${JSON.stringify(record)}\n`)
    this.#next ??= this.#current.then(async () => {
      // `as`: it is this very promise.
      this.#current = this.#next as Promise<void>
      this.#next = undefined
      const bytes = Buffer.from(this.#waiting.join(''))
      this.#waiting = []
      await this.#write(bytes)
    })
    await this.#next
    if (this.#failure !== undefined) throw this.#failure
  }

  async #write(bytes: Buffer): Promise<void> {
    try {
      await this.#file.appendFile(bytes)
      await this.#file.datasync()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // After a line that is written in part, another one would be read as its end: this promise is the last one.
      throw new InterruptedError(
        `The results cannot be written (${code}). Orders that were under way may be completed: start the same command again when there is room`,
      )
    }
    this.#length += bytes.length
    const found = await stat(this.#path).then(
      ({ size }) => (size === this.#length ? undefined : 'was replaced, or another program writes to it'),
      ({ code }: NodeJS.ErrnoException) => (code === 'ENOENT' ? 'was removed' : `is not reached any more (${code})`),
    )
    if (found !== undefined)
      this.#failure ??= new InterruptedError(
        `The results file ${quote(this.#path)} ${found}. Orders may be completed whose results it does not have: start the same command again when no other program uses the file`,
      )
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}

/** So that the file's name survives a loss of power, too. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    await folder.sync().finally(async () => folder.close())
  } catch {
    // Windows opens no folders.
  }
}
