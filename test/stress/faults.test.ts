/** No order is lost under faults, and the judge that says so convicts clients that lose one. */
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { faultOf, isSlow, labelOf } from './faults/mix.js'
import { bytesPerCall, MAX_BYTES_PER_CALL } from './faults/memory.js'
import { planCall } from './faults/orders.js'
import { linesOf } from './faults/report.js'
import { runFaults, type FaultsReport } from './faults/run.js'
import * as web from '../../src/index.js'
import * as node from '../../src/node.js'
import { faultNames } from '../../src/sandbox/faults.js'
import { root } from '../typecheck.js'

describe.each([
  { entry: 'as on Node', createClient: node.createWechatpayClient, transport: 'node' },
  { entry: 'with Web APIs only', createClient: web.createWechatpayClient, transport: 'fetch' },
] as const)('300 orders at 30 % faults with the package $entry', ({ createClient, transport }) => {
  let report: FaultsReport
  beforeAll(async () => {
    report = await runFaults({
      orders: 300,
      concurrency: 64,
      rate: 0.3,
      seed: 1,
      round: 150,
      createClient,
      transport,
    })
  })

  it('break no promise', () => {
    expect(report.violations).toEqual([])
  })

  it('end in every way that a call can end', () => {
    const { calls, ...kinds } = report.tally.all
    expect(calls).toBe(300)
    expect(Object.values(kinds).reduce((sum, count) => sum + count)).toBe(300)
    expect(kinds.completed).toBeGreaterThan(150)
    expect(kinds.refused).toBeGreaterThan(0)
    expect(kinds.unknown).toBeGreaterThan(0)
    // Over a fetch only a call that ends before its first attempt is not-sent.
    if (transport === 'node') expect(kinds['not-sent']).toBeGreaterThan(0)
  })

  it('meet faults in about 30 % of the responses, and take retries', () => {
    const { faulty, arrived, attempts, rows, unread } = report.tally
    expect(arrived).toBeGreaterThan(300)
    expect(faulty / arrived).toBeGreaterThan(0.22)
    expect(faulty / arrived).toBeLessThan(0.38)
    expect(attempts.length).toBe(4)
    expect(rows.size).toBeGreaterThan(25)
    // No other request arrived than those that were observed.
    expect(unread).toBe(0)
  })

  it('can be read', () => {
    const lines = linesOf(report)
    expect(lines[0]).toMatch(/^met +calls +completed +refused +unknown +not-sent$/)
    expect(lines.at(-1)).toMatch(/^(No promise was broken|Promises broken: \d+)\.$/)
    expect(Math.max(...lines.slice(0, report.tally.rows.size).map((line) => line.length))).toBeLessThanOrEqual(120)
  })
})

describe('the plan', () => {
  it('is a pure function of seed and order', () => {
    for (let index = 0; index < 50; index++) expect(planCall(7, index, 0.3, 400)).toEqual(planCall(7, index, 0.3, 400))
    expect(faultOf(7, 'F1', 1, 1, 400)).toEqual(faultOf(7, 'F1', 1, 1, 400))
    const labels = [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) =>
      labelOf(faultOf(7, 'F1', attempt, 1, 400) ?? expect.fail()),
    )
    expect(new Set(labels).size).toBeGreaterThan(1)
  })

  it('has every fault of the sandbox, at the rate that it is given', () => {
    const faults = Array.from({ length: 3000 }, (_, index) => faultOf(1, `F${index}`, 1, 0.5, 400))
    const played = faults.filter((fault) => fault !== undefined)
    for (const name of faultNames) expect(played.map(({ fault }) => fault)).toContain(name)
    expect(played.length / faults.length).toBeCloseTo(0.5, 1)
  })

  it('has a time limit that can be reached only for calls that meet a stall or a delay', () => {
    const plans = Array.from({ length: 500 }, (_, index) => planCall(1, index, 0.3, 400))
    for (const { out_order_no, timeout } of plans) {
      const faults = [1, 2, 3].flatMap((attempt) => faultOf(1, out_order_no, attempt, 0.3, 400) ?? [])
      expect(timeout).toBe(faults.some(isSlow) ? 400 : 60_000)
    }
    expect(plans.filter(({ timeout }) => timeout === 400).length).toBeGreaterThan(20)
    expect(isSlow({ fault: 'stall' }) && isSlow({ fault: 'delay' })).toBe(true)
    expect(isSlow({ fault: 'reset' })).toBe(false)
  })

  it('has all products, cancellations, amounts of 0 and refusals', () => {
    const plans = Array.from({ length: 500 }, (_, index) => planCall(1, index, 0.3, 400))
    const count = (is: (plan: (typeof plans)[number]) => boolean): number => plans.filter(is).length
    for (const product of ['serviceorder', 'smartretail-orders', 'payafter-orders'])
      expect(count((plan) => plan.product === product)).toBeGreaterThan(100)
    expect(count(({ body }) => 'finish_type' in body && body.finish_type === 1)).toBeGreaterThan(50)
    expect(count(({ body, product }) => product === 'serviceorder' && body.total_amount === 0)).toBeGreaterThan(30)
    expect(count(({ completable }) => !completable)).toBeGreaterThan(20)
    expect(count(({ baseUrls }) => baseUrls === 'first-refuses')).toBeGreaterThan(50)
    expect(count(({ abortAfter }) => abortAfter !== undefined)).toBeGreaterThan(20)
    expect(count(({ deadline }) => deadline !== undefined)).toBeGreaterThan(20)
  })
})

type Create = typeof node.createWechatpayClient
type Post = (path: string, init: Init) => Promise<{ data?: unknown; error?: unknown; response?: unknown }>
interface Init {
  params: { path: { out_order_no: string } }
  body: { total_amount: number }
}

/** A client whose POST is changed; `options` change the client below it. */
function liar(
  lie: (post: Post, path: string, init: Init) => ReturnType<Post>,
  changed: node.WechatpayClientOptions = {},
): Create {
  return (credentials, options) => {
    const client = node.createWechatpayClient(credentials, { ...options, ...changed })
    // `as`, here and below: the types of a liar are not those of a client.
    const post = client.POST as unknown as Post
    return { ...client, POST: (async (path: string, init: Init) => lie(post, path, init)) as never }
  }
}

/** A client that reports something else when the outcome is unknown; without retries more calls end like that. */
function liarAboutTheUnknown(
  report: (init: Init, error: node.WechatpayError) => ReturnType<Post>,
  changed: node.WechatpayClientOptions = {},
): Create {
  return liar(
    async (post, path, init) =>
      post(path, init).catch(async (error: unknown) => {
        if (error instanceof node.WechatpayError && error.outcome === 'unknown') return report(init, error)
        throw error
      }),
    changed,
  )
}

const value = (code: string, status: number): Awaited<ReturnType<Post>> => ({
  error: { code, message: '' },
  response: { status },
})
/** What the API reported, as if it were certain. */
function asValue(error: node.WechatpayError): Awaited<ReturnType<Post>> {
  if (!(error instanceof node.OutcomeUnknownError)) throw error
  return { error: error.error, response: error.response }
}
/** So that more calls end in a response that proves nothing: with retries it depends on time whether one does. */
const NO_RETRIES = { maxRetries: 0 }
const kept: unknown[] = []

describe('the judge', () => {
  it.each<[string, RegExp[], Create]>([
    [
      'reports success when the response is lost',
      [/^reported as completed, but is not$/],
      liarAboutTheUnknown(async ({ params, body }) => ({ data: { ...params.path, ...body } }), NO_RETRIES),
    ],
    [
      'reports a refusal when the response is lost',
      [/^reported as refused with ORDER_NOT_EXIST, but is completed$/],
      liarAboutTheUnknown(async () => value('ORDER_NOT_EXIST', 404)),
    ],
    [
      'returns ORDER_DONE for an order that the same call completed',
      [
        /^reported as refused with ORDER_(DONE|CANCELED), but is completed$/,
        /^refused with ORDER_(DONE|CANCELED), though an earlier attempt may have been executed$/,
      ],
      liarAboutTheUnknown(async (_, error) => asValue(error)),
    ],
    [
      'returns a 5xx as a value',
      [/^50\d \w+ is returned as a value$/],
      liarAboutTheUnknown(async (_, error) => asValue(error), NO_RETRIES),
    ],
    [
      'believes a response whose signature does not verify',
      [/^completed after the response with the fault [\w-]+, which proves nothing$/],
      liarAboutTheUnknown(async ({ params, body }, error) => {
        if (!(error instanceof node.SignatureVerificationError)) throw error
        return { data: { ...params.path, ...body } }
      }, NO_RETRIES),
    ],
    [
      'returns a completion without proof',
      [/^data is not about this order$/],
      liar(async (post, path, init) => {
        const { data, ...rest } = await post(path, init)
        return data ? { ...rest, data: { ...data, state: 'CREATED', mchid: '1' } } : rest
      }),
    ],
    [
      'reports not-sent although requests arrived',
      [/^not-sent with ERR_\w+, but a request arrived$/, /^reported as not sent with ERR_\w+, but is completed$/],
      liarAboutTheUnknown(async (_, error) => {
        throw new node.ConnectionError(error.message, { outcome: 'not-sent' })
      }),
    ],
    [
      'changes the amount',
      [/^completed with other parameters$/, /^a body is not the caller’s$/],
      // An item without an amount goes with any total.
      liar(async (post, path, init) =>
        post(path, { ...init, body: { ...init.body, ...('post_payments' in init.body && OTHER_AMOUNT) } }),
      ),
    ],
    [
      'returns the response about another order',
      [/^data is not about this order$/],
      liar(async (post, path, init) => {
        const { data, ...rest } = await post(path, init)
        return data ? { ...rest, data: { ...data, out_order_no: 'OTHER' } } : rest
      }),
    ],
    [
      'retries with other bytes',
      [/^attempts differ in their bodies$/],
      liar(async (post, path, init) =>
        post(path, init).catch(async () => {
          const reordered = Object.fromEntries(Object.entries(init.body).reverse())
          return post(path, { ...init, body: reordered as Init['body'] })
        }),
      ),
    ],
    [
      'retries in secret, with the same nonce',
      [/^a nonce came twice$/, /^\d attempts, but \d requests arrived$/],
      liar(async (post, path, init) => post(path, init), { fetch: retryInSecret }),
    ],
    [
      'throws an undocumented error',
      [/^threw what is not documented: RangeError/],
      liarAboutTheUnknown(async () => {
        throw new RangeError('oops')
      }),
    ],
    [
      'ends a call and leaves its connection open',
      [/^a connection outlived the call$/],
      liar(async (post, path, init) => post(path, init), { fetch: fetchWithoutSignal }),
    ],
    [
      'never sends anything',
      [/^lost: called again, and still not completed$/, /^called again, and still unknown ERR_TIMEOUT$/],
      liar(async () => {
        throw new node.TimeoutError('', { outcome: 'unknown' })
      }),
    ],
    [
      'causes a warning',
      [/^warning: Warning: too many$/],
      liar(async (post, path, init) => {
        process.emitWarning('too many')
        return post(path, init)
      }),
    ],
    [
      'leaves a rejection unhandled',
      [/^unhandled rejection: Error: alone$/],
      liar(async (post, path, init) => {
        void Promise.reject(new Error('alone'))
        return post(path, init)
      }),
    ],
  ])('convicts a client that %s', async (_, promises, createClient) => {
    const { violations } = await withoutOtherListeners(async () =>
      runFaults({ orders: 100, concurrency: 50, rate: 0.6, seed: 5, timeout: 150, createClient }),
    )
    for (const promise of promises) console.log('COUNT', _, violations.filter((v) => promise.test(v.promise)).length)
    for (const promise of promises)
      expect(violations.map((violation) => violation.promise)).toContainEqual(expect.stringMatching(promise))
  })

  it('convicts over a fetch what only the transport of Node can know', async () => {
    const { createWechatpayClient: createClient } = node
    const run = { orders: 100, concurrency: 50, rate: 0, seed: 5, createClient }
    const { violations } = await runFaults({ ...run, transport: 'fetch' })
    const promises = new Set(violations.map(({ promise }) => promise))
    expect(promises).toContain('ORDER_DONE is returned as a value, though a fetch may send twice')
    expect(promises).toContain('not-sent, though a fetch was called')
    expect((await runFaults(run)).violations).toEqual([])
  })

  it('convicts a client that keeps each response, and not one that keeps none', async () => {
    const leaky = liar(async (post, path, init) => {
      const result = await post(path, init)
      kept.push(result.response)
      return result
    })
    const run = { orders: 800, round: 100, concurrency: 64, rate: 0, seed: 5 }
    const promises = async (createClient: Create): Promise<string[]> =>
      (await runFaults({ ...run, createClient })).violations
        .map(({ promise }) => promise)
        .filter((promise) => promise.includes('bytes'))
    expect(await promises(leaky)).toEqual([expect.stringMatching(/^\d+ bytes are kept per call/)])
    expect(await promises(node.createWechatpayClient)).toEqual([])
  })

  it('measures memory by its slope, not by its height, its start or an outlier', () => {
    const samples = (bytes: (index: number) => number): { calls: number; bytes: number }[] =>
      Array.from({ length: 20 }, (_, index) => ({ calls: index * 250, bytes: bytes(index) }))
    expect(bytesPerCall(samples(() => 5e8))).toBe(0)
    expect(bytesPerCall(samples((index) => 2e7 - 1e7 / (index + 1) ** 3))).toBeLessThan(MAX_BYTES_PER_CALL)
    expect(bytesPerCall(samples((index) => (index === 19 ? 9e7 : 2e7)))).toBe(0)
    expect(bytesPerCall(samples((index) => 2e7 + index * 250 * 5000))).toBeCloseTo(5000)
    expect(bytesPerCall(samples(() => 5e8).slice(0, 7))).toBe(0)
    expect(bytesPerCall(samples(() => 5e8).slice(0, 6))).toBeUndefined()
  })
})

const OTHER_AMOUNT = { post_payments: [{ name: '骑行费用' }], post_discounts: undefined, total_amount: 1 }

const retryInSecret = async (request: Request): Promise<Response> =>
  fetch(request.clone()).catch(async () => fetch(request))

const fetchWithoutSignal = async (request: Request): Promise<Response> => fetch(new Request(request, { signal: null }))

/** The test runner's own listeners would fail the test for what the test causes on purpose. */
async function withoutOtherListeners<T>(run: () => Promise<T>): Promise<T> {
  const others = (['unhandledRejection', 'warning'] as const).map((name) => {
    // `as`: TypeScript takes the last overload of `listeners`.
    const listeners = process.listeners(name as 'warning')
    process.removeAllListeners(name)
    return () => listeners.forEach((listener) => process.on(name as 'warning', listener))
  })
  try {
    return await run()
  } finally {
    for (const restore of others) restore()
  }
}

describe('npm run faults', () => {
  const faults = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['--import', 'tsx', 'test/stress/faults.ts', ...args], { cwd: root, encoding: 'utf8' })

  it('prints what happened and ends with 0', () => {
    const { status, stdout, stderr } = faults('--orders', '40', '--seed', '3')
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^40 orders, 64 calls at a time, faults in 30 % of the responses, seed 3, entry node\n\nmet /,
    )
    expect(stdout).toMatch(/\nNo promise was broken\.\n$/)
    expect(status).toBe(0)
  })

  it.each([
    [['--orders', '0'], /--orders must be a whole number from 1/],
    [['--rate', '30'], /--rate must be a number from 0 to 1, but is 30/],
    [['--seed', 'x'], /--seed must be a whole number/],
    [['--entry', 'deno'], /--entry must be node or web, but is deno/],
    [['--order', '1'], /Unknown option '--order'/],
  ])('names the invalid argument of %j', (args, message) => {
    const { status, stderr } = faults(...args)
    expect(stderr).toMatch(message)
    expect(status).toBe(1)
  })
})
