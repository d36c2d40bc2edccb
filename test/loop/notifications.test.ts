/** parseNotification reads what the sandbox sends over a real socket, and refuses each of its faults. */
import { createServer, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseNotification, type NotificationCredentials } from 'wechatpay-payscore'
import { startSandbox, type NotificationFault, type Sandbox } from 'wechatpay-payscore/sandbox'
import { rejection } from '../helpers.js'
import { useServers } from '../servers.js'

let sandbox: Sandbox
let credentials: NotificationCredentials
beforeAll(async () => {
  sandbox = await startSandbox()
  credentials = { ...sandbox.credentials, apiV3Key: sandbox.apiV3Key }
})
afterAll(async () => sandbox.close())
const { listen } = useServers()

const out_order_no = 'A1'
const paid = { event_type: 'PAYSCORE.USER_PAID', out_order_no } as const

describe('a notification of the sandbox', () => {
  it.each([
    ['PAYSCORE.USER_CONFIRM', 'serviceorder', { state: 'DOING', state_description: 'USER_CONFIRM' }],
    ['PAYSCORE.USER_PAID', 'serviceorder', { state: 'DONE', out_order_no }],
    ['PAYSCORE.USER_ACCEPTED', 'payafter-orders', { finish_ticket: expect.any(String) as string }],
    ['PAYSCORE.USER_OPEN_SERVICE', 'serviceorder', { service_id: '500001' }],
    ['PAYSCORE.USER_CLOSE_SERVICE', 'serviceorder', { service_id: '500001' }],
  ] as const)('of %s is read', async (event_type, product, resource) => {
    sandbox.orders.replace({ product, out_order_no, state: initial(event_type, product) })
    const message = await sandbox.createNotification({ event_type, product, out_order_no })
    expect(await parseNotification(message, credentials)).toMatchObject({ event_type, resource })
  })

  it.each<[NotificationFault, string]>([
    ['wrong-signature', 'ERR_SIGNATURE_MISMATCH'],
    ['probing-signature', 'ERR_SIGNATURE_MISMATCH'],
    ['missing-signature', 'ERR_SIGNATURE_MISSING'],
    ['unknown-serial', 'ERR_SIGNATURE_UNKNOWN_SERIAL'],
    ['old-timestamp', 'ERR_SIGNATURE_EXPIRED'],
    ['future-timestamp', 'ERR_SIGNATURE_EXPIRED'],
    ['another-key', 'ERR_SIGNATURE_MISMATCH'],
    ['another-api-v3-key', 'ERR_NOTIFICATION_DECRYPT'],
  ])('with the fault %s is refused with %s', async (fault, code) => {
    sandbox.orders.replace({ product: 'serviceorder', out_order_no, state: 'DONE' })
    const message = await sandbox.createNotification({ ...paid, fault })
    expect(await rejection(parseNotification(message, credentials))).toHaveProperty('code', code)
  })
})

it('a server of Node reads the body that arrived, and WeChat Pay sends again what it refused', async () => {
  const seen: unknown[] = []
  const server = createServer((request, response) => {
    const read = async (): Promise<void> => {
      const { event_type } = await parseNotification(
        { headers: request.headers, body: await bodyOf(request) },
        credentials,
      )
      seen.push(event_type)
      response.writeHead(204).end()
    }
    read().catch((error: unknown) => {
      seen.push((error as { code?: unknown }).code)
      response.writeHead(400).end(JSON.stringify({ code: 'FAIL', message: 'refused' }))
    })
  })
  const notifyUrl = `${await listen(server)}/notify`
  const notifying = await startSandbox({ notifyUrl, notifyDelays: [1] })
  try {
    credentials = { ...notifying.credentials, apiV3Key: notifying.apiV3Key }
    const state_description = 'MCH_COMPLETE'
    notifying.orders.add({ product: 'serviceorder', out_order_no, state: 'DOING', state_description })
    notifying.orders.collect('serviceorder', out_order_no, { fault: 'probing-signature' })
    await expect.poll(() => seen, { timeout: 60_000 }).toHaveLength(2)
    expect(seen).toEqual(['ERR_SIGNATURE_MISMATCH', 'PAYSCORE.USER_PAID'])
  } finally {
    await notifying.close()
  }
})

function initial(event: string, product: string) {
  if (product !== 'serviceorder') return 'USER_ACCEPTED'
  return event === 'PAYSCORE.USER_PAID' ? 'DONE' : 'DOING'
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // `as`: no encoding is set
  return Buffer.concat(chunks)
}
