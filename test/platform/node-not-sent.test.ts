/** Node’s transport knows whether a byte of the request can have left. */
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { Agent, createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConnectionError, TimeoutError, type Attempt } from 'wechatpay-payscore'
import { skipPauses, stopTime } from '../clock.js'
import {
  client,
  complete,
  completedBody,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
  tls,
} from '../helpers.js'
import { deferred } from '../responses.js'
import { closedPort, useServers } from '../servers.js'

const { listen } = useServers()
beforeEach(() => void skipPauses())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const completes: RequestListener = (_, response) =>
  void response.writeHead(200, signResponse(completedBody)).end(completedBody)

it('a call was not sent when its time is up before TLS is agreed on', async () => {
  stopTime()
  const held: Socket[] = []
  let connected = deferred()
  const baseUrl = await listen(
    createTcpServer((socket) => {
      held.push(socket)
      connected.resolve()
    }),
    'https',
  )
  const late = rejection(complete({ baseUrl }))
  await connected.promise
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await late).toBeInstanceOf(TimeoutError)
  expect(await late).toMatchObject({ outcome: 'not-sent' })

  connected = deferred()
  const controller = new AbortController()
  const ended = rejection(complete({ baseUrl }, { signal: controller.signal }))
  await connected.promise
  controller.abort()
  expect(await ended).toMatchObject({ code: 'ERR_ABORTED', outcome: 'not-sent' })
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

it('a call was not sent when the certificate is not trusted', async () => {
  const reached = vi.fn()
  const url = await listen(createTlsServer(tls, reached), 'https')
  const error = await rejection(complete({ baseUrl: url }))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
  expect((error as Error).message).toMatch(/SELF_SIGNED_CERT/)
  expect(reached).not.toHaveBeenCalled()
})

it('a call was not sent when the server speaks no TLS', async () => {
  const reached = vi.fn()
  const baseUrl = await listen(createHttpServer(reached), 'https')
  expect(await rejection(complete({ baseUrl }))).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
  expect(reached).not.toHaveBeenCalled()
})

it('a call was not sent when nobody listens at any of its base URLs', async () => {
  const baseUrl = [await closedPort(), await closedPort()]
  const attempts: Attempt[] = []
  const error = await rejection(complete({ baseUrl, maxRetries: 2, onAttempt: (attempt) => attempts.push(attempt) }))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
  expect((error as Error).message).toMatch(/attempt 3 of 3; no other one was sent\)?$/)
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['not-sent', 'not-sent', 'not-sent'])
  expect(attempts.map((attempt) => attempt.baseUrl)).toEqual([baseUrl[0], baseUrl[1], baseUrl[0]])
})

it('a call may have been sent when an earlier attempt was', async () => {
  const server = createHttpServer((request) => {
    server.close()
    request.socket.destroy()
  })
  const attempts: Attempt[] = []
  const options = { baseUrl: await listen(server), onAttempt: (attempt: Attempt) => attempts.push(attempt) }
  const error = await rejection(complete({ ...options, maxRetries: 1 }))
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['unknown', 'not-sent'])
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
  expect((error as Error).message).toMatch(/attempt 2 of 2; attempt 1 may have arrived\)?$/)
})

it('a call stays at its base URL when a request may have arrived there', async () => {
  const reached: string[] = []
  const cuts = (name: string) =>
    createHttpServer((request) => {
      reached.push(name)
      request.socket.destroy()
    })
  const baseUrl = [await listen(cuts('first')), await listen(cuts('second'))]
  await rejection(complete({ baseUrl, maxRetries: 2 }))
  expect(reached).toEqual(['first', 'first', 'first'])
})

it('a call may have been sent when TLS breaks after the request', async () => {
  const server = createTlsServer(tls, (request) => request.socket.destroy())
  const baseUrl = await listen(server, 'https')
  const agent = new Agent({ ca: tls.cert })
  expect(await rejection(complete({ baseUrl, agent }))).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
  agent.destroy()
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
