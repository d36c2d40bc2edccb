/** Clients that take too long. The limits are short; whatever the speed of the machine, they are met. */
import { describe, expect, it } from 'vitest'
import { completes, livingSandbox, SHORT } from './alive.js'
import { exchange, open } from './wire.js'

const sandbox = livingSandbox(SHORT)

describe('a slow client', () => {
  const post = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'

  /** Sends the rest byte by byte until the sandbox closes the connection. */
  async function slowly(start: string): Promise<string> {
    const { socket, closed } = await open(sandbox())
    socket.write(start)
    const timer = setInterval(() => socket.write('a'), 20)
    const received = await closed
    clearInterval(timer)
    return received
  }

  it.each([
    ['its first line', 'GET /'],
    ['its headers', 'GET / HTTP/1.1\r\nHost: x\r\nA: '],
    ['its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n'],
  ])('gets a 408 and is closed when it takes too long for %s', async (_, start) => {
    expect(await slowly(start)).toMatch(/^HTTP\/1\.1 408 /)
  })

  it.each([
    ['HTTP/0.9', 'GET /\r\n'],
    ['line ends and nothing else', '\r\n\r\n\r\n'],
    ['less than its length', `${post}Content-Length: 5\r\n\r\nabc`],
    ['a chunk that never ends', `${post}Transfer-Encoding: chunked\r\n\r\n5\r\nabc`],
  ])('gets a 408 and is closed when it stops after %s', async (_, bytes) => {
    expect(await exchange(sandbox(), bytes)).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('does not keep others waiting, even when there are a hundred of them', async () => {
    const slow = Array.from({ length: 100 }, async () => slowly('GET / HTTP/1.1\r\nHost: x\r\nA: '))
    await completes(sandbox())
    const responses = await Promise.all(slow)
    expect(new Set(responses.map((response) => response.slice(0, 13)))).toEqual(new Set(['HTTP/1.1 408 ']))
  })
})
