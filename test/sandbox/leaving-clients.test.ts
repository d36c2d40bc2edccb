/** Clients that go away before they have sent or read everything. */
import { describe, expect, it } from 'vitest'
import type { FaultName } from '../../src/sandbox/index.js'
import { livingSandbox } from './alive.js'
import { addOrder, service } from './orders.js'
import { open, signedRequest, until } from './wire.js'

const sandbox = livingSandbox()

describe('a client that goes away', () => {
  it.each([
    ['in the middle of its headers', 'POST / HTTP/1.1\r\nHo'],
    ['in the middle of its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc'],
    ['in the middle of a body that is too large', `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\nabc`],
    ['in the middle of a chunk', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc'],
  ])('%s is forgotten, with FIN and with RST', async (_, bytes) => {
    for (const leave of ['end', 'resetAndDestroy'] as const) {
      const { socket, closed } = await open(sandbox())
      socket.write(bytes)
      socket[leave]()
      await closed
    }
  })

  it('as soon as it has sent everything is forgotten, and its order completed', async () => {
    for (const leave of ['end', 'resetAndDestroy'] as const) {
      const { path, completions } = addOrder(sandbox())
      const { socket, closed } = await open(sandbox())
      // A reset throws away what was not sent yet.
      await new Promise((sent) => socket.write(signedRequest(sandbox(), path, JSON.stringify(service)), sent))
      if (leave === 'resetAndDestroy') await until(() => completions() === 1)
      socket[leave]()
      await closed
      await until(() => completions() === 1)
    }
  })

  it.each<[FaultName, RegExp]>([
    ['drip', /"out/],
    ['delay', /^$/],
    ['stall', /^$/],
    ['drop-next', /}$/],
  ])('in the middle of a response is forgotten: %s', async (fault, received) => {
    const { path, completions } = addOrder(sandbox())
    sandbox().faults.add({ fault, ...(fault === 'drip' && { milliseconds: 1 }) })
    const wire = await open(sandbox())
    wire.socket.write(signedRequest(sandbox(), path, JSON.stringify(service)))
    await until(() => received.test(wire.received) && (fault === 'stall' || completions() === 1))
    wire.socket.resetAndDestroy()
    await wire.closed
  })
})
