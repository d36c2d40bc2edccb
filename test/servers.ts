import type { Server as HttpServer } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net'
import { afterEach } from 'vitest'

/** For the tests of one file: `listen` starts a server on a free port, which is closed after the test. */
export function useServers(): { listen: (server: Server, scheme?: string, host?: string) => Promise<string> } {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.close()
      if ('closeAllConnections' in server) (server as HttpServer).closeAllConnections() // `as`: only servers of HTTP have it
    }
  })
  return {
    async listen(server, scheme = 'http', host = '127.0.0.1') {
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, host, resolve))
      const { port } = server.address() as AddressInfo // `as`: it listens on a port
      return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
    },
  }
}

/** A server that responds to the first bytes of each connection with these, whatever was asked. */
export function rawServer(response: string): Server {
  return createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(response))
  })
}

/** A response as it stands on the wire. */
export function onTheWire(status: string, headers: Record<string, string>, body: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status}\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
}

/** A base URL where nobody listens. */
export async function closedPort(): Promise<string> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // `as`: it listens on a port
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
