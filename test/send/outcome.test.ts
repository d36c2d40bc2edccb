/** What a failed call says of its outcome when a custom fetch carried it, which may have done anything. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConnectionError } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import { complete, rejection } from '../helpers.js'
import { failsWith, inTurn, refusedConnection, reset, status, type Respond } from '../responses.js'

beforeEach(() => void skipPauses())
afterEach(() => vi.unstubAllGlobals())

it.each<[string, Parameters<typeof failsWith>[0]]>([
  ['a refused connection', { code: 'ECONNREFUSED', syscall: 'connect' }],
  ['a network that cannot be reached', { code: 'ENETUNREACH', syscall: 'connect' }],
  ['a name that is not known', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
  ['a name server that is busy', { code: 'EAI_AGAIN' }],
  ['a certificate that is not valid', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
  ['a certificate that is not trusted', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }],
  ['an error of TLS, which may also come after the request', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }],
  ['a connection that took too long to make', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
  ['a reset connection', { code: 'ECONNRESET', syscall: 'read' }],
  [
    'a connection that Deno could not make',
    { message: 'error sending request for url (http://127.0.0.1:8787/): client error (Connect): tcp connect error' },
  ],
  ['no code', {}],
])('says unknown after a custom fetch failed with %s', async (_, fields) => {
  const error = await rejection(complete({ fetch: failsWith(fields) }))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown', cause: expect.any(TypeError) as TypeError })
})

it.each<[string, Respond[]]>([
  ['two refused connections', [refusedConnection, refusedConnection]],
  ['two resets', [reset, reset]],
  ['a reset and a refused connection', [reset, refusedConnection]],
  ['a 500 and a refused connection', [status(500), refusedConnection]],
  ['a reset and two refused connections', [reset, refusedConnection, refusedConnection]],
])('says unknown after %s of a custom fetch', async (_, failures) => {
  const { fetch } = inTurn(...failures)
  const error = await rejection(complete({ fetch, maxRetries: failures.length - 1 }))
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
})

it('says unknown after a global fetch failed that somebody replaced', async () => {
  vi.stubGlobal('fetch', refusedConnection)
  expect(await rejection(complete())).toMatchObject({ code: 'ERR_CONNECTION', outcome: 'unknown' })
})
