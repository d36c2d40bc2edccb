/** Delivery: `confirm` and `collect` notify in the background, and repeat until the merchant takes it. */
import { afterEach, describe, expect, it } from 'vitest'
import { parseNotification } from '../../src/index.js'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js'
import { LIMITS } from '../../src/sandbox/limits.js'
import { startLimitedSandbox } from '../../src/sandbox/server.js'
import { isSignedBy, startMerchant, startSilentMerchant, type Merchant } from './merchant.js'
import { addOrder, service } from './orders.js'
import { raw } from './raw.js'
import { until } from './wire.js'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (each) => each.close()))
})

async function start(merchant: Merchant, options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ notifyUrl: merchant.url, notifyDelays: [5, 5, 5], ...options })
  open.push(sandbox, merchant)
  return sandbox
}

async function completed(sandbox: Sandbox): Promise<string> {
  const { path, out_order_no } = addOrder(sandbox)
  await raw(sandbox, { path, body: service })
  return out_order_no
}

const states = (sandbox: Sandbox) => sandbox.notifications.list().map(({ state }) => state)

describe('collect', () => {
  it('notifies that the user has paid', async () => {
    const merchant = await startMerchant()
    const sandbox = await start(merchant)
    const out_order_no = await completed(sandbox)
    sandbox.orders.collect('serviceorder', out_order_no)
    await until(() => states(sandbox)[0] === 'delivered')
    const [{ headers, body } = { headers: {}, body: '' }] = merchant.received
    const { resource, event_type } = await parseNotification({ headers, body }, sandbox.credentials as never)
    expect([event_type, resource]).toMatchObject(['PAYSCORE.USER_PAID', { out_order_no, state: 'DONE' }])
    expect(sandbox.notifications.list()).toMatchObject([
      { event_type, product: 'serviceorder', out_order_no, url: merchant.url, body, attempts: [{ status: 204 }] },
    ])
  })

  it('repeats the same body, signed anew, until the merchant takes it', async () => {
    const merchant = await startMerchant([500, 302, 200])
    const sandbox = await start(merchant)
    sandbox.orders.collect('serviceorder', await completed(sandbox))
    await until(() => states(sandbox)[0] === 'delivered')
    expect(new Set(merchant.received.map(({ body }) => body)).size).toBe(1)
    expect(new Set(merchant.received.map(({ headers }) => headers['wechatpay-signature'])).size).toBe(3)
    const [{ attempts } = { attempts: [] }] = sandbox.notifications.list()
    expect(attempts).toMatchObject([
      { status: 500, response: '{"code":"FAIL","message":"later"}' },
      { status: 302, response: '' },
      { status: 200 },
    ])
  })

  it('gives up after the last repeat', async () => {
    const sandbox = await start(await startMerchant([404]), { notifyDelays: [0, 0] })
    sandbox.orders.collect('serviceorder', await completed(sandbox))
    await until(() => states(sandbox)[0] === 'given up')
    expect(sandbox.notifications.list()[0]?.attempts).toHaveLength(3)
  })

  it('says so when nobody listens', async () => {
    const merchant = await startMerchant()
    await merchant.close()
    const sandbox = await start(merchant, { notifyDelays: [] })
    sandbox.orders.collect('serviceorder', await completed(sandbox))
    await until(() => states(sandbox)[0] === 'given up')
    expect(sandbox.notifications.list()[0]?.attempts[0]?.error).toContain('ECONNREFUSED')
  })

  it('follows no redirect', async () => {
    const other = await startMerchant()
    const merchant = await startMerchant([307], { Location: other.url })
    const sandbox = await start(merchant, { notifyDelays: [] })
    sandbox.orders.collect('serviceorder', await completed(sandbox))
    await until(() => states(sandbox)[0] === 'given up')
    expect(other.received).toEqual([])
    await other.close()
  })

  it('waits for a response no longer than the time limit', async () => {
    const merchant = await startSilentMerchant()
    const sandbox = await startLimitedSandbox({ ...LIMITS, notify: 50 }, { notifyUrl: merchant.url, notifyDelays: [] })
    open.push(sandbox, merchant)
    sandbox.orders.collect('serviceorder', await completed(sandbox))
    await until(() => states(sandbox)[0] === 'given up')
    expect(sandbox.notifications.list()[0]?.attempts).toMatchObject([{ error: 'No response came within 50 ms' }])
  })

  it('plays a fault on the first delivery, and repeats it correctly', async () => {
    const merchant = await startMerchant([401, 204])
    const sandbox = await start(merchant)
    sandbox.orders.collect('serviceorder', await completed(sandbox), { fault: 'probing-signature' })
    await until(() => states(sandbox)[0] === 'delivered')
    expect(merchant.received.map(({ headers, body }) => isSignedBy(sandbox, headers, body))).toEqual([false, true])
    expect(sandbox.notifications.list()[0]?.attempts).toMatchObject([{ fault: 'probing-signature' }, { status: 204 }])
  })

  it('can deliver twice within a second', async () => {
    const merchant = await startMerchant()
    const sandbox = await start(merchant)
    sandbox.orders.collect('serviceorder', await completed(sandbox), { fault: 'twice' })
    await until(() => merchant.received.length === 2 && states(sandbox)[0] === 'delivered')
    const [first, second] = merchant.received
    expect(first?.body).toBe(second?.body)
  })

  it('refuses an unknown fault, and changes nothing', async () => {
    const sandbox = await start(await startMerchant())
    const out_order_no = await completed(sandbox)
    // @ts-expect-error no such fault
    expect(() => sandbox.orders.collect('serviceorder', out_order_no, { fault: 'stall' })).toThrow(
      /fault must be one of/,
    )
    expect(sandbox.orders.get('serviceorder', out_order_no)?.state).toBe('DOING')
  })

  it('notifies nothing of the older products, whose event is not known', async () => {
    const sandbox = await start(await startMerchant())
    const { out_order_no } = addOrder(sandbox, { product: 'payafter-orders', state: 'FINISHED' })
    expect(sandbox.orders.collect('payafter-orders', out_order_no).state).toBe('USER_PAID')
    expect(sandbox.notifications.list()).toEqual([])
  })

  it('notifies nobody without notifyUrl', async () => {
    const sandbox = await startSandbox()
    open.push(sandbox)
    sandbox.orders.collect('serviceorder', await completed(sandbox))
    expect(sandbox.notifications.list()).toEqual([])
  })
})

describe('confirm', () => {
  it.each([
    ['serviceorder', 'DOING', 'PAYSCORE.USER_CONFIRM'],
    ['smartretail-orders', 'USER_ACCEPTED', 'PAYSCORE.USER_ACCEPTED'],
  ] as const)('makes an order of %s one that can be completed, and notifies it', async (product, state, event_type) => {
    const merchant = await startMerchant()
    const sandbox = await start(merchant)
    const { out_order_no } = addOrder(sandbox, { product, state: 'CREATED' })
    expect(sandbox.orders.confirm(product, out_order_no).state).toBe(state)
    await until(() => states(sandbox)[0] === 'delivered')
    expect(sandbox.notifications.list()).toMatchObject([{ event_type, product, out_order_no }])
    expect(() => sandbox.orders.confirm(product, out_order_no)).toThrow(`is ${state}, not CREATED`)
  })
})

describe('a notification that was sent', () => {
  it('is sent again when asked for, with a fault or without', async () => {
    const merchant = await startMerchant()
    const sandbox = await start(merchant)
    sandbox.orders.collect('serviceorder', await completed(sandbox))
    await until(() => states(sandbox)[0] === 'delivered')
    const [{ id } = { id: '' }] = sandbox.notifications.list()
    expect((await sandbox.notifications.resend(id)).attempts).toHaveLength(2)
    await sandbox.notifications.resend(id, 'wrong-signature')
    expect(merchant.received.map(({ headers, body }) => isSignedBy(sandbox, headers, body))).toEqual([
      true,
      true,
      false,
    ])
    await expect(sandbox.notifications.resend('x')).rejects.toThrow('There is no notification with the id "x"')
  })

  it('is repeated no more after close', async () => {
    const merchant = await startMerchant([500])
    const sandbox = await start(merchant, { notifyDelays: [60_000] })
    sandbox.orders.collect('serviceorder', await completed(sandbox))
    await until(() => merchant.received.length === 1)
    await sandbox.close()
    expect(states(sandbox)).toEqual(['waiting'])
  })

  it('is forgotten with clear', async () => {
    const merchant = await startMerchant([500])
    const sandbox = await start(merchant, { notifyDelays: [60_000] })
    sandbox.orders.collect('serviceorder', await completed(sandbox))
    await until(() => merchant.received.length === 1)
    sandbox.notifications.clear()
    expect(sandbox.notifications.list()).toEqual([])
  })
})
