/** Every way to change a notification, and the error that it ends in. */
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { importPublicKey, NotificationError, parseNotification, SignatureVerificationError } from 'wechatpay-payscore'
import { goVector, NOW, PUBLIC_KEY_ID, rejection } from '../helpers.js'
import { arrived, made, message, paid, parsed, receiver } from './notifications.js'

const signature = String(paid.headers['Wechatpay-Signature'])

describe('a notification is refused', () => {
  it.each<[string, object, string]>([
    ['without a signature', { 'Wechatpay-Signature': '' }, 'MISSING'],
    ['without a timestamp', { 'Wechatpay-Timestamp': undefined }, 'MISSING'],
    ['without a nonce', { 'Wechatpay-Nonce': undefined }, 'MISSING'],
    ['without a serial', { 'Wechatpay-Serial': undefined }, 'MISSING'],
    ['with a timestamp that is no number', { 'Wechatpay-Timestamp': '2023-11-15' }, 'EXPIRED'],
    ['of another second', { 'Wechatpay-Timestamp': String(NOW + 1) }, 'MISMATCH'],
    ['301 seconds old', { 'Wechatpay-Timestamp': String(NOW - 301) }, 'EXPIRED'],
    ['301 seconds ahead', { 'Wechatpay-Timestamp': String(NOW + 301) }, 'EXPIRED'],
    ['with another nonce', { 'Wechatpay-Nonce': 'c5ac7061fccab6bf3e254dcf98995b8d' }, 'MISMATCH'],
    ['under an unknown serial', { 'Wechatpay-Serial': '5157F09EFDC096DE15EBE81A47057A7232F1B8E2' }, 'UNKNOWN_SERIAL'],
    ['under the name of a method', { 'Wechatpay-Serial': 'constructor' }, 'UNKNOWN_SERIAL'],
    ['with a probing signature', { 'Wechatpay-Signature': `WECHATPAY/SIGNTEST/${signature}` }, 'MISMATCH'],
    ['with a cut signature', { 'Wechatpay-Signature': signature.slice(0, -4) }, 'MISMATCH'],
    ['with a signature that is no base64', { 'Wechatpay-Signature': '%%%' }, 'MISMATCH'],
    ['with two signatures', { 'Wechatpay-Signature': [signature, signature] }, 'MISMATCH'],
  ])('%s', async (_, changed, code) => {
    const error = await rejection(parsed({ ...paid, headers: { ...paid.headers, ...changed } }))
    expect(error).toBeInstanceOf(SignatureVerificationError)
    expect(error).toHaveProperty('code', `ERR_SIGNATURE_${code}`)
    const { outcome, response } = error as SignatureVerificationError
    expect([outcome, response]).toEqual([undefined, undefined])
    expect(error).toHaveProperty('message', expect.stringMatching(/^The notification cannot be trusted: /))
  })

  it('under the id of another key', async () => {
    const platformKeys = { [PUBLIC_KEY_ID]: await importPublicKey(goVector.public_key_pem) }
    expect(await rejection(parsed(paid, { ...receiver, platformKeys }))).toHaveProperty(
      'code',
      'ERR_SIGNATURE_MISMATCH',
    )
  })

  it.each([
    ['one byte more', `${paid.body} `],
    ['one byte less', paid.body.slice(1)],
    ['another event', paid.body.replace('USER_PAID', 'USER_PAIN')],
    ['its JSON written anew', JSON.stringify(JSON.parse(paid.body), undefined, 1)],
    ['the body of another notification', message('confirmed').body],
    ['a mark of UTF-8 before it', `\ufeff${paid.body}`],
    ['no body', ''],
  ])('with %s', async (_, body) => {
    expect(await rejection(parsed({ ...paid, body }))).toHaveProperty('code', 'ERR_SIGNATURE_MISMATCH')
  })

  it('now, although it was signed long ago, unless it is said when it arrived', async () => {
    expect(await rejection(parseNotification(paid, receiver))).toHaveProperty('code', 'ERR_SIGNATURE_EXPIRED')
    expect(await parseNotification(paid, receiver, arrived)).toHaveProperty('event_type', 'PAYSCORE.USER_PAID')
  })

  it('by the tolerance of the credentials', async () => {
    const late = { receivedAt: new Date((NOW + 10) * 1000) }
    const tolerant = { ...receiver, clockTolerance: 10 }
    expect(await parsed(paid, tolerant, late)).toHaveProperty('event_type', 'PAYSCORE.USER_PAID')
    expect(await rejection(parsed(paid, { ...receiver, clockTolerance: 9 }, late))).toHaveProperty(
      'code',
      'ERR_SIGNATURE_EXPIRED',
    )
  })
})

/** All of these are signed. */
const undecryptable = [
  ...['under another key', 'with other associated data', 'with another nonce', 'with an empty nonce'],
  ...['with a short nonce', 'with its first byte changed', 'without its tag', 'with an empty ciphertext'],
  ...['with a ciphertext that is no base64', 'with base64 of another alphabet'],
]

describe('a signed notification', () => {
  it('says the same of all that it cannot decrypt, and names the likely cause', async () => {
    const errors = await Promise.all(undecryptable.map(async (name) => rejection(parsed(message(name)))))
    for (const error of errors) {
      expect(error).toBeInstanceOf(NotificationError)
      expect(error).toHaveProperty('code', 'ERR_NOTIFICATION_DECRYPT')
      expect([(error as Error).cause, (error as NotificationError).outcome]).toEqual([undefined, undefined])
    }
    const messages = new Set(errors.map((error) => (error as Error).message))
    expect([...messages]).toEqual([
      expect.stringMatching(/is apiV3Key the APIv3 key of this merchant, and was it reset/),
    ])
  })

  it('has the same keys in all of these errors', async () => {
    const errors = await Promise.all(undecryptable.map(async (name) => rejection(parsed(message(name)))))
    expect(new Set(errors.map((error) => Object.getOwnPropertyNames(error).sort().join())).size).toBe(1)
  })

  const misshapen = Object.keys(made.notifications).filter((name) =>
    /^(of (no bytes|null|an array|text|HTML|another|an order)|cut|without (id|create|event|resource|algo|cipher|nonce)|with (a number|an empty event|its resource)|whose)/.test(
      name,
    ),
  )
  it.each(misshapen)("%s is not the contract's", async (name) => {
    const error = await rejection(parsed(message(name)))
    expect(error).toBeInstanceOf(NotificationError)
    expect(error).toHaveProperty('code', 'ERR_NOTIFICATION_BODY')
    const printed = inspect(error) + JSON.stringify(error)
    for (const secret of ['就餐费用', 'oUpF8uMuAJO', '0123456789abc']) expect(printed).not.toContain(secret)
  })

  it('is looked at in every row of the fixtures', () => {
    const read =
      /^(paid|confirmed|opened|refunded|of a new event|without (associated data|summary)|indented|with a field twice)$/
    const rest = Object.keys(made.notifications).filter((name) => !read.test(name) && !misshapen.includes(name))
    expect(rest.sort()).toEqual([...undecryptable].sort())
  })
})
