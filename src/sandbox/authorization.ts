import { ageOf, requestMessage, type Bytes } from '../message.js'
import { verify } from '../platform/node.js'
import type { Identities } from './identities.js'
import { clip, ServiceError } from './service-error.js'
import type { SandboxPem } from './types.js'

/** The parts of a request that its signature covers. */
export interface CoveredParts {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly body: Bytes
}

const SCHEME = 'WECHATPAY2-SHA256-RSA2048'
const ITEMS = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'] as const
/** By how many seconds a request's timestamp may differ from this machine's clock. */
const CLOCK_TOLERANCE = 300

type Authorization = Record<(typeof ITEMS)[number], string>

/** @throws ServiceError 401 SIGN_ERROR that says which check failed and what the server built its message from */
export async function assertAuthorization(
  header: string | undefined,
  request: CoveredParts,
  { mchid: ownMchid, pem, merchantKey }: Identities,
): Promise<void> {
  const { mchid, nonce_str, timestamp, serial_no, signature } = parseAuthorization(header)
  if (mchid !== ownMchid) throw signError('mchid', `is ${mchid}, but the merchant here is ${ownMchid}`, mchid)
  // Some clients read the serial out of the certificate and write its digits in lower case.
  if (serial_no.toUpperCase() !== pem.merchantSerial)
    throw signError('serial_no', wrongSerial(serial_no, pem), serial_no)
  const now = Math.floor(Date.now() / 1000)
  const age = ageOf(timestamp, now)
  if (!(Math.abs(age) <= CLOCK_TOLERANCE)) {
    const hint = /^[0-9]{13}$/.test(timestamp) ? '; this looks like milliseconds' : ''
    const issue = `must be seconds since 1970, at most ${CLOCK_TOLERANCE} s off the server's clock, which is at ${now}${hint}`
    throw signError('timestamp', issue, timestamp)
  }
  const message = requestMessage(request.method, request.target, timestamp, nonce_str, request.body)
  if (!(await verify(message, signature, merchantKey))) {
    throw signError('signature', 'sign not match', undefined, {
      method: request.method,
      url: clip(request.target, 2048),
      truncated_sign_message: clip(new TextDecoder().decode(message).slice(0, 512), 512),
      sign_message_length: message.length,
    })
  }
}

function wrongSerial(serial: string, pem: SandboxPem): string {
  const wanted = `must be the merchant certificate's, ${pem.merchantSerial}`
  const platform = [pem.platformSerial, pem.platformPublicKeyId]
  if (platform.includes(serial) || platform.includes(serial.toUpperCase())) return `is the platform's: it ${wanted}`
  return serial === BigInt(`0x${pem.merchantSerial}`).toString() ? `${wanted}: this is its decimal form` : wanted
}

/** The items of an Authorization header, which may stand in any order. */
function parseAuthorization(header: string | undefined): Authorization {
  if (!header) throw signError('Authorization', 'is missing')
  if (!header.startsWith(`${SCHEME} `)) throw signError('Authorization', `must begin with "${SCHEME} "`)
  const items = new Map<string, string>()
  for (const item of header.slice(SCHEME.length + 1).split(',')) {
    const [, name, value] = /^([a-z_]+)="([^"]*)"$/.exec(item) ?? []
    if (name === undefined || value === undefined || items.has(name)) {
      throw signError('Authorization', 'must be items name="value", each once, with a comma and no space between them')
    }
    items.set(name, value)
  }
  const missing = ITEMS.find((name) => !items.get(name))
  if (missing) throw signError(missing, 'is missing from the Authorization header')
  // `as`: none of ITEMS is missing.
  return Object.fromEntries(items) as Authorization
}

function signError(field: string, issue: string, value?: string, sign_information?: object): ServiceError {
  const why = sign_information
    ? 'it is another key, or other bytes were signed; see detail.sign_information'
    : `${field} ${issue}`
  return new ServiceError('SIGN_ERROR', `The signature was refused: ${why}`, {
    field,
    issue,
    location: 'authorization',
    ...(value !== undefined && { value }),
    ...(sign_information && { sign_information }),
  })
}
