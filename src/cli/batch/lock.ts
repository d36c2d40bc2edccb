/**
 * One batch for each results file. Every process makes a lock file of its own, with its name in the file's name, and only
 * then looks for others: of two that start together, at least one sees the other. While it runs, it writes a new number
 * into its file again and again.
 *
 * A process that was killed leaves its file behind. In the same PID namespace its number and its start say at once that it
 * is gone. Of another machine or container nothing can be asked: the file is watched, and without a new number the process
 * is gone. No clocks are compared. A process that was only frozen for so long is taken for gone, too; `ResultsWriter` stops
 * both then, because each finds the other's lines.
 */
import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { quote } from '../../errors.js'
import { UsageError } from '../exit-status.js'

/** The most that `--concurrency` takes. */
export const MOST_CONCURRENCY = 256
/** How many milliseconds a process tries, while another one may be about to give way. */
const PATIENCE = 1000
/** Milliseconds between two numbers in a lock file. */
const HEARTBEAT = 2000
/** How often a lock file is looked at, in milliseconds, and how long until its process is gone. */
const LOOK = 250
const SILENCE = 20_000

/** A lock that is held. */
export interface Lock {
  /** How many orders a killed batch may have had under way; they may be completed, and have no result. */
  readonly cutOff: number
  readonly release: () => Promise<void>
}

/**
 * @param concurrency how many orders are under way at most; the next start reads it after a kill
 * @param note is told when a lock file has to be watched
 * @param pause waits for so many milliseconds between two looks
 * @throws UsageError when another batch has the results file
 */
export async function lock(
  path: string,
  concurrency: number,
  note: (text: string) => void,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<Lock> {
  const folder = dirname(path)
  const prefix = `${basename(path)}.lock-`
  const mine = `${prefix}${process.pid}-${startOf(process.pid) ?? 0}-${ownPlace()}`
  const until = performance.now() + PATIENCE
  let cutOff = 0
  for (;;) {
    const release = await startHeartbeat(join(folder, mine), concurrency)
    const found = await clear(await ownersIn(folder, prefix, mine), note, pause).catch(async (error: unknown) => {
      await release()
      throw error
    })
    cutOff += found.cutOff
    const { alive } = found
    if (!alive) return { cutOff, release }
    await release()
    // A batch of another place was watched until its number changed, so it stays.
    if (alive.place !== ownPlace() || performance.now() > until)
      throw new UsageError(
        `Another batch, ${await nameOf(alive)}, is writing to ${quote(path)}: let it finish, or name another results file`,
      )
    await sleep(10 + Math.random() * 50)
  }
}

/** Makes a lock file, and keeps it alive. @returns how to end that */
async function startHeartbeat(path: string, concurrency: number): Promise<() => Promise<void>> {
  let count = 0
  const beat = async (): Promise<void> => writeFile(path, `${ownHost()} ${concurrency} ${count++}\n`, { mode: 0o644 })
  await beat()
  let writing = Promise.resolve()
  // It makes a file anew that somebody removed.
  const timer = setInterval(() => (writing = writing.then(beat).catch(() => {})), HEARTBEAT)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await writing
    await rm(path, { force: true })
  }
}

/** The process that a lock file names. */
interface Owner {
  readonly path: string
  readonly pid: number
  readonly start: string
  readonly place: string
}

async function ownersIn(folder: string, prefix: string, mine: string): Promise<Owner[]> {
  return (await readdir(folder)).flatMap((name) => {
    if (!name.startsWith(prefix) || name === mine) return []
    const [, pid, start, place] = /^(\d{1,10})-(\d{1,20})-(.{1,128})$/.exec(name.slice(prefix.length)) ?? []
    if (pid === undefined || start === undefined || place === undefined) return []
    return [{ path: join(folder, name), pid: Number(pid), start, place }]
  })
}

/** Removes the lock files of processes that are gone, until there is one that is alive. */
async function clear(
  owners: readonly Owner[],
  note: (text: string) => void,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<{ alive?: Owner; cutOff: number }> {
  let cutOff = 0
  for (const owner of owners) {
    if (await isAlive(owner, note, pause)) return { alive: owner, cutOff }
    const [, concurrency] = ((await contentOf(owner.path)) ?? '').split(' ')
    // A process may be killed while it writes.
    cutOff += concurrency === undefined ? MOST_CONCURRENCY : Number(concurrency)
    await rm(owner.path, { force: true })
  }
  return { cutOff }
}

async function isAlive(
  { path, pid, start, place }: Owner,
  note: (text: string) => void,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<boolean> {
  if (place === ownPlace()) {
    if (!isRunning(pid)) return false
    const begun = startOf(pid)
    // A number is used again: by another process, which started at another time.
    if (begun !== undefined) return begun === start
  }
  const first = await contentOf(path)
  if (first === undefined) return false
  note(`Another batch may be running: ${path} is there. Waiting ${SILENCE / 1000} s for a sign of life`)
  for (let waited = 0; waited < SILENCE; waited += LOOK) {
    await pause(LOOK)
    const content = await contentOf(path)
    if (content !== first) return content !== undefined
  }
  return false
}

/** It is opened each time: a network file system asks for the newest content then. Undefined when there is no file. */
async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is somebody else's process.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process started, in ticks since the machine did; undefined where the system has no /proc. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in parentheses, may hold blanks. After it, the start is the twentieth field.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

/** Where process numbers are the same as here: this start of this machine, and this PID namespace. */
function ownPlace(): string {
  const parts = [
    ownHost(),
    orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    orEmpty(() => readlinkSync('/proc/self/ns/pid')),
  ]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}

function orEmpty(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}

/** Without blanks, so that it is one word of a lock file. */
function ownHost(): string {
  return hostname().replaceAll(/\s/g, '_')
}

/** For a message. */
async function nameOf({ path, pid, place }: Owner): Promise<string> {
  const [host = ''] = ((await contentOf(path).catch(() => '')) ?? '').split(' ')
  return place === ownPlace() ? `process ${pid}` : `process ${pid} on ${quote(host)}`
}
