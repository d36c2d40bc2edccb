import fc, { type Arbitrary } from 'fast-check'
import { startSandbox, type NewSandboxOrder } from '../../../src/sandbox/index.js'
import { operations } from '../../contract/contract.js'
import { bodiesOf, schemaOf } from '../../properties/arbitrary.js'
import { changedBodies } from '../../properties/changed-bodies.js'
import { isPath, type Sent } from './http.js'
import { ask } from './merchant.js'
import { mutated } from './mutated.js'
import type { Target } from './target.js'

const time_range = { start_time: '20251018' }
/** Each input finds these orders again; most of them are completed by exactly one body. */
const ORDERS: readonly NewSandboxOrder[] = [
  { product: 'serviceorder', out_order_no: 'A' },
  { product: 'serviceorder', out_order_no: 'A|*', time_range, start_location: 'x' },
  { product: 'serviceorder', out_order_no: 'B', risk_fund: { name: 'DEPOSIT', amount: 2 ** 53 - 1 } },
  { product: 'serviceorder', out_order_no: 'C', state: 'REVOKED' },
  { product: 'serviceorder', out_order_no: 'D', state: 'CREATED' },
  { product: 'smartretail-orders', out_order_no: 'A', finish_ticket: 't', start_location: 'x' },
  { product: 'payafter-orders', out_order_no: 'B', time_range: { start_time: 'OnAccept', end_time: '20251018200000' } },
  { product: 'payafter-orders', out_order_no: 'C', state: 'FINISHED' },
  { product: 'payafter-orders', out_order_no: 'D', state: 'USER_PAID' },
]

/** The three endpoints of the sandbox: only responses that the contract documents, and no fault of the sandbox itself. */
export async function service(): Promise<Target<Sent>> {
  const sandbox = await startSandbox({ orders: [] })
  return {
    inputs: requests,
    close: async () => sandbox.close(),
    async feed(request) {
      for (const order of ORDERS) sandbox.orders.replace(order)
      return ask(sandbox, request)
    },
  }
}

const ids = { appid: 'wxd678efh567hg6787', service_id: '500001' }
const finish = { ...ids, finish_type: 2, finish_ticket: 't', profit_sharing: false, total_amount: 200 }
export const SERVICE_BODIES = [
  {
    ...ids,
    post_payments: [{ name: 'x', amount: 250, count: 2 }],
    post_discounts: [{ name: 'z', amount: 50 }],
    total_amount: 200,
  },
  {
    ...ids,
    post_payments: [{ name: 'x' }],
    total_amount: 0,
    time_range: { end_time: '20251019', end_time_remark: 'x' },
  },
]
export const FINISH_BODIES = [
  { ...finish, fees: [{ fee_name: 'x', fee_amount: 250 }], discounts: [{ discount_name: 'y', discount_amount: 50 }] },
  { ...finish, finish_type: 1, cancel_reason: 'x', total_amount: 0, real_service_end_time: '20251019123000' },
]

/** Bodies that complete an order of the product, bodies that only keep the contract, and changed ones. */
function bodiesFor(right: readonly object[], operationId: string): Arbitrary<string> {
  const operation = operations.find((one) => one.operationId === operationId)
  if (!operation) throw new Error(`there is no ${operationId}`)
  const valid = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: bodiesOf(operation).map((body) => ({ ...body, ...ids })) },
  )
  return fc.oneof(
    { weight: 2, arbitrary: valid.map(bytesOf) },
    { weight: 4, arbitrary: changedBodies(valid, schemaOf(operation)).map(bytesOf) },
    { weight: 1, arbitrary: mutated(right.map(bytesOf), words, 'latin1') },
  )
}

function bytesOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value) ?? '').toString('latin1')
}

const words = ['{', '[', '"', ':', ',', '1e999', '\\ud800', '\xFF', '\xEF\xBB\xBF', '['.repeat(500)]
const pathOf = ({ product, out_order_no }: NewSandboxOrder): string =>
  `/v3/payscore/${product}/${out_order_no}/complete`
const segments = ['/', '.', '..', '%', '%2e', '%00', '%ff', '%F0%9F%98%80', '?', '#', '|', '*', 'Z', '_sandbox']
const elsewhere = mutated(ORDERS.map(pathOf), segments, 'latin1').filter(
  (path) => isPath(path) && !path.startsWith('/_sandbox'),
)
const names = fc.constantFrom(
  'Accept',
  'Content-Type',
  'User-Agent',
  'Wechatpay-Serial',
  'Accept-Language',
  'Authorization',
)
const values = fc.oneof(
  fc.constantFrom('', '*/*', 'application/json', 'application/json; charset=utf-8', 'text/html', '__proto__', 'en'),
  fc.string(),
)
const rarely = <T>(arbitrary: Arbitrary<T>, usual: Arbitrary<T>): Arbitrary<T> =>
  fc.oneof({ weight: 19, arbitrary: usual }, { weight: 1, arbitrary })

const requests = fc
  .record({
    method: rarely(fc.constantFrom('GET', 'PUT', 'DELETE'), fc.constant('POST')),
    order: fc.constantFrom(...ORDERS, { product: 'serviceorder', out_order_no: 'NONE' } as const),
    elsewhere: rarely<string | null>(elsewhere, fc.constant(null)),
    headers: rarely(fc.dictionary(names, values, { noNullPrototype: true }), fc.constant({})),
    mistaken: rarely(fc.constant(true), fc.constant(false)),
    service: bodiesFor(SERVICE_BODIES, 'completeServiceOrder'),
    finish: bodiesFor(FINISH_BODIES, 'completeSmartRetailOrder'),
  })
  .map(({ method, order, elsewhere, headers, mistaken, service, finish }): Sent => {
    const isService = (order.product === 'serviceorder') !== mistaken
    return { method, path: elsewhere ?? pathOf(order), headers, body: isService ? service : finish }
  })
