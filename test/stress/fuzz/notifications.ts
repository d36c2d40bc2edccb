import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { NotificationError, parseNotification, SignatureVerificationError } from 'wechatpay-payscore'
import { made, message, platformKeys } from '../../notification/notifications.js'
import { NOW, signResponse } from '../../helpers.js'
import { jsonWords, mutated } from './mutated.js'
import { ACCEPTED, Violation, type Target } from './target.js'

interface Input {
  /** Instead of the headers of `paid`, by name: a changed value, or null for none. */
  headers: Record<string, string | null>
  /** In which case the names are. */
  names: 'as sent' | 'lower' | 'upper'
  body: string
  /** A text that is encrypted into the body in place of the order. */
  order: string | null
  /** Whether the platform signs the body, changed or not. */
  isSigned: boolean
}

const paid = message('paid')
const key = made.api_v3_key
const receivedAt = new Date(NOW * 1000)

/**
 * parseNotification: a notification whose bytes the platform signed, or a documented error that says nothing of what is in
 * it. What is not signed is accepted only unchanged.
 */
export function notifications(): Target<Input> {
  const words = [
    ...jsonWords,
    '"id"',
    '"resource"',
    '"nonce"',
    '"event_type"',
    '__proto__',
    'AEAD_AES_256_GCM',
    '\\u0000',
  ]
  const bodies = mutated(
    ['paid', 'confirmed', 'opened', 'of a new event'].map((name) => message(name).body),
    words,
  )
  const orders = mutated([JSON.stringify(made.order), 'null', '[]', '{}'], [...jsonWords, '"state"', '"out_order_no"'])
  const values = mutated(Object.values(paid.headers), ['WECHATPAY/SIGNTEST/', ',', ' ', '=', '0', '-', 'e9', 'NaN'])
  const headers = fc.dictionary(fc.constantFrom(...Object.keys(paid.headers)), fc.option(values), { maxKeys: 2 })
  return {
    inputs: fc.record(
      {
        headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: headers }),
        names: fc.constantFrom('as sent', 'lower', 'upper'),
        body: fc.oneof({ weight: 1, arbitrary: fc.constant(paid.body) }, { weight: 2, arbitrary: bodies }),
        order: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: orders }),
        isSigned: fc.boolean(),
      },
      { noNullPrototype: true },
    ),
    async feed(input) {
      const body = input.order === null ? input.body : withOrder(input.order)
      const signed = input.isSigned ? signResponse(body, String(NOW)) : paid.headers
      const given = { headers: named({ ...signed, ...input.headers }, input.names), body }
      try {
        const { event_type, id } = await parseNotification(given, { platformKeys, apiV3Key: key }, { receivedAt })
        if (!event_type || !id) throw new Violation('a notification without event_type or id')
        if (!input.isSigned && body !== paid.body) throw new Violation('a changed body was accepted')
        return ACCEPTED
      } catch (error) {
        if (!(error instanceof NotificationError) && !(error instanceof SignatureVerificationError)) throw error
        assertSaysLittle(error, input)
        return error.code
      }
    },
  }
}

function withOrder(order: string): string {
  const cipher = createCipheriv('aes-256-gcm', key, 'fdasflkja484').setAAD(Buffer.from('payscore'))
  const ciphertext = Buffer.concat([cipher.update(order), cipher.final(), cipher.getAuthTag()]).toString('base64')
  const envelope = JSON.parse(paid.body) as { resource: object }
  return JSON.stringify({ ...envelope, resource: { ...envelope.resource, ciphertext } })
}

function named(headers: Record<string, string | null>, names: Input['names']): Record<string, string> {
  const change = (name: string): string =>
    names === 'lower' ? name.toLowerCase() : names === 'upper' ? name.toUpperCase() : name
  const entries = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[change(name), value]]))
  return Object.fromEntries(entries) as Record<string, string>
}

function assertSaysLittle({ message }: Error, { order }: Input): void {
  if (message.length > 600) throw new Violation(`the message is long: ${message.length}`)
  if (/[\u0000-\u001f\u007f-\u009f]/.test(message)) throw new Violation('the message has a control character')
  if (message.includes(key.slice(0, 12))) throw new Violation('the message has the key')
  if (order !== null && order.length > 12 && message.includes(order.slice(0, 12)))
    throw new Violation('the message has the order')
}
