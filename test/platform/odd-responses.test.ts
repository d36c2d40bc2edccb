/** Responses over a socket that no well-kept server sends. */
import { expect, it } from 'vitest'
import { WechatpayError } from 'wechatpay-payscore'
import { complete, completedBody, rejection, signResponse } from '../helpers.js'
import { status } from '../responses.js'
import { onTheWire, rawServer, useServers } from '../servers.js'

const { listen } = useServers()
const post = async (response: string) => complete({ baseUrl: await listen(rawServer(response)) })

it('a header that has no name makes no foreign error', async () => {
  expect(await rejection(post('HTTP/1.1 200 OK\r\n: x\r\nContent-Length: 2\r\n\r\n{}'))).toBeInstanceOf(WechatpayError)
})

it.each(['200 成功', '200 caf\u00e9', '200'])('understands the status line "%s"', async (status) => {
  expect(await post(onTheWire(status, signResponse(completedBody), completedBody))).toMatchObject({
    data: JSON.parse(completedBody) as object,
  })
})

it('understands an error with a Chinese reason phrase', async () => {
  const body = '{"code":"PARAM_ERROR","message":"x"}'
  expect(await post(onTheWire('400 错误', {}, body))).toMatchObject({ error: { code: 'PARAM_ERROR' } })
})

it.each(['700 Odd', '999 Odd', '600 x'])('refuses the status %s as unexpected', async (status) => {
  const body = '{"code":"PARAM_ERROR","message":"x"}'
  expect(await rejection(post(onTheWire(status, {}, body)))).toBeInstanceOf(WechatpayError)
})

it('refuses a response that never stops as unexpected', async () => {
  const error = await rejection(post(onTheWire('502 Bad Gateway', {}, 'x'.repeat(3_000_000))))
  expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', outcome: 'unknown' })
  expect((error as Error).message).toContain('too large')
})

it('reads a body of up to 1 MiB', async () => {
  const body = '{"code":"PARAM_ERROR","message":"x"}'.padEnd(1024 * 1024)
  expect(await post(onTheWire('400 Bad Request', {}, body))).toMatchObject({ error: { code: 'PARAM_ERROR' } })
  expect(await rejection(post(onTheWire('400 Bad Request', {}, `${body} `)))).toMatchObject({
    code: 'ERR_RESPONSE_UNEXPECTED',
  })
})

it.each([
  ['302 Found', '{"code":"PARAM_ERROR","message":"x"}'],
  ['400 Bad Request', '{"code":"PARAM_ERROR","message":1}'],
  ['400 Bad Request', '{"code":1,"message":"x"}'],
])('refuses %s with %s as unexpected', async (status, body) => {
  expect(await rejection(post(onTheWire(status, {}, body)))).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
})

it('a body that breaks off is a ConnectionError', async () => {
  const whole = onTheWire('200 OK', signResponse(completedBody), completedBody)
  expect(await rejection(post(whole.slice(0, -20)))).toMatchObject({
    code: 'ERR_CONNECTION',
    outcome: 'unknown',
  })
})
