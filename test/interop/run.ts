/**
 * Drives the sandbox with clients that this project did not write, and with two that were written from the official pages:
 * in each key mode they complete and query orders of the three products, download certificates, and are given every forged
 * response. `npm run test:interop` installs them in this folder and runs this file.
 */
import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { startSandbox, type FaultName, type Product, type Sandbox } from '../../src/sandbox/index.js'
import { check, summary } from '../check.js'
import { axiosPlugin } from './clients/axios-plugin.js'
import { nodeV3, nodeV3Unverified } from './clients/node-v3.js'
import { php, python } from './clients/program.js'
import type { Client, ClientKind, Mode } from './clients/types.js'

const KINDS = [axiosPlugin, nodeV3, nodeV3Unverified, php, python]
const MODES: Mode[] = ['certificate', 'public-key', 'both']
const FORGERIES = [
  'wrong-signature',
  'probing-signature',
  'missing-signature',
  'unknown-serial',
  'old-timestamp',
  'future-timestamp',
] as const satisfies FaultName[]

const who = { appid: 'wxd678efh567hg6787', service_id: '500001' }
const service = { ...who, post_payments: [{ name: '酒店房费', amount: 38800 }], total_amount: 38800 }
const finish = {
  ...{ ...who, finish_type: 2, fees: [{ fee_name: '商品费用', fee_amount: 3900 }], total_amount: 3900 },
  profit_sharing: false,
}

/** A number with the character that is percent-encoded, which every client must sign as it sends it. */
const numberOf = (product: Product): string => `ORDER|${product.slice(0, 10)}`

/** What became of each forgery, by client and mode. */
const verdicts = new Map<string, Map<Mode, string[]>>()

for (const mode of MODES) {
  for (const kind of KINDS) {
    const sandbox = await startSandbox({ platform: mode, orders: [] })
    const client = await kind.create(sandbox, mode)
    const title = `${kind.name} (${mode})`
    for (const product of ['serviceorder', 'smartretail-orders', 'payafter-orders'] as const)
      await check(`${title} queries, completes and queries an order of ${product}`, async () =>
        complete(client, sandbox, product),
      )
    await check(`${title} gets an error of the API`, async () => refused(client))
    await check(`${title} downloads the certificates`, async () => download(kind, client, sandbox, mode))
    await judge(kind, client, sandbox, mode)
    await sandbox.close()
  }
}

await check('every client judges a forgery alike in each mode', () => {
  for (const [name, byMode] of verdicts) {
    const [first, ...others] = [...byMode.values()].map((list) => list.join(' '))
    for (const other of others) assert.equal(other, first, name)
  }
})
await check('test/interop/README.md has the table of forgeries as this run found it', () => {
  const page = readFileSync(new URL('../../test/interop/README.md', import.meta.url), 'utf8')
  // prettier lays the columns out.
  const plain = (text: string): string => text.replace(/ +/g, ' ')
  for (const row of rows()) assert.ok(plain(page).includes(row), `There is no row ${row}`)
})
console.log(rows().join('\n'))
summary('interop')

async function complete(client: Client, sandbox: Sandbox, product: Product): Promise<void> {
  const out_order_no = numberOf(product)
  sandbox.orders.add({ product, out_order_no, finish_ticket: 'TICKET-OF-THE-CALLBACK' })
  const query = `/v3/payscore/${product}?${String(new URLSearchParams({ ...who, out_order_no }))}`
  const { body: before } = await client.call('GET', query)
  assert.equal(before.out_order_no, out_order_no)
  const body = product === 'serviceorder' ? service : { ...finish, finish_ticket: before.finish_ticket }
  const { status } = await client.call('POST', `/v3/payscore/${product}/ORDER%7C${product.slice(0, 10)}/complete`, body)
  assert.equal(status, 200)
  const order = sandbox.orders.get(product, out_order_no)
  assert.deepEqual([order?.completed_with, order?.completions], [body, 1])
  const { body: after } = await client.call('GET', query)
  const { state, total_amount } = after
  assert.deepEqual({ state, total_amount }, { state: order?.state, total_amount: body.total_amount })
}

async function refused(client: Client): Promise<void> {
  const query = `/v3/payscore/serviceorder?${String(new URLSearchParams({ ...who, out_order_no: 'NONE' }))}`
  // A client either returns the error or throws it.
  const taken = await client.call('GET', query).catch((error: { response?: { status: number; data: object } }) => {
    if (!error.response) throw error
    return { status: error.response.status, body: error.response.data }
  })
  assert.deepEqual([taken.status, (taken.body as { code?: string }).code], [404, 'ORDER_NOT_EXIST'])
}

async function download(kind: ClientKind, client: Client, { pem }: Sandbox, mode: Mode): Promise<string> {
  if (mode === 'public-key') {
    await assert.rejects(async () => client.downloadCertificates())
    return 'refused, for there is none'
  }
  if (kind.downloadFails) {
    await assert.rejects(async () => client.downloadCertificates(), { message: kind.downloadFails })
    return 'fails by its own mistake'
  }
  const spki = (text: string): string => createPublicKey(text).export({ type: 'spki', format: 'pem' }).toString()
  const downloaded = Object.entries(await client.downloadCertificates())
  assert.deepEqual(
    downloaded.map(([serial, text]) => [serial, spki(text)]),
    [[pem.platformSerial, spki(pem.platformCertificate)]],
  )
  return 'one'
}

/** Gives a client each forged response, and keeps what it makes of it. */
async function judge(kind: ClientKind, client: Client, sandbox: Sandbox, mode: Mode): Promise<void> {
  const query = `/v3/payscore/serviceorder?${String(new URLSearchParams({ ...who, out_order_no: numberOf('serviceorder') }))}`
  const found: string[] = []
  for (const forgery of FORGERIES) {
    sandbox.faults.add(forgery)
    found.push(
      await client.call('GET', query).then(
        () => 'ACCEPTED',
        () => 'refused',
      ),
    )
    sandbox.faults.clear()
  }
  const byMode = verdicts.get(kind.name) ?? new Map<Mode, string[]>()
  verdicts.set(kind.name, byMode.set(mode, found))
}

/** The rows of the table in test/interop/README.md. */
function rows(): string[] {
  return [...verdicts].map(([name, byMode]) => `| ${[name, ...(byMode.get('both') ?? [])].join(' | ')} |`)
}
