import fc from 'fast-check'
import { startSandbox, type SandboxOrder } from '../../../src/sandbox/index.js'
import { outOrderNumbers } from '../../properties/arbitrary.js'
import { send } from './http.js'
import { ask } from './merchant.js'
import { jsonWords, mutated } from './mutated.js'
import { FINISH_BODIES, SERVICE_BODIES } from './service.js'
import { Violation, type Target } from './target.js'

interface Input {
  /** One character for each byte. */
  order: string
  /** Which of the bodies completes the order. */
  body: number
}

/** Orders added over HTTP: the sandbox refuses them, or can list and complete them like any other. */
export async function orders(): Promise<Target<Input>> {
  const sandbox = await startSandbox()
  return {
    inputs: fc.record({ order: orderTexts, body: fc.nat({ max: 1 }) }, { noNullPrototype: true }),
    close: async () => sandbox.close(),
    async feed({ order, body }) {
      sandbox.orders.clear()
      const headers = { 'Content-Type': 'application/json' }
      const added = await send(sandbox.url, { method: 'POST', path: '/_sandbox/orders', headers, body: order })
      const { status } = await send(sandbox.url, { method: 'GET', path: '/_sandbox/orders' })
      if (status !== 200) throw new Violation(`the orders cannot be listed any more: ${status}`)
      if (added.status === 400) return 'not added'
      if (added.status !== 200) throw new Violation(`adding the order gets status ${added.status}`)
      // `as`: a 200 has the order.
      const { product, out_order_no, appid, service_id, finish_ticket } = JSON.parse(added.text) as SandboxOrder
      const right = (product === 'serviceorder' ? SERVICE_BODIES : FINISH_BODIES)[body]
      const path = `/v3/payscore/${product}/${out_order_no}/complete`
      return ask(sandbox, {
        method: 'POST',
        path,
        body: bytesOf({ ...right, appid, service_id, ...(finish_ticket !== undefined && { finish_ticket }) }),
      })
    },
  }
}

const order = {
  product: 'payafter-orders',
  out_order_no: 'A-1',
  state: 'USER_ACCEPTED',
  risk_fund: { name: 'DEPOSIT', amount: 9900, description: 'x' },
  time_range: { start_time: '20251018', end_time: '20251019' },
  start_location: 'x',
  finish_ticket: 't',
}
const seeds = [
  order,
  {
    product: 'serviceorder',
    out_order_no: 'A|2*',
    state_description: 'MCH_COMPLETE',
    completed_with: SERVICE_BODIES[0],
    completions: 1,
  },
  { product: 'serviceorder', out_order_no: 'SERVICE-ORDER-1' },
]
const words = [...jsonWords, '"__proto__":', '"toString":1', '"DOING"', '"x"', '\xFF']
const fields = fc.constantFrom(
  ...Object.keys(order),
  ...[
    'appid',
    'service_id',
    'order_id',
    'service_introduction',
    'state_description',
    'completed_with',
    'completions',
    'extra',
  ],
)

const text = fc.constantFrom('x', '服务', 'x'.repeat(20), '\u2028"\\')
const time = fc.constantFrom('20251018', '20251019', '20251019120000', '20991231', '20250231', 20251018)
const plausible = (products: string[], states: string[], bodies: object[]) =>
  fc.record(
    {
      product: fc.constantFrom(...products),
      out_order_no: outOrderNumbers(),
      appid: text,
      order_id: text,
      service_introduction: fc.constantFrom('x', '服务', 'x'.repeat(20), 'x'.repeat(21)),
      start_location: text,
      finish_ticket: text,
      state: fc.constantFrom(...states),
      state_description: fc.constantFrom('USER_CONFIRM', 'MCH_COMPLETE', ''),
      risk_fund: fc.record({
        name: fc.constant('DEPOSIT'),
        amount: fc.constantFrom(0, 200, 9900, 2 ** 53 - 1, 2 ** 53),
      }),
      time_range: fc.record({ start_time: time, end_time: time }, { requiredKeys: [] }),
      completed_with: fc.constantFrom(...bodies),
      completions: fc.nat(),
    },
    { requiredKeys: ['product', 'out_order_no'] },
  )
const older = ['smartretail-orders', 'payafter-orders']

const services = plausible(['serviceorder'], ['DOING', 'DOING', 'DOING', 'REVOKED'], SERVICE_BODIES)
const finishes = plausible(older, ['USER_ACCEPTED', 'USER_ACCEPTED', 'FINISHED', 'EXPIRED'], FINISH_BODIES)

const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'grapheme', maxLength: 80 }))
/** A field of any type in place of a valid one. */
const oneWrong = fc.tuple(fc.constantFrom(...seeds), fields, anything)
/** A field that is nested deeply. */
const nested = fc.tuple(fields, fc.integer({ min: 1, max: 5000 })).map(([name, depth]) => {
  const deep = '{"amount":1,"a":'.repeat(depth) + '1' + '}'.repeat(depth)
  return bytesOf({ ...order, [name]: '@' }).replace('"@"', deep)
})

/** Orders as a program in another language may send them. */
export const orderTexts = fc.oneof(
  { weight: 30, arbitrary: mutated(seeds.map(bytesOf), words, 'latin1') },
  { weight: 80, arbitrary: services.map(bytesOf) },
  { weight: 60, arbitrary: finishes.map(bytesOf) },
  { weight: 30, arbitrary: oneWrong.map(([order, name, value]) => bytesOf({ ...order, [name]: value })) },
  { weight: 1, arbitrary: nested },
)

function bytesOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('latin1')
}
