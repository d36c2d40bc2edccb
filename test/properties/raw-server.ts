import { createServer, type AddressInfo } from 'node:net'

export interface RawServer {
  readonly url: string
  /** The bytes that the next requests get; then the connection ends. */
  response: Buffer
  close(): Promise<void>
}

/** A server that knows of HTTP only where a request ends. */
export async function startRawServer(): Promise<RawServer> {
  const server = createServer((socket) => {
    let request = ''
    socket.setEncoding('latin1').on('data', (text: string) => {
      request += text
      const [, length] = /\r\ncontent-length: (\d+)\r\n/i.exec(request) ?? []
      if (request.length === request.indexOf('\r\n\r\n') + 4 + Number(length)) socket.end(raw.response)
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const raw: RawServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    response: Buffer.alloc(0),
    close: async () => new Promise((resolve) => server.close(() => resolve())),
  }
  return raw
}
