/** What the entry on Node does otherwise than the others: it sends through node:http and node:https. */
import http, {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http'
import https, { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { inspect } from 'node:util'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConnectionError, createWechatpayClient, TimeoutError, type WechatpayClientOptions } from '../../src/node.js'
import {
  completedBody,
  completedOne,
  credentials,
  fixture,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
  testingKey,
} from '../helpers.js'

const client = (options: WechatpayClientOptions) => createWechatpayClient(credentials, { maxRetries: 0, ...options })

const servers: (Server | TcpServer)[] = []
async function listen<T extends Server | TcpServer>(server: T, scheme = 'http'): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  vi.unstubAllGlobals()
})

const completes: RequestListener = (_, response) =>
  void response.writeHead(200, signResponse(completedBody)).end(completedBody)
const tls = { key: testingKey(fixture('tls_key.pem')), cert: fixture('tls_cert.pem') }

describe('the transport of Node', () => {
  it('sends the bytes that were signed, with their length, over one kept connection, and nothing of fetch', async () => {
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

  it('frames the request itself, whatever headers say', async () => {
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
    const { data } = await client({ baseUrl, headers }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(data).toBeDefined()
    expect(seen[0]?.headers).toMatchObject({
      'content-length': String(Buffer.byteLength(JSON.stringify(serviceOrderCall.body))),
      connection: 'keep-alive',
      host: new URL(baseUrl).host,
    })
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('transfer-encoding')
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('expect')
  })

  it('hands over a real Response, whose body is used', async () => {
    const { response } = await client({ baseUrl: await listen(createHttpServer(completes)) }).POST(
      SERVICE_ORDER,
      serviceOrderCall,
    )
    expect(response).toBeInstanceOf(Response)
    expect(response).toMatchObject({ ok: true, status: 200, bodyUsed: true })
    expect(response.headers.get('Wechatpay-Timestamp')).toMatch(/^\d+$/)
    expect(response.headers).toBeInstanceOf(Headers)
    expect(new Map(response.headers).get('content-type')).toBe('application/json')
    expect('statusText' in response && response.statusText).toBe('OK')
    expect(inspect(response)).not.toContain(serviceOrderCall.body.appid)
    for (const read of ['json', 'text', 'arrayBuffer', 'blob', 'formData'] as const) {
      await expect(response[read]()).rejects.toThrow(/already been read/)
    }
    expect(() => response.clone()).toThrow(/already been/)
  })

  it.each<[string, (body: string) => Buffer]>([
    ['gzip', gzipSync],
    ['X-GZip', gzipSync],
    ['identity', Buffer.from],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('verifies what was compressed on the way by %s', async (encoding, compress) => {
    const headers = { ...signResponse(completedBody), 'Content-Encoding': encoding }
    const server = createHttpServer((_, response) => void response.writeHead(200, headers).end(compress(completedBody)))
    const { data } = await client({ baseUrl: await listen(server) }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(data).toEqual(JSON.parse(completedBody))
  })

  it.each(['gzip', 'br'])('does not inflate a bomb of %s', async (encoding) => {
    const zeros = Buffer.alloc(1024 * 1024 + 1)
    const bomb = encoding === 'br' ? brotliCompressSync(zeros) : gzipSync(zeros)
    const headers = { ...signResponse('{}'), 'Content-Encoding': encoding }
    const server = createHttpServer((_, response) => void response.writeHead(200, headers).end(bomb))
    expect(
      await rejection(client({ baseUrl: await listen(server) }).POST(SERVICE_ORDER, serviceOrderCall)),
    ).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED', message: expect.stringContaining('too large') as string })
  })

  it('is a ConnectionError when what was compressed is damaged', async () => {
    const headers = { ...signResponse(completedBody), 'Content-Encoding': 'gzip' }
    const server = createHttpServer((_, response) => void response.writeHead(200, headers).end('no gzip'))
    expect(
      await rejection(client({ baseUrl: await listen(server) }).POST(SERVICE_ORDER, serviceOrderCall)),
    ).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
  })

  it('takes an empty body for what it is, whatever it is said to be', async () => {
    const headers = { 'Content-Encoding': 'gzip' }
    const server = createHttpServer((_, response) => void response.writeHead(400, headers).end())
    expect(
      await rejection(client({ baseUrl: await listen(server) }).POST(SERVICE_ORDER, serviceOrderCall)),
    ).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
  })

  it('shows nothing of an answer that is no HTTP', async () => {
    const secret = '{"finish_ticket":"TICKET-SECRET"}'
    const answers = `HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 33\r\n\r\n${secret}`
    const server = createTcpServer((socket) => socket.once('data', () => socket.end(answers)).on('error', () => {}))
    const baseUrl = await listen(server)
    for (const fetch of [undefined, globalThis.fetch]) {
      const error = await rejection(client({ baseUrl, ...(fetch && { fetch }) }).POST(SERVICE_ORDER, serviceOrderCall))
      expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
      const { cause } = error as Error
      expect(cause).not.toHaveProperty('rawPacket')
      expect(inspect(error, { depth: 9 }) + JSON.stringify([cause, (cause as Error).cause])).not.toContain('SECRET')
    }
  })

  it('is over at once when it is answered with another protocol', async () => {
    const switches = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'
    const server = createTcpServer((socket) => socket.once('data', () => socket.write(switches)).on('error', () => {}))
    expect(
      await rejection(client({ baseUrl: await listen(server) }).POST(SERVICE_ORDER, serviceOrderCall)),
    ).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
  })

  it('has sent the request once an answer begins, also to whoever intercepts it without a socket', async () => {
    const request = vi.spyOn(http, 'request').mockImplementation(() => {
      const outgoing = new PassThrough()
      setImmediate(() => outgoing.emit('response', Object.assign(new PassThrough(), { headers: {}, rawHeaders: [] })))
      return outgoing as never
    })
    const error = await rejection(
      client({ baseUrl: 'http://localhost', timeout: 50 }).POST(SERVICE_ORDER, serviceOrderCall),
    )
    request.mockRestore()
    expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
  })

  it('closes the connection of an answer that is too large', async () => {
    let closed: Promise<void> | undefined
    const server = createHttpServer((_, response) => void response.writeHead(200).write(Buffer.alloc(1024 * 1024 + 1)))
    server.on('connection', (socket: Socket) => (closed = new Promise((resolve) => socket.once('close', resolve))))
    const error = await rejection(client({ baseUrl: await listen(server) }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
    await closed
  })

  it('has every value of a header in the response', async () => {
    const headers = { ...signResponse(completedBody), 'Set-Cookie': ['a=1', 'b=2'], 'X-A': ['1', '2'] }
    const server = createHttpServer((_, response) => void response.writeHead(200, headers).end(completedBody))
    const { response } = await client({ baseUrl: await listen(server) }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(response.headers.get('X-A')).toBe('1, 2')
  })

  it('reaches a host by its IPv6 address', async () => {
    const server = createHttpServer(completes)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '::1', resolve))
    const baseUrl = `http://[::1]:${(server.address() as AddressInfo).port}`
    expect((await client({ baseUrl }).POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
  })

  it('closes the connection when a timeout or the caller ends the call', async () => {
    const closed: Promise<void>[] = []
    const server = createHttpServer(() => {})
    server.on('connection', (socket: Socket) => closed.push(new Promise((resolve) => socket.once('close', resolve))))
    const url = await listen(server)
    const late = await rejection(client({ baseUrl: url, timeout: 50 }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(late).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'unknown' })
    const signal = AbortSignal.timeout(50)
    const ended = await rejection(client({ baseUrl: url }).POST(SERVICE_ORDER, { ...serviceOrderCall, signal }))
    expect(ended).toMatchObject({ code: 'ERR_ABORTED', outcome: 'unknown' })
    expect(closed.length).toBe(2)
    await Promise.all(closed)
  })
})

describe('the transport of Node knows what was not sent', () => {
  it('when the time is up before TLS is agreed on', async () => {
    const held: Socket[] = []
    const url = await listen(
      createTcpServer((socket) => void held.push(socket)),
      'https',
    )
    const error = await rejection(client({ baseUrl: url, timeout: 100 }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ outcome: 'not-sent' })
    const signal = AbortSignal.timeout(50)
    const ended = await rejection(client({ baseUrl: url }).POST(SERVICE_ORDER, { ...serviceOrderCall, signal }))
    expect(ended).toMatchObject({ code: 'ERR_ABORTED', outcome: 'not-sent' })
    for (const socket of held) socket.destroy()
  })

  it('when the other side hangs up instead of agreeing', async () => {
    const url = await listen(
      createTcpServer((socket) => void socket.once('data', () => socket.destroy())),
      'https',
    )
    const error = await rejection(client({ baseUrl: url }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ outcome: 'not-sent' })
  })

  it('when the certificate is nobody’s', async () => {
    const reached = vi.fn()
    const url = await listen(createTlsServer(tls, reached), 'https')
    const error = await rejection(client({ baseUrl: url }).POST(SERVICE_ORDER, serviceOrderCall))
    expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
    expect((error as Error).message).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(reached).not.toHaveBeenCalled()
  })

  it('but not when a kept connection is cut', async () => {
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
})

describe('the transport of Node gives way', () => {
  it('and is what the global agent says: a certificate that it trusts', async () => {
    const { options } = https.globalAgent
    https.globalAgent.options = { ...options, ca: tls.cert }
    try {
      const url = await listen(createTlsServer(tls, completes), 'https')
      expect((await client({ baseUrl: url }).POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
    } finally {
      https.globalAgent.options = options
    }
  })

  it('to whoever intercepts node:https', async () => {
    const request = vi.spyOn(https, 'request').mockImplementation(() => {
      throw new Error('intercepted')
    })
    const error = await rejection(client({}).POST(SERVICE_ORDER, serviceOrderCall))
    expect((error as Error).message).toContain('intercepted')
    request.mockRestore()
  })

  it('to a fetch of one’s own, a global fetch that was replaced, and requestInitExt', async () => {
    const fetch = vi.fn(completedOne)
    await client({ fetch }).POST(SERVICE_ORDER, serviceOrderCall)
    await client({}).POST(SERVICE_ORDER, { ...serviceOrderCall, fetch })
    vi.stubGlobal('fetch', fetch)
    await client({}).POST(SERVICE_ORDER, serviceOrderCall)
    await client({ requestInitExt: { dispatcher: {} } }).POST(SERVICE_ORDER, serviceOrderCall)
    expect(fetch).toHaveBeenCalledTimes(4)
  })

  it('to a dispatcher that undici was given for all requests', async () => {
    const key = Symbol.for('undici.globalDispatcher.1')
    const globals = globalThis as { [key: symbol]: unknown }
    // Node sets its own when it is first asked for.
    const before = (new Request('http://localhost'), globals[key])
    class MockAgent {
      dispatch(): never {
        throw new Error('dispatched')
      }
    }
    globals[key] = new MockAgent()
    const error = await rejection(client({}).POST(SERVICE_ORDER, serviceOrderCall))
    globals[key] = before
    expect((error as Error).message).toContain('dispatched')
  })

  it('but not to undici 8 when it was only imported', async () => {
    // It wraps its own agent for those that look for the first symbol.
    class Dispatcher1Wrapper {}
    class Agent {}
    class ProxyAgent {}
    const request = vi.spyOn(https, 'request').mockImplementation(() => {
      throw new Error('node:https')
    })
    const reached = async (dispatcher: object): Promise<boolean> => {
      Object.assign(globalThis, {
        [Symbol.for('undici.globalDispatcher.1')]: new Dispatcher1Wrapper(),
        [Symbol.for('undici.globalDispatcher.2')]: dispatcher,
      })
      const error = await rejection(client({}).POST(SERVICE_ORDER, serviceOrderCall))
      return (error as Error).message.includes('node:https')
    }
    const before = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1')) as unknown
    expect([await reached(new Agent()), await reached(new ProxyAgent())]).toEqual([true, false])
    Object.assign(globalThis, { [Symbol.for('undici.globalDispatcher.1')]: before })
    Reflect.deleteProperty(globalThis, Symbol.for('undici.globalDispatcher.2'))
    request.mockRestore()
  })
})
