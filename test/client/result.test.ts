/** What a call resolves to. */
import { expect, it } from 'vitest'
import { client, complete, completed, completedBody, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { apiError, signed } from '../responses.js'

const refused = signed(403, apiError('NO_AUTH'))

it.each([
  ['data', completed, 200, JSON.parse(completedBody) as unknown],
  ['error', refused, 403, { code: 'NO_AUTH', message: 'x' }],
] as const)('a result has %s and the response, with middleware and without', async (name, fetch, status, value) => {
  for (const middleware of [[], [{ onRequest: () => undefined }]]) {
    const one = client({ fetch })
    one.use(...middleware)
    const result = await one.POST(SERVICE_ORDER, serviceOrderCall)
    expect(Object.keys(result)).toEqual([name, 'response'])
    expect(Reflect.get(result, name)).toEqual(value)
    expect(result.response).toMatchObject({ status, ok: status === 200 })
    expect(result.response.headers.get('Wechatpay-Serial')).toMatch(/^PUB_KEY_ID_/)
  }
})

it('the response of a result is the same each time, and a real one', async () => {
  const result = await complete({ fetch: completed })
  const { response } = { ...result }
  expect(response).toBeInstanceOf(Response)
  expect(response).toBe(result.response)
})

it('the response of a result can be read when the result is frozen', async () => {
  const result = Object.freeze(await complete({ fetch: completed }))
  expect(result.response.status).toBe(200)
  expect(result.response).toBe(result.response)
})

it('a result can be changed, and the client does not notice', async () => {
  const result = await complete({ fetch: completed })
  Object.assign(result.data as object, { state: 'X' })
  expect((await complete({ fetch: completed })).data).toEqual(JSON.parse(completedBody))
})
