import createClient from 'openapi-fetch'
import {
  AbortError,
  ConnectionError,
  OutcomeUnknownError,
  RequestValidationError,
  TimeoutError,
  wechatpayAuth,
  type Attempt,
  type paths,
} from 'wechatpay-payscore'
import { connect } from './connect.js'
import { equal, ok, SERVICE_ORDER, serviceOrder, thrown, type Check } from './helpers.js'
import type { Input } from './input.js'

export async function exchanges(check: Check, input: Input): Promise<void> {
  const sandbox = await connect(input.sandbox)
  await check('completes an order in the sandbox', async () => {
    const order = await sandbox.order()
    const { data } = await sandbox.client().POST(SERVICE_ORDER, order.call)
    equal(data?.state_description, 'MCH_COMPLETE')
    equal(await order.completions(), 1)
  })
  await check('retries after a cut connection, and calls onAttempt for each attempt', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'drop-after' })
    const attempts: Attempt[] = []
    const { data } = await sandbox.client({ onAttempt: (it) => attempts.push(it) }).POST(SERVICE_ORDER, order.call)
    equal(data?.out_order_no, order.call.params.path.out_order_no)
    equal(await order.completions(), 2)
    equal(
      attempts.map(({ number, status, code, reason }) => [number, status, code, reason].join()).join(' '),
      ['1,,ERR_CONNECTION,connection', '2,200,,'].join(' '),
    )
  })
  await check('throws OutcomeUnknownError when the retry is refused', async () => {
    const order = await sandbox.order(0)
    await sandbox.fault({ fault: 'drop-after' })
    const error = await thrown(sandbox.client().POST(SERVICE_ORDER, order.call))
    ok(error instanceof OutcomeUnknownError, error)
    equal(error.error.code, 'ORDER_DONE')
  })
  await check('retries after a response with a wrong signature', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'wrong-signature' })
    const { data, error } = await sandbox.client().POST(SERVICE_ORDER, order.call)
    ok(data, error?.code)
    equal(await order.completions(), 2)
  })
  await check('refuses a truncated response', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'truncate' })
    const error = await thrown(sandbox.client({ maxRetries: 0 }).POST(SERVICE_ORDER, order.call))
    ok(error instanceof ConnectionError, error)
    equal(error.outcome, 'unknown')
  })
  await check('returns an error of the API as a value', async () => {
    const { error } = await sandbox.client().POST(SERVICE_ORDER, serviceOrder('NO-SUCH-ORDER'))
    equal(error?.code, 'ORDER_NOT_EXIST')
  })
  await check('sends nothing that breaks the contract', async () => {
    const order = await sandbox.order()
    const body = { ...order.call.body, total_amount: -1 }
    const error = await thrown(sandbox.client().POST(SERVICE_ORDER, { ...order.call, body }))
    ok(error instanceof RequestValidationError, error)
    equal(await order.completions(), 0)
  })
  await check("ends by the caller's signal", async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'delay', milliseconds: 2000 })
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 100)
    const error = await thrown(sandbox.client().POST(SERVICE_ORDER, { ...order.call, signal: controller.signal }))
    ok(error instanceof AbortError, error)
    equal((error.cause as Error).message, 'enough')
  })
  await check('ends an attempt by its timeout', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'delay', milliseconds: 2000 })
    const error = await thrown(sandbox.client({ timeout: 100, maxRetries: 0 }).POST(SERVICE_ORDER, order.call))
    ok(error instanceof TimeoutError, error)
    equal(error.outcome, 'unknown')
  })
  await check('ends a call by its deadline', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'delay', milliseconds: 2000 })
    const error = await thrown(sandbox.client({ deadline: 100, maxRetries: 5 }).POST(SERVICE_ORDER, order.call))
    ok(error instanceof TimeoutError, error)
  })
  const refused = async (baseUrl: string | string[]): Promise<unknown> =>
    thrown(sandbox.client({ baseUrl, maxRetries: 0 }).POST(SERVICE_ORDER, serviceOrder('1')))
  const outcome = input.knowsNotSent ? 'not-sent' : 'unknown'
  await check(`says ${outcome} when no connection could be made`, async () => {
    const error = await refused(input.nowhere)
    ok(error instanceof ConnectionError && error.outcome === outcome, error)
  })
  await check('uses the next base URL when no connection could be made', async () => {
    const order = await sandbox.order()
    const client = sandbox.client({ baseUrl: [input.nowhere, input.sandbox] })
    const { data, error } = await client.POST(SERVICE_ORDER, order.call)
    ok(data, error?.code)
  })
  await check('signs and verifies in a caller’s openapi-fetch client', async () => {
    const order = await sandbox.order()
    const client = createClient<paths, 'application/json'>({ baseUrl: input.sandbox })
    client.use(wechatpayAuth(sandbox.credentials))
    const { data, error } = await client.POST(SERVICE_ORDER, order.call)
    ok(data, error?.code)
  })
}
