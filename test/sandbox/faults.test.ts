/** How a response fails, and what the typed client makes of it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createWechatpayClient, errorCodes, type ErrorCode } from '../../src/index.js'
import { startSandbox, type Fault, type FaultName, type Sandbox } from '../../src/sandbox/index.js'
import { PAY_AFTER, rejection, SERVICE_ORDER, SMART_RETAIL } from '../helpers.js'
import { addOrder, finish, service } from './orders.js'
import { raw, verified } from './raw.js'
import { open, signedRequest, until } from './wire.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())
afterEach(() => sandbox.faults.clear())

const client = (maxRetries = 0) => createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, maxRetries })

describe('without a fault', () => {
  it('completes an order of each product with verified responses', async () => {
    const { out_order_no: first } = addOrder(sandbox)
    const { data } = await client().POST(SERVICE_ORDER, { params: { path: { out_order_no: first } }, body: service })
    expect(data?.state_description).toBe('MCH_COMPLETE')
    for (const [path, product] of [
      [SMART_RETAIL, 'smartretail-orders'],
      [PAY_AFTER, 'payafter-orders'],
    ] as const) {
      const { out_order_no } = addOrder(sandbox, { product, finish_ticket: 'TICKET' })
      const { data, response } = await client().POST(path, { params: { path: { out_order_no } }, body: finish })
      expect(data?.out_order_no).toBe(out_order_no)
      expect(response.headers.get('Wechatpay-Serial')).toBe(sandbox.pem.platformPublicKeyId)
    }
  })
})

describe('a fault', () => {
  it.each(Object.keys(errorCodes) as ErrorCode[])('%s comes with its status and completes nothing', async (code) => {
    const { status } = errorCodes[code]
    const { path, completions } = addOrder(sandbox)
    sandbox.faults.add({ fault: code, retryAfter: 7 })
    const response = await raw(sandbox, { path, body: service })
    expect([response.status, response.json.code]).toEqual([status, code])
    expect(response.headers.get('Retry-After')).toBe('7')
    expect(verified(response, sandbox)).toBe(status === 401 ? false : 'certificate')
    expect(completions()).toBe(0)
    expect((await raw(sandbox, { path, body: service })).status).toBe(200)
  })

  it('SYSTEM_ERROR comes, with `executed`, after the order was completed', async () => {
    const { path, completions } = addOrder(sandbox)
    sandbox.faults.add({ fault: 'SYSTEM_ERROR', executed: true })
    expect((await raw(sandbox, { path, body: service })).status).toBe(500)
    expect(completions()).toBe(1)
  })

  it.each<[FaultName, object, number]>([
    ['drop-before', { code: 'ERR_CONNECTION', outcome: 'unknown' }, 0],
    ['drop-after', { code: 'ERR_CONNECTION', outcome: 'unknown' }, 1],
    ['reset', { code: 'ERR_CONNECTION', outcome: 'unknown' }, 0],
    ['truncate', { code: 'ERR_CONNECTION', outcome: 'unknown' }, 1],
    ['wrong-signature', { code: 'ERR_SIGNATURE_MISMATCH', outcome: 'unknown' }, 1],
    ['probing-signature', { code: 'ERR_SIGNATURE_MISMATCH', outcome: 'unknown' }, 1],
    ['missing-signature', { code: 'ERR_SIGNATURE_MISSING', outcome: 'unknown' }, 1],
    ['unknown-serial', { code: 'ERR_SIGNATURE_UNKNOWN_SERIAL', outcome: 'unknown' }, 1],
    ['old-timestamp', { code: 'ERR_SIGNATURE_EXPIRED', outcome: 'unknown' }, 1],
    ['future-timestamp', { code: 'ERR_SIGNATURE_EXPIRED', outcome: 'unknown' }, 1],
    ['html-502', { code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' }, 0],
    ['empty-500', { code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' }, 0],
    ['accepted-202', { code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' }, 0],
  ])('%s makes the client throw %o with %i completions', async (fault, error, completions) => {
    const { out_order_no } = addOrder(sandbox)
    const call = (retries: number) =>
      client(retries).POST(SERVICE_ORDER, { params: { path: { out_order_no } }, body: service })
    sandbox.faults.add(fault)
    expect(await rejection(call(0))).toMatchObject(error)
    expect(sandbox.orders.get('serviceorder', out_order_no)?.completions).toBe(completions)
    // A client that retries gets its response.
    sandbox.faults.add(fault)
    expect((await call(1)).data?.out_order_no).toBe(out_order_no)
  })

  it.each<[Fault, number]>([
    [{ fault: 'stall' }, 0],
    [{ fault: 'stall', executed: true }, 1],
    [{ fault: 'delay', milliseconds: 2 ** 31 - 1 }, 1],
  ])('%j sends nothing, and leaves the order with %i completions', async (fault, completions) => {
    const order = addOrder(sandbox)
    sandbox.requests.clear()
    sandbox.faults.add(fault)
    const { socket, closed } = await open(sandbox)
    socket.write(signedRequest(sandbox, order.path, JSON.stringify(service)))
    // A stalled request is logged at once, a delayed one when its response has ended.
    await until(() => sandbox.requests.list().length === 1 || order.completions() === 1)
    expect(order.completions()).toBe(completions)
    socket.resetAndDestroy()
    expect(await closed).toBe('')
  })

  it('delay sends the whole response after its time', async () => {
    const { path } = addOrder(sandbox)
    sandbox.faults.add({ fault: 'delay', milliseconds: 20 })
    const response = await raw(sandbox, { path, body: service })
    expect([response.status, verified(response, sandbox)]).toEqual([200, 'certificate'])
  })

  it('drip waits between two bytes', async () => {
    const { path, completions } = addOrder(sandbox)
    sandbox.faults.add({ fault: 'drip', milliseconds: 2 ** 31 - 1 })
    const wire = await open(sandbox)
    wire.socket.write(signedRequest(sandbox, path, JSON.stringify(service)))
    await until(() => wire.received.endsWith('\r\n\r\n{'))
    expect(completions()).toBe(1)
    wire.socket.resetAndDestroy()
    expect(await wire.closed).toMatch(/^HTTP\/1\.1 200 OK\r\n[^{]*\{$/)
  })

  it('drip sends the whole response byte by byte', async () => {
    const { path } = addOrder(sandbox)
    sandbox.faults.add({ fault: 'drip', milliseconds: 0 })
    const { socket, closed } = await open(sandbox)
    let pieces = 0
    socket.on('data', () => pieces++)
    socket.write(signedRequest(sandbox, path, JSON.stringify(service)))
    expect(await closed).toMatch(/"need_collection":true}$/)
    expect(pieces).toBeGreaterThan(50)
  })

  it.each<[FaultName, string | undefined]>([
    ['drop-before', undefined],
    ['reset', 'ECONNRESET'],
  ])('%s ends the connection with %s', async (fault, code) => {
    sandbox.faults.add(fault)
    const { socket, closed } = await open(sandbox)
    socket.write(signedRequest(sandbox, addOrder(sandbox).path, JSON.stringify(service)))
    expect(await closed).toBe('')
    expect((socket.errored as NodeJS.ErrnoException | null)?.code).toBe(code)
  })

  it('drop-next responds, and cuts the connection when the next request comes', async () => {
    const [first, second] = [addOrder(sandbox), addOrder(sandbox)]
    sandbox.requests.clear()
    sandbox.faults.add('drop-next')
    const { socket, closed } = await open(sandbox)
    const keep = { Connection: 'keep-alive' }
    socket.write(signedRequest(sandbox, first.path, JSON.stringify(service), keep))
    await new Promise((resolve) => socket.once('data', resolve))
    expect(socket.readyState).toBe('open')
    socket.write(signedRequest(sandbox, second.path, JSON.stringify(service), keep))
    expect(await closed).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"need_collection":true}$/)
    expect(first.completions()).toBe(1)
    expect(second.completions()).toBe(0)
    expect(sandbox.requests.list()).toMatchObject([
      { url: first.path, status: 200, verdict: 'ok', fault: 'drop-next' },
      { url: second.path, status: undefined, verdict: 'not checked', fault: 'drop-next' },
    ])
  })
})
