import { decrypt, readEncrypted, type Encrypted } from './aes-gcm.js'
import { assertObject } from './assert.js'
import { readNotificationCredentials, type NotificationCredentials } from './credentials.js'
import { NotificationError, SignatureVerificationError } from './errors.js'
import type { Bytes } from './message.js'
import { resourceIssue, type Notification } from './notification-events.js'
import { web } from './platform/web.js'
import { readRawMessage, type RawMessage } from './raw-message.js'
import { distrustOf, signedParts } from './verify.js'

/** Options of `parseNotification`. */
export interface NotificationOptions {
  /** When the notification arrived, for one that waited in a queue; default now. Its signature expires from then on. */
  receivedAt?: Date | undefined
}

/**
 * Reads a notification of WeChat Pay: verifies its signature, then decrypts its resource.
 *
 * Respond within 5 seconds with 200 or 204, and with 4xx or 5xx after a NotificationError or a
 * SignatureVerificationError: then WeChat Pay sends it again. It also sends wrong signatures on purpose, to see that they
 * are refused. The same notification may come several times, even at once: make what you do on it repeatable.
 *
 * @param message a web Request, or `{ headers, body }`: headers of any shape, and the **raw** body, text or bytes
 * @throws SignatureVerificationError: the notification is not from WeChat Pay, or older than the clock's tolerance
 * @throws NotificationError with the code ERR_NOTIFICATION_DECRYPT: the APIv3 key is another one, or was reset
 * @throws NotificationError with the code ERR_NOTIFICATION_BODY: the notification is not the contract's
 * @throws TypeError for invalid credentials, and for a body that was parsed before
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012587960
 * @example
 * app.post('/notify', express.raw({ type: () => true }), async (req, res) => {
 *   const { event_type, resource } = await parseNotification(req, { platformKeys, apiV3Key })
 *   if (event_type === 'PAYSCORE.USER_PAID') await markAsPaid(resource.out_order_no, resource.total_amount)
 *   res.status(204).end()
 * })
 */
export async function parseNotification(
  message: Request | RawMessage,
  credentials: NotificationCredentials,
  options: NotificationOptions = {},
): Promise<Notification> {
  const { platformKeys, clockTolerance, apiV3Key } = readNotificationCredentials(credentials)
  const now = readReceivedAt(options)
  const { headers, body } = await readRawMessage(message)

  const trust = { keys: new Map(Object.entries(platformKeys)), clockTolerance, now }
  const distrust = await distrustOf(signedParts(headers), body, trust, web)
  if (distrust) {
    const { code, why } = distrust
    throw new SignatureVerificationError(`The notification cannot be trusted: ${why}`, { code })
  }
  const { resource, ...event } = readEnvelope(body)
  const plaintext = await decrypt(resource, credentials, apiV3Key)
  if (!plaintext) {
    const why = 'is apiV3Key the APIv3 key of this merchant, and was it reset on the merchant platform?'
    const message = `The notification is signed, but its resource cannot be decrypted: ${why}`
    throw new NotificationError(message, { code: 'ERR_NOTIFICATION_DECRYPT' })
  }
  const content = parseJson(plaintext)
  const issue = content === undefined ? 'be JSON' : resourceIssue(event.event_type, content)
  if (issue !== undefined) throw invalid(`its decrypted resource must ${issue}`)
  // `as`: the fields that the event's type requires have just been looked at.
  return { ...event, resource: content } as Notification
}

/** Milliseconds since 1970. */
function readReceivedAt(options: NotificationOptions): number {
  assertObject('options', options)
  const { receivedAt, ...others } = options
  const [name] = Object.keys(others)
  if (name !== undefined) throw new TypeError(`parseNotification() takes one option, receivedAt, but is given others`)
  if (receivedAt === undefined) return Date.now()
  const time = Object.prototype.toString.call(receivedAt) === '[object Date]' ? receivedAt.getTime() : NaN
  if (Number.isNaN(time)) throw new TypeError('receivedAt must be a valid Date; of text make one with new Date(text)')
  return time
}

/** The fields of a notification, its resource as it is encrypted. */
function readEnvelope(body: Bytes): Omit<Notification, 'resource' | 'event_type'> & {
  event_type: string
  resource: Encrypted
} {
  const value = parseJson(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('its body is no JSON object')
  const { id, create_time, event_type, summary, resource } = value as Readonly<Record<string, unknown>>
  const encrypted = readEncrypted(resource)
  if (typeof encrypted === 'string') throw invalid(`its resource's ${encrypted}`)
  return {
    id: assertText('id', id),
    create_time: assertText('create_time', create_time),
    event_type: assertText('event_type', event_type),
    ...(typeof summary === 'string' && { summary }),
    resource: encrypted,
  }
}

function assertText(field: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw invalid(`its ${field} must be text`)
}

function invalid(why: string): NotificationError {
  return new NotificationError(`The notification is signed, but is not the contract's: ${why}`, {
    code: 'ERR_NOTIFICATION_BODY',
  })
}

/** The JSON value of bytes; undefined for bytes that are none. */
function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
