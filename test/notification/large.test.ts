/** A notification of some hundred kilobytes: no call has as many arguments, and no stack as much room. */
import { createCipheriv, sign } from 'node:crypto'
import { expect, it } from 'vitest'
import { fixture, NOW, PUBLIC_KEY_ID, testingKey } from '../helpers.js'
import { made, parsed } from './notifications.js'

it('a notification of 300 kB is read', async () => {
  const attach = '深'.repeat(100_000)
  const cipher = createCipheriv('aes-256-gcm', made.api_v3_key, '61f9c719728a')
  const plaintext = JSON.stringify({ ...made.order, attach })
  const encrypted = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
  const body = JSON.stringify({
    ...{ id: 'EV-1', create_time: '2023-11-15T06:13:20+08:00', event_type: 'PAYSCORE.USER_PAID' },
    resource: { algorithm: 'AEAD_AES_256_GCM', nonce: '61f9c719728a', ciphertext: encrypted.toString('base64') },
  })
  const signature = sign('sha256', Buffer.from(`${NOW}\nNONCE\n${body}\n`), testingKey(fixture('platform_key.pem')))
  const headers = {
    'Wechatpay-Timestamp': String(NOW),
    'Wechatpay-Nonce': 'NONCE',
    'Wechatpay-Serial': PUBLIC_KEY_ID,
    'Wechatpay-Signature': signature.toString('base64'),
  }
  expect(await parsed({ headers, body })).toMatchObject({ resource: { attach } })
})
