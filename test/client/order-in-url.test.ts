/** The URL names the order: a response about another one proves nothing, whatever a body says. */
import { expect, it } from 'vitest'
import { client, completedBody, rejection, SERVICE_ORDER, serviceOrderCall, signResponse } from '../helpers.js'

const OTHER = 'ANOTHER-ORDER'
const aboutOther = completedBody.replace(serviceOrderCall.params.path.out_order_no, OTHER)
const fetch = async () => new Response(aboutOther, { headers: signResponse(aboutOther) })
const body = { ...serviceOrderCall.body, out_order_no: OTHER }

it('an order number in a body that is not checked does not choose the order', async () => {
  const one = client({ fetch, validate: false, maxRetries: 0 })
  const error = await rejection(one.POST(SERVICE_ORDER, { ...serviceOrderCall, body } as never))
  expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' })
})

it('an order number that a middleware adds to the body does not choose the order', async () => {
  const one = client({ fetch, maxRetries: 0 })
  one.use({ onRequest: ({ request }) => new Request(request, { body: JSON.stringify(body) }) })
  const error = await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))
  expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' })
})

it('a middleware cannot send to WeChat Pay without TLS', async () => {
  const one = client({ fetch, maxRetries: 0 })
  one.use({ onRequest: ({ request }) => new Request(request.url.replace('https:', 'http:'), request) })
  expect(await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({ outcome: 'not-sent' })
})

it('a middleware cannot send a call to another order', async () => {
  let calls = 0
  const counted = async () => {
    calls++
    return fetch()
  }
  const one = client({ fetch: counted, maxRetries: 0 })
  const { out_order_no } = serviceOrderCall.params.path
  one.use({ onRequest: ({ request }) => new Request(request.url.replace(out_order_no, OTHER), request) })
  expect(await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({ outcome: 'not-sent' })
  expect(calls).toBe(0)
})
