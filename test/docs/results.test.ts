/** The functions of docs/results.md do what the page says of them, against the sandbox. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createWechatpayClient, type OrderToComplete, type Product } from '../../src/node.js'
import { startSandbox, type Fault, type OrderState, type Sandbox } from '../../src/sandbox/index.js'
import { root } from '../typecheck.js'
import { editions } from './pages.js'

/** What the blocks of code make: each exports one function. */
interface Functions {
  isCompleted(product: Product, out_order_no: string): Promise<boolean>
  close(order: OrderToComplete): Promise<'done' | 'again' | 'look'>
}
const given = { appid: 'wxd678efh567hg6787', service_id: '500001' }
const folder = mkdtempSync(join(root, 'test', '.docs-results-'))
let sandbox: Sandbox
let functions: Functions

beforeAll(async () => {
  sandbox = await startSandbox({ orders: [] })
  // What prelude.ts declares.
  Object.assign(globalThis, given, { client: createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url }) })
  functions = { ...(await moduleOf('isCompleted')), ...(await moduleOf('close')) } as Functions
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await sandbox.close()
})

/** The block of code that has a function. */
function codeOf(name: string): string {
  const [page] = editions.find(([{ path }]) => path === 'docs/results.md') ?? expect.fail('no page')
  return page.blocks.find(({ code }) => code.includes(`function ${name}(`))?.code ?? expect.fail(`no ${name}`)
}

async function moduleOf(name: string): Promise<object> {
  const file = join(folder, `${name}.ts`)
  writeFileSync(file, codeOf(name))
  return (await import(pathToFileURL(file).href)) as object
}

it.each<[Product, OrderState, boolean]>([
  ['serviceorder', 'CREATED', false],
  ['serviceorder', 'DOING', false],
  ['serviceorder', 'DONE', true],
  ['serviceorder', 'REVOKED', false],
  ['serviceorder', 'EXPIRED', false],
  ['smartretail-orders', 'USER_ACCEPTED', false],
  ['smartretail-orders', 'FINISHED', true],
  ['payafter-orders', 'USER_PAID', true],
  ['payafter-orders', 'REVOKED', false],
])('isCompleted says of an order of %s that is %s: %s', async (product, state, expected) => {
  sandbox.orders.replace({ product, out_order_no: 'STATE', state })
  expect(await functions.isCompleted(product, 'STATE')).toBe(expected)
})

it('isCompleted says yes while WeChat Pay collects', async () => {
  sandbox.orders.replace({ product: 'serviceorder', out_order_no: 'COLLECTS', state_description: 'MCH_COMPLETE' })
  expect(await functions.isCompleted('serviceorder', 'COLLECTS')).toBe(true)
})

describe('close', () => {
  // `as`: the type of a matcher.
  const SYSTEM_ERROR = expect.stringMatching(/^OutcomeUnknownError: The API reported SYSTEM_ERROR/) as string
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each<[what: string, OrderState, faults: (Fault | Fault['fault'])[], expected: string, logged: string[]]>([
    ['a lost response', 'DOING', ['drop-after'], 'done', []],
    ['a cancelled order', 'REVOKED', [], 'done', []],
    ['5xx to the last', 'DOING', [{ fault: 'SYSTEM_ERROR', times: 3 }], 'again', [SYSTEM_ERROR]],
    ['a missing permission', 'DOING', ['NO_AUTH'], 'again', ['NO_AUTH']],
    ['a refusal', 'DOING', ['PARAM_ERROR'], 'look', ['PARAM_ERROR']],
    ['an order that has expired', 'EXPIRED', [], 'look', ['INVALID_ORDER_STATE']],
  ])('%s', async (_what, state, faults, expected, logged) => {
    sandbox.orders.replace({ product: 'serviceorder', out_order_no: 'CLOSE', state })
    sandbox.faults.clear()
    sandbox.faults.add(...faults)
    const body = { ...given, post_payments: [{ name: '骑行费用', amount: 250 }], total_amount: 250 }
    const print = vi.spyOn(console, 'error').mockReturnValue()
    expect(await functions.close({ product: 'serviceorder', out_order_no: 'CLOSE', body })).toBe(expected)
    expect(print.mock.calls.map(([code]) => String(code))).toEqual(logged)
  })
})

it("README's notification is received in at most 15 lines, from the server on", () => {
  const [readme] = editions.find(([{ path }]) => path === 'README.md') ?? expect.fail('no README')
  const [, server] = readme.blocks.find(({ code }) => code.includes('createServer('))?.code.split(/^export/m) ?? []
  expect(server?.trim().split('\n').length).toBeLessThanOrEqual(15)
})

it.each([
  ['isCompleted', 5],
  ['close', 10],
])('%s has at most %i lines between its braces', (name, most) => {
  const lines = codeOf(name)
    .split('\n')
    .filter((line) => line.startsWith('  ') && !line.trim().startsWith('//'))
  expect(lines.length).toBeLessThanOrEqual(most)
})
