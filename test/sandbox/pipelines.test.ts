/** Several requests on one connection, before the first response. */
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/sandbox/limits.js'
import { startLimitedSandbox } from '../../src/sandbox/server.js'
import { livingSandbox, SHORT } from './alive.js'
import { addOrder, service } from './orders.js'
import { exchange, open, signedRequest, until } from './wire.js'

const sandbox = livingSandbox()

describe('requests in a pipeline', () => {
  it('get their responses in their order', async () => {
    const orders = [addOrder(sandbox()), addOrder(sandbox()), addOrder(sandbox())]
    // The first one's response is the slowest.
    sandbox().faults.add({ fault: 'delay', milliseconds: 50 })
    const bytes = orders.map(({ path }, index) =>
      signedRequest(sandbox(), path, JSON.stringify(service), index < 2 ? { Connection: 'keep-alive' } : {}),
    )
    const responses = await exchange(sandbox(), Buffer.concat(bytes))
    expect([...responses.matchAll(/"out_order_no":"(\w+)"/g)].map(([, name]) => name)).toEqual(
      orders.map(({ out_order_no }) => out_order_no),
    )
  })

  it('get responses up to the limit of one connection, which is then closed', async () => {
    const request = 'GET /v3 HTTP/1.1\r\nHost: x\r\n\r\n'
    const statusesOf = (text: string): string[] => text.match(/(?<=HTTP\/1\.1 )\d+/g) ?? []
    const wire = await open(sandbox())
    wire.socket.write(request.repeat(LIMITS.requests))
    await until(() => statusesOf(wire.received).length === LIMITS.requests)
    expect(new Set(statusesOf(wire.received))).toEqual(new Set(['400']))
    wire.socket.destroy()
    // The closing may cut the responses to more than that, or time may run out for them, but the sandbox reads no more.
    const hasty = await startLimitedSandbox({ ...LIMITS, ...SHORT })
    const more = statusesOf(await exchange(hasty, request.repeat(10 * LIMITS.requests)))
    expect(more.filter((status) => status === '400').length).toBeLessThanOrEqual(LIMITS.requests)
    expect(more.filter((status) => !['400', '408', '503'].includes(status))).toEqual([])
    await hasty.close()
  })

  it('whose first one is cut do not go on', async () => {
    const [first, second] = [addOrder(sandbox()), addOrder(sandbox())]
    sandbox().faults.add('drop-before')
    const bytes = [first, second].map(({ path }) =>
      signedRequest(sandbox(), path, JSON.stringify(service), { Connection: 'keep-alive' }),
    )
    expect(await exchange(sandbox(), Buffer.concat(bytes))).toBe('')
  })
})
