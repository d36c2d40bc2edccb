/** The way through a proxy: `agent` is a https.Agent, here that of https-proxy-agent, and the proxy is a real one. */
import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { connect, createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWechatpayClient as createWebClient } from '../../src/index.js'
import { createWechatpayClient, type WechatpayClientOptions } from '../../src/node.js'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import {
  completedBody,
  credentials,
  rejection,
  SERVICE_ORDER,
  serviceOrderCall,
  signResponse,
  tls,
} from '../helpers.js'

const ORDER = serviceOrderCall.params.path.out_order_no

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ orders: [] })
})
afterAll(async () => sandbox.close())
beforeEach(() => void sandbox.orders.replace({ product: 'serviceorder', out_order_no: ORDER }))
afterEach(() => sandbox.orders.clear())

const servers: Server[] = []
const sockets = new Set<Socket>()
/** @returns host and port */
async function listen(server: Server): Promise<string> {
  servers.push(server)
  server.on('connection', (socket: Socket) => void sockets.add(socket.on('error', () => {})))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}` // `as`: it listens on a port.
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  for (const socket of sockets) socket.destroy()
  sockets.clear()
})

/** The sandbox behind TLS. */
const startService = async (): Promise<string> =>
  listen(createTlsServer(tls, (socket) => join(socket, connect(Number(new URL(sandbox.url).port), '127.0.0.1'))))

function join(one: Socket, other: Socket): void {
  for (const socket of [one, other]) sockets.add(socket.on('error', () => {}))
  one.pipe(other).pipe(one)
}

/** A proxy: `respond` may refuse, and otherwise the tunnel is made. */
async function startProxy(respond: (target: string, socket: Socket) => boolean = () => false) {
  const targets: string[] = []
  const server = createHttpServer().on('connect', ({ url = '' }: IncomingMessage, socket: Socket) => {
    targets.push(url)
    if (respond(url, socket)) return
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    join(socket, connect(Number(url.split(':')[1]), '127.0.0.1'))
  })
  return { targets, url: `http://${await listen(server)}` }
}

function call(proxy: string, services: string[], options: WechatpayClientOptions = {}) {
  const agent = new HttpsProxyAgent(proxy)
  // Its constructor takes options of the connection to the proxy; these are for the connection through it.
  Object.assign(agent.options, { ca: tls.cert })
  const baseUrl = services.map((service) => `https://${service}`)
  const client = createWechatpayClient(sandbox.credentials, { baseUrl, agent, maxRetries: 0, ...options })
  return client.POST(SERVICE_ORDER, serviceOrderCall)
}

describe('through a proxy', () => {
  it('an order is completed, and the completion is proven', async () => {
    const [proxy, service] = [await startProxy(), await startService()]
    const { data } = await call(proxy.url, [service])
    expect(data).toMatchObject({ out_order_no: ORDER, state: 'DOING', total_amount: 40000 })
    expect(proxy.targets).toEqual([service])
    expect(sandbox.orders.get('serviceorder', ORDER)?.completions).toBe(1)
  })

  it('the outcome is unknown when the service hangs up after the request', async () => {
    const proxy = await startProxy()
    const service = await listen(
      createTlsServer(tls, (socket) => socket.on('error', () => {}).once('data', () => socket.destroy())),
    )
    expect(await rejection(call(proxy.url, [service]))).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
  })
})

describe('nothing was sent when the proxy', () => {
  it.each([407, 403, 502])('refuses with %s, even with a signed completion as its body', async (status) => {
    const headers = Object.entries({
      ...signResponse(completedBody),
      'Content-Length': String(Buffer.byteLength(completedBody)),
    })
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    const refuse = (_target: string, socket: Socket): boolean => {
      socket.end(`HTTP/1.1 ${status} Refused\r\n${lines}\r\n${completedBody}`)
      return true
    }
    const [proxy, service] = [await startProxy(refuse), await startService()]
    const error = await rejection(call(proxy.url, [service]))
    expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
    expect(proxy.targets).toEqual([service])
    expect(sandbox.orders.get('serviceorder', ORDER)?.completions).toBe(0)
  })

  it('refuses each attempt of a call', async () => {
    const proxy = await startProxy((_target, socket) => {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
      return true
    })
    const error = await rejection(call(proxy.url, [await startService()], { maxRetries: 1 }))
    expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
    expect(proxy.targets.length).toBe(2)
  })

  it('hangs up in place of a response', async () => {
    const proxy = await startProxy((_target, socket) => Boolean(socket.destroy()))
    const error = await rejection(call(proxy.url, [await startService()]))
    expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
  })

  it('never responds: the timeout ends the attempt', async () => {
    const proxy = await startProxy(() => true)
    const error = await rejection(call(proxy.url, [await startService()], { timeout: 200 }))
    expect(error).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'not-sent' })
  })

  it('is not there', async () => {
    const server = createTcpServer()
    const nowhere = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    const error = await rejection(call(`http://${nowhere}`, [await startService()]))
    expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'not-sent' })
  })
})

it('the next base URL is used when the proxy refuses the first one', async () => {
  const [first, second] = [await startService(), await startService()]
  const proxy = await startProxy((target, socket) => {
    if (target === first) socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
    return target === first
  })
  const { data } = await call(proxy.url, [first, second], { maxRetries: 1 })
  expect(data?.out_order_no).toBe(ORDER)
  expect(proxy.targets).toEqual([first, second])
})

describe('the option agent is a TypeError', () => {
  const agent = new https.Agent()

  it('with an http base URL, among several too', () => {
    for (const baseUrl of ['http://127.0.0.1:1', ['https://127.0.0.1:1', 'http://127.0.0.1:2']]) {
      expect(() => createWechatpayClient(sandbox.credentials, { agent, baseUrl })).toThrow(TypeError)
      expect(() => createWechatpayClient(sandbox.credentials, { agent, baseUrl })).toThrow(/agent.*http/)
    }
  })

  it('beside a custom fetch', () => {
    const fetch = async (): Promise<Response> => new Response()
    expect(() => createWechatpayClient(sandbox.credentials, { agent, fetch })).toThrow(TypeError)
  })

  it('if it is no agent', () => {
    // A dispatcher of undici has these methods.
    const dispatcher = { dispatch: () => true, close: async () => {}, destroy: () => {} }
    for (const other of [dispatcher, 'http://proxy:3128', null]) {
      expect(() => createWechatpayClient(sandbox.credentials, { agent: other as never })).toThrow(/^agent must be/)
    }
  })

  it('in the entry for other runtimes', () => {
    expect(() => createWebClient(sandbox.credentials, { agent })).toThrow(/agent.*Node/)
  })
})

it('an agent may leave TLS to somebody else: a response on its plain socket is one', async () => {
  const service = await listen(createTlsServer(tls, (socket) => socket.on('error', () => {})))
  const sidecar = await listen(
    createHttpServer((request, response) =>
      request.resume().on('end', () => response.writeHead(200, signResponse(completedBody)).end(completedBody)),
    ),
  )
  class PlainAgent extends https.Agent {
    override createConnection(): Socket {
      return connect(Number(sidecar.split(':')[1]), '127.0.0.1')
    }
  }
  const client = createWechatpayClient(
    { ...sandbox.credentials, ...credentials },
    { baseUrl: `https://${service}`, agent: new PlainAgent(), maxRetries: 0 },
  )
  expect((await client.POST(SERVICE_ORDER, serviceOrderCall)).data).toMatchObject({ total_amount: 40000 })
})
