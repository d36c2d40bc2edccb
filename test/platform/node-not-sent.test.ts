/** Node’s transport knows whether a byte of the request can have left. */
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { expect, it, vi } from 'vitest'
import { ConnectionError, TimeoutError } from 'wechatpay-payscore'
import {
  client,
  complete,
  completedBody,
  fixture,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
  testingKey,
} from '../helpers.js'
import { signed } from '../responses.js'
import { useServers } from '../servers.js'

const { listen } = useServers()
const completes: RequestListener = (_, response) =>
  void response.writeHead(200, signResponse(completedBody)).end(completedBody)
const tls = { key: testingKey(fixture('tls_key.pem')), cert: fixture('tls_cert.pem') }

it('a call was not sent when its time is up before TLS is agreed on', async () => {
  const held: Socket[] = []
  const url = await listen(
    createTcpServer((socket) => void held.push(socket)),
    'https',
  )
  const error = await rejection(complete({ baseUrl: url, timeout: 100 }))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ outcome: 'not-sent' })
  const signal = AbortSignal.timeout(50)
  const ended = await rejection(complete({ baseUrl: url }, { signal }))
  expect(ended).toMatchObject({ code: 'ERR_ABORTED', outcome: 'not-sent' })
  for (const socket of held) socket.destroy()
})

it('a call was not sent when the other side hangs up instead of agreeing on TLS', async () => {
  const url = await listen(
    createTcpServer((socket) => void socket.once('data', () => socket.destroy())),
    'https',
  )
  const error = await rejection(complete({ baseUrl: url }))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ outcome: 'not-sent' })
})

it('a call was not sent when nobody known signed the certificate', async () => {
  const reached = vi.fn()
  const url = await listen(createTlsServer(tls, reached), 'https')
  const error = await rejection(complete({ baseUrl: url }))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
  expect((error as Error).message).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
  expect(reached).not.toHaveBeenCalled()
})

it('a call may have been sent when a kept connection is cut', async () => {
  let calls = 0
  const server = createHttpServer((request, response) => {
    if (++calls === 1) completes(request, response)
    else request.socket.destroy()
  })
  const one = client({ baseUrl: await listen(server) })
  expect((await one.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
  expect(await rejection(one.POST(SERVICE_ORDER, serviceOrderCall))).toMatchObject({
    code: 'ERR_CONNECTION',
    outcome: 'unknown',
  })
})
