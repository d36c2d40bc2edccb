/** A request may wait for a thread that signs it. Time limits and the caller’s signal end that wait too. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, open, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { stopTime, turn } from '../clock.js'
import { client, completed, credentials, observed, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { stall } from '../responses.js'

let folder: string
beforeEach(() => {
  stopTime()
  folder = mkdtempSync(join(tmpdir(), 'pool-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

/** Keeps every thread of the pool busy until it is released: each waits for a writer of a pipe. */
function occupyPool(): () => Promise<void> {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const threads = Array.from(
    { length: Number(process.env.UV_THREADPOOL_SIZE ?? 4) },
    async () => new Promise<number>((resolve, reject) => open(pipe, 'r', (e, fd) => (e ? reject(e) : resolve(fd)))),
  )
  return async () => {
    // Open for reading and writing, a pipe waits for nobody.
    const writer = openSync(pipe, 'r+')
    for (const thread of threads) closeSync(await thread)
    closeSync(writer)
  }
}

it.each([
  ['timeout', { timeout: 5000 }, 'ERR_TIMEOUT'],
  ['deadline', { deadline: 5000 }, 'ERR_TIMEOUT'],
  ['signal', {}, 'ERR_ABORTED'],
])('a call that waits for a thread is ended by its %s, and nothing is sent', async (limit, options, code) => {
  const { fetch, sent } = observed(async (request) => (request.headers.has('X-First') ? stall() : completed(request)))
  const one = client({ fetch })
  const controller = new AbortController()
  const release = occupyPool()
  try {
    // A single call may sign in its own thread; the second one has to wait.
    void one.POST(SERVICE_ORDER, { ...serviceOrderCall, headers: { 'X-First': '1' } }).catch(() => {})
    const waiting = rejection(one.POST(SERVICE_ORDER, { ...serviceOrderCall, ...options, signal: controller.signal }))
    await turn()
    if (limit === 'signal') controller.abort()
    else await vi.advanceTimersByTimeAsync(5000)
    expect(await waiting).toMatchObject({ code, outcome: 'not-sent' })
  } finally {
    await release()
  }
  // The pool is free again, and has signed what waited before it signs this.
  await crypto.subtle.sign('RSASSA-PKCS1-v1_5', credentials.privateKey, new Uint8Array(1))
  for (let turns = 0; turns < 10; turns++) await turn()
  expect(sent.filter(({ request }) => !request.headers.has('X-First'))).toEqual([])
})
