/** `batch` behind something that is not WeChat Pay and refuses all: it stops. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startMerchant } from './merchant.js'
import { completions, jsonLines } from './orders.js'
import { run } from './run.js'

it.each([
  ['at the first 401 with a code of its own', 401, '{"code":"UNAUTHORIZED","message":"x"}', 'status 401', 1],
  ['after three pages with status 403', 403, '<html>blocked</html>', 'the responses to 3 orders', 3],
])('a batch stops %s', async (_, status, body, reason, most) => {
  const merchant = await startMerchant()
  const seen = new Set<string>()
  const server = createServer((request, response) => {
    const number = /ORDER-\d+/.exec(request.url ?? '')?.[0]
    if (number !== undefined) seen.add(number)
    request.resume()
    response.writeHead(status, { 'Content-Type': body.startsWith('{') ? 'application/json' : 'text/html' }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // `as`: it listens on a port.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const orders = merchant.file('orders.jsonl', jsonLines(completions(30)))
  const args = ['batch', orders, '--results', join(merchant.folder, 'results.jsonl')]
  const ended = await run(args, { ...merchant.env, WECHATPAY_BASE_URL: url })
  expect(ended.status).toBe(3)
  expect(ended.stderr).toContain(`Stopped: ${reason}`)
  expect(seen.size).toBe(most)
  server.close()
  server.closeAllConnections()
  await merchant.close()
})
