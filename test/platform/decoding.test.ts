/** Nobody asked for compression, but a proxy may compress a response all the same. Every transport decodes alike. */
import { createServer } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { WechatpayClientOptions } from 'wechatpay-payscore'
import { complete, completedBody, rejection, signResponse } from '../helpers.js'
import { useServers } from '../servers.js'

const { listen } = useServers()

describe.each<[string, WechatpayClientOptions]>([
  ['the transport of the platform', {}],
  ['the global fetch as a custom one', { fetch: globalThis.fetch }],
])('over %s', (_, options) => {
  /** A call that gets a signed response with this coding and body. */
  const call = async (coding: string, body: Buffer, headers = signResponse(completedBody)) => {
    const server = createServer((__, response) =>
      response.writeHead(200, { ...headers, 'Content-Encoding': coding }).end(body),
    )
    return complete({ baseUrl: await listen(server), ...options })
  }

  it.each<[string, (body: string) => Buffer]>([
    ['gzip', gzipSync],
    ['X-GZip', gzipSync],
    ['identity', Buffer.from],
    ['', Buffer.from],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['gzip, br', (body) => brotliCompressSync(gzipSync(body))],
    ['deflate, gzip', (body) => gzipSync(deflateSync(body))],
  ])('a response with the coding "%s" is verified', async (coding, compress) => {
    expect((await call(coding, compress(completedBody))).data).toEqual(JSON.parse(completedBody))
  })

  it.each(['gzip', 'br'])('a response of %s is not inflated beyond 1 MiB', async (coding) => {
    const zeros = Buffer.alloc(1024 * 1024 + 1)
    const bomb = coding === 'br' ? brotliCompressSync(zeros) : gzipSync(zeros)
    expect(await rejection(call(coding, bomb))).toMatchObject({
      code: 'ERR_RESPONSE_UNEXPECTED',
      message: expect.stringContaining('too large') as string,
    })
  })

  it.each(['gzip', 'deflate', 'br'])('a response of %s that is damaged is not returned', async (coding) => {
    const error = await rejection(call(coding, Buffer.from('neither gzip nor any other')))
    expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_/) as string, outcome: 'unknown' })
  })

  it.each(['compress', 'x-unknown', 'gzip, x-unknown'])(
    'a response with the unknown coding "%s" is not returned',
    async (coding) => {
      const error = await rejection(call(coding, gzipSync(completedBody)))
      expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_/) as string, outcome: 'unknown' })
    },
  )
})

it('an empty body is empty, whatever Content-Encoding says', async () => {
  const server = createServer((_, response) => response.writeHead(400, { 'Content-Encoding': 'gzip' }).end())
  expect(await rejection(complete({ baseUrl: await listen(server) }))).toMatchObject({
    code: 'ERR_RESPONSE_UNEXPECTED',
  })
})
