import fc from 'fast-check'
import { startSandbox } from '../../../src/sandbox/index.js'
import { isPath, send, type Sent } from './http.js'
import { jsonWords, mutated } from './mutated.js'
import { orderTexts } from './orders.js'
import { ACCEPTED, Violation, type Target } from './target.js'

const ENDPOINTS = [
  'GET /_sandbox/credentials',
  'GET /_sandbox/orders',
  'POST /_sandbox/orders',
  'DELETE /_sandbox/orders',
  'PUT /_sandbox/orders',
  'POST /_sandbox/orders/confirm',
  'POST /_sandbox/orders/collect',
  'POST /_sandbox/notifications',
  'GET /_sandbox/faults',
  'POST /_sandbox/faults',
  'DELETE /_sandbox/faults',
  'GET /_sandbox/requests',
  'DELETE /_sandbox/requests',
]

/** The sandbox's own endpoints: 200, 400 or 404 with JSON, whatever is sent. */
export async function control(): Promise<Target<Sent>> {
  const sandbox = await startSandbox()
  return {
    inputs: requests,
    close: async () => sandbox.close(),
    async feed(request) {
      const { method, path } = request
      const { status, headers, text } = await send(sandbox.url, request)
      const isKnown = ENDPOINTS.includes(`${method} ${path}`)
      // A GET returns what was accepted, so it always succeeds. 404 is for an order that does not exist.
      const statuses = !isKnown ? [404] : method === 'GET' ? [200] : [200, 400, 404]
      if (!statuses.includes(status)) throw new Violation(`status ${status}: ${text}`)
      if (!String(headers['content-type']).startsWith('application/json')) throw new Violation('no JSON')
      const value = JSON.parse(text) as unknown
      if (status === 200) return ACCEPTED
      const { message } = value as { message?: unknown }
      if (typeof message !== 'string' || message === '') throw new Violation('no message')
      return `${status} with a message`
    },
  }
}

const faults = [
  '{"fault":"delay","milliseconds":5,"times":2,"executed":true}',
  '{"fault":"SYSTEM_ERROR","retryAfter":2}',
  '"drop-after"',
]
const words = [...jsonWords, '"toString":1', '"fault":', '"html-502"', '\xFF']
const bodies = fc.oneof(
  { weight: 4, arbitrary: orderTexts },
  { weight: 4, arbitrary: mutated(faults, words, 'latin1') },
  { weight: 1, arbitrary: fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('latin1')) },
  { weight: 1, arbitrary: fc.constant('') },
)
const endpoints = fc.constantFrom(...ENDPOINTS).map((name) => ({
  method: name.slice(0, name.indexOf(' ')),
  path: name.slice(name.indexOf(' ') + 1),
}))
const elsewhere = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  path: mutated(['/_sandbox/orders', '/_sandbox/faults/'], ['/', '?', '..', '%', '#', '/_sandbox'], 'latin1'),
})
const headers = { 'Content-Type': 'application/json' }
const requests = fc
  .tuple(fc.oneof({ weight: 9, arbitrary: endpoints }, { weight: 1, arbitrary: elsewhere }), bodies)
  // What only reads is asked without a body, as curl does.
  .map(([where, body]): Sent => ({ ...where, headers, body: where.method === 'GET' ? '' : body }))
  .filter(({ path }) => isPath(path) && path.startsWith('/_sandbox'))
