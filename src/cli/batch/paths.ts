/** The files of a batch. */

import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { quote } from '../../errors.js'
import { UsageError } from '../exit-status.js'

export interface Paths {
  readonly orders: string
  readonly results: string
  readonly left: string | undefined
}

/**
 * The real path of each, so that one file has one lock.
 *
 * @throws UsageError when two of them are the same file, and for what a batch cannot use
 */
export async function distinctFiles(orders: string, results: string, left: string | undefined): Promise<Paths> {
  const info = await stat(orders).catch((error: unknown) => {
    throw new UsageError(`The orders in ${quote(orders)} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  })
  if (!info.isFile()) throw new UsageError(`The orders in ${quote(orders)} must be a file: it is read more than once`)
  const paths = {
    orders: await realpath(orders),
    results: await realPathOf(results),
    left: left === undefined ? undefined : await realPathOf(left),
  }
  if (paths.results === paths.orders)
    throw new UsageError('--results names the file of the orders: it must be another one')
  if (paths.left === paths.orders || paths.left === paths.results)
    throw new UsageError('--left names the file of the orders or of the results: it must be another one')
  await assertResults(paths.results)
  return paths
}

async function assertResults(path: string): Promise<void> {
  const info = await stat(path).catch(() => undefined)
  if (!info) return
  if (!info.isFile()) throw new UsageError(`--results ${quote(path)} must be a file: it is read at the next start`)
  // A lock beside one name is not seen beside another.
  if (info.nlink > 1)
    throw new UsageError(
      `--results ${quote(path)} has ${info.nlink} names (hard links), and two batches could write to it: copy it to a file of its own`,
    )
}

/** The path of a file that may not exist yet. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const folder = await realpath(dirname(path)).catch(() => {
      throw new UsageError(`There is no folder ${quote(dirname(path))}`)
    })
    return join(folder, basename(path))
  }
}
