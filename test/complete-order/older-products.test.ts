import { describe, expect, it } from 'vitest'
import { completeOrder, RequestValidationError } from 'wechatpay-payscore'
import { client, rejection } from '../helpers.js'
import { apiError, reset, status } from '../responses.js'
import {
  cancel,
  finish,
  finished,
  finishedData,
  found,
  out_order_no,
  refused,
  scripted,
  settled,
  withoutTicket,
} from './scripted.js'

const accepted = found(finished('USER_ACCEPTED'))

describe.each(['smartretail-orders', 'payafter-orders'] as const)('an order of %s', (product) => {
  it('is completed by a signed response, which has no amounts', async () => {
    const { completion, sent } = await settled({ ...finish, product }, [finishedData], [])
    expect(completion).toMatchObject({ result: 'completed', paid: false, order: { out_order_no } })
    expect(sent.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      `POST /v3/payscore/${product}/${out_order_no}/complete`,
    ])
  })

  it('is read first when there is no ticket, and completed with the one that it has', async () => {
    const { completion, sent } = await settled({ ...withoutTicket, product }, [finishedData], [accepted])
    expect(completion.result).toBe('completed')
    expect(sent.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      `GET /v3/payscore/${product}`,
      `POST /v3/payscore/${product}/${out_order_no}/complete`,
    ])
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      service_id: '500001',
      appid: 'wxd678efh567hg6787',
      out_order_no,
    })
    expect(sent[1]?.body).toEqual({ ...withoutTicket.body, finish_ticket: 'T9' })
  })
})

describe('an order without a ticket', () => {
  it.each([
    ['FINISHED', {}, { result: 'completed', paid: false }],
    ['USER_PAID', {}, { result: 'completed', paid: true }],
    ['USER_PAID', { total_amount: 3799 }, { result: 'completed-differently' }],
    ['REVOKED', {}, { result: 'canceled' }],
  ])('that is %s %j by now needs no completion', async (state, changed, expected) => {
    const { completion, methods } = await settled(withoutTicket, [], [found(finished(state, changed))])
    expect(completion).toMatchObject(expected)
    expect(methods).toBe('GET')
  })

  it.each([
    ['CREATED', { finish_ticket: undefined }],
    ['CREATED', { finish_ticket: '' }],
    ['USER_ACCEPTED', { finish_ticket: 5 }],
    ['USER_ACCEPTED', { finish_ticket: 'T'.repeat(513) }],
  ])('whose ticket is none is unknown: %s %j', async (state, changed) => {
    const { completion, methods } = await settled(withoutTicket, [], [found(finished(state, changed))])
    expect(completion).toMatchObject({ result: 'unknown', order: { state } })
    expect(methods).toBe('GET')
  })

  it.each([
    ['SIGN_ERROR', status(401, apiError('SIGN_ERROR'))],
    ['NO_AUTH', refused(403, 'NO_AUTH')],
    ['ORDER_NOT_EXIST', refused(404, 'ORDER_NOT_EXIST')],
  ])('is refused when its query is, with %s', async (code, queried) => {
    const { completion } = await settled(withoutTicket, [], [queried])
    expect(completion).toMatchObject({ result: 'refused', error: { code } })
    expect(completion).not.toHaveProperty('order')
  })

  it.each([
    ['gets no response', reset, { cause: { code: 'ERR_CONNECTION' } }],
    ['is refused with PARAM_ERROR', refused(400, 'PARAM_ERROR'), { error: { code: 'PARAM_ERROR' } }],
    ['is limited', refused(429, 'FREQUENCY_LIMITED'), { error: { code: 'FREQUENCY_LIMITED' }, retryAfter: 5000 }],
    ['fails', refused(500, 'SYSTEM_ERROR'), { error: { code: 'SYSTEM_ERROR' }, retryAfter: 5000 }],
    ['gets another order', found(finished('FINISHED', { out_order_no: 'OTHER' })), {}],
  ])('is unknown when its query %s', async (_, queried, expected) => {
    const { completion, methods } = await settled(withoutTicket, [], [queried])
    expect(completion).toMatchObject({ result: 'unknown', ...expected })
    expect(methods).toBe('GET')
  })

  it('is read again after an attempt that proves nothing', async () => {
    const { completion, methods } = await settled(withoutTicket, [reset], [accepted, found(finished('FINISHED'))])
    expect(completion.result).toBe('completed')
    expect(methods).toBe('GET,POST,GET')
  })

  it('is refused when the service refuses the ticket that it gave, and the order is still in use', async () => {
    const { completion } = await settled(withoutTicket, [refused(400, 'PARAM_ERROR')], [accepted, accepted])
    expect(completion).toMatchObject({ result: 'refused', order: { state: 'USER_ACCEPTED' } })
  })

  it.each<[string, object]>([
    ['an amount that is no whole number', { total_amount: 0.5 }],
    ['a field that there is not', { out_order_no }],
    ['no body', {}],
  ])('is not even read when it has %s', async (_, changed) => {
    const { fetch, sent } = scripted([], [])
    const body = Object.keys(changed).length > 0 ? { ...withoutTicket.body, ...changed } : undefined
    // `as`: what JavaScript lets pass.
    const what = { ...withoutTicket, body: body as typeof withoutTicket.body }
    const error = await rejection(completeOrder(client({ fetch }), what))
    expect(error).toBeInstanceOf(RequestValidationError)
    expect(sent).toEqual([])
  })
})

describe('an order that is to be cancelled, finish_type 1,', () => {
  it('is canceled by a signed response', async () => {
    const { completion } = await settled(cancel, [finishedData], [])
    expect(completion).toMatchObject({ result: 'canceled', order: { out_order_no } })
    expect(completion).not.toHaveProperty('paid')
  })

  it.each([
    [finished('REVOKED', { total_amount: 0, fees: [], discounts: [] }), 'canceled'],
    [finished('FINISHED'), 'completed-differently'],
    [finished('USER_PAID'), 'completed-differently'],
    [finished('USER_ACCEPTED'), 'unknown'],
  ])('is what the order says after a lost response: %j', async (queried, expected) => {
    expect((await settled(cancel, [reset], [found(queried)])).completion.result).toBe(expected)
  })
})
