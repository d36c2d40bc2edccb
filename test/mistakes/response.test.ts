/** What a developer is told who gave the client the wrong name for a key of the platform. */
import { createWechatpayClient } from 'wechatpay-payscore'
import { expect, it } from 'vitest'
import { credentials, PUBLIC_KEY_ID, rejection, SERVICE_ORDER, serviceOrderCall, signResponse } from '../helpers.js'

it('an id of a public key that was mistyped is named beside the one of the response', async () => {
  const key = credentials.platformKeys[PUBLIC_KEY_ID] as CryptoKey // `as`: it is there.
  const mistyped = PUBLIC_KEY_ID.replace('0114', '0141')
  const client = createWechatpayClient(
    { ...credentials, platformKeys: { [mistyped]: key } },
    { fetch: async () => new Response('{}', { headers: signResponse('{}') }), maxRetries: 0 },
  )
  const error = await rejection(client.POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_SIGNATURE_UNKNOWN_SERIAL' })
  expect((error as Error).message).toContain(
    `it is signed with "${PUBLIC_KEY_ID}", platformKeys has "${mistyped}": is one mistyped`,
  )
})
