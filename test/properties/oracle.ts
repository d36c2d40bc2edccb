/** What a client must make of a response, decided without cryptography: a list has all that the platform ever signed. */
import { ConnectionError, SignatureVerificationError, UnexpectedResponseError } from '../../src/index.js'
import { NOW } from '../helpers.js'
import {
  NONCE,
  SERIAL,
  SIGNATURE,
  SIGNATURE_HEADERS,
  signedResponses,
  TIMESTAMP,
  type ServedResponse,
} from './responses.js'

/**
 * `data`: the very bytes that were signed, under the very timestamp, nonce, signature and serial number, within 300 s,
 * with status 200, a JSON object about this order. `error`: the shape of the API's errors with a status of 400 to 599,
 * either without any signature header or signed like `data`. So these changes pass, and no other: the order, case and
 * surrounding blanks of headers, headers that are not of the signature, and one error status in place of another.
 */
export type Verdict = 'data' | 'error' | 'refused'

export function judge(response: ServedResponse, number: string): Verdict {
  const { status } = response
  const value = parse(response.body)
  const { code, message, out_order_no: about } = Object(value) as Record<string, unknown>
  const isError = typeof code === 'string' && typeof message === 'string'
  if (status >= 400 && status <= 599) {
    const isUnsigned = SIGNATURE_HEADERS.every((name) => received(response, name) === '')
    return isError && (isUnsigned || isSigned(response)) ? 'error' : 'refused'
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const isResult = isObject && (about === undefined ? !isError : about === number)
  return status === 200 && isResult && isSigned(response) ? 'data' : 'refused'
}

/** What is wrong with how a call ended; undefined when it is as it must be. */
export function complaint(response: ServedResponse, number: string, ended: Ended): string | undefined {
  const verdict = judge(response, number)
  if (ended.as !== verdict) return `the response must be ${verdict}, but is ${ended.as}: ${String(ended.value)}`
  if (ended.as === 'refused') return undefined
  return sameJson(ended.value, parse(response.body)) ? undefined : `the ${verdict} is not what the body says`
}

export interface Ended {
  as: Verdict | 'not documented'
  value: unknown
}

/** How a call of the client ended. */
export async function endOf(call: Promise<{ data?: unknown; error?: unknown }>): Promise<Ended> {
  try {
    const { data, error } = await call
    if ((data === undefined) === (error === undefined)) return { as: 'not documented', value: 'both or neither' }
    return data === undefined ? { as: 'error', value: error } : { as: 'data', value: data }
  } catch (error) {
    const documented = [SignatureVerificationError, UnexpectedResponseError, ConnectionError]
    const isDocumented = documented.some((known) => error instanceof known && error.outcome === 'unknown')
    return { as: isDocumented ? 'refused' : 'not documented', value: error }
  }
}

/** The value of a header as every client reads it: blanks round it do not count, several of a name are a list. */
function received({ headers }: ServedResponse, name: string): string {
  const values = headers.filter(([is]) => is.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
  return values.map((value) => value.replace(/^[\t ]+|[\t ]+$/g, '')).join(', ')
}

function isSigned(response: ServedResponse): boolean {
  const off = Math.abs(Number(received(response, TIMESTAMP)) - NOW)
  return off <= 300 && ORIGINALS.has(signedParts(response))
}

function signedParts(response: ServedResponse): string {
  return [TIMESTAMP, NONCE, SIGNATURE, SERIAL].map((name) => `${received(response, name)}\n`).join('') + response.body
}

const ORIGINALS = new Set(signedResponses.map(signedParts))

function parse(body: string): unknown {
  try {
    // A byte order mark is no part of the text.
    return JSON.parse(
      Buffer.from(body, 'latin1')
        .toString()
        .replace(/^\uFEFF/, ''),
    ) as unknown
  } catch {
    return undefined
  }
}

function sameJson(one: unknown, other: unknown): boolean {
  try {
    return JSON.stringify(one) === JSON.stringify(other)
  } catch (error) {
    // What is nested deeper than can be written again is compared at its top.
    if (!(error instanceof RangeError)) throw error
    const { code, message } = Object(one) as Record<string, unknown>
    const second = Object(other) as Record<string, unknown>
    return code === second.code && message === second.message
  }
}
