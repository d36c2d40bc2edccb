import fc, { type Arbitrary } from 'fast-check'
import { WechatpayError, type WechatpayClient } from '../../src/index.js'
import { SERVICE_ORDER, serviceOrderCall } from '../../test/helpers.js'
import { changedAnswers, ORDER, OTHER_ORDER, signedAnswers, type ServedAnswer } from '../../test/properties/answers.js'
import { complaint, endOf } from '../../test/properties/oracle.js'
import { stopClock } from './clock.js'
import { credentials, entries, entryNames, type Entry } from './entries.js'
import { mutated } from './mutated.js'
import { ACCEPTED, Violation, type Target } from './target.js'

interface Input {
  entry: Entry
  /** Whether a middleware looks on: then the answer takes another way. */
  isWatched: boolean
  answer: ServedAnswer
  /** What the call is about. */
  number: string
  /** Further headers. */
  more: readonly (readonly [name: string, value: string])[]
  /** In how many pieces the body comes. */
  pieces: number
  /** What the `fetch` does in place of answering. */
  failure: string | null
}

/** Answers changed in their headers and bytes: data only when it is what was signed, as in the tests of the properties. */
export function answers(): Target<Input> {
  return clientTarget(changedAnswers)
}

/** Bodies of errors: a value where they have the shape of the API's, whatever else they hold. */
export function errorBodies(): Target<Input> {
  const errors = fc.integer({ min: 400, max: 599 })
  const status = fc.oneof(
    { weight: 9, arbitrary: errors },
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
  )
  const headers = fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constantFrom(...signedErrors.map((answer) => answer.headers)) },
  )
  return clientTarget(fc.record({ status, headers, body: bodies }, { noNullPrototype: true }))
}

const error = '{"code":"ORDER_DONE","message":"订单已完成","detail":{"field":"/total_amount","value":1,"issue":"x"}}'
const signedErrors = signedAnswers.filter(({ status }) => status >= 400)

const words = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\',
  '\\u0000',
  '\\ud800',
  'null',
  '-1e999',
  '"code"',
  '"message"',
  '""',
]
const bytes = (text: string): string => Buffer.from(text).toString('latin1')
const bodies: Arbitrary<string> = fc.oneof(
  {
    weight: 40,
    arbitrary: mutated(
      [...signedErrors.map(({ body }) => body), bytes(`\uFEFF${error}`)],
      [...words, '\xFF', '\xC0\xAF'],
      'latin1',
    ),
  },
  // Of any type, and twice.
  {
    weight: 40,
    arbitrary: fc
      .array(
        fc.tuple(fc.constantFrom('code', 'message', 'detail', '__proto__', 'toJSON'), fc.jsonValue({ maxDepth: 2 })),
        { maxLength: 5 },
      )
      .map((fields) => bytes(`{${fields.map(([name, value]) => `"${name}":${JSON.stringify(value)}`).join(',')}}`)),
  },
  {
    weight: 40,
    arbitrary: fc
      .record({ code: fc.string({ unit: 'binary' }), message: fc.string({ unit: 'binary' }), detail: fc.jsonValue() })
      .map((value) => bytes(JSON.stringify(value))),
  },
  // Nested deep, and long.
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 200_000 }), fc.constantFrom('[', '{"a":'))
      .map(
        ([depth, open]) =>
          `{"code":"X","message":"m","detail":${open.repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}}`,
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(100_000, 1_048_000, 1_049_000, 1_500_000), fc.constantFrom('code', 'message'))
      .map(([length, long]) => JSON.stringify({ code: 'X', message: 'm', [long]: 'x'.repeat(length) })),
  },
)

function clientTarget(answers: Arbitrary<ServedAnswer>): Target<Input> {
  const letGo = stopClock()
  let fetch: () => Promise<Response>
  const clientOf = (entry: Entry): WechatpayClient =>
    entries[entry].createWechatpayClient(credentials[entry], { fetch: () => fetch(), maxRetries: 0 })
  const clients = { web: clientOf('web'), node: clientOf('node') }
  const inputs = {
    entry: fc.constantFrom(...entryNames),
    isWatched: fc.boolean(),
    answer: answers,
    number: fc.constantFrom(ORDER, ORDER, ORDER, OTHER_ORDER),
    more: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(further, { maxLength: 3 }) },
    ),
    pieces: rarely(fc.integer({ min: 2, max: 100 }), 1),
    failure: rarely(fc.constantFrom(...Object.keys(FAILURES)), null),
  }
  return {
    close: letGo,
    inputs: fc.record(inputs, { noNullPrototype: true }),
    async feed({ entry, isWatched, answer: given, number, more, pieces, failure }) {
      const answer = hasNoBody(given.status) ? { ...given, body: '' } : given
      fetch = (failure !== null && FAILURES[failure]) || (async () => responseOf(answer, more, pieces))
      const middleware = isWatched ? [{ onResponse: () => undefined }] : []
      const init = { ...serviceOrderCall, params: { path: { out_order_no: number } }, middleware }
      const ended = await endOf(clients[entry].POST(SERVICE_ORDER, init))
      if (ended.as === 'not documented') throw ended.value
      const noneCame = failure !== null || answer.body.length > 1024 * 1024
      // openapi-fetch believes this header more than the body.
      const isEmpty = more.some(([name, value]) => name === 'Content-Length' && value === '0')
      const mayBeRefused = noneCame || isEmpty
      const why = mayBeRefused && ended.as === 'refused' ? undefined : complaint(answer, number, ended)
      if (why !== undefined || (noneCame && ended.as !== 'refused')) throw new Violation(why ?? 'no answer came')
      return ended.value instanceof WechatpayError ? ended.value.code : ACCEPTED
    },
  }
}

function rarely<T, Usual>(arbitrary: Arbitrary<T>, usual: Usual): Arbitrary<T | Usual> {
  return fc.oneof({ weight: 19, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary })
}

const further = fc.tuple(
  fc.constantFrom(
    'Content-Length',
    'Transfer-Encoding',
    'Content-Encoding',
    'Content-Type',
    'Request-ID',
    'Retry-After',
    'Location',
  ),
  fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '1',
      '-1',
      'chunked',
      'gzip',
      'text/html; charset=gbk',
      'application/json',
      '1e9',
      'https://example.com/',
    ),
    // What a Headers object takes; the last of these are the codes that a terminal obeys.
    fc.string({
      unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code === 10 || code === 13 ? 32 : code)),
    }),
  ),
)

const fails = (how: () => unknown) => async (): Promise<Response> => how() as Response
/** What a `fetch` of one's own can do wrong; `as`, above: its types are wrong on purpose. */
const FAILURES: Readonly<Record<string, () => Promise<Response>>> = {
  'throws undefined': () => Promise.reject(undefined as unknown as Error),
  'throws text': () => Promise.reject('text' as unknown as Error),
  'throws an object without prototype': () => Promise.reject(Object.create(null) as Error),
  'throws an error with strange fields': () =>
    Promise.reject(Object.freeze(Object.assign(new Error(''), { code: 1, cause: { code: {}, syscall: [] } }))),
  'returns undefined': fails(() => undefined),
  'returns null': fails(() => null),
  'returns text': fails(() => 'text'),
  'returns an object': fails(() => ({})),
  'returns a network error': fails(() => Response.error()),
  'returns a body that was read': async () => {
    const response = new Response('{}')
    await response.text()
    return response
  },
  'breaks off': fails(() => {
    const stream = new ReadableStream({
      start: (controller) => (controller.enqueue(Buffer.from('{}')), controller.error(new Error('reset'))),
    })
    return new Response(stream)
  }),
}

function hasNoBody(status: number): boolean {
  return [204, 205, 304].includes(status)
}

function responseOf({ status, headers, body }: ServedAnswer, more: Input['more'], pieces: number): Response {
  const all = [...headers, ...more].map(([name, value]): [string, string] => [name, value])
  const init = { status, headers: all }
  const bytes = Buffer.from(body, 'latin1')
  if (hasNoBody(status)) return new Response(null, init)
  if (pieces === 1) return new Response(bytes, init)
  const stream = new ReadableStream({
    start(controller) {
      const length = Math.ceil(bytes.length / pieces)
      for (let at = 0; at < bytes.length; at += length) controller.enqueue(bytes.subarray(at, at + length))
      controller.close()
    },
  })
  return new Response(stream, init)
}
