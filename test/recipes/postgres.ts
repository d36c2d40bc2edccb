import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const versions = '/usr/lib/postgresql'

/** Starts a PostgreSQL of its own, on a socket in a new folder, so that no other program can have it. */
export async function startPostgres(): Promise<{ db: pg.Pool; stop(): Promise<void> }> {
  const bin = join(versions, newest(), 'bin')
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  // PostgreSQL refuses to run as root; Debian's package brings a user for it.
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'))
  const run = (program: string, ...args: string[]): void => {
    const command = [join(bin, program), ...args]
    const [first = '', ...others] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    execFileSync(first, others, { cwd: folder, stdio: 'ignore' })
  }
  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'recipes', '--auth=trust', '--no-sync')
  // On a socket only; without fsync, because nothing here outlives the test.
  run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', '-o', `-c listen_addresses= -k ${folder} -F`, 'start')
  const db = new pg.Pool({ host: folder, user: 'recipes', database: 'postgres' })
  return {
    db,
    stop: async () => {
      await db.end()
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function newest(): string {
  try {
    return readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0] ?? ''
  } catch (cause) {
    throw new Error('The Debian package postgresql is needed', { cause })
  }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
}
