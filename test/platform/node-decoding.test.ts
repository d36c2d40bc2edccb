/** Nobody asked for compression, but a proxy may compress a response all the same. */
import { createServer as createHttpServer } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { complete, completedBody, rejection, signResponse } from '../helpers.js'
import { useServers } from '../servers.js'

const { listen } = useServers()

it.each<[string, (body: string) => Buffer]>([
  ['gzip', gzipSync],
  ['X-GZip', gzipSync],
  ['identity', Buffer.from],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
])('a response that was compressed on the way by %s is verified', async (encoding, compress) => {
  const headers = { ...signResponse(completedBody), 'Content-Encoding': encoding }
  const server = createHttpServer((_, response) => void response.writeHead(200, headers).end(compress(completedBody)))
  const { data } = await complete({ baseUrl: await listen(server) })
  expect(data).toEqual(JSON.parse(completedBody))
})

it.each(['gzip', 'br'])('a response of %s is not inflated beyond 1 MiB', async (encoding) => {
  const zeros = Buffer.alloc(1024 * 1024 + 1)
  const bomb = encoding === 'br' ? brotliCompressSync(zeros) : gzipSync(zeros)
  const headers = { ...signResponse('{}'), 'Content-Encoding': encoding }
  const server = createHttpServer((_, response) => void response.writeHead(200, headers).end(bomb))
  expect(await rejection(complete({ baseUrl: await listen(server) }))).toMatchObject({
    code: 'ERR_RESPONSE_UNEXPECTED',
    message: expect.stringContaining('too large') as string,
  })
})

it('a compressed response that is damaged is a ConnectionError', async () => {
  const headers = { ...signResponse(completedBody), 'Content-Encoding': 'gzip' }
  const server = createHttpServer((_, response) => void response.writeHead(200, headers).end('no gzip'))
  expect(await rejection(complete({ baseUrl: await listen(server) }))).toMatchObject({
    code: 'ERR_CONNECTION',
    outcome: 'unknown',
  })
})

it('an empty body is empty, whatever Content-Encoding says', async () => {
  const headers = { 'Content-Encoding': 'gzip' }
  const server = createHttpServer((_, response) => void response.writeHead(400, headers).end())
  expect(await rejection(complete({ baseUrl: await listen(server) }))).toMatchObject({
    code: 'ERR_RESPONSE_UNEXPECTED',
  })
})
