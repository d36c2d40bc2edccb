/** Whatever carries a request, the service sees the same headers. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { client, completedBody, SERVICE_ORDER, serviceOrderCall, signResponse } from '../helpers.js'

it('Node’s transport and a fetch send the same headers', async () => {
  const seen: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    seen.push(request.headers)
    request.resume().on('end', () => response.writeHead(200, signResponse(completedBody)).end(completedBody))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await client({ baseUrl }).POST(SERVICE_ORDER, serviceOrderCall)
  await client({ baseUrl, fetch: (request) => globalThis.fetch(request) }).POST(SERVICE_ORDER, serviceOrderCall)
  server.closeAllConnections()
  server.close()

  const [byNode, byFetch] = seen.map(({ authorization, ...others }) => {
    expect(authorization).toMatch(/^WECHATPAY2-SHA256-RSA2048 /)
    return others
  })
  // The standard of fetch adds one header, which nobody can take away.
  expect(byFetch).toEqual({ ...byNode, 'sec-fetch-mode': 'cors' })
})
