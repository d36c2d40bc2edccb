/** Each example of docs/sandbox-http.md is sent, and its response compared, in the order of the page. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { startMerchant, type Merchant } from './merchant.js'
import { service } from './orders.js'
import { raw, send } from './raw.js'
import { until } from './wire.js'

const page = readFileSync(new URL('../../docs/sandbox-http.md', import.meta.url), 'utf8')

/** ``METHOD path``, a body if there is one, an empty line, a status if it is not 200, the response. */
const examples = [...page.matchAll(/```http\n([^]*?)\n```/g)].map(([, text = '']) => {
  const [request = '', response = ''] = text.split('\n\n')
  const [line = '', ...body] = request.split('\n')
  const [, status = '200', json = ''] = /^(?:(\d{3})\n)?([^]*)$/.exec(response) ?? []
  return { line, body: body.join('\n'), status: Number(status), json: JSON.parse(json) as unknown }
})

let merchant: Merchant
let sandbox: Sandbox
beforeAll(async () => {
  merchant = await startMerchant([500, 204])
  sandbox = await startSandbox({ notifyUrl: merchant.url, notifyDelays: [0, 0, 0] })
  await raw(sandbox, { body: service })
})
afterAll(async () => {
  await sandbox.close()
  await merchant.close()
})

/** What the page shows, where "…" stands for any text. */
function shown(value: unknown): unknown {
  if (value === '…') return expect.any(String)
  if (Array.isArray(value)) return value.map(shown)
  if (typeof value !== 'object' || value === null) return value
  return expect.objectContaining(Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shown(field)])))
}

describe('the page of the sandbox over HTTP', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(10)
  })

  it.each(examples)('$line', async ({ line, body, status, json }) => {
    const [method = '', path = ''] = line.split(' ')
    if (path === '/_sandbox/notifications' && method === 'GET')
      await until(() => sandbox.notifications.list().every(({ state }) => state === 'delivered'))
    const headers: Record<string, string> = body === '' ? {} : { 'Content-Type': 'application/json' }
    const response = await send(sandbox.url + path, { method, headers, ...(body !== '' && { body }) })
    expect([response.status, JSON.parse(response.text)]).toEqual([status, shown(json)])
    // The keys are all of those that there are.
    if (path === '/_sandbox/credentials') expect(Object.keys(response.json)).toEqual(Object.keys(json as object))
  })

  it('names every endpoint that there is', async () => {
    const { json } = await send(`${sandbox.url}/_sandbox/none`)
    const names = String(json.message).split('; there is ')[1]?.split(', ') ?? []
    expect(names.length).toBeGreaterThan(15)
    for (const name of names) {
      const [method = '', path = ''] = name
        .replace('{product}/{out_order_no}', 'serviceorder/SERVICE-ORDER-1')
        .split(' ')
      expect(page).toContain(`${method} ${path}`)
    }
  })

  it('sends a notification again', async () => {
    const [{ id } = { id: '' }] = sandbox.notifications.list()
    const { json } = await send(`${sandbox.url}/_sandbox/notifications/resend`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id, fault: 'wrong-signature' }),
    })
    expect(json).toMatchObject({ id, attempts: [{}, {}, { fault: 'wrong-signature', status: 204 }] })
  })
})
