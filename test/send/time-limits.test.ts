/** What the options timeout and deadline end. */
import { expect, it } from 'vitest'
import { TimeoutError } from 'wechatpay-payscore'
import { complete, completedBody, observed, rejection, signResponse } from '../helpers.js'
import { stall, status } from '../responses.js'

it('the deadline ends the attempt that it falls in', async () => {
  const { fetch, sent } = observed(stall)
  const error = await rejection(complete({ fetch, maxRetries: 5, timeout: 30, deadline: 600 }))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ outcome: 'unknown' })
  // 30 ms and 100 to 300 ms of pause, then 200 to 600 ms of pause: a third attempt may just fit, a fourth may not.
  expect(sent.length).toBeGreaterThanOrEqual(2)
  expect(sent.length).toBeLessThanOrEqual(3)
})

it('no attempt begins after the deadline, also when a pause took longer than it should', async () => {
  const busy = (): void => {
    const end = performance.now() + 320
    while (performance.now() < end);
  }
  const { fetch, sent } = observed(status(503))
  const { error } = await complete({ fetch, maxRetries: 3, deadline: 310, onAttempt: busy })
  expect(error?.code).toBe('X')
  expect(sent.length).toBe(1)
})

it('the deadline is a timeout for a single attempt', async () => {
  const { fetch, sent } = observed(stall)
  const error = await rejection(complete({ fetch, maxRetries: 5, deadline: 40 }))
  expect(error).toMatchObject({ code: 'ERR_TIMEOUT', message: 'No complete answer within 40 ms' })
  expect(sent.length).toBe(1)
})

it('a stalled fetch ends in a TimeoutError, whether or not it obeys its signal', async () => {
  const stallHalfway = async (): Promise<Response> =>
    new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), { headers: signResponse(completedBody) })
  for (const fetch of [stall, stallHalfway]) {
    const error = await rejection(complete({ fetch, timeout: 20 }))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
  }
})
