/** Requests that are large, or that never end. */
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/sandbox/limits.js'
import { startLimitedSandbox } from '../../src/sandbox/server.js'
import { livingSandbox } from './alive.js'
import { addOrder, service } from './orders.js'
import { exchange, open, signedRequest, until } from './wire.js'

const sandbox = livingSandbox({ linger: 60_000 })

describe('a request', () => {
  it('that asks before it sends gets a 100', async () => {
    const { path } = addOrder(sandbox())
    const bytes = signedRequest(sandbox(), path, JSON.stringify(service), { Expect: '100-continue' })
    expect(await exchange(sandbox(), bytes)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/)
  })

  it('that asks before it sends too much gets a 413', async () => {
    const wire = await open(sandbox())
    wire.socket.write('POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1048577\r\n\r\n')
    await until(() => wire.received.includes('\r\n\r\n'))
    wire.socket.end()
    expect(await wire.closed).toMatch(/^HTTP\/1\.1 413 /)
  })

  it.each(['/', '/v3/payscore/serviceorder/SERVICE-ORDER-1/complete', '/_sandbox/orders'])(
    'of more than 1 MiB to %s gets its 413, however late it is read',
    async (path) => {
      const { socket, closed } = await open(sandbox())
      // Reads nothing before it has sent everything.
      socket.pause()
      socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 4194304\r\n\r\n`)
      for (let sent = 0; sent < 64 && !socket.destroyed; sent++)
        await new Promise((resolve) => socket.write(Buffer.alloc(65_536), resolve))
      socket.resume()
      expect(await closed).toMatch(/^HTTP\/1\.1 413 [^]*\r\nContent-Length: 0\r\n[^]*\r\n\r\n$/)
      expect(socket.errored).toBeNull()
    },
  )

  it('of more than 1 MiB gets its 413 before all of it is sent', async () => {
    const { socket, closed } = await open(sandbox())
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4194304\r\n\r\n')
    await new Promise((resolve) => socket.once('data', resolve))
    socket.end()
    expect(await closed).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('of more than 1 MiB in chunks gets its 413, too', async () => {
    const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`
    const bytes = `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(40)}0\r\n\r\n`
    expect(await exchange(sandbox(), bytes)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('that never ends is not read for ever', async () => {
    // So patient otherwise that nothing else ends it.
    const patient = await startLimitedSandbox({ ...LIMITS, request: 60_000, linger: 200 })
    const wire = await open(patient)
    wire.socket.write('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`
    const send = (): void => {
      while (wire.socket.writable && wire.socket.write(chunk));
    }
    wire.socket.on('drain', send)
    send()
    // The connection ends with a reset, which may overtake the 413.
    expect(await wire.closed).toMatch(/^(HTTP\/1\.1 413 |$)/)
    await patient.close()
  })

  it('of exactly 1 MiB is looked at', async () => {
    const bytes = signedRequest(sandbox(), addOrder(sandbox()).path, ' '.repeat(1024 * 1024))
    expect(await exchange(sandbox(), bytes)).toMatch(/"code":"PARAM_ERROR","message":"The body must be JSON/)
  })
})
