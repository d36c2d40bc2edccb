import fc, { type Arbitrary } from 'fast-check'
import { WechatpayError, type WechatpayClient } from '../../../src/index.js'
import { SERVICE_ORDER, serviceOrderCall } from '../../helpers.js'
import { changedAnswers, ORDER, OTHER_ORDER, type ServedAnswer } from '../../properties/answers.js'
import { complaint, endOf } from '../../properties/oracle.js'
import { stopClock } from './clock.js'
import { credentials, entries, entryNames, type Entry } from './entries.js'
import { ACCEPTED, Violation, type Target } from './target.js'

/** A call and how it is answered. */
export interface Answered {
  entry: Entry
  /** Whether a middleware looks on: then the answer takes another way. */
  isWatched: boolean
  /** What the call is about. */
  number: string
  answer: ServedAnswer
  /** Further headers. */
  more: readonly (readonly [name: string, value: string])[]
  /** In how many pieces the body comes. */
  pieces: number
  /** What the `fetch` does in place of answering. */
  failure: string | null
}

/** Answers changed in their headers and bytes: data only when it is what was signed, as in the tests of the properties. */
export function answers(): Target<Answered> {
  return clientTarget(changedAnswers)
}

/** The client with a `fetch` that hands over answers, judged as in the tests of the properties. */
export function clientTarget(answers: Arbitrary<ServedAnswer>): Target<Answered> {
  const letGo = stopClock()
  let fetch: () => Promise<Response>
  const clientOf = (entry: Entry): WechatpayClient =>
    entries[entry].createWechatpayClient(credentials[entry], { fetch: () => fetch(), maxRetries: 0 })
  const clients = { web: clientOf('web'), node: clientOf('node') }
  const inputs = {
    entry: fc.constantFrom(...entryNames),
    isWatched: fc.boolean(),
    number: fc.constantFrom(ORDER, ORDER, ORDER, OTHER_ORDER),
    answer: answers,
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
    async feed({ entry, isWatched, number, answer: given, more, pieces, failure }) {
      const answer = hasNoBody(given.status) ? { ...given, body: '' } : given
      fetch = (failure !== null && FAILURES[failure]) || (async () => responseOf(answer, more, pieces))
      const middleware = isWatched ? [{ onResponse: () => undefined }] : []
      const init = { ...serviceOrderCall, params: { path: { out_order_no: number } }, middleware }
      const ended = await endOf(clients[entry].POST(SERVICE_ORDER, init))
      if (ended.as === 'not documented') throw ended.value
      const noneCame = failure !== null || answer.body.length > 1024 * 1024
      // With a middleware openapi-fetch believes this header more than the body.
      const mayBeRefused = noneCame || more.some(([name, value]) => name === 'Content-Length' && value === '0')
      const why = mayBeRefused && ended.as === 'refused' ? undefined : complaint(answer, number, ended)
      if (why !== undefined || (noneCame && ended.as !== 'refused')) throw new Violation(why ?? 'no answer came')
      return ended.value instanceof WechatpayError ? ended.value.code : ACCEPTED
    },
  }
}

const names = ['Transfer-Encoding', 'Content-Encoding', 'Content-Type', 'Request-ID', 'Retry-After', 'Location']
const values = fc.oneof(
  fc.constantFrom('', '0', '1', '-1', 'chunked', 'gzip', 'text/html; charset=gbk', '1e9', 'https://example.com/'),
  // All that a Headers object takes.
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
/** What a `fetch` of one's own can do wrong; `as`, here and above: it has the wrong type on purpose. */
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

function responseOf({ status, headers, body }: ServedAnswer, more: Answered['more'], pieces: number): Response {
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
