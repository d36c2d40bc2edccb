import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'

/** Starts a Redis that keeps nothing on disk, on a socket in a new folder, so that no other program can have it. */
export async function startRedis(): Promise<{ path: string; client: Redis; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  const path = join(folder, 'socket')
  const settings = { port: '0', unixsocket: path, dir: folder, save: '', appendonly: 'no' }
  const server = spawn(
    'redis-server',
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    { stdio: 'ignore' },
  )
  const kill = (): void => void server.kill()
  process.once('exit', kill)
  const ended = new Promise<void>((resolve, reject) => {
    server.once('exit', () => resolve())
    server.once('error', (cause) => {
      rmSync(folder, { recursive: true })
      reject(new Error('redis-server: the Debian package redis-server is needed', { cause }))
    })
  })
  const client = new Redis({ path, retryStrategy: () => 50, maxRetriesPerRequest: null })
  // Connections fail until the server listens; we expect that.
  client.on('error', () => {})
  await Promise.race([
    client.ping(),
    ended.then(() => Promise.reject(new Error('redis-server ended at once'))),
    sleep(20_000, undefined, { ref: false }).then(() => Promise.reject(new Error('redis-server does not respond'))),
  ])
  return {
    path,
    client,
    stop: async () => {
      client.disconnect()
      process.off('exit', kill)
      kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
