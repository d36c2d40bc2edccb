/**
 * Each schema has the documented facts of facts/schemas.ts. What holds of every field alike is a rule of the linter: its
 * documentation, the kinds of its limits, amounts in fen, closed requests and open responses.
 */
import { describe, expect, it } from 'vitest'
import { bundle, everyOperation, nameOf, resolve, walk, type Schema } from './contract.js'
import { schemaFacts } from './facts/schemas.js'

const fieldsOf = (name: string): Record<string, Schema> =>
  Object.fromEntries(walk(bundle.components.schemas[name] ?? expect.fail(`no schema ${name}`)))

/** The component of each request body and of each 200. */
const used = everyOperation.flatMap(({ operationId, requestBody, responses }) =>
  [requestBody, resolve(responses['200'] ?? {})].flatMap((part) =>
    part?.content ? [{ operationId, name: nameOf(part.content['application/json'].schema) }] : [],
  ),
)

it.each(used)('$name of $operationId has documented facts', ({ name }) => {
  if (!Object.hasOwn(schemaFacts, name))
    expect.fail(`Write the facts of ${name} into schemaFacts in test/contract/facts/schemas.ts, as its page has them.`)
})

describe.each(Object.entries(schemaFacts))('%s', (name, facts) => {
  const fields = fieldsOf(name)

  it('has exactly the documented fields', () => {
    expect(Object.keys(fields).sort()).toEqual(Object.keys(facts).sort())
  })

  it.each(Object.entries(facts))('has the documented limits at "%s"', (pointer, expected) => {
    expect(fields[pointer]).toMatchObject(expected)
  })

  // What has a documented pattern is no prose.
  const texts = Object.entries(facts).filter(([, fact]) => 'maxLength' in fact && !('pattern' in fact))
  it.each(texts.map(([pointer]) => pointer))('takes Chinese and no emoji at "%s"', (pointer) => {
    const pattern = new RegExp(fields[pointer]?.pattern ?? '', 'u')
    expect('大床房1晚，含早餐 (A)', 'if this is no text, write its pattern beside its limits').toMatch(pattern)
    expect('大床房🍜').not.toMatch(pattern)
  })
})

describe('the times', () => {
  const times = [
    ['CompleteServiceOrderRequest', '/time_range/start_time'],
    ['CompleteServiceOrderRequest', '/time_range/end_time'],
    ['FinishOrderRequest', '/real_service_start_time'],
    ['FinishOrderRequest', '/real_service_end_time'],
  ] as const

  it.each(times)('of %s are a day or a second at %s', (name, pointer) => {
    const { pattern = '', minLength, maxLength } = fieldsOf(name)[pointer] ?? expect.fail()
    expect([minLength, maxLength]).toEqual([8, 14])
    const form = new RegExp(pattern, 'u')
    for (const valid of ['20091225', '20091225091010', '20241231235959']) expect(valid).toMatch(form)
    const invalid = [
      '2009122',
      '200912250910',
      '20091325',
      '20091232',
      '20091225240000',
      '2009-12-25T09:10:10+08:00',
      '',
    ]
    for (const text of invalid) expect(text).not.toMatch(form)
    expect(form.test('OnAccept')).toBe(pointer === '/time_range/start_time')
  })
})

it('a cancellation and a fee are the only conditions', () => {
  const conditional = Object.entries(bundle.components.schemas).filter(([, schema]) => 'if' in schema)
  expect(conditional.map(([name]) => name).sort()).toEqual(['Fee', 'FinishOrderRequest'])
})

describe('the documented values', () => {
  it.each([
    ['ServiceOrderState', ['CREATED', 'DOING', 'DONE', 'REVOKED', 'EXPIRED']],
    ['ServiceOrderStateDescription', ['USER_CONFIRM', 'MCH_COMPLETE', '']],
    ['FinishOrderState', ['CREATED', 'USER_ACCEPTED', 'FINISHED', 'USER_PAID', 'REVOKED', 'EXPIRED']],
    ['CollectionState', ['USER_PAYING', 'USER_PAID']],
    ['PaidType', ['NEWTON', 'MCH']],
    ['PromotionScope', ['GLOBAL', 'SINGLE']],
    ['PromotionType', ['CASH', 'NOCASH']],
    ['RiskFundName', ['DEPOSIT', 'ADVANCE', 'CASH_DEPOSIT', 'ESTIMATE_ORDER_COST']],
  ])('of %s are these', (name, values) => {
    expect(bundle.components.schemas[name]?.enum).toEqual(values)
  })
})
