/** More connections than a sandbox ever has in earnest. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { LIMITS } from '../../src/sandbox/limits.js'
import type { Sandbox } from '../../src/sandbox/index.js'
import { startLimitedSandbox } from '../../src/sandbox/server.js'
import { completes } from './alive.js'
import { open, until } from './wire.js'

/** Nothing is closed because it is slow. */
const patient = { ...LIMITS, headers: 600_000, request: 600_000 }

describe('three thousand connections', () => {
  it('that are idle do not keep a call waiting, and are cut by close()', async () => {
    expect(LIMITS.connections).toBeGreaterThan(3000)
    const sandbox = await startLimitedSandbox(patient)
    const wires = []
    for (let i = 0; i < 30; i++)
      wires.push(...(await Promise.all(Array.from({ length: 100 }, async () => open(sandbox)))))
    expect(wires.filter(({ socket }) => socket.readyState === 'open').length).toBe(3000)
    await completes(sandbox)
    await sandbox.close()
    await Promise.all(wires.map(async ({ closed }) => closed))
  })
})

describe('connections', () => {
  it('are closed when they are more than there may be', async () => {
    const sandbox = await startLimitedSandbox({ ...patient, connections: 10 })
    const wires = await Promise.all(Array.from({ length: 20 }, async () => open(sandbox)))
    let closed = 0
    for (const wire of wires) void wire.closed.then(() => closed++)
    await until(() => closed === 10)
    const kept = wires.filter(({ socket }) => !socket.destroyed)
    expect(kept.length).toBe(10)
    for (const { socket } of kept) socket.destroy()
    await completes(sandbox)
    await sandbox.close()
  })

  it('are more than the process may have files, and it lives', async () => {
    const cli = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
    const command = `ulimit -n 200 && exec "${process.execPath}" --import tsx "${cli}" sandbox --port 0`
    const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    try {
      await until(() => stdout.includes('Ctrl-C'))
      const url = /http:\S+/.exec(stdout)?.[0] ?? expect.fail()
      // `as`: only its address is read.
      const wires = await Promise.all(Array.from({ length: 400 }, async () => open({ url } as Sandbox)))
      for (const { socket } of wires) socket.destroy()
      await Promise.all(wires.map(async ({ closed }) => closed))
      // It may take a moment until the files are free again.
      await vi.waitFor(async () => expect((await fetch(`${url}/_sandbox/requests`)).status).toBe(200), 60_000)
      expect(child.exitCode).toBeNull()
    } finally {
      child.kill()
    }
    expect(stderr).toBe('')
  })
})
