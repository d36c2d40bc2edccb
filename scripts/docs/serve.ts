/** `npm run docs:serve`: shows the reference on 127.0.0.1 and reloads it in the browser when `openapi/` changes. */
import { readFileSync, watch } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { bundle, root } from '../redocly.js'
import { buildReference, defaultFolder } from './build.js'
import { EDITIONS } from './editions.js'

const port = Number(process.env.PORT ?? 8080)
const readers = new Set<ServerResponse>()

const server = createServer((request, response) => {
  if (request.url === '/changes') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders()
    readers.add(response)
    response.on('close', () => readers.delete(response))
    return
  }
  const path = request.url === '/' ? 'index.html' : request.url?.slice(1)
  if (!EDITIONS.some((edition) => edition.path === path)) return response.writeHead(404).end()
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  return response.end(withReloader(readFileSync(join(defaultFolder, path ?? ''), 'utf8')))
})
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use: choose another one with PORT=…` : error.message)
  process.exit(1)
})

await build()
server.listen(port, '127.0.0.1', () => {
  // `as`: the server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo
  console.log(`http://127.0.0.1:${port}/ shows the reference; Ctrl-C stops it`)
})

let timer: NodeJS.Timeout | undefined
watch(join(root, 'openapi'), { recursive: true }, () => {
  // An editor saves in several steps.
  clearTimeout(timer)
  timer = setTimeout(() => {
    void build().then((isBuilt) => {
      if (isBuilt) for (const reader of readers) reader.write('data: changed\n\n')
    })
  }, 100)
})

/** The script stands before the last `</body>`, because the first one is text inside a script of Redoc. */
function withReloader(html: string): string {
  const reloader = "<script>new EventSource('/changes').onmessage = () => location.reload()</script>"
  const end = html.lastIndexOf('</body>')
  return html.slice(0, end) + reloader + html.slice(end)
}

async function build(): Promise<boolean> {
  try {
    // `as`: the bundle of a contract is an object.
    await buildReference(bundle() as object, defaultFolder)
    console.log(`built ${new Date().toLocaleTimeString()}`)
    return true
  } catch (error) {
    // The page stays as it was until the contract is valid again.
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}
