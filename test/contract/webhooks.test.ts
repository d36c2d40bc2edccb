/** The documented facts of the notifications: what arrives, what it holds when it is decrypted, and what to respond. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bundle, resolve, type Schema } from './contract.js'

interface Webhook {
  operationId: string
  security: object[]
  parameters: { $ref: string }[]
  requestBody: { content: { 'application/json': { examples: Record<string, { $ref: string }> } } }
  responses: Record<string, { $ref?: string; description?: string }>
  'x-plaintext': { event_type: string; schema: { $ref: string } }
}
// `as`: the linter has checked the shape.
const { webhooks } = bundle as unknown as { webhooks: Record<string, { post: Webhook }> }
const all = Object.entries(webhooks).map(([name, { post }]) => ({ name, ...post }))

const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema(bundle, 'bundle')
const isNotification = ajv.compile({ $ref: 'bundle#/components/schemas/Notification' })

it('the notifications are four, each bound to its plaintext', () => {
  expect(
    all.map(({ name, operationId, 'x-plaintext': { event_type, schema } }) => [
      name,
      operationId,
      event_type,
      schema.$ref.split('/').at(-1),
    ]),
  ).toEqual([
    ['notifyServiceOrderConfirmed', 'notifyServiceOrderConfirmed', 'PAYSCORE.USER_CONFIRM', 'ServiceOrder'],
    ['notifyServiceOrderPaid', 'notifyServiceOrderPaid', 'PAYSCORE.USER_PAID', 'ServiceOrder'],
    ['notifyServiceOpened', 'notifyServiceOpened', 'PAYSCORE.USER_OPEN_SERVICE', 'UserServicePermission'],
    ['notifyServiceClosed', 'notifyServiceClosed', 'PAYSCORE.USER_CLOSE_SERVICE', 'UserServicePermission'],
  ])
})

describe.each(all)('$name', ({ security, parameters, requestBody, responses, 'x-plaintext': plaintext }) => {
  it('is signed by WeChat Pay, with the headers of a response', () => {
    expect(security).toEqual([])
    const headers = parameters.map((parameter) => resolve(parameter) as unknown as { name: string; required: boolean })
    expect(headers.map(({ name, required }) => [name, required])).toEqual([
      ['Wechatpay-Timestamp', true],
      ['Wechatpay-Nonce', true],
      ['Wechatpay-Signature', true],
      ['Wechatpay-Serial', true],
      ['Wechatpay-Signature-Type', false],
    ])
  })

  it('is taken with a 204, and is sent again after a 4xx or 5xx', () => {
    expect(Object.keys(responses)).toEqual(['204', '4XX', '5XX'])
    expect(responses['204']?.description).toContain('200')
    for (const status of ['4XX', '5XX']) {
      expect(responses[status]).toEqual({ $ref: '#/components/responses/NotificationFailure' })
    }
  })

  it('has an example with its event_type', () => {
    const [example = expect.fail()] = Object.values(requestBody.content['application/json'].examples)
    const { value } = resolve(example) as unknown as { value: object }
    expect(isNotification(value)).toBe(true)
    expect(value).toMatchObject({ event_type: plaintext.event_type })
  })
})

describe('the envelope', () => {
  const { Notification, NotificationResource, NotificationEventType } = bundle.components.schemas
  const facts = ({ properties = {} }: Schema = {}): unknown =>
    Object.entries(properties).map(([name, { maxLength }]) => [name, maxLength])

  it('has the documented fields, of which summary and original_type are optional', () => {
    expect(Notification?.required).toEqual(['id', 'create_time', 'event_type', 'resource_type', 'resource'])
    expect(facts(Notification)).toEqual([
      ['id', 36],
      ['create_time', 64],
      ['event_type', undefined],
      ['resource_type', 32],
      ['summary', 64],
      ['resource', undefined],
    ])
    expect(NotificationResource?.required).toEqual(['algorithm', 'ciphertext', 'nonce'])
    expect(facts(NotificationResource)).toEqual([
      ['algorithm', 32],
      ['ciphertext', 1048576],
      ['nonce', 16],
      ['associated_data', 16],
      ['original_type', 32],
    ])
  })

  it('has an event_type that may be another one than those that are listed', () => {
    expect(NotificationEventType?.enum).toEqual([
      'PAYSCORE.USER_CONFIRM',
      'PAYSCORE.USER_PAID',
      'PAYSCORE.USER_OPEN_SERVICE',
      'PAYSCORE.USER_CLOSE_SERVICE',
      'PAYSCORE.USER_ACCEPTED',
      'REFUND.SUCCESS',
      'REFUND.ABNORMAL',
      'REFUND.CLOSED',
    ])
  })

  it('is that of the published notification of wechatpay-go', () => {
    const vector = new URL('../fixtures/vectors/go-notify-payscore.json', import.meta.url)
    // `as`: the vector is a fixture.
    const { body } = JSON.parse(readFileSync(vector, 'utf8')) as { body: string }
    expect(isNotification(JSON.parse(body))).toBe(true)
    expect(isNotification({ ...(JSON.parse(body) as object), resource: {} })).toBe(false)
  })
})
