import fc from 'fast-check'
import { signedResponses } from '../../properties/responses.js'
import { clientTarget, type Served } from './responses.js'
import { mutated } from './mutated.js'
import type { Target } from './target.js'

/** Bodies of errors: a value where the API's error proves that nothing was executed, whatever else the body has. */
export function errorBodies(): Target<Served> {
  const status = fc.oneof(
    // The statuses that the contract declares, and any other.
    { weight: 9, arbitrary: fc.constantFrom(400, 400, 401, 401, 403, 404, 429, 500, 502, 503) },
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
  )
  const headers = fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constantFrom(...signedErrors.map((response) => response.headers)) },
  )
  return clientTarget(fc.record({ status, headers, body: bodies }, { noNullPrototype: true }))
}

const signedErrors = signedResponses.filter(({ status }) => status >= 400)
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1')

const error = '{"code":"ORDER_DONE","message":"订单已完成","detail":{"field":"/total_amount","value":1,"issue":"x"}}'
const seeds = [
  ...signedErrors.map(({ body }) => body),
  bytesOf(`\uFEFF${error}`),
  ...['PARAM_ERROR', 'NO_AUTH', 'SIGN_ERROR', 'A_NEW_CODE'].map((code) => `{"code":"${code}","message":"m"}`),
]
const words = '{ } [ ] " : , \\ \\u0000 \\ud800 null -1e999 "code" "message" "" \xFF \xC0\xAF \0'.split(' ')

/** Fields of any type, some of them twice. */
const fields = fc.tuple(
  fc.constantFrom('code', 'message', 'detail', '__proto__', 'toJSON'),
  fc.jsonValue({ maxDepth: 2 }),
)
const objects = fc.array(fields, { maxLength: 5 }).map((all) => {
  return `{${all.map(([name, value]) => `"${name}":${JSON.stringify(value)}`).join(',')}}`
})
const text = fc.string({ unit: 'binary' })
const errors = fc.record({ code: text, message: text, detail: fc.jsonValue() }).map((value) => JSON.stringify(value))
const deep = fc
  .tuple(fc.integer({ min: 1, max: 200_000 }), fc.constantFrom('[]', '{}'))
  .map(([depth, [open, close]]) => {
    const nested = (open === '[' ? '[' : '{"a":').repeat(depth) + '1' + String(close).repeat(depth)
    return `{"code":"X","message":"m","detail":${nested}}`
  })
/** Sizes near the largest that the client reads, 1 MiB. */
const long = fc.tuple(fc.constantFrom(100_000, 1_048_000, 1_049_000, 1_500_000), fc.constantFrom('code', 'message'))

const bodies = fc.oneof(
  { weight: 30, arbitrary: mutated(seeds, words, 'latin1') },
  { weight: 30, arbitrary: objects.map(bytesOf) },
  { weight: 30, arbitrary: errors.map(bytesOf) },
  { weight: 1, arbitrary: deep },
  {
    weight: 1,
    arbitrary: long.map(([length, name]) => JSON.stringify({ code: 'X', message: 'm', [name]: 'x'.repeat(length) })),
  },
)
