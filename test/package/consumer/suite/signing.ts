import { createWechatpayClient } from 'wechatpay-payscore'
import type { Input } from './input.js'
import { equal, fixtureCredentials, replace, thrown, type Check } from './helpers.js'

export async function signing(check: Check, fixtures: Input['fixtures']): Promise<void> {
  const credentials = await fixtureCredentials(fixtures)
  for (const { path, out_order_no, body, signature } of fixtures.requests) {
    await check(`signs ${path} as openssl does`, async () => {
      const sent: Request[] = []
      const fetch = async (request: Request): Promise<Response> => (sent.push(request), new Response())
      const client = createWechatpayClient(credentials, { fetch, maxRetries: 0 })
      const restore = [
        replace(Date, 'now', () => Number(fixtures.timestamp) * 1000),
        replace(crypto, 'randomUUID', () => fixtures.requestNonce),
      ]
      try {
        await thrown(client.POST(path, { params: { path: { out_order_no } }, body: JSON.parse(body) as never }))
      } finally {
        for (const undo of restore) undo()
      }
      const items =
        `mchid="${fixtures.mchid}",nonce_str="${fixtures.requestNonce}",timestamp="${fixtures.timestamp}",` +
        `serial_no="${fixtures.serialNo}",signature="${signature}"`
      equal(sent[0]?.headers.get('Authorization'), `WECHATPAY2-SHA256-RSA2048 ${items}`)
      equal(await sent[0]?.text(), body)
    })
  }
}
