/** When a batch stops by itself, and when it waits: pure, so that no start is needed. */
import { describe, expect, it } from 'vitest'
import {
  ConnectionError,
  OutcomeUnknownError,
  SignatureVerificationError,
  UnexpectedResponseError,
  type Completion,
} from 'wechatpay-payscore'
import { pauseAfter, pauseAfterAttempt } from '../../src/cli/batch/pauses.js'
import { StopRules } from '../../src/cli/batch/stop-rules.js'

// `as`: the rules do not look at the order.
const completed = { result: 'completed', paid: false, order: {} } as unknown as Completion
const refused = (code: string): Completion => ({ result: 'refused', error: { code, message: '' } })
const untrusted: Completion = {
  result: 'unknown',
  cause: new SignatureVerificationError('', {
    code: 'ERR_SIGNATURE_MISMATCH',
    outcome: 'unknown',
    response: new Response(),
  }),
}
const foreign: Completion = { result: 'unknown', cause: new UnexpectedResponseError('', { outcome: 'unknown' }) }
const unreached: Completion = { result: 'unknown', cause: new ConnectionError('', { outcome: 'not-sent' }) }

/** After how many results the batch stops; undefined when it does not. */
function stopsAfter(results: readonly Completion[], keyOf = (index: number) => `ORDER-${index}`): number | undefined {
  const rules = new StopRules()
  const index = results.findIndex((result, at) => rules.judge(keyOf(at), result) !== undefined)
  return index < 0 ? undefined : index + 1
}
const times = (count: number, result: Completion): Completion[] => Array<Completion>(count).fill(result)

describe('a batch', () => {
  it('stops at the first SIGN_ERROR, refused or unknown', () => {
    expect(stopsAfter([completed, refused('SIGN_ERROR')])).toBe(2)
    expect(stopsAfter([{ result: 'unknown', error: { code: 'SIGN_ERROR', message: '' } }])).toBe(1)
  })

  it('stops at NO_AUTH for three different orders in a row, or for ten after another one has proven the keys', () => {
    expect(stopsAfter(times(10, refused('NO_AUTH')))).toBe(3)
    expect(stopsAfter([completed, ...times(10, refused('NO_AUTH'))])).toBe(11)
    expect(stopsAfter([refused('NO_AUTH'), unreached, refused('NO_AUTH'), untrusted, refused('NO_AUTH')])).toBe(5)
  })

  it('does not stop at NO_AUTH for a few orders between others, or for one order ten times', () => {
    const [nine, two] = [times(9, refused('NO_AUTH')), times(2, refused('NO_AUTH'))]
    expect(stopsAfter([...two, completed, ...nine, refused('ORDER_NOT_EXIST'), ...nine])).toBeUndefined()
    expect(stopsAfter(times(10, refused('NO_AUTH')), () => 'ORDER-1')).toBeUndefined()
  })

  it('stops when the responses to three orders cannot be trusted, or to ten in a row after others could', () => {
    expect(stopsAfter(times(10, untrusted))).toBe(3)
    expect(stopsAfter([completed, ...times(10, untrusted)])).toBe(11)
    expect(stopsAfter([completed, ...times(9, untrusted), completed, ...times(9, untrusted)])).toBeUndefined()
  })

  it("counts responses that are not the service's as untrusted, and names a proxy", () => {
    expect(stopsAfter(times(10, foreign))).toBe(3)
    expect(stopsAfter([completed, ...times(10, foreign)])).toBe(11)
    expect(stopsAfter([untrusted, foreign, untrusted])).toBe(3)
    const rules = new StopRules()
    expect(['A', 'B', 'C'].map((key) => rules.judge(key, foreign))[2]).toContain('a proxy')
  })

  it('stops at a status 401, whatever its code is', () => {
    const rules = new StopRules()
    rules.observe({ status: 500 })
    expect(rules.judge('A', foreign)).toBeUndefined()
    rules.observe({ status: 401 })
    expect(rules.judge('B', { result: 'unknown', error: { code: 'UNAUTHORIZED', message: '' } })).toContain(
      'status 401',
    )
  })

  it('stops when twenty orders in a row have no response', () => {
    expect(stopsAfter(times(30, unreached))).toBe(20)
  })

  it('does not stop for refusals that concern an order or its request', () => {
    const codes = ['ORDER_NOT_EXIST', 'PARAM_ERROR', 'INVALID_ORDER_STATE', 'A_NEW_CODE', '__proto__']
    expect(stopsAfter(codes.flatMap((code) => times(20, refused(code))))).toBeUndefined()
  })

  it('sends one order at a time until one has a result that proves the configuration', () => {
    const rules = new StopRules()
    for (const each of [refused('NO_AUTH'), unreached, untrusted]) rules.judge('A', each)
    expect(rules.isProven).toBe(false)
    rules.judge('B', refused('ORDER_NOT_EXIST'))
    expect(rules.isProven).toBe(true)
  })
})

describe('the whole batch pauses', () => {
  const attempt = { operation: '', method: 'POST', number: 1, baseUrl: '', startTime: 0, duration: 0 }

  it('as long as a rate limit or a Retry-After makes one request wait', () => {
    expect(pauseAfterAttempt({ ...attempt, status: 429, delay: 250 })).toBe(250)
    expect(pauseAfterAttempt({ ...attempt, status: 503, delay: 5000 })).toBe(5000)
  })

  it('not for a pause that the client takes by itself', () => {
    expect(pauseAfterAttempt({ ...attempt, status: 500, delay: 299 })).toBeUndefined()
    expect(pauseAfterAttempt({ ...attempt, number: 2, status: 500, delay: 599 })).toBeUndefined()
    expect(pauseAfterAttempt({ ...attempt, status: 429 })).toBeUndefined()
  })

  it('after an order that ended with one of the two', () => {
    const error = { code: 'FREQUENCY_LIMITED', message: '' }
    expect(pauseAfter({ result: 'unknown', error, retryAfter: 7000 })).toBe(7000)
    const response = new Response(null, { status: 503, headers: { 'Retry-After': '3' } })
    const cause = new OutcomeUnknownError('', {
      outcome: 'unknown',
      response,
      error: { code: 'SERVICE_UNAVAILABLE', message: '' },
    })
    expect(pauseAfter({ result: 'unknown', cause })).toBe(3000)
    expect(pauseAfter({ result: 'unknown', retryAfter: 5000 })).toBeUndefined()
    expect(pauseAfter(completed)).toBeUndefined()
  })
})
