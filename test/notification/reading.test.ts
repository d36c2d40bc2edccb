import { describe, expect, it } from 'vitest'
import { importCertificate, parseNotification, type NotificationCredentials } from 'wechatpay-payscore'
import { credentials, fixture, rejection } from '../helpers.js'
import { arrived, made, message, paid, parsed, platformKeys, receiver } from './notifications.js'

describe('a notification', () => {
  it('is its event and the order that was encrypted in it', async () => {
    expect(await parsed(paid)).toEqual({
      id: 'EV-2018022511223320873',
      create_time: '2023-11-15T06:13:20+08:00',
      event_type: 'PAYSCORE.USER_PAID',
      summary: '支付成功',
      resource: made.order,
    })
  })

  it.each([
    ['confirmed', 'PAYSCORE.USER_CONFIRM', { state_description: 'USER_CONFIRM', attach: '深圳分店' }],
    ['opened', 'PAYSCORE.USER_OPEN_SERVICE', { user_service_status: 'USER_OPEN_SERVICE' }],
    ['refunded', 'REFUND.SUCCESS', { out_refund_no: '1217752501201407033233368018' }],
    ['without associated data', 'PAYSCORE.USER_PAID', { total_amount: 39900 }],
    ['indented', 'PAYSCORE.USER_PAID', { total_amount: 39900 }],
  ])('that is %s is the event %s', async (name, event_type, resource) => {
    expect(await parsed(message(name))).toMatchObject({ event_type, resource })
  })

  it('of a new event is handed over as it is', async () => {
    const { event_type, resource } = await parsed(message('of a new event'))
    expect([event_type, resource]).toEqual(['PAYSCORE.SOMETHING_NEW', [1]])
  })

  it('has no summary when none was sent', async () => {
    expect(Object.keys(await parsed(message('without summary')))).toEqual([
      'id',
      'create_time',
      'event_type',
      'resource',
    ])
  })

  it('with a field twice has the later one, as JSON has it everywhere', async () => {
    expect(await parsed(message('with a field twice'))).toHaveProperty('event_type', 'PAYSCORE.USER_PAID')
  })

  it('takes the credentials of a client', async () => {
    const all = { ...credentials, apiV3Key: made.api_v3_key }
    expect(await parsed(paid, all)).toHaveProperty('event_type', 'PAYSCORE.USER_PAID')
  })

  it('is read again under a key that replaced another one in the same object', async () => {
    const changing = { platformKeys, apiV3Key: 'x'.repeat(32) }
    expect(await rejection(parsed(paid, changing))).toHaveProperty('code', 'ERR_NOTIFICATION_DECRYPT')
    changing.apiV3Key = made.api_v3_key
    expect(await parsed(paid, changing)).toHaveProperty('resource.total_amount', 39900)
  })
})

describe('the published notification of the official Go SDK', () => {
  const vector = JSON.parse(fixture('vectors/go-notify-payscore.json')) as {
    now_unix: number
    headers: Record<string, string>
    body: string
    certificate_pem: string
  }

  it('is authentic, and cannot be decrypted with a key of 32 bytes, because its own has 16', async () => {
    const keys = { [String(vector.headers['Wechatpay-Serial'])]: await importCertificate(vector.certificate_pem) }
    const error = await rejection(
      parsed(vector, { ...receiver, platformKeys: keys }, { receivedAt: new Date(vector.now_unix * 1000) }),
    )
    expect(error).toHaveProperty('code', 'ERR_NOTIFICATION_DECRYPT')
  })
})

describe('invalid credentials are a TypeError', () => {
  it.each<[string, unknown, RegExp]>([
    ['a missing key', { platformKeys }, /^apiV3Key must be .* but is missing$/],
    ['a key of 16 bytes', { platformKeys, apiV3Key: 'testMchAPIv3Key0' }, /^apiV3Key .* 32 bytes, but has 16$/],
    ['a key of 32 letters that are 33 bytes', { platformKeys, apiV3Key: `é${'x'.repeat(31)}` }, /but has 33$/],
    ['no platform keys', { apiV3Key: made.api_v3_key }, /^platformKeys must be/],
    ['no credentials', null, /^credentials must be an object, but is missing$/],
    ['a promise', Promise.resolve(receiver), /a promise: await it$/],
    ['a name of another package', { ...receiver, secret: 'SECRET' }, /^secret is not a credential/],
    ['a tolerance as text', { ...receiver, clockTolerance: '300' }, /^clockTolerance must be a whole number/],
    [
      "the merchant's own serial as a name",
      { ...credentials, ...receiver, serialNo: Object.keys(platformKeys)[0] },
      /serialNo/,
    ],
  ])('%s', async (_, given, expected) => {
    const error = (await rejection(parsed(paid, given as NotificationCredentials))) as Error
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toMatch(expected)
    expect(error.message).not.toMatch(/SECRET|testMch|0123456789abc/)
  })

  it.each([
    ['text', '2023-11-15'],
    ['a number', 1_700_000_000_000],
    ['an invalid date', new Date(NaN)],
  ])('%s as receivedAt', async (_, receivedAt) => {
    const error = await rejection(parseNotification(paid, receiver, { receivedAt: receivedAt as Date }))
    expect(error).toBeInstanceOf(TypeError)
    expect(error).toHaveProperty('message', expect.stringMatching(/^receivedAt must be a valid Date/))
  })

  it('null in place of the options', async () => {
    await expect(parseNotification(paid, receiver, null as never)).rejects.toThrow('options must be an object')
  })

  it('an option of another package', async () => {
    const options = { ...arrived, tolerance: 1 }
    expect(await rejection(parseNotification(paid, receiver, options))).toBeInstanceOf(TypeError)
  })
})
