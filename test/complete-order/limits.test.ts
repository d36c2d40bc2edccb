/** What ends a completion early, and what is no order at all. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  AbortError,
  completeOrder,
  ConnectionError,
  RequestValidationError,
  type CallOptions,
} from 'wechatpay-payscore'
import { stopTime } from '../clock.js'
import { client, rejection } from '../helpers.js'
import { deferred, reset, stall, type Respond } from '../responses.js'
import { done, finished, found, order, scripted, service, settled, withoutTicket } from './scripted.js'

afterEach(() => void vi.useRealTimers())

/** Never responds; `called` resolves when it is asked. */
function silent(): { respond: Respond; called: Promise<void> } {
  const { promise, resolve } = deferred()
  return { respond: async () => (resolve(), stall()), called: promise }
}

describe('the signal of the caller', () => {
  it.each([
    ['before anything was sent', order, [], [], 'not-sent'],
    ['while the ticket is read', withoutTicket, [], ['silent'], 'not-sent'],
    ['while the order is completed', order, ['silent'], [], 'unknown'],
    ['while the order is read after a lost response', order, [reset], ['silent'], 'unknown'],
    [
      'while an order is completed whose ticket was read',
      withoutTicket,
      ['silent'],
      [found(finished('USER_ACCEPTED'))],
      'unknown',
    ],
  ] as const)('%s ends it with an AbortError that says so', async (_, what, posts, gets, outcome) => {
    const { respond, called } = silent()
    const script = (list: readonly (Respond | 'silent')[]) => list.map((each) => (each === 'silent' ? respond : each))
    const { fetch } = scripted(script(posts), script(gets))
    const controller = new AbortController()
    const isSilent = [...posts, ...gets].includes('silent' as never)
    if (!isSilent) controller.abort()
    const ended = rejection(completeOrder(client({ fetch }), what, { signal: controller.signal }))
    if (isSilent) await called
    controller.abort(new Error('shutdown'))
    const error = await ended
    expect(error).toBeInstanceOf(AbortError)
    expect(error).toHaveProperty('outcome', outcome)
  })
})

describe('one deadline', () => {
  beforeEach(stopTime)

  it('is for all requests together', async () => {
    const { respond, called } = silent()
    const slow: Respond = async () => {
      await vi.advanceTimersByTimeAsync(6000)
      return reset()
    }
    const { fetch, sent } = scripted([slow], [respond])
    const ended = completeOrder(client({ fetch }), order, { deadline: 10_000 })
    await called
    await vi.advanceTimersByTimeAsync(3999)
    expect(await Promise.race([ended, 'under way'])).toBe('under way')
    await vi.advanceTimersByTimeAsync(2)
    expect(await ended).toMatchObject({ result: 'unknown', cause: { code: 'ERR_CONNECTION' } })
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  it('leaves out the query when it has passed', async () => {
    const { respond, called } = silent()
    const { fetch, sent } = scripted([respond], [])
    const ended = completeOrder(client({ fetch }), order, { deadline: 1000 })
    await called
    await vi.advanceTimersByTimeAsync(1000)
    expect(await ended).toMatchObject({ result: 'unknown', cause: { code: 'ERR_TIMEOUT', outcome: 'unknown' } })
    expect(sent).toHaveLength(1)
  })

  it('sends no completion when the ticket took all of it', async () => {
    const slow: Respond = async () => {
      await vi.advanceTimersByTimeAsync(999.5)
      return found(finished('USER_ACCEPTED'))()
    }
    const { fetch, sent } = scripted([], [slow])
    const completion = await completeOrder(client({ fetch }), withoutTicket, { deadline: 1000 })
    expect(completion).toMatchObject({ result: 'unknown', cause: { code: 'ERR_TIMEOUT', outcome: 'not-sent' } })
    expect(sent).toHaveLength(1)
  })
})

it('the time limit and the retries are those of each request', async () => {
  const { completion, methods } = await settled(order, [reset, reset], [reset, found(service('DONE'))], {
    maxRetries: 1,
  })
  expect(completion.result).toBe('completed')
  expect(methods).toBe('POST,POST,GET,GET')
})

describe('nothing is sent', () => {
  it.each<[string, object]>([
    ['of an order number that there cannot be', { out_order_no: '..' }],
    ['without an order number', { out_order_no: undefined }],
    ['without a body', { body: undefined }],
    ['of an amount that is no whole number', { body: { ...order.body, total_amount: 0.5 } }],
    ['of a body that cannot be written', { body: { ...order.body, total_amount: 1n } }],
  ])('%s: a RequestValidationError', async (_, changed) => {
    const { fetch, sent } = scripted([], [])
    const error = await rejection(completeOrder(client({ fetch }), { ...order, ...changed }))
    expect(error).toBeInstanceOf(RequestValidationError)
    expect(sent).toEqual([])
  })

  it.each<[string, unknown[], RegExp]>([
    [
      'of a product that there is not',
      [{ ...order, product: 'orders' }],
      /^product must be serviceorder, .* but is "orders"$/,
    ],
    ['of no product', [{ ...order, product: undefined }], /but is missing$/],
    ['of a product that every object has', [{ ...order, product: 'constructor' }], /^product must be/],
    ['of a list of products', [{ ...order, product: ['serviceorder'] }], /^product must be .*, but is an object$/],
    ['of no order', [undefined], /^product must be/],
    ['with an option of another function', [order, { headers: {} }], /^"headers" is not an option of completeOrder/],
    ['with a deadline as text', [order, { deadline: '1000' }], /^deadline must be a whole number/],
    ['with a signal that is none', [order, { signal: {} }], /^signal must be an AbortSignal/],
  ])('%s: a TypeError', async (_, [what, options], expected) => {
    const { fetch, sent } = scripted([], [])
    const error = await rejection(completeOrder(client({ fetch }), what as typeof order, options as CallOptions))
    expect(error).toBeInstanceOf(TypeError)
    expect((error as Error).message).toMatch(expected)
    expect(sent).toEqual([])
  })

  it('with a client that cannot query: a TypeError', async () => {
    const { POST } = client()
    const error = await rejection(completeOrder({ POST } as ReturnType<typeof client>, order))
    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(/^completeOrder\(\) takes a client, from createWechatpayClient/),
    )
  })
})

it('a query that the contract refuses after the completion was sent is unknown, and no RequestValidationError', async () => {
  const { fetch, sent } = scripted([reset], [])
  const what = { ...order, body: { ...order.body, appid: '' } }
  const completion = await completeOrder(client({ fetch, validate: false }), what)
  expect(completion).toMatchObject({ result: 'unknown', cause: { code: 'ERR_CONNECTION', outcome: 'unknown' } })
  expect(sent.map(({ method }) => method)).toEqual(['POST'])
})

describe('what the caller passed may change while it is completed', () => {
  it('and is compared as it was', async () => {
    const body = { ...order.body, post_payments: [{ name: '就餐费用', amount: 40000 }] }
    const losing: Respond = async () => {
      body.total_amount = 1
      body.post_payments.length = 0
      return reset()
    }
    const { completion } = await settled({ ...order, body }, [losing], [found(service('DONE'))])
    expect(completion.result).toBe('completed')
  })

  it('and what a caller throws stays what it is', async () => {
    const failing = Object.assign(new Error('of the caller'), { code: 'ERR_TIMEOUT' })
    const own = { POST: async () => Promise.reject(failing), GET: done } as unknown as ReturnType<typeof client>
    expect(await rejection(completeOrder(own, order))).toBe(failing)
  })
})

it('after the completion was sent no cause says that nothing was', async () => {
  const client = {
    POST: async () => ({ error: { code: 'ORDER_DONE', message: '' }, response: new Response(null, SIGNED) }),
    GET: async () => Promise.reject(new ConnectionError('no connection', { outcome: 'not-sent' })),
  }
  const completion = await completeOrder(client as never, order)
  expect(completion).toMatchObject({ result: 'unknown', cause: { code: 'ERR_CONNECTION', outcome: 'unknown' } })
})

const SIGNED = { status: 400, headers: { 'Wechatpay-Signature': 'verified by the client' } }
