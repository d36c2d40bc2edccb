/** What the sandbox keeps is bounded, whatever strangers send and however little they read. */
import { once } from 'node:events'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { NewSandboxOrder, Sandbox, SandboxRequest } from '../../src/sandbox/index.js'
import { FaultQueue } from '../../src/sandbox/faults.js'
import { LIMITS, type Limits } from '../../src/sandbox/limits.js'
import { RequestLog } from '../../src/sandbox/request-log.js'
import { startLimitedSandbox } from '../../src/sandbox/server.js'
import { Unread } from '../../src/sandbox/unread.js'
import { send } from './raw.js'
import { open, type Wire } from './wire.js'

const MIB = 1024 * 1024

let sandbox: Sandbox | undefined
const start = async (limits: Partial<Limits>, orders: NewSandboxOrder[] = []): Promise<Sandbox> =>
  (sandbox = await startLimitedSandbox({ ...LIMITS, ...limits }, { orders }))
afterEach(async () => sandbox?.close())

describe('a fault plan', () => {
  it('gets the count of the orders that came last, and an older one starts from 1 again', () => {
    const attempts: string[] = []
    const queue = new FaultQueue(({ out_order_no, attempt }) => void attempts.push(`${out_order_no}${attempt}`), 3)
    for (const out_order_no of 'ABCADBA')
      queue.take({ operation: 'completeServiceOrder', product: 'serviceorder', out_order_no, body: '' })
    // D displaces B, the order that came the longest time ago; then B displaces C.
    expect(attempts).toEqual(['A1', 'B1', 'C1', 'A2', 'D1', 'B1', 'A3'])
  })

  it('counts 10,000 orders by default, and no more', () => {
    const attempts: number[] = []
    const queue = new FaultQueue(({ attempt }) => void attempts.push(attempt))
    const take = (number: number): void =>
      void queue.take({
        operation: 'completeServiceOrder',
        product: 'serviceorder',
        out_order_no: String(number),
        body: '',
      })
    for (let number = 0; number < 10_000; number++) take(number)
    take(0)
    take(10_000)
    take(1)
    expect(attempts.slice(-3)).toEqual([2, 1, 1])
  })
})

describe('the log', () => {
  const request: SandboxRequest = { method: 'GET', url: '/', headers: {}, body: '', status: 404, verdict: 'ok' }

  it.each<[string, Partial<SandboxRequest>]>([
    ['bodies', { body: 'x'.repeat(MIB) }],
    ['headers', { headers: { 'x-long': 'x'.repeat(MIB) } }],
    ['targets', { url: 'x'.repeat(MIB) }],
    ['verdicts', { verdict: { code: 'PARAM_ERROR', message: 'x'.repeat(MIB) } }],
  ])('keeps no more than 16 MiB of %s', (_, more) => {
    const log = new RequestLog()
    for (let i = 0; i < 40; i++) log.push({ ...request, ...more, status: i })
    const kept = log.list().map(({ status }) => status)
    expect(kept.length).toBeGreaterThanOrEqual(15)
    expect(kept.length).toBeLessThanOrEqual(16)
    expect(kept.at(-1)).toBe(39)
  })

  it('keeps the last 1000 requests', () => {
    const log = new RequestLog()
    for (let i = 0; i < 1001; i++) log.push({ ...request, status: i })
    expect(log.list().map(({ status }) => status)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1))
  })
})

describe('/_sandbox', () => {
  const post = async (to: Sandbox, path: string, value: unknown) =>
    send(`${to.url}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(value),
    })

  it('takes orders and faults up to a limit; a program that starts the sandbox may add more', async () => {
    const small = await start({ entries: 2 })
    const order = (number: number): NewSandboxOrder => ({ product: 'serviceorder', out_order_no: `N${number}` })
    const statuses = [
      await post(small, 'orders', order(1)),
      await post(small, 'orders', order(2)),
      await post(small, 'orders', order(3)),
      await post(small, 'faults', 'stall'),
      await post(small, 'faults', 'stall'),
      await post(small, 'faults', 'stall'),
    ]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 400, 200, 200, 400])
    expect(statuses[2]?.json.message).toBe('There are 2 orders, and the sandbox takes no more: DELETE them first')
    small.orders.add(order(4))
    expect(small.orders.list().length).toBe(3)
    await send(`${small.url}/_sandbox/orders`, { method: 'DELETE' })
    expect((await post(small, 'orders', order(5))).status).toBe(200)
  })

  /** Connections that ask for a log of 15 MiB again and again, and read nothing; no socket buffers as much as that. */
  async function askWithoutReading(from: Sandbox): Promise<Wire[]> {
    for (let i = 0; i < 15; i++) await send(`${from.url}/x`, { method: 'POST', body: 'x'.repeat(MIB) })
    const request = `GET /_sandbox/requests HTTP/1.1\r\nHost: ${new URL(from.url).host}\r\n\r\n`
    const wires = [await open(from), await open(from)]
    for (const { socket } of wires) socket.pause().write(request.repeat(30))
    return wires
  }
  const responds = async (from: Sandbox): Promise<boolean> =>
    send(`${from.url}/_sandbox/faults`).then(
      () => true,
      () => false,
    )

  it('cuts every connection that asks while clients do not read, until those are gone', async () => {
    const patient = await start({ unread: 20 * MIB, request: 600_000 })
    const wires = await askWithoutReading(patient)
    await vi.waitFor(async () => expect(await responds(patient)).toBe(false), 60_000)
    for (const { socket } of wires) socket.destroy()
    await vi.waitFor(async () => expect(await responds(patient)).toBe(true), 60_000)
  })
})

describe('a response that is not read', () => {
  /** A complete response on a connection whose other end does not read. */
  const sent = (body: string, socket = new Socket()): { response: ServerResponse; socket: Socket } => {
    const response = new ServerResponse(new IncomingMessage(socket))
    response.end(body)
    return { response, socket }
  }
  afterEach(() => vi.useRealTimers())

  it('is counted until it was sent', () => {
    const unread = new Unread(30_000)
    const [first, second] = [sent('a'.repeat(10_000)), sent('b'.repeat(20_000))]
    unread.add(first.response, first.socket)
    unread.add(second.response, second.socket)
    expect(unread.total).toBeGreaterThan(30_000)
    first.response.emit('finish')
    expect(unread.total).toBeGreaterThan(20_000)
    expect(unread.total).toBeLessThan(30_000)
    expect(first.socket.listenerCount('close')).toBe(0)
    second.response.emit('finish')
    expect(unread.total).toBe(0)
  })

  it('has its connection cut when the time is over, and counts no more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const unread = new Unread(30_000)
    const { response, socket } = sent('a')
    unread.add(response, socket)
    // It waits behind the first one.
    unread.add(sent('b', socket).response, socket)
    vi.advanceTimersByTime(29_999)
    expect(socket.destroyed).toBe(false)
    const closed = once(socket, 'close')
    vi.advanceTimersByTime(1)
    await closed
    expect([socket.destroyed, unread.total, vi.getTimerCount()]).toEqual([true, 0, 0])
  })
})
