/** What an error that ends the command means: its exit status, and what the user reads. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AbortError, ConnectionError } from 'wechatpay-payscore'
import { InterruptedError, UsageError } from '../../src/cli/exit-status.js'
import { failureOf } from '../../src/cli/failure.js'

describe('an error that ends the command', () => {
  it('of the user, or of the operating system, is one message, and nothing was sent', () => {
    expect(failureOf(new UsageError('--rate has no value'))).toEqual({ status: 2, message: '--rate has no value' })
    try {
      readFileSync('/no/such/file')
    } catch (error) {
      expect(failureOf(error)).toEqual({
        status: 2,
        message: "ENOENT: no such file or directory, open '/no/such/file'",
      })
    }
  })

  it('of a call says by its outcome whether something may have been executed', () => {
    expect(failureOf(new AbortError('It ended.', { outcome: 'not-sent' }))).toEqual({
      status: 1,
      message: 'It ended. [ERR_ABORTED, outcome not-sent]',
    })
    expect(failureOf(new AbortError('It ended.', { outcome: 'unknown' })).status).toBe(3)
    expect(failureOf(new ConnectionError('It was cut.', { outcome: 'unknown' })).status).toBe(3)
  })

  it('in the middle of a batch is unknown, and no mistake of the user', () => {
    const cause = new UsageError('not a line')
    expect(failureOf(new InterruptedError('It stopped.', { cause }))).toEqual({ status: 3, message: 'It stopped.' })
  })

  it('of this program is unknown, with a stack that a report can hold', () => {
    const { status, message } = failureOf(new TypeError('x is not a function'))
    expect(status).toBe(3)
    expect(message).toMatch(/^TypeError: x is not a function\n {4}at .*failure\.test\.ts/)
    expect(failureOf('a word')).toEqual({ status: 3, message: 'a word' })
  })
})
