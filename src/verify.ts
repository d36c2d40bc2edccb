import type { Operation } from '../generated/operations.js'
import { PUBLIC_KEY_PREFIX, type Credentials } from './credentials.js'
import { quote, SignatureVerificationError } from './errors.js'
import { ageOf, responseMessage, type Bytes, type CryptoKey } from './message.js'
import type { Platform } from './platform/types.js'
import type { ReceivedResponse } from './received-response.js'
import { violationsOf } from './validator.js'

/**
 * Returns when the response can be trusted, and says whether it is signed: under a known key within the clock's
 * tolerance, or an error of the API without any signature header.
 *
 * @throws SignatureVerificationError
 * @throws UnexpectedResponseError for a response other than 2xx that is no error of the API
 */
export type Verify = (received: ReceivedResponse) => Promise<boolean>

export function createVerify(credentials: Credentials, platform: Pick<Platform, 'verify'>): Verify {
  const { clockTolerance = 300 } = credentials
  const keys = new Map(Object.entries(credentials.platformKeys))

  return async (received) => {
    const { headers, body, isSuccess } = received
    const signed = signedParts(headers)

    if (!isSuccess && !received.apiError()) throw received.unexpected('no error of the API')
    // An error may come unsigned: a 401 always does.
    if (!isSuccess && signed.every((part) => part === '')) return false

    const distrust = await distrustOf(signed, body, { keys, clockTolerance, now: Date.now() }, platform)
    if (!distrust) return true
    const { code, why } = distrust
    const message = `The response (${received.status}) cannot be trusted: ${why}`
    throw new SignatureVerificationError(message, { code, outcome: 'unknown', response: received.toResponse(null) })
  }
}

/** What a signature is judged by. */
export interface Trust {
  /** By `Wechatpay-Serial`. */
  readonly keys: ReadonlyMap<string, CryptoKey>
  /** In seconds. */
  readonly clockTolerance: number
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The parts of a signed message that its headers hold; '' for each that is missing. */
export type SignedParts = readonly [timestamp: string, nonce: string, signature: string, serial: string]

export function signedParts(headers: Pick<Headers, 'get'>): SignedParts {
  // `as`: there are four names.
  return HEADERS.map((name) => (headers.get(name) ?? '').trim()) as unknown as SignedParts
}

/** Why a response or a notification cannot be trusted; undefined when it can. */
export async function distrustOf(
  [timestamp, nonce, signature, serial]: SignedParts,
  body: Bytes,
  { keys, clockTolerance, now }: Trust,
  platform: Pick<Platform, 'verify'>,
): Promise<{ code: SignatureVerificationError['code']; why: string } | undefined> {
  const missing = [timestamp, nonce, signature, serial].indexOf('')
  if (missing >= 0) return { code: 'ERR_SIGNATURE_MISSING', why: `it has no ${HEADERS[missing]} header` }

  const age = ageOf(timestamp, Math.floor(now / 1000))
  // The comparison is written so that NaN is refused.
  if (!(Math.abs(age) <= clockTolerance)) {
    const off = Number.isNaN(age) ? 'is not a number of seconds' : `is ${Math.abs(age)} s ${age > 0 ? 'old' : 'ahead'}`
    const why = `its Wechatpay-Timestamp ${off}, tolerated are ${clockTolerance} s: check this machine's clock`
    return { code: 'ERR_SIGNATURE_EXPIRED', why }
  }

  const key = keys.get(serial)
  if (key === undefined) return { code: 'ERR_SIGNATURE_UNKNOWN_SERIAL', why: unknownSerial(serial, keys) }

  const valid = platform.verify(responseMessage(timestamp, nonce, body), signature, key)
  // Node verifies at once, and a call does without the turn of the event loop.
  if (typeof valid === 'boolean' ? valid : await valid) return undefined
  return { code: 'ERR_SIGNATURE_MISMATCH', why: mismatch(signature, serial) }
}

/** The fields that a call sends, by name: those of the merchant, the path, the query and the body. */
export type SentParts = readonly Readonly<Record<string, unknown>>[]

/**
 * The signature covers neither the request nor the status. So a signed response is the result of a call only if it has
 * the fields of a result, and names what the call named: the order, the merchant, the amount.
 *
 * @param sent the parts of the call; of two with the same field the first one counts
 * @throws UnexpectedResponseError
 */
export function assertProven(received: ReceivedResponse, { response, echoes }: Operation, sent: SentParts): void {
  if (received.status !== 200) throw received.unexpected('signed, but no result')
  const value = received.json()
  const [broken] = violationsOf(response, value)
  if (broken) {
    const { name, pointer } = broken
    const what = name ? `without ${name}` : pointer ? `its ${pointer.slice(1)} is that of no result` : 'no JSON object'
    throw received.unexpected(`signed, but ${what}`)
  }
  const result = value as Record<string, unknown> // `as`: the schema asks for an object.
  const other = echoes.find((name) => {
    const asked = sent.find((part) => part[name] !== undefined)
    return asked !== undefined && result[name] !== asked[name]
  })
  if (other !== undefined) throw received.unexpected(`signed, but its ${other} is not the one of this call`)
}

/**
 * An error of the API says something about the call only under a status that the contract declares, and a listed code
 * only under its own status.
 *
 * @throws UnexpectedResponseError
 */
export function assertDeclared(received: ReceivedResponse, { codes }: Operation): void {
  const listed = codes[received.status]
  const code = received.apiError()?.code ?? ''
  if (!listed) throw received.unexpected('of an undeclared status')
  if (!listed.includes(code) && Object.values(codes).some((others) => others.includes(code)))
    throw received.unexpected(`${code} under a status of other codes`)
}

const HEADERS = ['Wechatpay-Timestamp', 'Wechatpay-Nonce', 'Wechatpay-Signature', 'Wechatpay-Serial'] as const

const PROBE_PREFIX = 'WECHATPAY/SIGNTEST/'

function unknownSerial(serial: string, keys: ReadonlyMap<string, unknown>): string {
  const known = [...keys.keys()]
  const isPublicKey = (each: string): boolean => each.startsWith(PUBLIC_KEY_PREFIX)
  const said = `it is signed with ${quote(serial)}, platformKeys has ${known.map(quote).join(', ')}`
  if (known.some((each) => isPublicKey(each) === isPublicKey(serial)))
    return `${said}: is one mistyped, or another merchant's, or is this a new key?`
  return `${said}: add the ${isPublicKey(serial) ? 'WeChat Pay public key' : 'platform certificate'} of that name`
}

function mismatch(signature: string, serial: string): string {
  return signature.startsWith(PROBE_PREFIX)
    ? 'WeChat Pay probes with a wrong signature'
    : `its signature does not verify with the key of ${quote(serial)}: is it the right key, or does a proxy change bodies?`
}
