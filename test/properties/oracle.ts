/** What a client must make of a response, decided without cryptography: a list has all that the platform ever signed. */
import {
  ConnectionError,
  OutcomeUnknownError,
  SignatureVerificationError,
  UnexpectedResponseError,
  WechatpayError,
} from '../../src/index.js'
import { operations } from '../../generated/operations.js'
import { bundle } from '../contract/contract.js'
import { credentials, NOW, SERVICE_ORDER, serviceOrderCall } from '../helpers.js'
import { NONCE, SERIAL, SIGNATURE, SIGNATURE_HEADERS, signedResponses, TIMESTAMP } from './responses.js'
import type { ServedResponse } from './responses.js'

/**
 * How a call of one attempt must end:
 *
 * - `data`: status 200, the very bytes, timestamp, nonce, signature and serial number that were signed, within 300 s, and
 *   a body that proves the completion
 * - `error`: a refusal that certainly ended the call, because it is signed, a 401, or comes before any execution
 * - `open`: an OutcomeUnknownError with what the API reported, because the order may be completed all the same
 * - `refused`: any other documented error, because the response cannot be trusted or is not the contract's
 *
 * So the order, case and surrounding blanks of headers make no difference, nor do headers beside those of the signature.
 */
export type Verdict = 'data' | 'error' | 'open' | 'refused'

/** A response, the order of the call, and whether its transport sends a request at most once: a fetch may send it twice. */
export interface Case {
  readonly response: ServedResponse
  readonly number: string
  readonly sendsOnce: boolean
}

export function judge({ response, number, sendsOnce }: Case): Verdict {
  const { status } = response
  const value = parse(response.body)
  const isTrusted = isSigned(response)
  if (status >= 200 && status < 300) return status === 200 && isTrusted && isProof(value, number) ? 'data' : 'refused'

  const { code, message } = Object(value) as Record<string, unknown>
  if (typeof code !== 'string' || typeof message !== 'string') return 'refused'
  const isUnsigned = SIGNATURE_HEADERS.every((name) => received(response, name) === '')
  if (!isTrusted && !isUnsigned) return 'refused'
  const listed = CODES.get(status)
  const isListedElsewhere = [...CODES.values()].some((codes) => codes.includes(code)) && !listed?.includes(code)
  if (!listed || isListedElsewhere) return 'refused'

  if (status >= 500) return 'open'
  if (['ORDER_DONE', 'ORDER_CANCELED'].includes(code)) return isTrusted && sendsOnce ? 'error' : 'open'
  return isTrusted || status === 401 || BEFORE_EXECUTION.includes(code) ? 'error' : 'open'
}

/** The error codes of each status that the operation declares. */
const CODES = new Map(
  Object.entries(operations[`POST ${SERVICE_ORDER}`]?.codes ?? {}).map(([status, codes]) => [Number(status), codes]),
)

/** Refusals that come before any execution: they need no signature. */
const BEFORE_EXECUTION = ['PARAM_ERROR', 'NO_AUTH', 'ORDER_NOT_EXIST', ...(CODES.get(429) ?? [])]

/** What the call sent and the result has to repeat. */
const { appid, service_id, total_amount } = serviceOrderCall.body
const SENT = { appid, service_id, total_amount, mchid: credentials.mchid }
const REQUIRED = bundle.components.schemas.CompletedServiceOrder?.required ?? []

function isProof(value: unknown, number: string): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  const expected = { ...SENT, out_order_no: number }
  return (
    REQUIRED.every((name) => fields.has(name)) &&
    Object.entries(expected).every(([name, sent]) => fields.get(name) === sent) &&
    ['DOING', 'DONE'].includes(String(fields.get('state'))) &&
    fields.get('state_description') !== 'USER_CONFIRM'
  )
}

/** What is wrong with how a call ended; undefined when it is as it must be. */
export function complaint(one: Case, ended: Ended): string | undefined {
  const verdict = judge(one)
  if (ended.as !== verdict) return `the response must be ${verdict}, but is ${ended.as}: ${String(ended.value)}`
  if (verdict === 'refused') return undefined
  const reported = ended.value instanceof OutcomeUnknownError ? ended.value.error : ended.value
  return sameJson(reported, parse(one.response.body)) ? undefined : `the ${verdict} is not what the body says`
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
    // A request was sent, so every error has to say `unknown`.
    if (!(error instanceof WechatpayError) || error.outcome !== 'unknown') return { as: 'not documented', value: error }
    if (error instanceof OutcomeUnknownError) return { as: 'open', value: error }
    const documented = [SignatureVerificationError, UnexpectedResponseError, ConnectionError]
    return { as: documented.some((known) => error instanceof known) ? 'refused' : 'not documented', value: error }
  }
}

/** The value of a header as every client reads it: surrounding blanks do not count, several of a name are a list. */
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
    // A byte order mark is not part of the text.
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
    // JSON that is nested too deeply to be written again is compared at its top.
    if (!(error instanceof RangeError)) throw error
    const { code, message } = Object(one) as Record<string, unknown>
    const second = Object(other) as Record<string, unknown>
    return code === second.code && message === second.message
  }
}
