/**
 * One batch for each results file. Every process makes a lock file of its own, with its name in the file's name, and only
 * then looks for others: of two that start together, at least one sees the other. A file whose process is gone counts for
 * nothing, so that a killed process leaves no lock behind, and may be removed by anybody: no other process has its name.
 */
import { readFileSync } from 'node:fs'
import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { quote } from '../../errors.js'
import { UsageError } from '../exit-status.js'

/** How often a process tries, while another one may be about to give way. */
const TRIES = 20
/** Milliseconds between two signs of life, which other machines look for. */
const HEARTBEAT = 5000
/** After so many milliseconds without one, a process of another machine is gone. */
const SILENCE = 60_000

/** @returns how to release the lock @throws UsageError when another batch has it */
export async function lock(path: string): Promise<() => Promise<void>> {
  const prefix = `${basename(path)}.lock-`
  const mine = join(dirname(path), `${prefix}${ownName()}`)
  for (let attempt = 1; ; attempt++) {
    await writeFile(mine, '', { mode: 0o600 })
    const other = await otherOwner(dirname(path), prefix, basename(mine))
    if (other === undefined) break
    await rm(mine, { force: true })
    if (attempt === TRIES)
      throw new UsageError(
        `Another batch, process ${other}, is writing to ${quote(path)}: let it finish, or name another results file`,
      )
    await sleep(10 + Math.random() * 50)
  }
  const heartbeat = setInterval(() => void utimes(mine, new Date(), new Date()).catch(() => {}), HEARTBEAT)
  heartbeat.unref()
  return async () => {
    clearInterval(heartbeat)
    await rm(mine, { force: true })
  }
}

/** The process that holds a lock, for a message; undefined when there is none. */
async function otherOwner(folder: string, prefix: string, mine: string): Promise<string | undefined> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || name === mine) continue
    const [pid = '', start = '', ...host] = name.slice(prefix.length).split('-')
    if (!/^\d{1,10}$/.test(pid)) continue
    const isHere = host.join('-') === ownHost()
    if (isHere ? isRunning(Number(pid), start) : await hasSignOfLife(join(folder, name)))
      return isHere ? pid : `${pid} on ${quote(host.join('-'))}`
    await rm(join(folder, name), { force: true })
  }
  return undefined
}

function ownName(): string {
  return `${process.pid}-${startOf(process.pid)}-${ownHost()}`
}

function ownHost(): string {
  return hostname().replace(/[^\w.-]/g, '_')
}

function isRunning(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is somebody else's process.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  // A number is used again: by another process, which started at another time.
  return start === startOf(pid)
}

/** When a process started, in ticks since the machine did; '0' where the system has no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in parentheses, may hold blanks. After it, the start is the twentieth field.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}

async function hasSignOfLife(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs < SILENCE
  } catch {
    return false
  }
}
