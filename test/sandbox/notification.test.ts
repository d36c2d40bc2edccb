/** `createNotification`: what a notification says, and how it can be wrong. Nothing is sent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type NotificationRequest, type Sandbox } from '../../src/sandbox/index.js'
import { decrypt, isSignedBy, type Envelope } from './merchant.js'
import { addOrder, finish, service } from './orders.js'
import { raw } from './raw.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => sandbox.close())

async function paidOrder(): Promise<string> {
  const { path, out_order_no } = addOrder(sandbox)
  await raw(sandbox, { path, body: service })
  sandbox.orders.collect('serviceorder', out_order_no)
  return out_order_no
}

async function create(
  request: NotificationRequest,
): Promise<{ envelope: Envelope; plaintext: Record<string, unknown> }> {
  const { body } = await sandbox.createNotification(request)
  const envelope = JSON.parse(body) as Envelope
  return { envelope, plaintext: JSON.parse(decrypt(envelope.resource, sandbox.apiV3Key)) as Record<string, unknown> }
}

describe('a notification', () => {
  it('has the envelope of the documentation', async () => {
    const { envelope } = await create({ event_type: 'PAYSCORE.USER_PAID', out_order_no: await paidOrder() })
    expect(envelope).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      create_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/) as string,
      resource_type: 'encrypt-resource',
      event_type: 'PAYSCORE.USER_PAID',
      summary: '用户支付成功',
      resource: {
        original_type: 'payscore',
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext: expect.any(String) as string,
        nonce: expect.stringMatching(/^.{12}$/) as string,
        associated_data: 'payscore',
      },
    })
    // Beijing is eight hours ahead of UTC.
    expect(Math.abs(Date.parse(envelope.create_time) - Date.now())).toBeLessThan(60_000)
  })

  it('of a paid order says what was collected, and when', async () => {
    const out_order_no = await paidOrder()
    const { plaintext } = await create({ event_type: 'PAYSCORE.USER_PAID', out_order_no })
    const { paid_time, transaction_id } = sandbox.orders.get('serviceorder', out_order_no) ?? {}
    expect(paid_time).toMatch(/^\d{14}$/)
    expect(transaction_id).toMatch(/^4200\d{24}$/)
    expect(plaintext).toMatchObject({
      out_order_no,
      mchid: sandbox.mchid,
      state: 'DONE',
      total_amount: 38000,
      post_payments: service.post_payments,
      collection: {
        state: 'USER_PAID',
        total_amount: 38000,
        paying_amount: 0,
        paid_amount: 38000,
        details: [{ seq: 1, amount: 38000, paid_type: 'NEWTON', paid_time, transaction_id }],
      },
    })
  })

  it('of a confirmed order shows it as it was then, also after it was completed', async () => {
    const { plaintext } = await create({ event_type: 'PAYSCORE.USER_CONFIRM', out_order_no: await paidOrder() })
    expect(plaintext).toMatchObject({ state: 'DOING', state_description: 'USER_CONFIRM', total_amount: 0 })
    expect(plaintext).not.toHaveProperty('collection')
  })

  it('of an accepted order of an older product brings a ticket that completes it', async () => {
    const { out_order_no, path, product } = addOrder(sandbox, { product: 'payafter-orders', finish_ticket: 'TICKET' })
    const { plaintext } = await create({ event_type: 'PAYSCORE.USER_ACCEPTED', product, out_order_no })
    const { finish_ticket } = plaintext
    expect(finish_ticket).not.toBe('TICKET')
    expect((await raw(sandbox, { path, body: { ...finish, finish_ticket } })).status).toBe(200)
  })

  it.each(['PAYSCORE.USER_OPEN_SERVICE', 'PAYSCORE.USER_CLOSE_SERVICE'] as const)(
    'of %s names the service and the user',
    async (event_type) => {
      const { plaintext } = await create({ event_type, out_order_no: addOrder(sandbox).out_order_no })
      expect(plaintext).toMatchObject({
        service_id: '500001',
        openid: expect.any(String) as string,
        user_service_status: event_type.slice('PAYSCORE.'.length),
      })
    },
  )

  it('is signed with a new nonce each time', async () => {
    const request = { event_type: 'PAYSCORE.USER_PAID', out_order_no: await paidOrder() } as const
    const [first, second] = [await sandbox.createNotification(request), await sandbox.createNotification(request)]
    expect(first.headers['Wechatpay-Nonce']).not.toBe(second.headers['Wechatpay-Nonce'])
    for (const { headers, body } of [first, second]) expect(isSignedBy(sandbox, headers, body)).toBe(true)
  })
})

describe('a notification with a fault', () => {
  it.each(['wrong-signature', 'probing-signature', 'missing-signature', 'another-key'] as const)(
    'is not signed by the platform: %s',
    async (fault) => {
      const request = { event_type: 'PAYSCORE.USER_PAID', out_order_no: await paidOrder(), fault } as const
      const { headers, body } = await sandbox.createNotification(request)
      expect(isSignedBy(sandbox, headers, body)).toBe(false)
      if (fault !== 'missing-signature') expect(headers['Wechatpay-Serial']).toBe(sandbox.pem.platformSerial)
      if (fault === 'probing-signature') expect(headers['Wechatpay-Signature']).toMatch(/^WECHATPAY\/SIGNTEST\//)
    },
  )

  it.each([
    ['old-timestamp', -600],
    ['future-timestamp', 600],
  ] as const)('is signed at another time: %s', async (fault, seconds) => {
    const request = { event_type: 'PAYSCORE.USER_PAID', out_order_no: await paidOrder(), fault } as const
    const { headers, body } = await sandbox.createNotification(request)
    expect(isSignedBy(sandbox, headers, body)).toBe(true)
    const age = Number(headers['Wechatpay-Timestamp']) - Date.now() / 1000
    expect(Math.abs(age - seconds)).toBeLessThan(60)
  })

  it('is signed, but cannot be decrypted: another-api-v3-key', async () => {
    const request = { event_type: 'PAYSCORE.USER_PAID', out_order_no: await paidOrder() } as const
    const { headers, body } = await sandbox.createNotification({ ...request, fault: 'another-api-v3-key' })
    expect(isSignedBy(sandbox, headers, body)).toBe(true)
    expect(() => decrypt((JSON.parse(body) as Envelope).resource, sandbox.apiV3Key)).toThrow(/authenticate/)
  })
})

describe('createNotification refuses', () => {
  it.each<[object, string]>([
    [{ event_type: 'PAYSCORE.USER_PAYED', out_order_no: 'SERVICE-ORDER-1' }, 'did you mean PAYSCORE.USER_PAID?'],
    [{ event_type: 'PAYSCORE.USER_PAID', out_order_no: 'NONE' }, 'There is no order "NONE" of "serviceorder"'],
    [
      { event_type: 'PAYSCORE.USER_CONFIRM', out_order_no: 'PAY-AFTER-1' },
      'There is no order "PAY-AFTER-1" of "serviceorder"; there is one of payafter-orders',
    ],
    [
      { event_type: 'PAYSCORE.USER_PAID', product: 'payafter-orders', out_order_no: 'PAY-AFTER-1' },
      'PAYSCORE.USER_PAID is about orders of serviceorder, but product is "payafter-orders"',
    ],
    [
      { event_type: 'PAYSCORE.USER_PAID', out_order_no: 'SERVICE-ORDER-1' },
      'is DOING, but PAYSCORE.USER_PAID is about an order that is DONE',
    ],
    [{ event_type: 'PAYSCORE.USER_CONFIRM', out_order_no: 'SERVICE-ORDER-1', fault: 'x' }, 'fault must be one of'],
    [{ event_type: 'PAYSCORE.USER_CONFIRM', out_order_no: 'SERVICE-ORDER-1', fault: 'twice' }, 'sends nothing'],
    [{ event_type: 'PAYSCORE.USER_CONFIRM', out_orderno: 'SERVICE-ORDER-1' }, 'did you mean out_order_no?'],
  ])('%j', async (request, message) => {
    // `as`: what no compiler has checked.
    await expect(sandbox.createNotification(request as NotificationRequest)).rejects.toThrow(message)
  })
})
