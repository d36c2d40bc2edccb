/** What the entry on Node does in its own way: it sends through node:http and node:https. */
import http, { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { inspect } from 'node:util'
import { afterEach, expect, it, vi } from 'vitest'
import {
  client,
  complete,
  completedBody,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
} from '../helpers.js'
import { stopTime } from '../clock.js'
import { deferred } from '../responses.js'
import { useServers } from '../servers.js'

const { listen } = useServers()
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
const completes: RequestListener = (_, response) =>
  void response.writeHead(200, signResponse(completedBody)).end(completedBody)

it('Node’s transport sends the bytes that were signed, with their length, over one kept connection, and nothing of fetch', async () => {
  const seen: { request: IncomingMessage; body: string }[] = []
  const sockets = new Set<Socket>()
  const server = createHttpServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      seen.push({ request, body: Buffer.concat(chunks).toString() })
      completes(request, response)
    })
  })
  server.on('connection', (socket: Socket) => sockets.add(socket))
  const one = client({ baseUrl: await listen(server) })
  await one.POST(SERVICE_ORDER, serviceOrderCall)
  await one.POST(SERVICE_ORDER, serviceOrderCall)
  expect(sockets.size).toBe(1)
  for (const { request, body } of seen) {
    expect(body).toBe(JSON.stringify(serviceOrderCall.body))
    expect(request.headers['content-length']).toBe(String(Buffer.byteLength(body)))
    expect(request.headers).not.toHaveProperty('sec-fetch-mode')
  }
})

it('Node’s transport frames the request itself, whatever headers say', async () => {
  const seen: IncomingMessage[] = []
  const server = createHttpServer((request, response) => {
    seen.push(request)
    completes(request, response)
  })
  const headers = {
    'Transfer-Encoding': 'chunked',
    'Content-Length': '1',
    Expect: '100-continue',
    Trailer: 'X-A',
    Host: 'evil.example',
    Connection: 'close',
  }
  const baseUrl = await listen(server)
  const { data } = await complete({ baseUrl, headers })
  expect(data).toBeDefined()
  expect(seen[0]?.headers).toMatchObject({
    'content-length': String(Buffer.byteLength(JSON.stringify(serviceOrderCall.body))),
    connection: 'keep-alive',
    host: new URL(baseUrl).host,
  })
  expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('transfer-encoding')
  expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('expect')
})

it('the response of a result is a real Response over what was received', async () => {
  const { response } = await complete({ baseUrl: await listen(createHttpServer(completes)) })
  expect(response).toBeInstanceOf(Response)
  expect(response).toMatchObject({ ok: true, status: 200 })
  expect(response.headers.get('Wechatpay-Timestamp')).toMatch(/^\d+$/)
  expect(response.headers).toBeInstanceOf(Headers)
  expect(new Map(response.headers).get('content-type')).toBe('application/json')
  expect('statusText' in response && response.statusText).toBe('OK')
  expect(inspect(response)).not.toContain(serviceOrderCall.body.appid)
  expect(await response.clone().text()).toBe(completedBody)
})

it('the response has every value of a header', async () => {
  const headers = { ...signResponse(completedBody), 'Set-Cookie': ['a=1', 'b=2'], 'X-A': ['1', '2'] }
  const server = createHttpServer((_, response) => void response.writeHead(200, headers).end(completedBody))
  const { response } = await complete({ baseUrl: await listen(server) })
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(response.headers.get('X-A')).toBe('1, 2')
})

it('Node’s transport reaches a host by its IPv6 address', async () => {
  const server = createHttpServer(completes)
  const baseUrl = await listen(server, 'http', '::1')
  expect((await complete({ baseUrl })).data).toBeDefined()
})

it('Node’s transport closes the connection of a response that is too large', async () => {
  let closed: Promise<void> | undefined
  const server = createHttpServer((_, response) => void response.writeHead(200).write(Buffer.alloc(1024 * 1024 + 1)))
  server.on('connection', (socket: Socket) => (closed = new Promise((resolve) => socket.once('close', resolve))))
  const error = await rejection(complete({ baseUrl: await listen(server) }))
  expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
  await closed
})

it('Node’s transport closes the connection when a timeout or the caller ends the call', async () => {
  const closed: Promise<void>[] = []
  let reached = deferred()
  const server = createHttpServer(() => reached.resolve())
  server.on('connection', (socket: Socket) => closed.push(new Promise((resolve) => socket.once('close', resolve))))
  const baseUrl = await listen(server)
  stopTime()
  const late = rejection(complete({ baseUrl }))
  await reached.promise
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await late).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
  reached = deferred()
  const controller = new AbortController()
  const ended = rejection(complete({ baseUrl }, { signal: controller.signal }))
  await reached.promise
  controller.abort()
  expect(await ended).toMatchObject({ code: 'ERR_ABORTED', outcome: 'unknown' })
  expect(closed.length).toBe(2)
  await Promise.all(closed)
})

it('a call ends at once when the response switches to another protocol', async () => {
  const switches = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'
  const server = createTcpServer((socket) => socket.once('data', () => socket.write(switches)).on('error', () => {}))
  expect(await rejection(complete({ baseUrl: await listen(server) }))).toMatchObject({
    code: 'ERR_CONNECTION',
    outcome: 'unknown',
  })
})

it('a request has been sent once a response begins, also where an interceptor uses no socket', async () => {
  stopTime()
  const begun = deferred()
  vi.spyOn(http, 'request').mockImplementation(() => {
    const outgoing = new PassThrough()
    setImmediate(() => {
      outgoing.emit('response', Object.assign(new PassThrough(), { headers: {}, rawHeaders: [] }))
      begun.resolve()
    })
    return outgoing as never
  })
  const error = rejection(complete({ baseUrl: 'http://localhost' }))
  await begun.promise
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
})

it('an error shows nothing of a response that is no HTTP', async () => {
  const secret = '{"finish_ticket":"TICKET-SECRET"}'
  const response = `HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 33\r\n\r\n${secret}`
  const server = createTcpServer((socket) => socket.once('data', () => socket.end(response)).on('error', () => {}))
  const baseUrl = await listen(server)
  for (const fetch of [undefined, globalThis.fetch]) {
    const error = await rejection(complete({ baseUrl, ...(fetch && { fetch }) }))
    expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
    const { cause } = error as Error
    expect(cause).not.toHaveProperty('rawPacket')
    expect(inspect(error, { depth: 9 }) + JSON.stringify([cause, (cause as Error).cause])).not.toContain('SECRET')
  }
})
