/** Connections that carry no HTTP, or HTTP that no client would send. */
import { describe, expect, it } from 'vitest'
import { livingSandbox } from './alive.js'
import { exchange } from './wire.js'

const sandbox = livingSandbox()

describe('a connection with what is no request', () => {
  const post = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
  const get = 'GET /v3/none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
  it.each<[string, string | Uint8Array, number]>([
    ['garbage', Uint8Array.of(0, 1, 2, 255, 254, 13, 10, 13, 10), 400],
    ['a TLS handshake', Uint8Array.of(0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3), 400],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['an unknown version', 'GET /v3/none HTTP/3.0\r\nHost: x\r\n\r\n', 400],
    ['an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['a PROXY line', 'PROXY TCP4 1.1.1.1 1.1.1.1 1 2\r\n', 400],
    ['no Host', 'GET /v3/none HTTP/1.1\r\n\r\n', 400],
    ['bare line feeds', 'GET /v3/none HTTP/1.1\nHost: x\n\n', 400],
    ['bare carriage returns', 'GET /v3/none HTTP/1.1\rHost: x\r\r', 400],
    ['NUL in the target', 'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['NUL in the name of a header', `${get}A\0: b\r\n\r\n`, 400],
    ['NUL in the value of a header', `${get}A: a\0b\r\n\r\n`, 400],
    ['a folded header', `${get}A: b\r\n c\r\n\r\n`, 400],
    ['a header of 20 kB', `${get}A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['a target of 20 kB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ['no size of a chunk', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['a chunk longer than its size', `${post}Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n`, 400],
    ['an unknown coding', `${post}Transfer-Encoding: xchunked\r\n\r\n`, 400],
    ['two framings', `${post}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`, 400],
    ['two lengths', `${post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde`, 400],
    ['a negative length', `${post}Content-Length: -5\r\n\r\n`, 400],
    ['a length beyond all numbers', `${post}Content-Length: ${'9'.repeat(30)}\r\n\r\n`, 400],
    ['an unknown expectation', `${post}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`, 417],
  ])('gets an error and is closed: %s', async (_, bytes, status) => {
    expect(await exchange(sandbox(), bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })

  it('is closed when it is a CONNECT', async () => {
    expect(await exchange(sandbox(), 'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('')
  })

  it.each([
    ['HTTP/1.0', 'GET /v3/none HTTP/1.0\r\n\r\n'],
    ['an absolute target', 'GET http://example.com/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a target that is *', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['900 headers', `${get}${'A:b\r\n'.repeat(900)}\r\n`],
    ['an upgrade', `${get}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
    ['an Authorization of brackets', `${get}Accept: application/json\r\nAuthorization: ${'['.repeat(9000)}\r\n\r\n`],
  ])('is read as a request without the headers that WeChat Pay requires: %s', async (_, bytes) => {
    expect(await exchange(sandbox(), bytes)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*"code":"PARAM_ERROR"/)
  })
})
