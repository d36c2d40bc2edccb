/** Streams that always have more must not keep timers from running: the time limits hold all the same. */
import { expect, it } from 'vitest'
import { client, rejection, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'

const endless = (chunk: Uint8Array): ReadableStream =>
  new ReadableStream({ pull: (controller) => controller.enqueue(chunk) })

it('a response of empty chunks ends with the time limit', async () => {
  let cancel = (): void => {}
  const cancelled = new Promise<void>((resolve) => (cancel = resolve))
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(0)), cancel })
  const one = client({ fetch: async () => new Response(body), maxRetries: 0, timeout: 100 })
  expect(await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({ code: 'ERR_TIMEOUT' })
  await cancelled
})

it.each([
  ['of empty chunks', new Uint8Array(0)],
  ['of long chunks', new Uint8Array(100_000)],
])('the request of a middleware with a body %s is not sent', async (_, chunk) => {
  let calls = 0
  const one = client({
    maxRetries: 0,
    timeout: 100,
    fetch: async () => {
      calls++
      throw new Error('sent')
    },
  })
  one.use({
    onRequest: ({ request }) =>
      new Request(request.url, { method: 'POST', body: endless(chunk), duplex: 'half' } as object),
  })
  const error = await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ outcome: 'not-sent' })
  expect(calls).toBe(0)
})
