import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Serves on a free port of this machine. */
export async function listen(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // `as`: it listens on a port.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

/** A server for a handler of web requests, as Next, Hono and Workers have them. */
export async function listenWeb(handle: (request: Request) => Promise<Response> | Response) {
  return listen(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const headers = new Headers(incoming.headers as Record<string, string>)
    const body = chunks.length > 0 ? Buffer.concat(chunks) : null
    const url = `http://${incoming.headers.host}${incoming.url}`
    const response = await handle(new Request(url, { method: incoming.method ?? 'GET', headers, body }))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
}
