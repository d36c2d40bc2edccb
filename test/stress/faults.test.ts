/** Nothing is lost under faults; and the judge that says so says otherwise when something is. */
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { faultOf, labelOf } from './faults/mix.js'
import { bytesPerCall, MAX_BYTES_PER_CALL } from './faults/memory.js'
import { planCall } from './faults/orders.js'
import { linesOf } from './faults/report.js'
import { runFaults, type FaultsReport } from './faults/run.js'
import * as web from '../../src/index.js'
import * as node from '../../src/node.js'
import { faultNames } from '../../src/sandbox/faults.js'
import { root } from '../typecheck.js'

const LIMIT = { timeout: 120_000 }

describe.each([
  ['as on Node', node],
  ['with Web APIs only', web],
])('300 orders at 30 % faults through the package %s', LIMIT, (_, { createWechatpayClient }) => {
  let report: FaultsReport
  beforeAll(async () => {
    report = await runFaults({
      orders: 300,
      concurrency: 64,
      rate: 0.3,
      seed: 1,
      round: 150,
      createClient: createWechatpayClient,
    })
  }, LIMIT.timeout)

  it('break no promise', () => {
    expect(report.violations).toEqual([])
  })

  it('end in every way that a call can end', () => {
    const { calls, ...kinds } = report.tally.all
    expect(calls).toBe(300)
    expect(Object.values(kinds).reduce((sum, count) => sum + count)).toBe(300)
    expect(kinds.completed).toBeGreaterThan(150)
    for (const kind of ['refused', 'unknown', 'not-sent'] as const) expect(kinds[kind]).toBeGreaterThan(0)
  })

  it('meet faults in about 30 % of their answers, and take repeats', () => {
    const { faulty, arrived, attempts, rows, unread } = report.tally
    expect(arrived).toBeGreaterThan(300)
    expect(faulty / arrived).toBeGreaterThan(0.22)
    expect(faulty / arrived).toBeLessThan(0.38)
    expect(attempts.length).toBe(4)
    expect(rows.size).toBeGreaterThan(25)
    // What was seen to arrive is all that arrived.
    expect(unread).toBe(0)
  })

  it('can be read', () => {
    const lines = linesOf(report)
    expect(lines[0]).toMatch(/^met +calls +completed +refused +perhaps +unknown +not-sent$/)
    expect(lines.at(-1)).toMatch(/^(No promise was broken|Promises broken: \d+)\.$/)
    expect(Math.max(...lines.slice(0, report.tally.rows.size).map((line) => line.length))).toBeLessThanOrEqual(120)
  })
})

describe('the plan', () => {
  it('is a pure function of seed and order', () => {
    for (let index = 0; index < 50; index++) expect(planCall(7, index, 400)).toEqual(planCall(7, index, 400))
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

  it('has all products, cancellations, amounts of 0 and refusals', () => {
    const plans = Array.from({ length: 500 }, (_, index) => planCall(1, index, 400))
    const count = (is: (plan: (typeof plans)[number]) => boolean): number => plans.filter(is).length
    for (const product of ['serviceorder', 'smartretail-orders', 'payafter-orders'])
      expect(count((plan) => plan.product === product)).toBeGreaterThan(100)
    expect(count(({ body }) => 'finish_type' in body && body.finish_type === 1)).toBeGreaterThan(50)
    expect(count(({ body, product }) => product === 'serviceorder' && body.total_amount === 0)).toBeGreaterThan(30)
    expect(count(({ completable }) => !completable)).toBeGreaterThan(20)
    expect(count(({ hosts }) => hosts === 'first-refuses')).toBeGreaterThan(50)
    expect(count(({ abortAfter }) => abortAfter !== undefined)).toBeGreaterThan(20)
    expect(count(({ deadline }) => deadline !== undefined)).toBeGreaterThan(20)
  })
})

type Create = typeof node.createWechatpayClient
type Post = (path: string, init: Init) => Promise<{ data?: unknown; error?: unknown; response?: unknown }>
interface Init {
  params: { path: { out_order_no: string } }
  body: { total_amount: number }
  fetch?: typeof fetch
}

/** A client whose POST is not what it seems. */
function liar(lie: (post: Post, path: string, init: Init) => ReturnType<Post>): Create {
  return (credentials, options) => {
    const client = node.createWechatpayClient(credentials, options)
    // `as`, here and below: a liar need not keep to types.
    const post = client.POST as unknown as Post
    return { ...client, POST: (async (path: string, init: Init) => lie(post, path, init)) as never }
  }
}

/** A client that says something else when it does not know. */
function liarAboutTheUnknown(say: (init: Init, error: node.WechatpayError) => ReturnType<Post>): Create {
  return liar(async (post, path, init) =>
    post(path, init).catch(async (error: unknown) => {
      if (error instanceof node.WechatpayError && error.outcome === 'unknown') return say(init, error)
      throw error
    }),
  )
}

const value = (code: string, status: number): Awaited<ReturnType<Post>> => ({
  error: { code, message: '' },
  response: { status },
})
const kept: unknown[] = []

describe('the judge', LIMIT, () => {
  it.each<[string, RegExp[], Create]>([
    [
      'reports success on a lost answer',
      [/^reported as completed, but is not$/],
      liarAboutTheUnknown(async ({ params, body }) => ({ data: { ...params.path, ...body } })),
    ],
    [
      'reports failure on a lost answer',
      [/^reported as refused with ORDER_NOT_EXIST, but is completed$/],
      liarAboutTheUnknown(async () => value('ORDER_NOT_EXIST', 404)),
    ],
    [
      'returns ORDER_DONE for an order that this very call completed',
      [/^reported as refused with ORDER_(DONE|CANCELED), but is completed$/],
      liarAboutTheUnknown(async (_, error) => {
        if (!(error instanceof node.OutcomeUnknownError)) throw error
        return { error: error.error, response: error.response }
      }),
    ],
    [
      'says that nothing was sent',
      [/^not-sent with ERR_\w+, but a request arrived$/, /^reported as not sent with ERR_\w+, but is completed$/],
      liarAboutTheUnknown(async (_, error) => {
        error.outcome = 'not-sent'
        throw error
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
      'hands over the answer about another order',
      [/^data is not about this order$/],
      liar(async (post, path, init) => {
        const { data, ...rest } = await post(path, init)
        return data ? { ...rest, data: { ...data, out_order_no: 'OTHER' } } : rest
      }),
    ],
    [
      'repeats with other bytes',
      [/^attempts differ in their bodies$/],
      liar(async (post, path, init) =>
        post(path, init).catch(async () => {
          const reordered = Object.fromEntries(Object.entries(init.body).reverse())
          return post(path, { ...init, body: reordered as Init['body'] })
        }),
      ),
    ],
    [
      'repeats in secret, with the same nonce',
      [/^a nonce came twice$/, /^\d attempts, but \d requests arrived$/],
      liar(async (post, path, init) => post(path, { ...init, fetch: secretlyRepeating })),
    ],
    [
      'throws what it does not document',
      [/^threw what is not documented: RangeError/],
      liarAboutTheUnknown(async () => {
        throw new RangeError('oops')
      }),
    ],
    [
      'gives up without closing its connection',
      [/^a connection outlived the call$/],
      liar(async (post, path, init) =>
        post(path, { ...init, fetch: async (request) => fetch(new Request(request as Request, { signal: null })) }),
      ),
    ],
    [
      'never sends anything',
      [/^lost: repeated, and still not completed$/, /^repeated, and still unknown ERR_TIMEOUT$/],
      liar(async () => {
        throw new node.TimeoutError('', 'unknown')
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
      'leaves a rejection to nobody',
      [/^unhandled rejection: Error: alone$/],
      liar(async (post, path, init) => {
        void Promise.reject(new Error('alone'))
        return post(path, init)
      }),
    ],
  ])('convicts a client that %s', async (_, promises, createClient) => {
    const { violations } = await withoutOtherListeners(async () =>
      runFaults({ orders: 50, concurrency: 50, rate: 0.6, seed: 5, timeout: 150, createClient }),
    )
    for (const promise of promises)
      expect(violations.map((violation) => violation.promise)).toContainEqual(expect.stringMatching(promise))
  })

  it('convicts a client that holds on to each response, and not one that does not', async () => {
    const leaky = liar(async (post, path, init) => {
      const result = await post(path, init)
      kept.push(result.response)
      return result
    })
    const run = { orders: 800, round: 100, concurrency: 64, rate: 0, seed: 5, timeout: 200 }
    const promises = async (createClient: Create): Promise<string[]> =>
      (await runFaults({ ...run, createClient })).violations
        .map(({ promise }) => promise)
        .filter((promise) => promise.includes('bytes'))
    expect(await promises(leaky)).toEqual([expect.stringMatching(/^\d+ bytes are held on to per call/)])
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

const secretlyRepeating: typeof fetch = async (input) => {
  // `as`: the client hands over a Request.
  const request = input as Request
  return fetch(request.clone()).catch(async () => fetch(request))
}

/** The test runner's own listeners would fail the test for what it makes happen. */
async function withoutOtherListeners<T>(run: () => Promise<T>): Promise<T> {
  const others = (['unhandledRejection', 'warning'] as const).map((name) => {
    // `as`: what takes a name and returns its listeners is typed by its last overload.
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

describe('npm run faults', LIMIT, () => {
  const faults = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['--import', 'tsx', 'test/stress/faults.ts', ...args], { cwd: root, encoding: 'utf8' })

  it('prints what happened and ends with 0', () => {
    const { status, stdout, stderr } = faults('--orders', '40', '--seed', '3')
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^40 orders, 64 calls at a time, faults in 30 % of the answers, seed 3, entry node\n\nmet /)
    expect(stdout).toMatch(/\nNo promise was broken\.\n$/)
    expect(status).toBe(0)
  })

  it.each([
    [['--orders', '0'], /--orders must be a whole number from 1/],
    [['--rate', '30'], /--rate must be a number from 0 to 1, but is 30/],
    [['--seed', 'x'], /--seed must be a whole number/],
    [['--entry', 'deno'], /--entry must be node or web, but is deno/],
    [['--order', '1'], /Unknown option '--order'/],
  ])('says what is wrong with %j', (args, message) => {
    const { status, stderr } = faults(...args)
    expect(stderr).toMatch(message)
    expect(status).toBe(1)
  })
})
