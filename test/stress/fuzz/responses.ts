import fc, { type Arbitrary } from 'fast-check'
import { WechatpayError, type WechatpayClient } from '../../../src/index.js'
import { SERVICE_ORDER, serviceOrderCall } from '../../helpers.js'
import { changedResponses, ORDER, OTHER_ORDER, type ServedResponse } from '../../properties/responses.js'
import { complaint, endOf } from '../../properties/oracle.js'
import { stopClock } from './clock.js'
import { credentials, entries, entryNames, type Entry } from './entries.js'
import { assertSafe } from './messages.js'
import { ACCEPTED, Violation, type Target } from './target.js'

/** A call and what it gets. */
export interface Served {
  entry: Entry
  /** Whether a middleware observes the call, which must make no difference. */
  isWatched: boolean
  /** The order of the call. */
  number: string
  response: ServedResponse
  /** Further headers. */
  more: readonly (readonly [name: string, value: string])[]
  /** The number of pieces in which the body arrives. */
  pieces: number
  /** What the custom fetch does instead of responding, if anything. */
  failure: string | null
}

/** Responses with changed headers and bytes: data only when nothing signed has changed, as in the property tests. */
export function responses(): Target<Served> {
  return clientTarget(changedResponses)
}

/** The client with a custom fetch that returns responses, judged as in the property tests. */
export function clientTarget(responses: Arbitrary<ServedResponse>): Target<Served> {
  const letGo = stopClock()
  let fetch: () => Promise<Response>
  const clientOf = (entry: Entry): WechatpayClient =>
    entries[entry].createWechatpayClient(credentials[entry], { fetch: () => fetch(), maxRetries: 0 })
  const clients = { web: clientOf('web'), node: clientOf('node') }
  const watched = { web: clientOf('web'), node: clientOf('node') }
  for (const entry of entryNames) watched[entry].use({ onResponse: () => undefined })
  const inputs = {
    entry: fc.constantFrom(...entryNames),
    isWatched: fc.boolean(),
    number: fc.constantFrom(ORDER, ORDER, ORDER, OTHER_ORDER),
    response: responses,
    more: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(further, { maxLength: 3 }) },
    ),
    pieces: fc.oneof(
      { weight: 9, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 100 }) },
    ),
    failure: fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: failures }),
  }
  return {
    close: letGo,
    inputs: fc.record(inputs, { noNullPrototype: true }),
    async feed({ entry, isWatched, number, response: given, more, pieces, failure }) {
      const response = hasNoBody(given.status) ? { ...given, body: '' } : given
      fetch = (failure !== null && FAILURES[failure]) || (async () => responseOf(response, more, pieces))
      const client = (isWatched ? watched : clients)[entry]
      const init = { ...serviceOrderCall, params: { path: { out_order_no: number } } }
      const ended = await endOf(client.POST(SERVICE_ORDER, init))
      if (ended.as === 'not documented') throw ended.value
      assertSafe(ended.value)
      const hasNoResponse = failure !== null || response.body.length > 1024 * 1024
      const why = hasNoResponse ? undefined : complaint({ response, number, sendsOnce: false }, ended)
      if (why !== undefined) throw new Violation(why)
      if (hasNoResponse && ended.as !== 'refused') throw new Violation(`there was no response, but it is ${ended.as}`)
      return ended.value instanceof WechatpayError ? ended.value.code : ACCEPTED
    },
  }
}

const names = ['Transfer-Encoding', 'Content-Encoding', 'Content-Type', 'Request-ID', 'Retry-After', 'Location']
const values = fc.oneof(
  fc.constantFrom('', '0', '1', '-1', 'chunked', 'gzip', 'text/html; charset=gbk', '1e9', 'https://example.com/'),
  // Any value that a Headers object accepts.
  fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)) }),
)
const further = fc.oneof(
  fc.constant(['Content-Length', '0'] as const),
  fc.tuple(
    fc.constantFrom('Content-Length', ...names),
    values.map((value) => value.replace(/[\r\n]/g, '')),
  ),
)

const returns = (what: () => unknown) => async (): Promise<Response> => what() as Response
/** What a custom fetch can do wrong; `as`, here and above: the type is wrong on purpose. */
const FAILURES: Readonly<Record<string, () => Promise<Response>>> = {
  'throws undefined': () => Promise.reject(undefined as unknown as Error),
  'throws text': () => Promise.reject('text' as unknown as Error),
  'throws an object without prototype': () => Promise.reject(Object.create(null) as Error),
  'throws an error with strange fields': () =>
    Promise.reject(Object.freeze(Object.assign(new Error(''), { code: 1, cause: { code: {}, syscall: [] } }))),
  'returns undefined': returns(() => undefined),
  'returns null': returns(() => null),
  'returns text': returns(() => 'text'),
  'returns an object': returns(() => ({})),
  'returns a network error': returns(() => Response.error()),
  'returns a body that was read': async () => {
    const response = new Response('{}')
    await response.text()
    return response
  },
  'breaks off': async () => {
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      controller.enqueue(Buffer.from('{}'))
      controller.error(new Error('reset'))
    }
    return new Response(new ReadableStream({ start }))
  },
}
const failures = fc.constantFrom(...Object.keys(FAILURES))

function hasNoBody(status: number): boolean {
  return [204, 205, 304].includes(status)
}

function responseOf({ status, headers, body }: ServedResponse, more: Served['more'], pieces: number): Response {
  const init = { status, headers: [...headers, ...more].map(([name, value]): [string, string] => [name, value]) }
  const bytes = Buffer.from(body, 'latin1')
  if (hasNoBody(status)) return new Response(null, init)
  if (pieces === 1) return new Response(bytes, init)
  const length = Math.ceil(bytes.length / pieces)
  const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    for (let at = 0; at < bytes.length; at += length) controller.enqueue(bytes.subarray(at, at + length))
    controller.close()
  }
  return new Response(new ReadableStream({ start }), init)
}
