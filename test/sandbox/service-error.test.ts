/** What an error quotes of a request stays within the contract's error schema, whatever the request holds. */
import { describe, expect, it } from 'vitest'
import { bodyError, clip, ServiceError } from '../../src/sandbox/service-error.js'
import { bundle } from '../contract/contract.js'

interface Limits {
  maxLength: number
}
// `as`: only these limits are read.
const { ApiError, ApiErrorDetail, SignInformation } = bundle.components.schemas as unknown as Record<
  'ApiError' | 'ApiErrorDetail' | 'SignInformation',
  { properties: Record<'message' | 'field' | 'value' | 'issue' | 'url' | 'truncated_sign_message', Limits> }
>
const { message } = ApiError.properties
const { field, value, issue } = ApiErrorDetail.properties

interface Sent {
  message: string
  detail: Record<'field' | 'value' | 'issue', string>
}
/** The JSON of an error that quotes text of this length everywhere. */
function sent(length: number): Sent {
  const error = bodyError(`/${'f'.repeat(length - 1)}`, 'i'.repeat(length), 'v'.repeat(length))
  // `as`: that is what `bodyError` makes.
  return JSON.parse(JSON.stringify(error)) as Sent
}

describe('an error', () => {
  it.each(['field', 'value', 'issue'] as const)(
    'quotes a %s up to the limit of the contract and no further',
    (name) => {
      const limit = { field, value, issue }[name].maxLength
      expect(sent(limit).detail[name]).toHaveLength(limit)
      expect(sent(limit).detail[name]).not.toContain('…')
      expect(sent(limit + 1).detail[name]).toHaveLength(limit)
      expect(sent(limit + 1).detail[name]).toMatch(/[^…]…$/)
    },
  )

  it('has a message up to the limit of the contract and no longer', () => {
    const text = 'm'.repeat(message.maxLength)
    expect(new ServiceError('PARAM_ERROR', text).message).toBe(text)
    expect(new ServiceError('PARAM_ERROR', `${text}m`).message).toBe(`${text.slice(1)}…`)
  })

  it('quotes a number as it is, and leaves out the pointer of the whole body', () => {
    expect(JSON.parse(JSON.stringify(bodyError('/total_amount', 'is wrong', 0)))).toEqual({
      code: 'PARAM_ERROR',
      message: '/total_amount is wrong',
      detail: { field: '/total_amount', issue: 'is wrong', value: 0, location: 'body' },
    })
    expect(JSON.parse(JSON.stringify(bodyError('', 'is wrong')))).toEqual({
      code: 'PARAM_ERROR',
      message: 'The body is wrong',
      detail: { issue: 'is wrong', location: 'body' },
    })
  })

  it('has no detail where it has none to give', () => {
    expect(JSON.parse(JSON.stringify(new ServiceError('SYSTEM_ERROR', 'x')))).toEqual({
      code: 'SYSTEM_ERROR',
      message: 'x',
    })
  })
})

describe('clipped text', () => {
  it.each([
    ['an emoji', 'a😀b', 'a\uFFFDb'],
    ['half an emoji', 'a\uD83Db', 'a\uFFFDb'],
    ['Chinese', '订单', '订单'],
  ])('has no character that the contract does not know: %s', (_, text, expected) => {
    expect(clip(text, 10)).toBe(expected)
  })
})
