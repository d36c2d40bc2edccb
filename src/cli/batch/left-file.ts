import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { checkOrder } from '../check-order.js'
import { keyOf, ordersOf } from './orders-file.js'
import { isFinal, type LastResult } from './results-file.js'
import { syncFolder } from './results-writer.js'

/** Writes the lines of the orders that a further start would run: all of the file, or nothing. */
export async function writeLeft(path: string, orders: string, last: ReadonlyMap<string, LastResult>): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`
  const written = new Set<string>()
  const file = await open(draft, 'w', 0o600)
  try {
    for await (const { bytes, read } of ordersOf(orders)) {
      const key = keyOf(checkOrder(read()).order)
      const earlier = last.get(key)
      if (written.has(key) || (earlier && isFinal(earlier))) continue
      written.add(key)
      await file.appendFile(Buffer.concat([bytes, Buffer.from('\n')]))
    }
    await file.sync()
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncFolder(dirname(path))
}
