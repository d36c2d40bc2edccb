import createClient from 'openapi-fetch'
import { UnexpectedResponseError, wechatpayAuth, type paths } from 'wechatpay-payscore'
import { connect } from './connect.js'
import { equal, ok, SERVICE_ORDER, thrown, type Check } from './helpers.js'
import type { Input } from './input.js'

export async function redirects(check: Check, input: Input): Promise<void> {
  const sandbox = await connect(input.sandbox)
  for (const status of [301, 302, 303, 307, 308]) {
    // A client that follows it reaches a sandbox that completes the order and signs its response.
    const baseUrl = `${input.redirector}/${status}`
    await check(`does not follow a ${status}`, async () => {
      const order = await sandbox.order()
      const error = await thrown(sandbox.client({ baseUrl }).POST(SERVICE_ORDER, order.call))
      ok(error instanceof UnexpectedResponseError, error)
      equal(error.response?.status, status)
      equal(await order.completions(), 0)
    })
    await check(`does not follow a ${status} in a caller’s openapi-fetch client`, async () => {
      const order = await sandbox.order()
      const client = createClient<paths, 'application/json'>({ baseUrl })
      client.use(wechatpayAuth(sandbox.credentials))
      const error = await thrown(client.POST(SERVICE_ORDER, order.call))
      ok(error instanceof UnexpectedResponseError, error)
      equal(await order.completions(), 0)
    })
  }
}
