/** An unsigned refusal may come from a gateway that has passed the completion on: it settles nothing by itself. */
import { describe, expect, it } from 'vitest'
import { apiError, reset, status, type Respond } from '../responses.js'
import { found, order, refused, service, settled, withoutTicket } from './scripted.js'

const unsigned: [code: string, status: number][] = [
  ['ORDER_NOT_EXIST', 404],
  ['NO_AUTH', 403],
  ['PARAM_ERROR', 400],
]
const of = ([code, number]: [string, number]): Respond => status(number, apiError(code))

describe.each(unsigned)('an unsigned %s', (code, number) => {
  const refusal = of([code, number])

  it('and an order that is completed are completed', async () => {
    const { completion } = await settled(order, [refusal], [found(service('DOING', 'MCH_COMPLETE'))])
    expect(completion).toMatchObject({ result: 'completed' })
  })

  it('and an order that is open are unknown: the completion may still arrive', async () => {
    const { completion } = await settled(order, [refusal], [found(service('DOING', 'USER_CONFIRM'))])
    expect(completion).toMatchObject({ result: 'unknown', error: { code } })
  })

  it('and a query that fails are unknown', async () => {
    const { completion } = await settled(order, [refusal], [reset])
    expect(completion).toMatchObject({ result: 'unknown', error: { code } })
  })
})

it.each([
  ['ORDER_NOT_EXIST', 404],
  ['NO_AUTH', 403],
] as [string, number][])('an unsigned %s that the query repeats is refused', async (code, number) => {
  const { completion } = await settled(order, [of([code, number])], [of([code, number])])
  expect(completion).toMatchObject({ result: 'refused', error: { code } })
})

it.each([
  ['ORDER_NOT_EXIST', 404],
  ['NO_AUTH', 403],
] as [string, number][])('a signed %s is refused without a query', async (code, number) => {
  const { completion, methods } = await settled(order, [refused(number, code)], [])
  expect(completion).toMatchObject({ result: 'refused', error: { code } })
  expect(methods).toBe('POST')
})

describe('SIGN_ERROR, which has no signature by nature', () => {
  const unsigned = status(401, apiError('SIGN_ERROR'))

  it.each<[string, Respond]>([
    ['says the same', unsigned],
    ['cannot be read', reset],
    ['has an order that is open', found(service('DOING', 'USER_CONFIRM'))],
  ])('is refused when the query %s', async (_, queried) => {
    const { completion, methods } = await settled(order, [unsigned], [queried])
    expect(completion).toMatchObject({ result: 'refused', error: { code: 'SIGN_ERROR' } })
    expect(methods).toBe('POST,GET')
  })

  it('is no refusal when the order is completed all the same', async () => {
    const { completion } = await settled(order, [unsigned], [found(service('DONE'))])
    expect(completion).toMatchObject({ result: 'completed', paid: true })
  })
})

describe('when the query for the ticket gets an unsigned ORDER_NOT_EXIST', () => {
  const missing = status(404, apiError('ORDER_NOT_EXIST'))

  it('a second query that says the same is refused', async () => {
    const { completion, methods } = await settled(withoutTicket, [], [missing, missing])
    expect(completion).toMatchObject({ result: 'refused', error: { code: 'ORDER_NOT_EXIST' } })
    expect(methods).toBe('GET,GET')
  })

  it('a second query that does not is unknown', async () => {
    const { completion } = await settled(withoutTicket, [], [missing, reset])
    expect(completion).toMatchObject({ result: 'unknown' })
  })
})

it('a completion with another total than asked, as middleware may make it, is completed differently', async () => {
  const { completion } = await settled(
    order,
    [found(service('DOING', 'MCH_COMPLETE', { total_amount: 1 }))],
    [found(service('DOING', 'MCH_COMPLETE', { total_amount: 1, post_payments: [{ name: '就餐费用', amount: 1 }] }))],
  )
  expect(completion.result).toBe('completed-differently')
})
