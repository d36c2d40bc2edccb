/** Which request gets which fault: the queue, the plan, and who takes from them. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { completeOrder, createWechatpayClient } from '../../src/node.js'
import { startSandbox, type Fault, type Sandbox } from '../../src/sandbox/index.js'
import { addOrder, finish, service } from './orders.js'
import { raw } from './raw.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())
afterEach(() => sandbox.faults.clear())

describe('queued faults', () => {
  it('come in order, as often as they say', async () => {
    const { path } = addOrder(sandbox)
    sandbox.faults.add({ fault: 'NO_AUTH', times: 2 }, 'html-502')
    expect(sandbox.faults.list()).toEqual([{ fault: 'NO_AUTH', times: 2 }, { fault: 'html-502' }])
    const statuses = []
    for (let i = 0; i < 4; i++) statuses.push((await raw(sandbox, { path, body: service })).status)
    expect(statuses).toEqual([403, 403, 502, 200])
  })

  it('come in place of looking at the body of a request', async () => {
    sandbox.requests.clear()
    sandbox.faults.add('SYSTEM_ERROR')
    expect((await raw(sandbox, { path: addOrder(sandbox).path, body: 'garbage' })).status).toBe(500)
    expect(sandbox.requests.list()).toMatchObject([{ verdict: 'not checked', fault: 'SYSTEM_ERROR' }])
  })

  it.each<[string, Parameters<typeof raw>[1]]>([
    ['is not signed', { authorization: '' }],
    ['is signed with another body', { signedBody: '{}' }],
    ['is from another merchant', { items: { mchid: '1900000001' } }],
    ['lacks a header', { headers: { Accept: 'text/html' } }],
    ['names no operation', { path: '/v3/payscore/serviceorder/T1/unknown' }],
    ['has another method', { method: 'GET', signedBody: '' }],
    ['names an impossible order', { path: '/v3/payscore/serviceorder/a.b/complete' }],
  ])('wait for another request where one %s', async (_, options) => {
    const { path } = addOrder(sandbox)
    sandbox.faults.add('SYSTEM_ERROR')
    expect((await raw(sandbox, { path, body: service, ...options })).status).not.toBe(500)
    expect(sandbox.faults.list()).toEqual([{ fault: 'SYSTEM_ERROR' }])
    expect((await raw(sandbox, { path, body: service })).status).toBe(500)
    expect(sandbox.faults.list()).toEqual([])
  })

  it.each([
    ['smartretail-orders', 'completeSmartRetailOrder'],
    ['payafter-orders', 'completePayAfterOrder'],
  ] as const)(
    'wait for the completion of an order of %s, past the query for its ticket',
    async (product, operation) => {
      const client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, maxRetries: 0 })
      const { out_order_no, completions } = addOrder(sandbox, { product })
      const { finish_ticket: _, ...body } = finish
      sandbox.requests.clear()
      sandbox.faults.add({ fault: 'PARAM_ERROR', operation })
      expect(await completeOrder(client, { product, out_order_no, body })).toMatchObject({ result: 'refused' })
      const faults = sandbox.requests.list().map(({ method, fault }) => [method, fault])
      expect(faults.slice(0, 2)).toEqual([
        ['GET', undefined],
        ['POST', 'PARAM_ERROR'],
      ])
      expect([completions(), sandbox.faults.list()]).toEqual([0, []])
    },
  )

  it('let a later one pass that is for the request', async () => {
    const { path } = addOrder(sandbox)
    sandbox.faults.add({ fault: 'NO_AUTH', operation: 'queryServiceOrder', times: 2 }, 'html-502')
    expect((await raw(sandbox, { path, body: service })).status).toBe(502)
    expect(sandbox.faults.list()).toEqual([{ fault: 'NO_AUTH', operation: 'queryServiceOrder', times: 2 }])
    expect((await raw(sandbox, { path, body: service })).status).toBe(200)
  })

  it('refuse what they do not know', () => {
    // @ts-expect-error no such operation
    const fault: Fault = { fault: 'NO_AUTH', operation: 'completeOrder' }
    expect(() => sandbox.faults.add(fault)).toThrow(/^operation must be one of .*completePayAfterOrder/)
    // @ts-expect-error no such fault
    expect(() => sandbox.faults.add('no-such-fault')).toThrow(/fault must be one of delay, /)
    for (const milliseconds of [-1, 2 ** 31, NaN]) {
      expect(() => sandbox.faults.add({ fault: 'delay', milliseconds })).toThrow(/milliseconds must be/)
    }
    // @ts-expect-error no such value
    expect(() => sandbox.faults.add({ fault: 'stall', executed: 1 })).toThrow('executed must be true or false')
    expect(sandbox.faults.list()).toEqual([])
  })
})

describe('a plan', () => {
  it('is asked about every signed request of an operation', async () => {
    const asked: unknown[] = []
    const planned = await startSandbox({
      faults: (request) => {
        asked.push(request)
        return request.attempt === 1 ? { fault: 'SYSTEM_ERROR', executed: true } : undefined
      },
    })
    const path = '/v3/payscore/serviceorder/SERVICE-ORDER-1/complete'
    const statuses = async (): Promise<number[]> => [
      (await raw(planned, { path, body: service })).status,
      (await raw(planned, { path, body: service })).status,
    ]
    expect(await statuses()).toEqual([500, 200])
    expect((await raw(planned, { path: '/favicon.ico' })).status).toBe(404)
    expect((await raw(planned, { path, body: service, authorization: '' })).status).toBe(401)
    const about = {
      operation: 'completeServiceOrder',
      product: 'serviceorder',
      out_order_no: 'SERVICE-ORDER-1',
      body: JSON.stringify(service),
    }
    expect(asked).toEqual([
      { ...about, attempt: 1 },
      { ...about, attempt: 2 },
    ])
    // What is queued comes first, and the count starts again when all is cleared.
    planned.faults.add('NO_AUTH')
    expect((await raw(planned, { path, body: service })).status).toBe(403)
    planned.faults.clear()
    expect(await statuses()).toEqual([500, 200])
    await planned.close()
  })

  it('that names no fault cuts the connection, and the sandbox prints why', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    // @ts-expect-error no such fault
    const planned = await startSandbox({ faults: () => 'no-such-fault' })
    await expect(raw(planned, { path: addOrder(sandbox).path, body: service })).rejects.toThrow()
    expect(log.mock.calls).toEqual([
      [expect.objectContaining({ message: expect.stringMatching(/^fault must be one of/) as string })],
    ])
    log.mockRestore()
    await planned.close()
  })
})
