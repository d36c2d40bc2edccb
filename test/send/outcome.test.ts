/** What a failed call says of its outcome. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConnectionError } from 'wechatpay-payscore'
import { skipPauses } from '../clock.js'
import { client, complete, completed, rejection } from '../helpers.js'
import { inTurn, refusedConnection, reset, signed, status } from '../responses.js'

beforeEach(() => void skipPauses())
afterEach(() => vi.unstubAllGlobals())

it.each<[string, (() => Promise<Response>)[], string]>([
  ['not-sent when no connection could ever be made', [refusedConnection, refusedConnection], 'not-sent'],
  ['unknown after a reset', [reset, reset], 'unknown'],
  ['unknown when an earlier attempt may have arrived', [reset, refusedConnection], 'unknown'],
  ['unknown when an earlier attempt got a 500', [status(500), refusedConnection], 'unknown'],
  ['unknown when the first of three may have arrived', [reset, refusedConnection, refusedConnection], 'unknown'],
])('a call ends in %s', async (_, failures, outcome) => {
  const { fetch } = inTurn(...failures)
  const error = await rejection(complete({ fetch, maxRetries: failures.length - 1 }))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ code: 'ERR_CONNECTION', outcome, cause: expect.any(TypeError) as TypeError })
})

const at = 'http://127.0.0.1:8787/v3/payscore/serviceorder/1/complete'
it.each<[string, object, string]>([
  ['EHOSTUNREACH while connecting', { code: 'EHOSTUNREACH', syscall: 'connect' }, 'not-sent'],
  ['EHOSTUNREACH while reading', { code: 'EHOSTUNREACH', syscall: 'read' }, 'unknown'],
  ['ETIMEDOUT while connecting', { code: 'ETIMEDOUT', syscall: 'connect' }, 'not-sent'],
  ['ETIMEDOUT', { code: 'ETIMEDOUT' }, 'unknown'],
  ['a name that is not known', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'not-sent'],
  ['a certificate that is not valid', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'not-sent'],
  ['one that has expired', { code: 'CERT_HAS_EXPIRED' }, 'not-sent'],
  ['one of nobody known', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'not-sent'],
  ['one that signed itself', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'not-sent'],
  ['one below such a one', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'not-sent'],
  ['a server without TLS', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'not-sent'],
  ['a connection that took too long to make', { code: 'UND_ERR_CONNECT_TIMEOUT' }, 'not-sent'],
  ['a name server that is busy', { code: 'EAI_AGAIN' }, 'not-sent'],
  ['another failure to look up a name', { code: 'EBADNAME', syscall: 'getaddrinfo' }, 'not-sent'],
  ['a code that only ends like one of these', { code: 'PROXY_ECONNREFUSED' }, 'unknown'],
  ['a failure to connect with a code of somebody else', { code: 'proxy', syscall: 'connect' }, 'unknown'],
  ['a socket that was closed', { code: 'UND_ERR_SOCKET' }, 'unknown'],
  ['no code', {}, 'unknown'],
  [
    'a connection that Deno could not make',
    {
      message: `error sending request for url (${at}): client error (Connect): tcp connect error: Connection refused (os error 111)`,
    },
    'not-sent',
  ],
  [
    'a connection that Deno lost',
    {
      message: `error sending request from 127.0.0.1:1 for ${at} (127.0.0.1:8787): client error (SendRequest): connection closed before message completed`,
    },
    'unknown',
  ],
])('after %s a custom fetch tells what can be known', async (_, fields, outcome) => {
  const fetch = async (): Promise<never> => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), fields) })
  }
  expect(await rejection(complete({ fetch }))).toMatchObject({
    code: 'ERR_CONNECTION',
    outcome,
  })
})

it.each<[string, string[], string]>([
  ['not-sent when no address could be reached', ['ECONNREFUSED', 'ECONNREFUSED'], 'not-sent'],
  ['unknown when one of several addresses was', ['ECONNREFUSED', 'ECONNRESET'], 'unknown'],
])('an attempt ends in %s', async (_, codes, outcome) => {
  const fetch = async (): Promise<never> => {
    throw new TypeError('fetch failed', {
      cause: new AggregateError(codes.map((code) => Object.assign(new Error(code), { code }))),
    })
  }
  expect(await rejection(complete({ fetch }))).toMatchObject({ outcome })
})
