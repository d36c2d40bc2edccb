/** Each end of a completion, with each order that a query can find after it. */
import { describe, expect, it } from 'vitest'
import { apiError, probe, reset, signed, status, type Respond } from '../responses.js'
import { done, found, order, refused, service, settled } from './scripted.js'

const collecting = found(service('DOING', 'MCH_COMPLETE'))
const paid = found(service('DONE'))
const waiting = found(service('DOING', 'USER_CONFIRM'))
const other = { total_amount: 39999, post_payments: [{ name: '就餐费用', amount: 39999 }] }
const otherCollecting = found(service('DOING', 'MCH_COMPLETE', other))
const otherPaid = found(service('DONE', '', other))
const revoked = found(service('REVOKED', undefined, { total_amount: 0, post_payments: [] }))

const unknownEnds: [string, Respond, string, string?][] = [
  ['a lost response', reset, 'ERR_CONNECTION'],
  ['a wrong signature', probe, 'ERR_SIGNATURE_MISMATCH'],
  ['an unsigned 200', status(200, '{}'), 'ERR_SIGNATURE_MISSING'],
  ['a signed 200 that proves nothing', signed(200, '{}'), 'ERR_RESPONSE_UNEXPECTED'],
  ['a 202', signed(202, ''), 'ERR_RESPONSE_UNEXPECTED'],
  ['a page of a gateway', status(502, '<html>'), 'ERR_RESPONSE_UNEXPECTED'],
  ['SYSTEM_ERROR', refused(500, 'SYSTEM_ERROR'), 'ERR_OUTCOME_UNKNOWN', 'SYSTEM_ERROR'],
  ['SERVICE_UNAVAILABLE', refused(503, 'SERVICE_UNAVAILABLE'), 'ERR_OUTCOME_UNKNOWN', 'SERVICE_UNAVAILABLE'],
  ['ORDER_DONE over a fetch', refused(400, 'ORDER_DONE'), 'ERR_OUTCOME_UNKNOWN', 'ORDER_DONE'],
  ['ORDER_CANCELED over a fetch', refused(400, 'ORDER_CANCELED'), 'ERR_OUTCOME_UNKNOWN', 'ORDER_CANCELED'],
  ['an unsigned INVALID_REQUEST', status(400, apiError('INVALID_REQUEST')), 'ERR_OUTCOME_UNKNOWN', 'INVALID_REQUEST'],
]
const refusals: [string, Respond][] = [
  ['PARAM_ERROR', refused(400, 'PARAM_ERROR')],
  ['INVALID_REQUEST', refused(400, 'INVALID_REQUEST')],
  ['INVALID_ORDER_STATE', refused(400, 'INVALID_ORDER_STATE')],
  ['A_NEW_CODE', refused(400, 'A_NEW_CODE')],
]
const allEnds: [string, Respond][] = [...unknownEnds.map(([name, end]): [string, Respond] => [name, end]), ...refusals]

const unanswered: [string, Respond][] = [
  ['gets no response', reset],
  ['gets a wrong signature', probe],
  ['gets an unsigned order', status(200, JSON.stringify(service('DONE')))],
  ['gets another order', found(service('DONE', undefined, { out_order_no: 'OTHER' }))],
  ['gets the order of another merchant', found(service('DONE', undefined, { mchid: '1234567891' }))],
  ['is refused with ORDER_NOT_EXIST', refused(404, 'ORDER_NOT_EXIST')],
  ['is refused with PARAM_ERROR', refused(400, 'PARAM_ERROR')],
  ['is refused with NO_AUTH', refused(403, 'NO_AUTH')],
  ['gets a page', status(502, '<html>')],
]

describe('a signed completion', () => {
  it('needs no query', async () => {
    const { completion, methods } = await settled(order, [done], [])
    expect(completion).toMatchObject({ result: 'completed', paid: false, order: { state: 'DOING' } })
    expect(methods).toBe('POST')
  })

  it.each<[string, object, boolean]>([
    ['DONE', { state: 'DONE', state_description: '' }, true],
    ['DOING', { state: 'DOING', state_description: '' }, false],
    ['DOING, and collected', { collection: { state: 'USER_PAID' } }, true],
  ])('that is %s says whether the user has paid', async (_, changed, isPaid) => {
    const { completion } = await settled(order, [found(service('DOING', 'MCH_COMPLETE', changed))], [])
    expect(completion).toMatchObject({ result: 'completed', paid: isPaid })
  })

  it('of an order that costs nothing is paid', async () => {
    const free = { ...order, body: { ...order.body, post_payments: [{ name: '就餐费用' }], total_amount: 0 } }
    const { post_payments, total_amount } = free.body
    const { completion } = await settled(
      free,
      [found(service('DOING', 'MCH_COMPLETE', { post_payments, total_amount }))],
      [],
    )
    expect(completion).toMatchObject({ result: 'completed', paid: true })
  })
})

describe('a signed completion with other items than those that were asked for', () => {
  const other = service('DOING', 'MCH_COMPLETE', { post_payments: [{ name: '加床', amount: 40000 }] })

  it('proves nothing by itself: the order decides', async () => {
    const { completion, methods } = await settled(order, [found(other)], [found(other)])
    expect(completion.result).toBe('completed-differently')
    expect(methods).toBe('POST,GET')
  })

  it('is unknown where the order cannot be read', async () => {
    const { completion } = await settled(order, [found(other)], [reset])
    expect(completion.result).toBe('unknown')
  })
})

describe.each(allEnds)('after %s, the order decides:', (_, end) => {
  it.each<[string, Respond, object]>([
    ['completed when it is being collected with these amounts', collecting, { result: 'completed', paid: false }],
    ['completed and paid when it is done with these amounts', paid, { result: 'completed', paid: true }],
    ['completed-differently when others are collected', otherCollecting, { result: 'completed-differently' }],
    ['completed-differently when it is done with others', otherPaid, { result: 'completed-differently' }],
    ['canceled when it is revoked', revoked, { result: 'canceled', order: { state: 'REVOKED' } }],
  ])('%s', async (_, queried, expected) => {
    const { completion, methods } = await settled(order, [end], [queried])
    expect(completion).toMatchObject(expected)
    expect(methods).toBe('POST,GET')
  })

  it.each<[string, object]>([
    ['a state that the contract does not have', service('CLOSED')],
    ['DOING without a description', service('DOING')],
    ['DOING with an unknown description', service('DOING', 'USER_PAYING')],
    ['DONE without a total', service('DONE', undefined, { total_amount: undefined })],
  ])('unknown when it has %s', async (_, queried) => {
    const { completion } = await settled(order, [end], [found(queried)])
    expect(completion).toMatchObject({ result: 'unknown', order: JSON.parse(JSON.stringify(queried)) as object })
  })

  it.each(unanswered)('unknown when the query %s', async (_, queried) => {
    const { completion } = await settled(order, [end], [queried])
    expect(completion.result).toBe('unknown')
    expect(completion).not.toHaveProperty('order')
  })
})

describe.each(unknownEnds)('after %s an attempt may still arrive, so that it is unknown', (_, end, code, error) => {
  it.each([
    ['DOING', 'USER_CONFIRM'],
    ['CREATED', undefined],
    ['EXPIRED', undefined],
  ])('while the order is %s', async (state, description) => {
    const { completion } = await settled(order, [end], [found(service(state, description))])
    expect(completion).toMatchObject({ result: 'unknown', cause: { code }, order: { state } })
    expect((completion as { error?: { code: string } }).error?.code).toBe(error)
  })
})

describe.each(refusals)('%s is a refusal', (code, end) => {
  it.each([
    ['DOING', 'USER_CONFIRM'],
    ['CREATED', undefined],
    ['EXPIRED', undefined],
  ])('when the order is %s', async (state, description) => {
    const { completion } = await settled(order, [end], [found(service(state, description))])
    expect(completion).toMatchObject({ result: 'refused', error: { code }, order: { state } })
  })
})

it.each([
  ['NO_AUTH', refused(403, 'NO_AUTH')],
  ['ORDER_NOT_EXIST', refused(404, 'ORDER_NOT_EXIST')],
  ['RESOURCE_NOT_EXISTS', refused(404, 'RESOURCE_NOT_EXISTS')],
])('%s is a refusal without an order, and without a query', async (code, end) => {
  const { completion, methods } = await settled(order, [end], [])
  expect(completion).toMatchObject({ result: 'refused', error: { code } })
  expect([methods, 'order' in completion]).toEqual(['POST', false])
})

it('after an attempt of unknown outcome even ORDER_NOT_EXIST is no refusal', async () => {
  const { completion } = await settled(order, [reset, refused(404, 'ORDER_NOT_EXIST')], [waiting], { maxRetries: 1 })
  expect(completion).toMatchObject({ result: 'unknown', error: { code: 'ORDER_NOT_EXIST' } })
})

describe('the pause before the next call', () => {
  it.each<[string, Respond[], Respond[], number | undefined]>([
    ['is what a rate limit asks for', [refused(429, 'FREQUENCY_LIMITED', { 'Retry-After': '7' })], [], 7000],
    ['has a length of its own without that', [refused(429, 'RATELIMIT_EXCEEDED')], [], 5000],
    ['is what a 5xx asks for', [refused(500, 'SYSTEM_ERROR', { 'Retry-After': '2' })], [waiting], 2000],
    ['is what a page asks for', [status(503, '<html>', { 'Retry-After': '3' })], [waiting], 3000],
    ['is what the query asks for', [reset], [refused(429, 'FREQUENCY_LIMITED', { 'Retry-After': '9' })], 9000],
    [
      'is the longer one',
      [refused(500, 'SYSTEM_ERROR', { 'Retry-After': '2' })],
      [refused(500, 'SYSTEM_ERROR', { 'Retry-After': '8' })],
      8000,
    ],
    ['is 0 when Retry-After is 0', [refused(429, 'FREQUENCY_LIMITED', { 'Retry-After': '0' })], [], 0],
    ['is left to the caller after a lost response', [reset], [waiting], undefined],
  ])('%s', async (_, posts, gets, retryAfter) => {
    const { completion } = await settled(order, posts, gets)
    expect(completion.result).toBe('unknown')
    expect((completion as { retryAfter?: number }).retryAfter).toBe(retryAfter)
  })

  it('comes without a query after a rate limit, which is no refusal', async () => {
    const { completion, methods } = await settled(order, [refused(429, 'FREQUENCY_LIMITED')], [])
    expect(completion).toMatchObject({ result: 'unknown', error: { code: 'FREQUENCY_LIMITED' } })
    expect(methods).toBe('POST')
  })
})

describe('the id for the support of WeChat Pay', () => {
  const id = (value: string) => ({ 'Request-ID': value })
  it('is that of the completion', async () => {
    const { completion } = await settled(order, [refused(400, 'PARAM_ERROR', id('A'))], [collecting])
    expect(completion.requestId).toBe('A')
  })

  it('is that of the query when the completion has none', async () => {
    const queried = signed(200, JSON.stringify(service('DONE')), id('B'))
    expect((await settled(order, [reset], [queried])).completion.requestId).toBe('B')
  })

  it('is that of a response that could not be trusted', async () => {
    const { completion } = await settled(order, [status(200, '{}', id('C'))], [reset])
    expect(completion.requestId).toBe('C')
  })
})
