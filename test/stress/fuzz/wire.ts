import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { TimeoutError, WechatpayError, type WechatpayClient } from '../../../src/index.js'
import { SERVICE_ORDER, serviceOrderCall } from '../../helpers.js'
import { changedResponses, ORDER, signedResponses, type ServedResponse } from '../../properties/responses.js'
import { endOf, judge } from '../../properties/oracle.js'
import { startRawServer } from '../../properties/raw-server.js'
import { stopClock } from './clock.js'
import { credentials, entries, entryNames, type Entry } from './entries.js'
import { mutated } from './mutated.js'
import { assertSafe } from './messages.js'
import { ACCEPTED, Violation, type Target } from './target.js'

interface Input {
  entry: Entry
  /** All that the server sends, one character for each byte. */
  bytes: string
}

/** The bytes of whole HTTP responses, for each transport: data only when it is the JSON of a signed body. */
export async function wire(): Promise<Target<Input>> {
  const letGo = stopClock()
  const server = await startRawServer()
  const clientOf = (entry: Entry, timeout: number): WechatpayClient =>
    entries[entry].createWechatpayClient(credentials[entry], { baseUrl: server.url, maxRetries: 0, timeout })
  // The fetch of Node 20 never ends when a compressed body is damaged, so only there a TimeoutError is no violation.
  const clients = { web: clientOf('web', 300), node: clientOf('node', 60_000) }
  return {
    inputs: fc
      .record({ entry: fc.constantFrom(...entryNames), bytes }, { noNullPrototype: true })
      .filter(({ entry, bytes }) => entry === 'node' || !isBeyondFetch(bytes)),
    async close() {
      letGo()
      await server.close()
    },
    async feed({ entry, bytes }) {
      server.response = Buffer.from(bytes, 'latin1')
      const { as, value } = await endOf(clients[entry].POST(SERVICE_ORDER, serviceOrderCall))
      if (value instanceof TimeoutError && entry === 'web') return value.code
      if (as === 'not documented') throw value
      assertSafe(value)
      if (as === 'data' && !RESULTS.includes(JSON.stringify(value)))
        throw new Violation('data that the platform has not signed')
      return value instanceof WechatpayError ? value.code : ACCEPTED
    },
  }
}

/**
 * What Node's `fetch` lets through although its own `Response` refuses it: names of headers that are none, also after a
 * carriage return that ends no line; and more codings than five, which end the process when the call is aborted after it
 * failed.
 */
function isBeyondFetch(bytes: string): boolean {
  // The heads of interim responses, and the head of the response.
  const [heads = ''] = /^(\s*HTTP\/1\.\d 1[^]*?\r\n\r\n)*[^]*?(\r\n\r\n|$)/.exec(bytes) ?? []
  const fields = heads.split(/[\r\n]+/).filter((line) => line.includes(':'))
  const names = fields.map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
  const codings = fields.filter((_, index) => names[index] === 'content-encoding').flatMap((line) => line.split(','))
  return /\r(?!\n)/.test(heads) || codings.length > 5 || !names.every((name) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name))
}

const text = ({ body }: ServedResponse): string =>
  Buffer.from(body, 'latin1')
    .toString()
    .replace(/^\uFEFF/, '')
const RESULTS = signedResponses
  .filter((response) => judge({ response, number: ORDER, sendsOnce: true }) === 'data')
  .map((response) => JSON.stringify(JSON.parse(text(response))))

const FRAMINGS = ['whole', 'chunked', 'gzip'] as const
type Framing = (typeof FRAMINGS)[number]

/** A response as it is on the wire, its body whole, in two chunks, or compressed. */
function written({ status, headers, body }: ServedResponse, how: Framing): string {
  const bytes = how === 'gzip' ? gzipSync(Buffer.from(body, 'latin1')).toString('latin1') : body
  const chunk = (part: string): string => `${part.length.toString(16)}\r\n${part}\r\n`
  const half = bytes.length >> 1
  const framed = how === 'chunked' ? `${chunk(bytes.slice(0, half))}${chunk(bytes.slice(half))}0\r\n\r\n` : bytes
  const framing = how === 'chunked' ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', bytes.length]
  const all = [...headers, framing, ...(how === 'gzip' ? [['Content-Encoding', 'gzip']] : [])]
  return `HTTP/1.1 ${status} OK\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${framed}`
}

const seeds = signedResponses.flatMap((response) => FRAMINGS.map((how) => written(response, how)))
const lines = [
  ...['HTTP/1.1 200 OK', 'HTTP/1.1 999 \xC3\xA9', 'HTTP/1.1 307 x', 'HTTP/1.0 200', 'HTTP/1.1 103 Early Hints\r\n'],
  ...['HTTP/1.1 100 Continue\r\n', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n'],
  ...['Content-Length: 5', 'Content-Length: 0', 'Transfer-Encoding: chunked', 'Connection: keep-alive', 'Location: /'],
  ...['Content-Encoding: gzip', 'Content-Encoding: br', 'Content-Encoding: deflate', 'Set-Cookie: a', 'Retry-After: 1'],
  ...['Wechatpay-Nonce: x', 'Wechatpay-Serial:', '__proto__: x', '', '0\r\n', 'ffffffffffffffff'],
].map((line) => `${line}\r\n`)
const words = [...lines, '\n', ' ', ':', '\0', '\xFF']
const bytes = fc.oneof(
  mutated(seeds, words, 'latin1'),
  // A line before the response.
  fc.tuple(fc.constantFrom(...lines), fc.constantFrom(...seeds)).map((both) => both.join('')),
  fc.tuple(changedResponses, fc.constantFrom(...FRAMINGS)).map(([response, how]) => written(response, how)),
)
