import {
  createWechatpayClient,
  OutcomeUnknownError,
  SignatureVerificationError,
  UnexpectedResponseError,
} from 'wechatpay-payscore'
import type { Input } from './input.js'
import { equal, fixtureCredentials, ok, replace, SERVICE_ORDER, serviceOrder, thrown, type Check } from './helpers.js'

export async function verification(check: Check, fixtures: Input['fixtures']): Promise<void> {
  const { response: good, orderDone, publicKeyId, certificateSerial, timestamp, responseNonce } = fixtures
  const credentials = await fixtureCredentials(fixtures)
  const signed = {
    'Content-Type': 'application/json',
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': responseNonce,
    'Wechatpay-Signature': good.signature,
    'Wechatpay-Serial': publicKeyId,
  }
  const about = fixtures.requests.find(({ path }) => path === SERVICE_ORDER)
  // The signatures are old, so we set the clock back, except where a check is about their age.
  const call = async (headers: object, body: string, status = 200, more: Partial<Given> = {}): Promise<unknown> => {
    const { number = about?.out_order_no, atThatTime = true } = more
    const fetch = async (): Promise<Response> => new Response(body, { status, headers: { ...headers } })
    const client = createWechatpayClient(credentials, { fetch, maxRetries: 0 })
    const restore = atThatTime ? replace(Date, 'now', () => Number(timestamp) * 1000) : () => {}
    try {
      return await client.POST(SERVICE_ORDER, serviceOrder(number ?? ''))
    } finally {
      restore()
    }
  }
  for (const [key, serial] of [
    ['the WeChat Pay public key', publicKeyId],
    ['a platform certificate', certificateSerial],
  ] as const) {
    await check(`returns a response signed under ${key}`, async () => {
      const { data } = (await call({ ...signed, 'Wechatpay-Serial': serial }, good.body)) as { data?: object }
      equal(JSON.stringify(data), good.body)
    })
  }
  await check('throws a signed ORDER_DONE: a custom fetch may have sent the request twice', async () => {
    const refusal = await thrown(call({ ...signed, 'Wechatpay-Signature': orderDone.signature }, orderDone.body, 400))
    ok(refusal instanceof OutcomeUnknownError, refusal)
    equal(JSON.stringify(refusal.error), orderDone.body)
  })

  const refused: [name: string, headers: Record<string, string>, body: string, code: string][] = [
    ['a changed body', signed, good.body.replace('40000', '40001'), 'ERR_SIGNATURE_MISMATCH'],
    [
      'the signature of something else',
      { ...signed, 'Wechatpay-Signature': orderDone.signature },
      good.body,
      'ERR_SIGNATURE_MISMATCH',
    ],
    ['another nonce', { ...signed, 'Wechatpay-Nonce': 'x' }, good.body, 'ERR_SIGNATURE_MISMATCH'],
    [
      'a probing signature',
      { ...signed, 'Wechatpay-Signature': `WECHATPAY/SIGNTEST/${good.signature.slice(19)}` },
      good.body,
      'ERR_SIGNATURE_MISMATCH',
    ],
    ['an unknown serial', { ...signed, 'Wechatpay-Serial': 'PUB_KEY_ID_0' }, good.body, 'ERR_SIGNATURE_UNKNOWN_SERIAL'],
    ['no signature at all', { 'Content-Type': 'application/json' }, good.body, 'ERR_SIGNATURE_MISSING'],
    ...(['Timestamp', 'Nonce', 'Signature', 'Serial'] as const).map(
      (name): [string, Record<string, string>, string, string] => [
        `no Wechatpay-${name}`,
        { ...signed, [`Wechatpay-${name}`]: '' },
        good.body,
        'ERR_SIGNATURE_MISSING',
      ],
    ),
  ]
  for (const [name, headers, body, code] of refused) {
    await check(`refuses a response with ${name}`, async () => {
      const refusal = await thrown(call(headers, body))
      ok(refusal instanceof SignatureVerificationError, refusal)
      equal(refusal.code, code)
      equal(refusal.outcome, 'unknown')
    })
  }
  await check('refuses a response that is too old', async () => {
    const refusal = await thrown(call(signed, good.body, 200, { atThatTime: false }))
    ok(refusal instanceof SignatureVerificationError, refusal)
    equal(refusal.code, 'ERR_SIGNATURE_EXPIRED')
  })
  await check('refuses a response about another order', async () => {
    const refusal = await thrown(call(signed, good.body, 200, { number: 'ANOTHER-ORDER' }))
    ok(refusal instanceof UnexpectedResponseError, refusal)
  })
  await check("refuses a gateway's page", async () => {
    const refusal = await thrown(call({ 'Content-Type': 'text/html' }, '<html></html>', 502))
    ok(refusal instanceof UnexpectedResponseError, refusal)
  })
}

/** What a check may set. */
interface Given {
  number: string
  atThatTime: boolean
}
